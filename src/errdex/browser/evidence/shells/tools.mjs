// Reads commands of wget and HTTPie, and works out the requests they would send.

import { listOf } from "../../engine/tables.mjs";
import { splitUrl } from "../http/addresses.mjs";
import { cutOff, requestDocument, withoutBody } from "../http/documents.mjs";
import { lower, partition, trim } from "../text/characters.mjs";
import { encodePercent } from "../text/forms.mjs";
import { quoted } from "../text/json_text.mjs";
import { splitCommand } from "./recognition.mjs";

const WITH_VALUE = new Set(listOf("wget_options_with_value"));
const BODIES = ["post-data", "body-data"];
const FILES = ["post-file", "body-file"];
const FORM = "application/x-www-form-urlencoded";
const ITEM = /^(.*?)(:=@|=@|:=|==|[:=@])(.*)$/s;
const PIPED = /\|[ \t\\\n]*$/;
const METHOD = /^[A-Z]{3,7}$/;
const FLAG = /^--?[A-Za-z]/;
const URL_START = /^(?:https?:\/\/|[A-Za-z0-9.-]+[.:/]|\/)/;

/** [request, end] of the command that begins at `start`; null without a URL. */
export function readTool(text, start) {
  const command = splitCommand(text, start, "");
  const [program, ...words] = command.words;
  const isWget = program.text === "wget";
  let request = isWget ? ofWget(words) : ofHttpie(words, command.stdin, program.text.endsWith("s") ? "https" : "http");
  if (!isWget && request && !request.body && PIPED.test(text.slice(Math.max(0, start - 20), start))) {
    request = withoutBody(request);
  }
  if (request === null) return null;
  request = { ...request, notes: [...command.notes, ...request.notes] };
  return [command.cut ? cutOff(request) : request, command.end];
}

function ofWget(words) {
  const headers = [];
  let [method, url, body] = ["", "", ""];
  for (const [name, value] of options(words)) {
    if (name === "") url = url || value;
    else if (name === "header") {
      const [header, , text] = partition(value, ":");
      headers.push([trim(header), trim(text)]);
    } else if (name === "method") method = value;
    else if (BODIES.includes(name) || FILES.includes(name)) {
      body = FILES.includes(name) ? null : value;
      method = method || "POST";
      headers.push(["content-type", FORM]);
    }
  }
  return requestOfTool(method || "GET", url, headers, body, "http");
}

/** Names and values, arguments without a name. */
function options(words) {
  const found = [];
  for (let at = 0; at < words.length; at += 1) {
    const { text } = words[at];
    const [name, equals, value] = partition(text, "=");
    if (!name.startsWith("-")) found.push(["", text]);
    else if (name.startsWith("--") && !equals && WITH_VALUE.has(name.slice(2))) {
      at += 1;
      found.push([name.slice(2), words[at]?.text ?? ""]);
    } else if (name.startsWith("--")) found.push([name.slice(2), value]);
    else if ("OoaeiPUtTwQADRIXlB".includes(name.at(-1)) && !equals) at += 1;
  }
  return found;
}

function ofHttpie(words, stdin, scheme) {
  const texts = words.map(({ text }) => text);
  const flags = texts.filter((text) => text.startsWith("-"));
  let items = texts.filter((text) => !text.startsWith("-"));
  const method = items.length && METHOD.test(items[0]) ? items.shift() : "";
  if (items.length === 0 || !URL_START.test(items[0])) return null;
  let url = items[0];
  const behind = words.slice(words.findIndex((word) => word.text === url)).map((word) => word.text);
  if (behind.some((word, n) => n > 0 && isSaid(behind[n - 1], word))) return null;
  const [headers, fields, query] = itemsOf(items.slice(1));
  const isForm = flags.includes("-f") || flags.includes("--form");
  const raw = flags.filter((flag) => flag.startsWith("--raw=")).map((flag) => flag.slice(6));
  let body = stdin ? stdin.text : raw[0] ?? "";
  if (fields.length) {
    body = isForm ? formOf(fields) : jsonOf(fields);
    headers.push(["content-type", isForm ? FORM : "application/json"]);
  }
  if (query.length) url += (url.includes("?") ? "&" : "?") + formOf(query);
  return requestOfTool(method || (body ? "POST" : "GET"), url, headers, body, scheme);
}

/** Whether a word is none that HTTPie takes, as a status in a line of a log. */
function isSaid(before, word) {
  return !(FLAG.test(word) || FLAG.test(before) || ITEM.test(word));
}

/** The headers, the fields, and the parts of the query. */
function itemsOf(items) {
  const [headers, fields, query] = [[], [], []];
  for (const item of items) {
    const found = ITEM.exec(item);
    if (!found) continue;
    const [, name, sign, value] = found;
    if (sign === ":") headers.push([trim(name), trim(value)]);
    else if (sign === "==") query.push([name, value, false]);
    else fields.push([name, value, sign === ":="]);
  }
  return [headers, fields, query];
}

function formOf(fields) {
  return fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
}

function encoded(text) {
  return encodePercent(text).replaceAll("%20", "+");
}

function jsonOf(fields) {
  const members = fields.map(
    ([name, value, isJson]) => `${quoted(name)}: ${isJson ? value : quoted(value)}`,
  );
  return `{${members.join(", ")}}`;
}

/** The document; of headers given twice, the first, as the added ones stand last. */
function requestOfTool(method, url, headers, body, scheme) {
  if (!url) return null;
  const whole = partition(url, "?")[0].includes("://") ? url : `${scheme}://${url}`;
  const sent = new Map();
  for (const [name, value] of [...headers, ["host", splitUrl(whole, scheme).hostHeader]]) {
    if (!sent.has(lower(name))) sent.set(lower(name), value);
  }
  return requestDocument(method, whole, [...sent], body);
}
