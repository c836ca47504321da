// Converts requests and responses from any source into the one form that checks read.

import { say } from "../../engine/sentences.mjs";
import { listOf } from "../../engine/tables.mjs";
import { splitUrl } from "./addresses.mjs";
import { lower, partition, trim } from "../text/characters.mjs";
import { endsElided, fillElided, isElided, mayBeElided } from "../text/elisions.mjs";
import { decodeForm, encodeBytes, encodePercent } from "../text/forms.mjs";
import {
  closeFormGaps,
  cutsToken,
  gapsIn,
  gapsInBody,
  hasDots,
  isBrokenAt,
} from "../text/gaps.mjs";
import { readCountedJson, readJson } from "../text/json_text.mjs";

const LISTS = listOf("headers_with_lists");
const LENGTH = /^[0-9]{1,9}$/;
const FORM = /^[ \t\n]{0,9}[&?]?[^&= \t\n<]{1,100}=/u;
const INDENTED = 100; // bytes of blanks that a short document may have had as well
const LINE_END = 2;

/** Replaces a part of a request that was not pasted; checks read it as a masked value. */
export const NOT_GIVEN = "<not given>";
/** Marks where a text ends in the middle of a value; checks read it as a masked value. */
export const CUT = "<%...%>";


/**
 * What a body contains; null if it was not given, or is not of that kind.
 * @typedef {object} Body
 * @property {?string} body
 * @property {boolean} body_given
 * @property {?Map<string, string>} form
 * @property {Json} json
 * @property {?string} json_error
 */

/**
 * A request as checks read it; `sanitized` if secret headers may have been removed, `cut`
 * if the text ends inside it, `twice` what has two values: headers.NAME, form.NAME, or json.
 * @typedef {Body & {method: string, url: string, scheme: string, host: string, port: string,
 *   path: string, query: Map<string, string>, headers: Map<string, string>, media_type: string,
 *   sanitized: boolean, cut: boolean, twice: string[], notes: string[]}} Request
 */

/**
 * A response as checks read it.
 * @typedef {Body & {status: ?number, headers: Map<string, string>, media_type: string}} Response
 */

/** The document of a request; `headers` are pairs, `body` is null if it is unknown. */
export function requestDocument(method, url, headers, body) {
  const address = splitUrl(url, NOT_GIVEN);
  headers = [...headers];
  const fields = joinHeaders(headers);
  const type = mediaType(fields);
  const isMultipart = type.startsWith("multipart/");
  const isKnown = address.path !== "/" || !isElided(address.host);
  const twice = [...twiceIn(headers, isMultipart ? null : body)];
  let request = {
    method,
    url,
    scheme: address.scheme,
    host: address.host || NOT_GIVEN,
    port: address.port || NOT_GIVEN,
    path: isKnown ? address.path : NOT_GIVEN,
    query: decodeForm(address.query),
    headers: fields,
    media_type: type,
    ...readBody(isMultipart ? null : body),
    sanitized: false,
    cut: false,
    twice,
    notes: [...saidOf(isMultipart, twice)],
  };
  if ([...fields].flat().some(hasDots)) request = withHeaderGaps(request);
  if (request.json_error !== null) return withFilledJson(request);
  if (request.json !== null && gapsInBody(body ?? "").length === 1 && cutsToken(body)) {
    return { ...request, json: withOpenMembers(request.json) };
  }
  return request.form?.size && mayBeElided(trim(body)) ? withElidedForm(request) : request;
}

/** A request in which headers may be absent since dots in one hide them. The only dots in it may do
    so wherever they are; who masks values does it more than once. */
function withHeaderGaps(request) {
  const { headers } = request;
  const gaps = [...headers.values()].flatMap((value) => gapsIn(value).map((gap) => gap[2]));
  for (const [name, value] of headers) if (hasDots(name) && value !== CUT) gaps.push(true);
  const isSeen = gaps.includes(true);
  if (!isSeen && gaps.length !== 1) return request;
  const type = request.media_type || NOT_GIVEN;
  const open = { ...request, headers: new Map([["...", ""], ...headers]), media_type: type };
  return isSeen ? withGap(open) : open;
}

/** A request with a note that dots hide a part of it. */
function withGap(request) {
  return { ...request, notes: [...new Set([...request.notes, say("gap_in_request")])] };
}

/** A request cut off where its body is JSON with something left out, else as it is. */
function withFilledJson(request) {
  const filled = fillElided(request.body);
  const [json, error] = filled === request.body ? [null, ""] : readJson(filled);
  if (error === null) return cutOff({ ...request, json, json_error: null });
  let gap = gapsInBody(request.body);
  if (gap.length === 1 && !(cutsToken(request.body) || isBrokenAt(request.body, gap[0]))) gap = [];
  const fault = gap.length === 1 ? readCountedJson(request.body.slice(0, gap[0])).fault : null;
  const isOpen = (filled !== request.body && !request.body.includes(CUT)) || fault?.atEnd;
  return isOpen ? withGap(withoutBody(request)) : request;
}

/** JSON in which each object may have members that are not shown. */
function withOpenMembers(value) {
  if (Array.isArray(value)) return value.map(withOpenMembers);
  if (!(value instanceof Map)) return value;
  const members = [...value].map(([name, member]) => [name, withOpenMembers(member)]);
  return new Map([...members, ["...", ""]]);
}

/** A request cut off where the end of its form is left out, else as it is. A sign for what is left
    out is no character of the body. */
function withElidedForm(request) {
  const body = trim(request.body);
  const { form } = request;
  const isCut = endsElided(body);
  if (isCut || (body.includes("\u2026") && [...form.values()].some(isElided))) {
    request = { ...request, body: body.replaceAll("\u2026", "...") };
  }
  const shown = closeFormGaps(body);
  if (shown !== body) request = isCut ? request : withGap(request);
  else if (!isCut && !(gapsInBody(body).length === 1 && [...form.values()].some(cutsToken))) {
    return request;
  }
  const whole = shown === body ? form : decodeForm(shown);
  request = { ...request, form: new Map([...whole, ["...", ""]]) };
  return isCut ? cutOff(request) : request;
}

/** Whether a body has fewer bytes than its header says, in whatever form it is shown: JSON may have been
    sent with blanks, and a form with escapes. */
export function isShort({ body, form, json, headers }) {
  const length = headers.get("content-length") ?? "";
  if (!body || headers.has("content-encoding") || !LENGTH.test(length)) return false;
  const size = encodeBytes(body).length;
  if (form === null) return json !== null && Number(length) > 2 * size + INDENTED;
  return Number(length) > (body.includes("%") ? size : encodePercent(body).length) + LINE_END;
}

/** What has two values; headers that are lists may have more. */
function* twiceIn(headers, body) {
  const values = new Map();
  for (const [name, value] of headers) {
    const key = lower(name);
    if (!values.has(key)) values.set(key, new Set());
    values.get(key).add(trim(value));
  }
  for (const [name, of] of values) if (of.size > 1 && !LISTS.includes(name)) yield `headers.${name}`;
  yield* twiceInBody(body ?? "");
}

/** The names in a form that stand for two values; "json" for any name in JSON. */
function* twiceInBody(body) {
  if (["{", "["].includes(trim(body.slice(0, 100))[0])) {
    if (readCountedJson(body).doubled) yield "json";
  } else if (FORM.test(body)) {
    const counts = new Map();
    for (const pair of new Set(trim(body).split("&"))) {
      const name = partition(pair, "=")[0];
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    for (const [name, count] of counts) if (count > 1) yield `form.${[...decodeForm(name).keys()][0] ?? ""}`;
  }
}

/** Whether a name in JSON or in a form stands for two values. */
export function repeatsName(body) {
  return !twiceInBody(body).next().done;
}

/** Notes on what of a request is not read. */
function* saidOf(isMultipart, twice) {
  if (twice.some((name) => name.startsWith("headers."))) yield say("header_twice");
  if (twice.includes("json")) yield say("json_twice");
  if (twice.some((name) => name.startsWith("form."))) yield say("form_repeats_name");
  if (isMultipart) yield say("multipart_not_read");
}

/** The document of a request of which only headers or a body were pasted. */
export function partialRequest(headers, body) {
  const request = withOpenType(requestDocument(NOT_GIVEN, "", headers, body));
  return { ...request, url: NOT_GIVEN, path: NOT_GIVEN, sanitized: true };
}

/** A request whose content type is open where none is shown. It is missing where the headers are
    those that were sent: only they count the body's bytes and name the program. */
export function withOpenType(request) {
  const { headers } = request;
  const isSent = LENGTH.test(headers.get("content-length") ?? "") && headers.has("user-agent");
  return isSent ? request : { ...request, media_type: request.media_type || NOT_GIVEN };
}

/** A request whose end was cut off: absent parts may have been there. */
export function cutOff(request) {
  const known = request.body ? request : withoutBody(request);
  const type = request.media_type || NOT_GIVEN;
  return { ...known, cut: true, media_type: type, notes: [...request.notes, say("cut_off")] };
}

/** A request without its body if that is JSON that only lacks its end. */
export function cutBodyOff(request) {
  const { body, json_error: error } = request;
  const fault = body && error ? readCountedJson(body).fault : null;
  if (!fault?.atEnd) return request;
  return { ...withoutBody(request), notes: [...request.notes, say("cut_off")] };
}

/** A request whose body is unknown. */
export function withoutBody(request) {
  return { ...request, ...readBody(null) };
}

/** The document of a response; `status` and `body` are null if unknown. */
export function responseDocument(status, headers, body) {
  const fields = joinHeaders(headers);
  return { status, headers: fields, media_type: mediaType(fields), ...readBody(body) };
}

/** Headers by lower-case name as a Map, the values of one joined. */
export function joinHeaders(headers) {
  const values = new Map();
  for (const [name, value] of headers) {
    const key = lower(name);
    const of = values.get(key);
    if (of) of.add(trim(value));
    else values.set(key, new Set([trim(value)]));
  }
  return new Map([...values].map(([name, of]) => [name, [...of].join(", ")]));
}

/** The content type without its parameters; empty if there is none. */
export function mediaType(headers) {
  let shown = partition(headers.get("content-type") ?? "", ";")[0];
  if (hasDots(shown)) shown = shown.slice(0, gapsIn(shown)[0]?.[1] ?? shown.length);
  return lower(trim(shown));
}

/** The body of a request or a response alone. */
export function bodyOf({ body, body_given, form, json, json_error }) {
  return { body, body_given, form, json, json_error };
}

/** What a body contains: its first character decides, not its content type. */
export function readBody(body) {
  let form = null;
  let json = null;
  let error = null;
  const start = body ? trim(body.slice(0, 100))[0] : "";
  if (start === "{" || start === "[") [json, error] = readJson(body);
  else if (body && body.includes("=") && !body.startsWith("--")) form = decodeForm(trim(body));
  return { body, body_given: body !== null, form, json, json_error: error };
}
