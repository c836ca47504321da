// Puts requests and responses, wherever they came from, into the one form that checks read.

import { splitUrl } from "./addresses.mjs";
import { lower, partition, trim } from "../text/characters.mjs";
import { decodeForm } from "../text/forms.mjs";
import { readJson } from "../text/json_text.mjs";

/** Stands for a part of a request that was not pasted; checks read it as a masked value. */
export const NOT_GIVEN = "<not given>";
/** Stands where a text ends in the middle of a value; checks read it as a masked value. */
export const CUT = "<%...%>";
const ENDS_EARLY = "what was pasted ends in the middle; the rest was not judged";

/** The document of a request; `headers` are pairs, `body` is null where it is not known. */
export function requestDocument(method, url, headers, body) {
  const address = splitUrl(url, NOT_GIVEN);
  const fields = joinHeaders(headers);
  const type = mediaType(fields);
  const isMultipart = type.startsWith("multipart/");
  return {
    method,
    url,
    scheme: address.scheme,
    host: address.host || NOT_GIVEN,
    port: address.port || NOT_GIVEN,
    path: address.path,
    query: decodeForm(address.query),
    headers: fields,
    media_type: type,
    ...readBody(isMultipart ? null : body),
    sanitized: false,
    cut: false,
    notes: isMultipart ? ["multipart bodies are not read"] : [],
  };
}

/** The document of a request of which only headers or a body were pasted. */
export function partialRequest(headers, body) {
  const request = requestDocument(NOT_GIVEN, "", headers, body);
  const type = request.media_type || NOT_GIVEN;
  return Object.assign(request, { url: NOT_GIVEN, path: NOT_GIVEN, media_type: type, sanitized: true });
}

/** Mark a request at whose end the text was cut off: what is absent may stand behind that. */
export function cutOff(request) {
  if (!request.body) Object.assign(request, readBody(null));
  Object.assign(request, { cut: true, media_type: request.media_type || NOT_GIVEN });
  request.notes.push(ENDS_EARLY);
}

/** Take the body away where it is JSON that only lacks its end. */
export function cutBodyOff(request) {
  if (!request.json_error?.startsWith("the text ends")) return;
  Object.assign(request, readBody(null));
  request.notes.push(ENDS_EARLY);
}

/** The document of a response; `status` and `body` are null where not known. */
export function responseDocument(status, headers, body) {
  const fields = joinHeaders(headers);
  return { status, headers: fields, media_type: mediaType(fields), ...readBody(body) };
}

/** Headers by lower-case name as a Map, repeated ones joined. */
export function joinHeaders(headers) {
  const values = new Map();
  for (const [name, value] of headers) {
    const key = lower(name);
    if (!values.has(key)) values.set(key, []);
    values.get(key).push(trim(value));
  }
  return new Map([...values].map(([name, of]) => [name, of.join(", ")]));
}

/** The content type without its parameters, or nothing. */
export function mediaType(headers) {
  return lower(trim(partition(headers.get("content-type") ?? "", ";")[0]));
}

/** What a body holds: its first character decides, not its content type. */
export function readBody(body) {
  let form = null;
  let json = null;
  let error = null;
  const start = body ? trim(body.slice(0, 100))[0] : "";
  if (start === "{" || start === "[") [json, error] = readJson(body);
  else if (body && body.includes("=")) form = decodeForm(trim(body));
  return { body, body_given: body !== null, form, json, json_error: error };
}
