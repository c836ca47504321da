// Finds requests that a text only mentions: POST https://h/p in prose or a log of accesses.

import { endOf, find, findAll, lineAt, stripEnd } from "./text/characters.mjs";
import { splitUrl } from "./http/addresses.mjs";
import { ANSWER, Bodies } from "./http/bodies.mjs";
import { NOT_GIVEN, requestDocument, responseDocument } from "./http/documents.mjs";
import { areDescribed, encodeBytes, encodePercent } from "./text/forms.mjs";
import { readJson } from "./text/json_text.mjs";

const MENTION =
  /(?<![A-Za-z0-9_])(GET|POST|PUT|PATCH|DELETE) +((?:https?:\/)?\/[^ \t\n"'`<>,;|)\]}\\]+)( HTTP\/[0-9](?:\.[0-9])?)?("?)/g;
const MEMBERS =
  /"[A-Za-z_.]{0,30}[mM]ethod"[ \t]*:[ \t]*"(GET|POST|PUT|PATCH|DELETE)"[ \t]*,[ \t\n]*"[A-Za-z_.]{0,30}(?:[uU]r[il]|URI|URL|[pP]ath)"[ \t]*:[ \t]*"((?:https?:\/)?\/[^" \t\n]+)()()"/g;
// How libraries name the request that failed.
const FOR_URL = /(?:for|with) url: ()["']?((?:https?:\/)?\/[^ \t\n"'`<>,;|)\]}\\]+)()()/g;
const TARGET =
  /(?:(?<![A-Za-z0-9_])(GET|POST|PUT|PATCH|DELETE)[ \t|]{1,9}"?)?((?:https?:\/|(?<![A-Za-z0-9_.:/?&=%-]))\/[^ \t\n"'`<>,;|)\]}\\]+)/g;
const NAME = "[A-Za-z][A-Za-z0-9_.-]{0,60}";
const VALUE = "[A-Za-z0-9_.~*+%-]*(?:,(?:%2[Bb]|[+])?[0-9]{7,21})*"; // perhaps several numbers
const FORM = new RegExp(
  "(?<![A-Za-z0-9_.~*+%&?=/-])(?:(?:body|data|payload|form|params|content)=)?" +
    `(${NAME}=${VALUE}(?:&${NAME}=${VALUE})+)` +
    "(?=[ \\t\\n\"'`<>,;|)\\]}]|$)",
  "g",
);
const REST_OF_LINE = new RegExp(`(?<![A-Za-z0-9_.~*+%&?=/-])((${NAME})=[^\\n]*)`, "g");
const ROWS = new RegExp(`(?<=\\n\\n)(?:[ \\t]*${NAME}: [^\\n]*\\n){2,}`, "g");
const ROW = new RegExp(`([ \\t]*(${NAME}): +)([^\\n]*)\\n`, "g");
const OBJECT = new RegExp(`\\{[ \\t\\n]*"(${NAME})"[ \\t]*:`, "g");
// Words before what is no body that was sent.
const NOT_SENT = /(?:[Aa]nswer|[Rr]espon[ds]|[Rr]eturn|[Rr]eceiv|[Ee]xample|[Dd]ocumentation)[^\n{]{0,40}$/u;
const OPENED = /[(,][ \t\n]{0,50}$/;
const CLOSED = /[ \t\n]{0,50}[,)]/y;
const REACH = 120; // of 60 characters, in which they are
const FEWEST = 2; // names of the API by which a form is told
const ENDING = ".:"; // of a sentence, behind a path
const STATUS_BEHIND = /[ \t]+([1-5][0-9]{2})(?![0-9])/y;
const STATUS_BEFORE = /(?:^|[ \t])([1-5][0-9]{2})(?=[ \t])/;

/** {end, request, response} of the last request to the API that a text mentions; or null. */
export function findMention(text, api) {
  let last = null;
  const named = text.includes(" url") ? findAll(FOR_URL, text, 0) : [];
  for (const found of [...named, ...findAll(MENTION, text, 0), ...findAll(MEMBERS, text, 0)]) {
    const { path } = splitUrl(stripEnd(found[2], ENDING), "http");
    const isTold = found[1] || !api.paths.includes(path); // without a method only for what is wrong
    if (isTold && api.hasPath(path) && !api.isOthers(path)) last = found;
  }
  if (last === null) return null;
  const status = last[3] && last[4] ? statusOf(text, last) : null;
  const response = status === null ? null : responseDocument(status, [], null);
  return { end: endOf(last), request: mentioned(last[1], stripEnd(last[2], ENDING)), response };
}

/** The request to the only URL of the API in a text, apart from its headers; or null. Without a
    method before it, a URL counts only if its path is one of the API's. */
export function findTarget(text, api) {
  const targets = new Map(); // a URL, or a path alone, by what tells it from others
  const paths = new Set();
  const methods = new Set();
  for (const [, method, address] of findAll(TARGET, text, 0)) {
    const url = stripEnd(address, ENDING);
    if (!method && url[0] === "/" && !api.paths.includes(url.split("?")[0])) continue;
    const { path } = splitUrl(url, "http");
    if (!api.paths.includes(path) && !(method && api.hasPath(path))) continue;
    const isWhole = url.includes("://");
    const key = isWhole ? url : path;
    if (!targets.has(key)) targets.set(key, url);
    if (isWhole) paths.add(path);
    if (method) methods.add(method);
  }
  const urls = [...targets].filter(([key]) => !paths.has(key)).map(([, url]) => url);
  const [said] = methods.size === 1 ? methods : [NOT_GIVEN];
  return urls.length === 1 ? mentioned(said, urls[0]) : null;
}

/**
 * The only form or JSON object in a text that has fields of the API; or null.
 *
 * A form that is not encoded is one if it is as long as its request says.
 */
export function findBody(text, api, length = "") {
  const bodies = new Set([...forms(text, api), ...formsOf(length, text, api)]);
  return bodies.size === 1 ? [...bodies][0] : null;
}

/** The forms that are so long, each up to the end of its line. */
function* formsOf(length, text, api) {
  for (const { 1: form, 2: name } of length ? findAll(REST_OF_LINE, text, 0) : []) {
    if (form.includes("&") && api.fields.has(name) && String(encodeBytes(form).length) === length) yield form;
  }
}

function* forms(text, api) {
  for (const { 1: form, index } of findAll(FORM, text, 0)) {
    const names = form.split("&").map((pair) => pair.split("=")[0]);
    const isAsSent = form.includes("%") || !form.includes("+");
    const isOfApi = isAsSent && names.filter((name) => api.fields.has(name)).length >= FEWEST;
    if (isOfApi && !isNotSent(text, index)) yield form;
  }
  for (const { 0: block, index } of findAll(ROWS, text, 0)) {
    const form = rowsOf(block, api);
    if (form && !isNotSent(text, index)) yield form;
  }
  const brackets = new Bodies(text);
  let at = 0;
  for (let begins = find(OBJECT, text, at); begins; begins = find(OBJECT, text, at)) {
    const end = api.fields.has(begins[1]) ? brackets.jsonEnd(begins.index, text.length) : -1;
    const body = end > 0 ? text.slice(begins.index, end) : "";
    const isAnswer = ANSWER.test(body) || isNotSent(text, begins.index);
    const isOther = isAnswer || isArgument(text, begins.index, end);
    if (body && !isOther && readJson(body)[1] === null) yield body;
    at = Math.max(endOf(begins), end);
  }
}

/** The form that rows of a name and a value stand for, if the values are in a column; or null. */
function rowsOf(block, api) {
  const rows = [...block.matchAll(ROW)];
  const names = rows.map((row) => row[2]);
  const column = rows.reduce((least, row) => Math.min(least, row[1].length), Infinity);
  const isBelow = rows.every((row) => column > stripEnd(row[1], " ").length);
  const isTable = isBelow && new Set(names.map((name) => name.length)).size > 1 && api.tells(names);
  if (!isTable || names.filter((name) => api.fields.has(name)).length < FEWEST) return null;
  const pairs = rows.map((row) => [row[2], row[0].slice(column, -1)]);
  if (areDescribed(pairs.map(([, value]) => value))) return null;
  return pairs.map(([name, value]) => `${encodePercent(name)}=${encodePercent(value)}`).join("&");
}

/** Whether words before a place say that what is there was not sent. */
function isNotSent(text, at) {
  return NOT_SENT.test(text.slice(Math.max(0, at - REACH), at));
}

/** Whether an object is an argument in source code, of which a program makes the body. */
function isArgument(text, start, end) {
  return OPENED.test(text.slice(Math.max(0, start - REACH), start)) && find(CLOSED, text, end) !== null;
}

function mentioned(method, target) {
  return { ...requestDocument(method || NOT_GIVEN, target, [], null), media_type: NOT_GIVEN, sanitized: true };
}

/** The status in a line of a log: right behind the request, or before it. */
function statusOf(text, found) {
  const behind = find(STATUS_BEHIND, text, endOf(found));
  if (behind) return Number(behind[1]);
  const start = text.lastIndexOf("\n", found.index - 1) + 1;
  const before = STATUS_BEFORE.exec(lineAt(text, start).slice(0, found.index - start));
  return before ? Number(before[1]) : null;
}
