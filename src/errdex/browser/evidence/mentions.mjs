// Finds requests that a text only mentions: POST https://h/p in prose or a log of accesses.

import { endOf, find, findAll, lineAt } from "./text/characters.mjs";
import { splitUrl } from "./http/addresses.mjs";
import { ANSWER, Bodies } from "./http/bodies.mjs";
import { NOT_GIVEN, requestDocument, responseDocument } from "./http/documents.mjs";
import { readJson } from "./text/json_text.mjs";

const MENTION =
  /(?<![A-Za-z0-9_])(GET|POST|PUT|PATCH|DELETE) +((?:https?:\/)?\/[^ \t\n"'`<>,;)\]}]+)( HTTP\/[0-9](?:\.[0-9])?)?("?)/g;
const MEMBERS =
  /"[A-Za-z_.]{0,30}[mM]ethod"[ \t]*:[ \t]*"(GET|POST|PUT|PATCH|DELETE)"[ \t]*,[ \t\n]*"[A-Za-z_.]{0,30}(?:[uU]r[il]|URI|URL|[pP]ath)"[ \t]*:[ \t]*"((?:https?:\/)?\/[^" \t\n]+)()()"/g;
const TARGET =
  /(?:(?<![A-Za-z0-9_])(GET|POST|PUT|PATCH|DELETE)[ \t|]{1,9}"?)?((?:https?:\/|(?<![A-Za-z0-9_.:/?&=%-]))\/[^ \t\n"'`<>,;|)\]}]+)/g;
const NAME = "[A-Za-z][A-Za-z0-9_.-]{0,60}";
const FORM = new RegExp(
  "(?<![A-Za-z0-9_.~*+%&?=/-])(?:(?:body|data|payload|form|params|content)=)?" +
    `(${NAME}=[A-Za-z0-9_.~*+%-]*(?:&${NAME}=[A-Za-z0-9_.~*+%-]*)+)` +
    "(?=[ \\t\\n\"'`<>,;|)\\]}]|$)",
  "g",
);
const OBJECT = new RegExp(`\\{[ \\t\\n]*"(${NAME})"[ \\t]*:`, "g");
const FEWEST = 2; // names of the API by which a form is told
const ENDING = /[.:]+$/; // of a sentence, behind a path
const STATUS_BEHIND = /[ \t]+([1-5][0-9]{2})(?![0-9])/y;
const STATUS_BEFORE = /(?:^|[ \t])([1-5][0-9]{2})(?=[ \t])/;

/** {end, request, response} of the last request to the API that a text mentions; or null. */
export function findMention(text, api) {
  let last = null;
  for (const found of [...findAll(MENTION, text, 0), ...findAll(MEMBERS, text, 0)]) {
    if (api.hasPath(splitUrl(found[2].replace(ENDING, ""), "http").path)) last = found;
  }
  if (last === null) return null;
  const status = last[3] && last[4] ? statusOf(text, last) : null;
  const response = status === null ? null : responseDocument(status, [], null);
  return { end: endOf(last), request: mentioned(last[1], last[2].replace(ENDING, "")), response };
}

/** The request to the only URL of the API in a text, apart from its headers; or null. Without a
    method before it, a URL counts only if its path is one of the API's. */
export function findTarget(text, api) {
  const targets = new Map(); // a URL, or a path alone, by what tells it from others
  const paths = new Set();
  const methods = [];
  for (const [, method, address] of findAll(TARGET, text, 0)) {
    const url = address.replace(ENDING, "");
    if (!method && url[0] === "/" && !api.paths.includes(url.split("?")[0])) continue;
    const { path } = splitUrl(url, "http");
    if (!api.paths.includes(path) && !(method && api.hasPath(path))) continue;
    const isWhole = url.includes("://");
    const key = isWhole ? url : path;
    if (!targets.has(key)) targets.set(key, url);
    if (isWhole) paths.add(path);
    if (method) methods.push(method);
  }
  const urls = [...targets].filter(([key]) => !paths.has(key)).map(([, url]) => url);
  return urls.length === 1 ? mentioned(methods[0] ?? NOT_GIVEN, urls[0]) : null;
}

/** The only form or JSON object in a text that has fields of the API; or null. */
export function findBody(text, api) {
  const bodies = new Set(forms(text, api));
  return bodies.size === 1 ? [...bodies][0] : null;
}

function* forms(text, api) {
  for (const [, form] of findAll(FORM, text, 0)) {
    const names = form.split("&").map((pair) => pair.split("=")[0]);
    const isAsSent = form.includes("%") || !form.includes("+");
    if (isAsSent && names.filter((name) => api.fields.has(name)).length >= FEWEST) yield form;
  }
  const brackets = new Bodies(text);
  let at = 0;
  for (let begins = find(OBJECT, text, at); begins; begins = find(OBJECT, text, at)) {
    const end = api.fields.has(begins[1]) ? brackets.jsonEnd(begins.index, text.length) : -1;
    const body = end > 0 ? text.slice(begins.index, end) : "";
    if (body && !ANSWER.test(body) && readJson(body)[1] === null) yield body;
    at = Math.max(endOf(begins), end);
  }
}

function mentioned(method, target) {
  return { ...requestDocument(method, target, [], null), media_type: NOT_GIVEN, sanitized: true };
}

/** The status in a line of a log: right behind the request, or before it. */
function statusOf(text, found) {
  const behind = find(STATUS_BEHIND, text, endOf(found));
  if (behind) return Number(behind[1]);
  const start = text.lastIndexOf("\n", found.index - 1) + 1;
  const before = STATUS_BEFORE.exec(lineAt(text, start).slice(0, found.index - start));
  return before ? Number(before[1]) : null;
}
