// Reads HAR 1.2 archives, also those that a browser sanitized or that were cut off.

import { say } from "../../engine/sentences.mjs";
import { listOf } from "../../engine/tables.mjs";
import { endOf, lower } from "../text/characters.mjs";
import { readIsoDate } from "../text/dates.mjs";
import { requestDocument, responseDocument } from "./documents.mjs";
import { decodeBase64, decodeBytes, encodePercent } from "../text/forms.mjs";
import { JsonNumber, readItems } from "../text/json_text.mjs";

const ENTRIES = /"entries"[ \t\r\n]*:[ \t\r\n]*\[/;
const LOG = /^[ \t\r\n]*\{[ \t\r\n]*"log"/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ESCAPE = /%[0-9A-Fa-f]{2}/;
const STATUS = /^[1-9][0-9]{2}$/;
const SECRET = listOf("secret_headers");
const SANITIZES = "WebInspector"; // Chrome leaves secret headers out unless asked not to

/**
 * The exchange of an archive that was read.
 * @typedef {{request: Request, response: ?Response, sentAt: ?string, notes: string[]}} Archive
 */

/** The exchange of an archive that tells most, or null where the JSON is no archive. */
export function readArchive(value) {
  const log = objectIn(value, "log");
  const entries = log.get("entries");
  if (Array.isArray(entries)) return read(entries, objectIn(log, "creator").get("name"));
  return read([value], null);
}

/** What the whole entries of an archive tell that is cut off, or null. */
export function readCutArchive(text) {
  const found = ENTRIES.exec(text);
  if (!found || !LOG.test(text)) return null;
  const creator = text.slice(0, found.index).includes(`"${SANITIZES}"`) ? SANITIZES : null;
  const archive = read(readItems(text, endOf(found)), creator);
  return archive && { ...archive, notes: [...archive.notes, say("har_cut_off")] };
}

const member = (value, name) => (value instanceof Map ? value.get(name) : undefined);

function objectIn(value, name) {
  const found = member(value, name);
  return found instanceof Map ? found : new Map();
}

function listIn(value, name) {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}

function textIn(value, name) {
  const found = member(value, name);
  return typeof found === "string" ? found : "";
}

/** Of the entries that tell most, the last: a body was sent, and JSON or a fault came back. */
function read(entries, creator) {
  const known = entries
    .map((entry, at) => ({ entry, number: at + 1, telling: telling(entry) }))
    .filter(({ entry }) => textIn(objectIn(entry, "request"), "url"));
  if (!known.length) return null;
  const most = known.reduce((highest, { telling: of }) => Math.max(highest, of), 0);
  const { entry, number } = known.filter(({ telling: of }) => of === most).at(-1);
  const notes = [];
  if (entries.length > 1) notes.push(say("har_entries", { count: entries.length, number }));
  let request = requestIn(entry.get("request"), notes);
  if (creator === SANITIZES && !entries.some(hasSecrets)) {
    request = { ...request, sanitized: true };
    notes.push(say("har_sanitized"));
  }
  const response = responseIn(objectIn(entry, "response"));
  return { request, response, sentAt: readIsoDate(textIn(entry, "startedDateTime")), notes };
}

function telling(entry) {
  const [request, response] = [objectIn(entry, "request"), objectIn(entry, "response")];
  if (textIn(request, "method") === "OPTIONS") return 0;
  const isJson = textIn(objectIn(response, "content"), "mimeType").includes("json");
  const answered = isJson || ["4", "5"].includes(statusIn(response)[0]);
  return 1 + (request.get("postData") instanceof Map ? 1 : 0) + (answered ? 1 : 0);
}

function statusIn(response) {
  const status = response.get("status");
  return status instanceof JsonNumber ? status.text : "";
}

function hasSecrets(entry) {
  const sides = [objectIn(entry, "request"), objectIn(entry, "response")];
  return sides.some((side) => headersIn(side).some(([name]) => SECRET.includes(lower(name))));
}

/** The headers without the pseudo headers of HTTP/2. */
function headersIn(message) {
  const pairs = listIn(message, "headers").map((header) => [textIn(header, "name"), textIn(header, "value")]);
  return pairs.filter(([name]) => name && !name.startsWith(":"));
}

function requestIn(message, notes) {
  const headers = headersIn(message);
  return requestDocument(textIn(message, "method"), textIn(message, "url"), headers, posted(message, notes));
}

function posted(message, notes) {
  const data = message.get("postData");
  if (!(data instanceof Map)) return hasSize(message) ? null : "";
  if (textIn(data, "text")) return textIn(data, "text");
  const params = listIn(data, "params");
  if (!params.length) return hasSize(message) ? null : "";
  notes.push(say("har_body_rebuilt"));
  return joined(params.map((param) => [textIn(param, "name"), textIn(param, "value")]));
}

/** Whether the archive says that a body was sent. */
function hasSize(message) {
  const size = message.get("bodySize");
  return size instanceof JsonNumber && !"-0".includes(size.text[0]);
}

/** Fields as a form body; some browsers write them as they were sent, some decoded. */
function joined(fields) {
  const isEncoded = fields.some(([name, value]) => ESCAPE.test(name + value));
  const encoded = (part) => (isEncoded ? part : encodePercent(part));
  return fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
}

/** The response, or null where none came. */
function responseIn(message) {
  const status = statusIn(message);
  if (!STATUS.test(status)) return null;
  const content = objectIn(message, "content");
  let body = content.get("text");
  if (typeof body !== "string") body = null;
  if (body !== null && textIn(content, "encoding") === "base64") {
    body = BASE64.test(body) ? decodeBytes(decodeBase64(body)) : null;
  }
  return responseDocument(Number(status), headersIn(message), body);
}
