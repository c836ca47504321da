// Reads raw HTTP messages as people paste them: without Host, folded, cut, headers alone.

import { listOf } from "../../engine/tables.mjs";
import { ANSWER, BEGINS_BODY, MOST_HEADERS, showsAnswer } from "./bodies.mjs";
import { lineAt, lower, find, partition, removePrefix, trim } from "../text/characters.mjs";
import { encodeBytes } from "../text/forms.mjs";
import { plainName } from "../text/names.mjs";
import { CUT, cutOff, joinHeaders, mediaType, partialRequest, requestDocument, responseDocument, withOpenType } from "./documents.mjs";

const HEADER = /^(:?[!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:([^\n]*)$/;
const PRINTED = /^(?:(?:"([^"\\]*(?:\\[^\n][^"\\]*)*)"|'([^']*)'|`([^`]*)`|([0-9]+)),?|(<%\.{3}%>))$/u;
// No header that is sent begins so.
const TELLING = /^(?:['`]|"[^\\]*\\")/;
const ESCAPED = /\\(["\\])/g;
export const SPACES = /[ \t]+/;
const PARAMETER = /^[A-Za-z][A-Za-z0-9_-]*="/;
const BODY_LABEL =
  /^(?:[Bb]ody|BODY|[Dd]ata|[Pp]ayload)[ \t]*:[ \t]*(?=[{[]|[A-Za-z0-9_.%-]{1,60}=|$)/;
/** Names of what is told of an answer, which stands below the headers of a request. */
const TELLS = new Set(
  ["names_of_answers", "names_of_outcomes", "names_of_codes", "names_of_messages", "names_of_failure"].flatMap(listOf),
);
/** A line, and a header of a request below it. */
const MORE =
  /[^\n]*\n(?:[ \t]{0,40}[A-Za-z0-9_-]{1,80}:[^\n]*\n){0,20}?[ \t]*(authorization|host|user-agent|accept|content-type|x-[a-z0-9-]{1,40}(?=:[^\n]*="))[ \t]*:/iy;
const VARIABLE = /^\{\{[^{}]*\}\}/; // for the address, as request files have it
const BODILESS = listOf("methods_without_body");
const READ_BY_CONTENT = listOf("media_types_read_by_content");
const OF_REQUESTS = ["authorization", "host", "user-agent"]; // no response has these headers
const FORM = /^[^ \t\n=<([][^ \t\n=(]*[ \t]*=(?!>)/;
/** What a program sends that puts an object where a form belongs, or encodes it as a whole. */
const NO_FORM = new RegExp(
  "^(?:\\[object [A-Z][A-Za-z]{1,40}\\]|[A-Za-z_$][A-Za-z0-9_.$]{1,200}@[0-9a-f]{1,16}|map\\[[^\\n]{0,2000}\\]" +
    "|--[^ \\n]{1,80}\\n[Cc]ontent-[Dd]isposition: ?form-data[^\\0]*" +
    "|[A-Za-z0-9._~+-]{0,200}%(?:22|3[Dd]|7[Bb])[A-Za-z0-9._~%+-]*)$",
  "u",
);
const JSON_BODY = /^(?:\{|\[[ \t\n]*[[{"\]])/;
const HEADERS = /^(?:[A-Z][A-Za-z]*(?:-[A-Za-z0-9]+)*: ?[^\n]*\n){2}/; // of another message
/** The name under which headers that the paste leaves out are kept, as one with a mark. */
export const REST = "...";
export const ELIDED =
  /^[ \t]*(?:(?:#|\/\/|--+)[ \t]*)?(?:(?:\.{3,}|\u2026)[^\n:]{0,60}|[[(<][^\n:"=\])>]{0,60}(?:\.{3}|\u2026|omitted|left out|removed|more|other|snip|trunc)[^\n:"=\])>]{0,60}[\])>]|snip(?:[ \t]*-+)?)[ \t]*$/u;
const FIRST_NAME = /^\{[ \t\n]*$/;

/** {end, request} of the request whose first line begins at `start`. */
export function readRequest(bodies, start) {
  const [method, target, ...version] = lineAt(bodies.text, start).split(SPACES);
  const [headers, at] = readHeaderLines(bodies, start);
  let [body, end] = bodies.read(at);
  const fields = joinHeaders(headers);
  if (body === null || !isBody(body, fields)) [body, end] = [leftOut(method, fields), at];
  const request = requestOf(method, target, headers, body);
  const isBare = body === null && !fields.has("content-type") && !fields.has("host");
  if (version.some(Boolean) || !(isBare || !headers.length)) return messageOf(end, request);
  // More headers may have been there.
  const shown = headers.length ? new Map([[REST, ""], ...request.headers]) : request.headers;
  return messageOf(end, { ...withOpenType(request), headers: shown, sanitized: true });
}

/** {end, request, below} of header lines pasted without the first line of their request. */
export function readHeaders(bodies, start) {
  const [headers, at] = readHeaderLines(bodies, start, 0);
  let [body, end] = bodies.read(at);
  if (body === null || !isBody(body, joinHeaders(headers))) [body, end] = [null, at];
  const fields = new Map(headers);
  if (fields.has(":method") && fields.has(":path")) { // RFC 9113, 8.3.1
    const [method, target, scheme] = [":method", ":path", ":scheme"].map((name) => trim(fields.get(name) ?? ""));
    return { ...messageOf(end, requestOf(method, target, headers, body, scheme)), below: at };
  }
  return { ...messageOf(end, partialRequest(headers, body)), below: at };
}

/** {end, request} of a request, marked as cut if the text ends in a header. */
export function messageOf(end, request) {
  const isCut = [...request.headers.values()].some((value) => value.endsWith(CUT));
  return { end, request: isCut ? cutOff(request) : request };
}

/** {end, response} of the response whose status line begins at `start`. */
export function readResponse(bodies, start) {
  const line = lineAt(bodies.text, start);
  const status = statusOf(line);
  const brace = line.indexOf(" {");
  if (brace >= 0) {
    const [inLine, after] = bodies.read(start + brace + 1);
    return { end: after, response: responseDocument(status, [], inLine) };
  }
  const [headers, at] = readHeaderLines(bodies, start);
  if (headers.some(([name]) => OF_REQUESTS.includes(lower(name)))) {
    return { end: start + line.length, response: responseDocument(status, [], null) };
  }
  let [body, end] = bodies.read(at);
  if (body !== null && HEADERS.test(body)) [body, end] = [null, at];
  if (body === null && ([204, 304].includes(status) || declaredLength(joinHeaders(headers)) === "0")) body = "";
  return { end, response: responseDocument(status, headers, body) };
}

/** The number in a status line. */
export function statusOf(line) {
  return Number(line.split(SPACES)[1].slice(0, 3));
}

/** Distinguish a request's body from a response and from prose after its headers. */
function isBody(body, fields) {
  const type = mediaType(fields);
  const length = declaredLength(fields);
  const isMarkup = body[0] === "<" || type.startsWith("multipart/");
  const isOther = isMarkup || (!length && !body.includes("\n")); // further lines may be of a log
  if (length === String(encodeBytes(body).length)) return true;
  if (isOther && !READ_BY_CONTENT.includes(type)) return true;
  if (!JSON_BODY.test(body)) return FORM.test(body) || NO_FORM.test(body);
  if (showsAnswer(body)) return false;
  const found = ANSWER.exec(body);
  if (!found || type !== "application/json") return !found;
  // JSON that was sent may have such a name further on.
  return !FIRST_NAME.test(body.slice(0, found.index));
}

function declaredLength(fields) {
  return fields.get("content-length") ?? "";
}

/** The body of a request that was pasted without one: empty, or null. */
export function leftOut(method, fields) {
  const length = declaredLength(fields);
  return length === "0" || (BODILESS.includes(method) && length === "") ? "" : null;
}

/** The document of a request line and its headers; an empty scheme is unknown. */
export function requestOf(method, target, headers, body, scheme = "") {
  const fields = new Map([...headers].reverse().map(([name, value]) => [lower(name), value]));
  const sent = headers.filter(([name]) => !name.startsWith(":"));
  target = target.replace(VARIABLE, "");
  if (target.includes("://")) return requestDocument(method, target, sent, body);
  const host = trim(fields.get("host") || (fields.get(":authority") ?? ""));
  if (host && !fields.has("host")) sent.unshift(["host", host]);
  const url = host + (target.startsWith("/") ? target : `/${target}`);
  return requestDocument(method, scheme ? `${scheme}://${url}` : url, sent, body);
}

/** The headers after the first line, and where the line after them begins. */
function readHeaderLines(bodies, start, skipped = 1) {
  const { text } = bodies;
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  let at = start;
  const isResponse = skipped > 0 && text.startsWith("HTTP/", start);
  if (skipped) at += lineAt(text, start).length + 1;
  else at -= indent.length;
  const lines = new HeaderLines();
  while (at < text.length) {
    const line = lineAt(text, at);
    const rest = removePrefix(line, indent);
    const label = BODY_LABEL.exec(rest);
    if (label) {
      const body = at + line.length - rest.length + label[0].length;
      return [lines.headers(), body + (label[0].length === rest.length ? 1 : 0)];
    }
    if (!isResponse && tellsAnswer(rest) && !lines.goOn(find(MORE, text, at))) return [lines.headers(), at];
    if (!lines.take(rest)) {
      return [lines.headers(), at + (trim(line) === "" ? line.length + 1 : 0)];
    }
    at += line.length + 1;
    if (lines.names.length > MOST_HEADERS) {
      bodies.headersLeftOut = true;
      return [lines.headers().slice(0, MOST_HEADERS), bodies.partEnd(at - 1)];
    }
  }
  return [lines.headers(CUT), text.length];
}

/** Whether a line that looks like a header says what was answered. */
function tellsAnswer(line) {
  const [name, colon, value] = partition(line, ":");
  if (!colon) return false;
  const isAnswer = ["{", "["].includes(trim(value).charAt(0)) && ANSWER.test(value);
  return isAnswer || TELLS.has(plainName(name));
}

/** Header lines; folded lines and lines that an editor wrapped are joined. */
class HeaderLines {
  constructor() {
    this.names = [];
    this.values = [];
    this.quotes = 0;
  }

  /** Take a line; false if it is not a header and does not continue one. */
  take(line) {
    if (trim(line) === "" || BEGINS_BODY.test(line)) return false;
    const isFolded = " \t".includes(line[0]);
    const found = isFolded ? null : HEADER.exec(line);
    if (found) {
      this.names.push(found[1]);
      this.values.push([]);
      this.quotes = 0;
      this.add(found[2]);
    } else if (this.values.length && ELIDED.test(line)) {
      this.names.push(REST);
      this.values.push([CUT]);
    } else if (this.values.length && (isFolded || this.isContinued(line))) {
      this.add(line);
    } else {
      return false;
    }
    return true;
  }

  add(text) {
    this.values.at(-1).push(trim(text));
    if (text.includes('"')) this.quotes += text.split('"').length - 1;
  }

  isContinued(line) {
    return this.isUnfinished() || PARAMETER.test(line);
  }

  isUnfinished() {
    return this.quotes % 2 === 1 || this.values.at(-1).at(-1).endsWith(",");
  }

  /** Whether a header that was found further down is not there yet. */
  goOn(more) {
    return more !== null && !this.names.some((name) => lower(name) === lower(more[1]));
  }

  /** The headers; `cut` is appended to the last if it is unfinished. */
  headers(cut = "") {
    if (cut && this.values.length && (this.isUnfinished() || /"[^"]+$/.test(this.values.at(-1).at(-1)))) {
      this.values.at(-1).push(cut);
    }
    const values = asSent(this.values.map((lines) => lines.join(" ")));
    return this.names.map((name, at) => [name, values[at]]);
  }
}

/** Values without the quotes that a program printed around each of them. */
function asSent(values) {
  if (!values.some((value) => TELLING.test(value)) || !values.every((value) => PRINTED.test(value))) return values;
  return values.map((value) => PRINTED.exec(value).slice(1).find((text) => text !== undefined).replace(ESCAPED, "$1"));
}
