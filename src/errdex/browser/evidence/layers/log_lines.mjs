// Opens logs of one JSON object a line, where a member holds what a program printed.

import { listOf } from "../../engine/tables.mjs";
import { REQUEST_LINE, STATUS_LINE } from "../http/bodies.mjs";
import { find, findAll, trim } from "../text/characters.mjs";
import { readJson } from "../text/json_text.mjs";

const NAMES = listOf("keys_of_a_log_message").join("|");
const OBJECT = /^([^{\n]{0,200})\{[ \t]*("[^\n]*)\}[ \t,]*$/;
const MESSAGE = new RegExp(`"(?:${NAMES})"[ \\t]*:[ \\t]*("[^"\\\\\\n]*(?:\\\\[^\\n][^"\\\\\\n]*)*")`, "gu");
const SHOWS_MESSAGE = new RegExp(
  `(?:^|\\n)[^\\n]{0,200}?(?:${REQUEST_LINE}(?:\\n|$)|${STATUS_LINE}|-{2,3}> [A-Z]{3,7} http)` +
    `|(?:send|reply): b?['"]|[Cc]url +(?:-|http|['"])`,
  "u",
);
const SHOWS_HEADER = /[Aa]uthorization(?:\\*["'`]?[ \t]*[:=]|\\*["'`][ \t]*,)/;
const SHOWS_FORM = /(?<![^ \n&])(?=[^ \n&]*&[a-z]+=)(?:[^ \n&]*?[?a-z]|(?<=&))=/u;

/** Text with the messages in the place of their log's lines, if they show HTTP. What else the
    lines hold is put behind. */
export function openLogLines(text) {
  if (text.search(MESSAGE) < 0) return text;
  const [lines, messages, rest] = [[], [], []];
  for (const line of text.split("\n")) {
    const found = opened(line);
    if (found) messages.push(found[0]);
    if (found) rest.push(found[1]);
    lines.push(found ? found[0] : line);
  }
  if (messages.length === 0 || !showsHttp(messages.join("\n"))) return text;
  return [...lines, "", ...rest].join("\n");
}

/** The message in an object of a log, and what else is in its line; or null. A message may be an
    object of another log that shows HTTP. Behind other text, or behind another message, it counts
    only if it is an object. */
function opened(line) {
  const found = OBJECT.exec(line);
  if (!found) return null;
  let first = null;
  for (const [number, message] of [...findAll(MESSAGE, found[2], 0)].entries()) {
    const value = readJson(message[1])[0];
    if (typeof value !== "string") continue;
    if (value[0] === "{" && showsHttp(value)) return inside(value, found[1] + without(message, found[2]));
    if (number === 0 && !trim(found[1])) {
      const rest = without(message, found[2]);
      const isLog = SHOWS_MESSAGE.test(value) || !SHOWS_HEADER.test(rest);
      if (isLog) first = [value.replace(/\n$/, "").replace(/\r$/, ""), rest];
    }
  }
  return first;
}

/** The message inside a document that is a message itself, if that shows HTTP whole. */
function inside(text, rest) {
  const message = trim(text).includes("\n") ? null : find(MESSAGE, text, 0);
  const value = message ? readJson(message[1])[0] : null;
  const isShown = typeof value === "string" && SHOWS_MESSAGE.test(value);
  return isShown ? [value, rest + without(message, text)] : [text, rest];
}

const without = (found, text) => text.slice(0, found.index) + text.slice(found.index + found[0].length);

const showsHttp = (text) => [SHOWS_MESSAGE, SHOWS_HEADER, SHOWS_FORM].some((sign) => sign.test(text));
