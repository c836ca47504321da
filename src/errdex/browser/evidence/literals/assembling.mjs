// Puts the request together from what was found of it.

import { EXPRESSION } from "./tokens.mjs";
import { splitUrl } from "../http/addresses.mjs";
import { NOT_GIVEN, partialRequest, requestDocument, withOpenType } from "../http/documents.mjs";

/** The request that was found; null where nothing tells that it is one. */
export function requestIn(parts, bodies) {
  if (!parts.tellsWho()) return null;
  const url = urlOf(parts);
  let { headers } = parts;
  const type = headers.get("content-type") ?? parts.mediaType;
  const { text, note, isOpen } = bodies.bodyOf(parts, type);
  if (type) headers = new Map([...headers, ["content-type", type]]);
  const method = parts.isOpen ? "" : parts.method;
  const request = url ? whole(method, url, headers, text) : partialRequest([...headers], text);
  const sanitized = parts.isOpen || request.sanitized;
  const body = marked(isOpen, request.body);
  // of which the library makes the body, and tells its type
  const isMade = parts.group || parts.fields.length;
  const media_type = request.media_type || (isMade ? NOT_GIVEN : "");
  return { ...request, media_type, body, sanitized, notes: note ? [...request.notes, note] : request.notes };
}

/** A body with a mark only if it is not known how it is encoded. JSON is told as such whatever the
    program puts into its values. */
function marked(isOpen, text) {
  if (text === null || isOpen) return text && EXPRESSION + text;
  return text[0] === "{" ? text.replaceAll(EXPRESSION, "") : text;
}

/** A request with its URL; the library may add a content type to those that are seen. */
function whole(method, url, headers, body) {
  const host = splitUrl(url, "http").hostHeader;
  if (host) headers = new Map([["host", host], ...headers]);
  return withOpenType(requestDocument(method || NOT_GIVEN, url, [...headers], body));
}

/** The URL that tells most, put together where host and path are apart. */
function urlOf(parts) {
  const ofRank = (wanted) => parts.urls.filter(([rank]) => rank === wanted).map(([, url]) => url);
  const named = ofRank(2);
  const ranked = [...named, ...ofRank(1)];
  const whole = ranked.filter((url) => splitUrl(url, "http").path !== "/");
  if (whole.length > 0 || !parts.path) return [...whole, ...named, ""][0];
  if (ranked.length > 0) return ranked[0].replace(/\/$/, "") + parts.path;
  const isApart = parts.host && parts.port && !parts.host.includes(":");
  return isApart ? `${parts.host}:${parts.port}${parts.path}` : parts.host + parts.path;
}
