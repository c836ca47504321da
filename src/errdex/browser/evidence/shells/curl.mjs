// Reads a curl command as curl does, and works out the request it would send.

import { say } from "../../engine/sentences.mjs";
import { listOf } from "../../engine/tables.mjs";
import { splitUrl } from "../http/addresses.mjs";
import { LONGEST, cutAt, lower, partition, trim } from "../text/characters.mjs";
import { CUT, NOT_GIVEN, cutOff, requestDocument, withoutBody } from "../http/documents.mjs";
import { ELIDED } from "../http/messages.mjs";
import { decodePercent, encodeBase64, encodeBytes, encodePercent } from "../text/forms.mjs";
import { readOptions } from "./curl_options.mjs";
import { splitCommand } from "./recognition.mjs";

const DATA = listOf("curl_data_options");
const SIGNED = listOf("curl_signing_options");
const LINE_ENDS = /[\r\n]+/g;
const URL_LIKE = /[.:/]|localhost|<[$%]/;
const UNKNOWN_FIELD = /(?:^|&)<[$%][^<>&=]*>(?:&|$)/;

/** {request, end, hasUrl} of the curl command that begins at `start`. */
export function readCurl(text, start, closing = "") {
  const command = splitCommand(text, start, closing);
  const plan = new Plan(command);
  for (const [name, value] of readOptions(command.words.slice(1), (note) => plan.note(note))) {
    if (name === "next" && plan.has("url")) {
      plan.note(say("second_request"));
      break;
    }
    plan.take(name, value);
  }
  const hasUrl = URL_LIKE.test((plan.texts("url")[0] ?? "").replace(CUT, ""));
  return { request: plan.request(), end: command.end, hasUrl };
}

/** What the options of a command add up to. */
class Plan {
  constructor({ notes, stdin, cut }) {
    this.notes = notes;
    this.stdin = stdin;
    this.cut = cut;
    this.given = new Map();
    this.data = []; // parts of the body, as far as they are known
    this.dataKnown = true;
    this.replaced = false;
  }

  note(text) {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  has(...names) {
    return names.some((name) => this.given.has(name));
  }

  texts(name) {
    return (this.given.get(name) ?? []).map((value) => value.text);
  }

  take(name, value) {
    if (name === "url" && ELIDED.test(value.text)) {
      this.cut = true;
      return;
    }
    if (this.has(name)) this.given.get(name).push(value);
    else this.given.set(name, [value]);
    if (name === "unfinished" && DATA.includes(value.text)) {
      this.dataKnown = false;
      this.data.push("");
    }
    if (!DATA.includes(name)) return;
    const text = this.dataText(name, value.text);
    this.replaced = this.replaced || value.replaced;
    if (text === null) {
      this.dataKnown = false;
      this.note(say("body_in_a_file"));
    }
    this.data.push((this.data.length && name !== "json" ? "&" : "") + (text ?? ""));
  }

  /** What an option adds to the body, or null if that is in a file. */
  dataText(name, text) {
    if (name === "data-raw") return text;
    if (name === "data-urlencode") return urlencoded(text);
    if (!text.startsWith("@")) return text;
    if (text !== "@-" || this.stdin === null) return null;
    this.replaced = this.replaced || this.stdin.replaced;
    if (name === "data-binary" || name === "json") return this.stdin.text;
    return this.stdin.text.replace(LINE_ENDS, "");
  }

  /** The document of the request that these options make. */
  request() {
    const headers = this.headers();
    const urls = this.given.get("url") ?? [];
    if (this.has("config")) this.note(say("config_not_read"));
    if (urls.length > 1) this.note(say("several_urls"));
    if (!urls.length) this.note(say("no_url"));
    const url = this.url();
    const sent = requestDocument(this.method(), url, this.allHeaders(headers, url), this.body());
    const known = this.replaced && sent.json_error ? withoutBody(sent) : sent;
    const inFiles = this.has("config") || this.texts("header").some((text) => text.startsWith("@"));
    const request = {
      ...known,
      url: urls.length ? url : NOT_GIVEN,
      path: this.path(sent.path),
      sanitized: inFiles,
      notes: [...this.notes, ...sent.notes],
    };
    const isCut = this.cut || this.texts("header").some((text) => ELIDED.test(text));
    return isCut ? cutOff(request) : request;
  }

  /** The path that is requested, given the URL's path. */
  path(path) {
    const [first] = this.given.get("url") ?? [];
    if (first && this.has("request-target")) return partition(this.texts("request-target").at(-1), "?")[0];
    const isKnown = first && !(first.replaced && path === "/");
    return isKnown ? path : NOT_GIVEN;
  }

  url() {
    let [url, sign, fragment] = partition(this.texts("url")[0] ?? "", "#");
    if (url && !partition(url, "?")[0].includes("://")) url = `http://${url}`;
    const query = this.texts("url-query").map((text) => this.query(text));
    if (this.has("get")) query.push(this.data.join(""));
    const added = query.filter((part) => part).join("&");
    if (added) url += (url.includes("?") ? "&" : "?") + added;
    return url + sign + fragment;
  }

  query(text) {
    if (text.startsWith("+")) return text.slice(1);
    const encoded = urlencoded(text);
    if (encoded === null) this.note(say("query_in_a_file"));
    return encoded;
  }

  method() {
    if (this.has("request")) return this.texts("request").at(-1);
    if (this.has("head")) return "HEAD";
    if (this.has("upload-file")) return "PUT";
    if (this.hasBody() || this.isMultipart()) return "POST";
    return this.cut ? NOT_GIVEN : "GET";
  }

  hasBody() {
    return this.data.length > 0 && !this.has("get");
  }

  isMultipart() {
    return this.has("form", "form-string");
  }

  body() {
    if (this.isMultipart() || this.has("upload-file")) return null;
    if (!this.hasBody()) return "";
    const whole = this.data.join("");
    const data = whole.slice(0, cutAt(whole, LONGEST + 1)); // enough to tell that it is too long
    return !this.dataKnown || (this.replaced && UNKNOWN_FIELD.test(data)) ? null : data;
  }

  /** The given headers, null for a removed one. */
  headers() {
    const headers = [];
    for (const text of this.texts("header")) {
      const [name, colon, value] = partition(text, ":");
      if (text.startsWith("@")) this.note(say("headers_in_a_file"));
      else if (colon) headers.push([trim(name), trim(value) || null]);
      else if (trim(text).endsWith(";")) headers.push([trim(text).slice(0, -1), ""]);
      else if (!text.endsWith(CUT) && !ELIDED.test(text)) this.note(say("header_without_colon"));
    }
    return headers;
  }

  /** The given headers and those that curl adds if they are not given. */
  allHeaders(headers, url) {
    const given = new Set(headers.map(([name]) => lower(name)));
    const added = this.added(url).filter(([name, value]) => value && !given.has(name));
    return [...headers.filter(([, value]) => value !== null), ...added];
  }

  added(url) {
    const address = splitUrl(url, "http");
    const cookies = this.texts("cookie");
    if (!cookies.every((text) => text.includes("="))) this.note(say("cookies_in_a_file"));
    return [
      ["host", address.hostHeader],
      ["authorization", this.authorization(address.user)],
      ["user-agent", this.texts("user-agent").at(-1) ?? "curl"],
      ["accept", this.has("json") ? "application/json" : "*/*"],
      ["referer", partition(this.texts("referer").at(-1) ?? "", ";")[0]],
      ["cookie", cookies.filter((text) => text.includes("=")).join(";")],
      ["content-type", this.contentType()],
    ];
  }

  contentType() {
    if (this.isMultipart()) return "multipart/form-data";
    if (this.has("json")) return "application/json";
    return this.hasBody() && !this.cut ? "application/x-www-form-urlencoded" : "";
  }

  authorization(userInUrl) {
    if (this.has(...SIGNED)) return NOT_GIVEN;
    if (this.has("oauth2-bearer")) return `Bearer ${this.texts("oauth2-bearer").at(-1)}`;
    let user = this.given.get("user")?.at(-1);
    if (!user && userInUrl !== null) {
      const [name, , password] = partition(userInUrl, ":");
      user = { text: `${decodePercent(name)}:${decodePercent(password)}`, replaced: false };
    }
    if (!user) return "";
    if (user.replaced || !user.text.includes(":")) return `Basic ${NOT_GIVEN}`;
    return `Basic ${encodeBase64(encodeBytes(user.text))}`;
  }
}

/** What --data-urlencode makes of its value, or null if that is in a file. */
function urlencoded(text) {
  const sign = text.includes("=") ? "=" : "@";
  let [name, found, value] = partition(text, sign);
  if (found && sign === "@") return null;
  if (!found) [name, value] = ["", text];
  const encoded = encodePercent(value).replaceAll("%20", "+");
  return name ? `${name}=${encoded}` : encoded;
}
