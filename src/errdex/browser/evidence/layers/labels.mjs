// Reads requests whose parts stand under labels, as loggers of clients print them.
// Such as `uri: https://h/`, `method: POST`, `headers:`, ` a: b`, `data:`, `x=1`.

import { hasCredentials, REQUEST_LINE } from "../http/bodies.mjs";

const MOST_LABELS = 16;
const URL_LABEL = /^(?:[^\n]{0,120}[ \t])?(?:[Uu][Rr][IiLl]|REQUEST)(?::[ \t]+|\t)(https?:\/\/[^ \t]+)$/;
const METHOD = /^(?:Method|METHOD|method)(?::[ \t]+|\t)(?:[A-Za-z]+\(value=)?([A-Z]{3,7})\)?$/;
const FIRST = new RegExp(`^${REQUEST_LINE}$`);
const HOST = /^(?:HOST|Host)[ \t]*:[ \t]*([^ \t]+)$/;
const HEADERS = /^(?:[A-Za-z]{1,10} )?(?:headers|Headers|HEADERS)[ \t]*:?[ \t]*$/;
const HEADER = /^(?:->)?[ \t]{0,8}([A-Za-z][A-Za-z0-9-]*:[ \t][^\n]*)$/;
const TELLING = /^(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}|[Cc]ontent-[Tt]ype):[ \t]/;
const BODY =
  /^(?:body|Body|BODY|data|Data)(?:[ \t]*:[ \t]*|\t(?<said>[^\n]+)| Content-Type: [^\n]*)$/;
const START = "BODY START";

/** Text in which such requests are the messages that they show. */
export function readLabels(text) {
  if (!hasCredentials(text)) return text;
  const lines = text.split("\n");
  const read = [];
  let done = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const opened = at >= done ? opening(lines, at) : null;
    if (opened) {
      for (const line of lines.slice(done, at)) read.push(line);
      read.push(...opened[0]);
      done = headers(lines, opened[1], read);
    }
  }
  return read.concat(lines.slice(done)).join("\n");
}

/** [the first lines of a message, where the headers below their label are]; or null. */
function opening(lines, at) {
  const line = lines[at];
  const url = line.includes("://") ? URL_LABEL.exec(line) : null;
  const first = line.includes("HTTP/") && FIRST.test(line);
  if (!url && !first) return null;
  let [method, host] = [null, null];
  const end = Math.min(at + 1 + MOST_LABELS, lines.length);
  for (let number = at + 1; number < end; number += 1) {
    if (first && TELLING.test(lines[number])) return null;
    method ??= METHOD.exec(lines[number]);
    host ??= HOST.exec(lines[number]);
    const below = lines[number + 1] ?? "";
    const isLabel = HEADERS.test(lines[number]) && HEADER.test(below);
    if (isLabel || (url && method && TELLING.test(below))) {
      const hosts = host ? [`Host: ${host[1]}`] : [];
      if (url && method) return [[`${method[1]} ${url[1]} HTTP/1.1`, ...hosts], number + 1];
      return first ? [[line, ...hosts], number + 1] : null;
    }
    if (first && !host) return null;
  }
  return null;
}

/** Add the headers from a place on, and the body's label as an empty line; return the end. */
function headers(lines, at, read) {
  while (at < lines.length) {
    const [header, body] = [HEADER.exec(lines[at]), BODY.exec(lines[at])];
    if (body) {
      read.push("");
      if (body.groups.said) read.push(body.groups.said);
      return at + (lines[at + 1] === START ? 2 : 1);
    }
    if (!header && !HEADERS.test(lines[at])) return at;
    if (header) read.push(header[1]);
    at += 1;
  }
  return at;
}
