// Reads HAR 1.2 archives, also those that a browser sanitized or that were cut off.

import { say } from "../../engine/sentences.mjs";
import { listOf } from "../../engine/tables.mjs";
import { lower } from "../text/characters.mjs";
import { readIsoDate } from "../text/dates.mjs";
import { requestDocument, responseDocument } from "./documents.mjs";
import { decodeBase64, decodeBytes, encodePercent } from "../text/forms.mjs";
import { JsonError, JsonNumber, JsonWalk } from "../text/json_text.mjs";

const LOG =
  /^[ \t\r\n]*\{[ \t\r\n]*"log"[ \t\r\n]*:[ \t\r\n]*\{[ \t\r\n]*"(?:version|creator|browser|pages|entries|comment)"/;
const OPENING = 1000; // characters in which an archive tells that it is one
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ESCAPE = /%[0-9A-Fa-f]{2}/;
const STATUS = /^[1-9][0-9]{2}$/;
const SECRET = listOf("secret_headers");
const SANITIZES = "WebInspector"; // Chrome leaves secret headers out unless asked not to

/**
 * The exchange of an archive that was read; `end` is how far the text was read where the archive
 * was read as one, `complete` whether it was read to its end.
 * @typedef {{request: Request, response: ?Response, sentAt: ?string, notes: string[], end: number,
 *   complete: boolean}} Archive
 */

/** The exchange of an archive that tells most, or null where the JSON is no archive. `fails`
    tells whether a response names a failure, as the catalogue has it. */
export function readArchive(value, fails) {
  const log = objectIn(value, "log");
  const entries = log.get("entries");
  const choice = new Choice(fails);
  for (const entry of Array.isArray(entries) ? entries : [value]) choice.add(entry);
  return choice.archive(log.get("creator"));
}

/** Whether an archive begins at a place of a text. */
export function beginsArchive(text, start = 0) {
  return LOG.test(text.slice(start, start + OPENING));
}

/** The exchange that tells most of an archive of any size, read entry by entry. Null where the
    text does not begin with an archive; one that is cut off is read up to there, in its last entry
    each member that is whole. */
export function readArchiveText(text, fails) {
  if (!LOG.test(text)) return null;
  const walk = new JsonWalk(text);
  const choice = new Choice(fails);
  let creator;
  let complete = true;
  const readMember = (name) => {
    if (name === "entries") walk.items((entry) => choice.add(entry));
    else if (name === "creator") creator = walk.value();
    else walk.value();
  };
  try {
    walk.members((name) => {
      if (name === "log") walk.members(readMember);
      else walk.value();
    });
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    complete = false;
    const last = error.fault.atEnd && walk.itemAt ? wholeMembers(text.slice(walk.itemAt)) : NOTHING;
    if (last.has("request")) choice.add(last);
  }
  const archive = choice.archive(creator);
  if (archive === null || complete) return archive && { ...archive, end: walk.at };
  const notes = [...archive.notes, say("har_cut_off")];
  return { ...archive, end: text.length, notes, complete: false };
}

/** What is whole of an entry that is cut off, and of its response. */
function wholeMembers(text) {
  const walk = new JsonWalk(text);
  const entry = new Map();
  const response = new Map();
  try {
    walk.members((name) => {
      if (name === "response") {
        entry.set(name, response);
        walk.members((inner) => response.set(inner, walk.value()));
      } else entry.set(name, walk.value());
    });
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
  }
  return entry;
}

const member = (value, name) => (value instanceof Map ? value.get(name) : undefined);

const NOTHING = new Map();

function objectIn(value, name) {
  const found = member(value, name);
  return found instanceof Map ? found : NOTHING;
}

function listIn(value, name) {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}

function textIn(value, name) {
  const found = member(value, name);
  return typeof found === "string" ? found : "";
}

/** The entry that tells most of those seen so far; of several that tell as much, the last. */
class Choice {
  constructor(fails) {
    this.fails = fails;
    this.count = 0;
    this.hasSecrets = false;
    this.entry = null;
    this.number = 0;
    this.rank = [false, 0, false];
  }

  /** Look at the next entry. */
  add(entry) {
    this.count += 1;
    if (!(entry instanceof Map)) return;
    this.hasSecrets ||= hasSecrets(entry);
    if (!textIn(objectIn(entry, "request"), "url")) return;
    const rank = [this.namesFailure(entry), telling(entry), hasFailed(entry)];
    const differs = rank.findIndex((part, at) => part !== this.rank[at]);
    if (differs >= 0 && rank[differs] < this.rank[differs]) return;
    [this.entry, this.number, this.rank] = [entry, this.count, rank];
  }

  namesFailure(entry) {
    const response = responseIn(objectIn(entry, "response"));
    return Boolean(response?.body) && this.fails(response);
  }

  /** The exchange that tells most, or null where no entry was one. */
  archive(creator) {
    const { count, entry, number } = this;
    if (number === 0) return null;
    const said = this.rank[0] || this.rank[2] ? "har_entries_failed" : "har_entries";
    const notes = count > 1 ? [say(said, { count, number })] : [];
    let request = requestIn(objectIn(entry, "request"), notes);
    if (textIn(creator, "name") === SANITIZES && !this.hasSecrets) {
      request = { ...request, sanitized: true };
      notes.push(say("har_sanitized"));
    }
    const response = responseIn(objectIn(entry, "response"));
    const sentAt = readIsoDate(textIn(entry, "startedDateTime"));
    return { request, response, sentAt, notes, end: 0, complete: true };
  }
}

/** How much an entry tells: whether a body was sent, and JSON or a fault came back. */
function telling(entry) {
  const [request, response] = [objectIn(entry, "request"), objectIn(entry, "response")];
  if (textIn(request, "method") === "OPTIONS") return 0;
  const isJson = textIn(objectIn(response, "content"), "mimeType").includes("json");
  const answered = isJson || hasFailed(entry);
  return 1 + (request.get("postData") instanceof Map ? 1 : 0) + (answered ? 1 : 0);
}

const hasFailed = (entry) => ["4", "5"].includes(statusIn(objectIn(entry, "response"))[0]);

function statusIn(response) {
  const status = response.get("status");
  return status instanceof JsonNumber ? status.text : "";
}

function hasSecrets(entry) {
  const sides = [entry.get("request"), entry.get("response")];
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
