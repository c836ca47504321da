// Reads a curl command as curl does: which request it would send.

import { splitUrl } from "./addresses.mjs";
import { lower, partition, trim } from "./characters.mjs";
import { NOT_GIVEN, readBody, requestDocument } from "./documents.mjs";
import { decodePercent, encodeBase64, encodeBytes, encodePercent } from "./forms.mjs";
import { readOptions } from "./options.mjs";
import { splitCommand } from "./shells.mjs";

const DATA = ["data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json"];
const FLAGS = ["get", "head", "form", "form-string", "upload-file"];
const SIGNED = ["digest", "ntlm", "negotiate", "anyauth", "aws-sigv4"];
const TEXTS = ["request", "user", "oauth2-bearer", "user-agent", "referer", "request-target"];
const URL_LIKE = /[.:/]|localhost|<[$%]/;
const UNKNOWN_FIELD = /(?:^|&)<[$%][^<>&=]*>(?:&|$)/;

/** {request, end, hasUrl} of the curl command that begins at `start`. */
export function readCurl(text, start, closing = "") {
  const command = splitCommand(text, start, closing);
  const plan = new Plan(command.notes, command.stdin);
  for (const [name, value] of readOptions(command.words.slice(1), (note) => plan.note(note))) {
    if (name === "next" && plan.urls.length) {
      plan.note("--next begins another request; only the first was read");
      break;
    }
    plan.take(name, value);
  }
  const hasUrl = plan.urls.length > 0 && URL_LIKE.test(plan.urls[0].text);
  return { request: plan.request(), end: command.end, hasUrl };
}

class Plan {
  constructor(notes, stdin) {
    this.notes = notes;
    this.stdin = stdin;
    this.urls = [];
    this.flags = new Set();
    this.texts = new Map();
    this.headers = [];
    this.cookies = [];
    this.query = [];
    this.data = [];
    this.dataKnown = true;
    this.replaced = false;
    this.sanitized = false;
  }

  note(text) {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  take(name, value) {
    if (name === "url") this.urls.push(value);
    else if (DATA.includes(name)) this.takeData(name, value);
    else if (name === "header") this.takeHeader(value.text);
    else if (name === "cookie") this.takeCookie(value.text);
    else if (name === "url-query") this.query.push(this.queryPart(value.text));
    else if (name === "config") {
      this.note("the options in a configuration file were not read");
      this.sanitized = true;
    } else if (TEXTS.includes(name)) this.texts.set(name, value);
    else if (FLAGS.includes(name) || SIGNED.includes(name)) this.flags.add(name);
  }

  takeData(name, value) {
    const text = this.dataText(name, value.text);
    if (name === "json") this.flags.add("json");
    this.replaced = this.replaced || value.replaced;
    if (text === null) {
      this.dataKnown = false;
      this.note("the body comes from a file; it was not read");
    }
    const joint = this.data.length && name !== "json" ? "&" : "";
    this.data.push(joint + (text ?? ""));
  }

  /** What an option adds to the body, or null where a file holds it. */
  dataText(name, text) {
    if (name === "data-raw") return text;
    if (name === "data-urlencode") return urlencoded(text);
    if (!text.startsWith("@")) return text;
    if (text !== "@-" || this.stdin === null) return null;
    this.replaced = this.replaced || this.stdin.replaced;
    if (name === "data-binary" || name === "json") return this.stdin.text;
    return this.stdin.text.replace(/[\r\n]+/g, "");
  }

  takeHeader(text) {
    const [name, colon, value] = partition(text, ":");
    if (text.startsWith("@")) {
      this.note("the headers in a file were not read");
      this.sanitized = true;
    } else if (colon) {
      this.headers.push([trim(name), trim(value) || null]);
    } else if (trim(text).endsWith(";")) {
      this.headers.push([trim(text).slice(0, -1), ""]);
    } else {
      this.note("a header without a colon is not sent");
    }
  }

  takeCookie(text) {
    if (text.includes("=")) this.cookies.push(text);
    else this.note("the cookies in a file were not read");
  }

  queryPart(text) {
    if (text.startsWith("+")) return text.slice(1);
    const encoded = urlencoded(text);
    if (encoded === null) this.note("a part of the query comes from a file; it was not read");
    return encoded ?? "";
  }

  /** The document of the request that these options make. */
  request() {
    if (this.urls.length > 1) this.note("the command has several URLs; only the first was read");
    if (!this.urls.length) this.note("the curl command has no URL");
    const url = this.url();
    const request = requestDocument(this.method(), url, this.allHeaders(url), this.body());
    if (!this.urls.length) {
      Object.assign(request, { url: NOT_GIVEN, path: NOT_GIVEN });
    } else if (this.texts.has("request-target")) {
      request.path = partition(this.texts.get("request-target").text, "?")[0];
    } else if (this.urls[0].replaced && request.path === "/") {
      request.path = NOT_GIVEN;
    }
    if (this.replaced && request.json_error) Object.assign(request, readBody(null));
    const notes = [...this.notes, ...request.notes];
    return Object.assign(request, { sanitized: this.sanitized, notes });
  }

  url() {
    let [url, sign, fragment] = partition(this.urls.length ? this.urls[0].text : "", "#");
    if (url && !partition(url, "?")[0].includes("://")) url = `http://${url}`;
    const query = [...this.query, ...(this.flags.has("get") ? [this.data.join("")] : [])];
    const added = query.filter((part) => part).join("&");
    if (added) url += (url.includes("?") ? "&" : "?") + added;
    return url + sign + fragment;
  }

  method() {
    if (this.texts.has("request")) return this.texts.get("request").text;
    if (this.flags.has("head")) return "HEAD";
    if (this.flags.has("upload-file")) return "PUT";
    return this.hasBody() || this.isMultipart() ? "POST" : "GET";
  }

  hasBody() {
    return this.data.length > 0 && !this.flags.has("get");
  }

  isMultipart() {
    return this.flags.has("form") || this.flags.has("form-string");
  }

  body() {
    if (this.isMultipart() || this.flags.has("upload-file")) return null;
    if (!this.hasBody()) return "";
    const data = this.data.join("");
    return !this.dataKnown || (this.replaced && UNKNOWN_FIELD.test(data)) ? null : data;
  }

  /** The headers given and, where none has that name, those that curl adds. */
  allHeaders(url) {
    const given = new Set(this.headers.map(([name]) => lower(name)));
    const headers = this.headers.filter(([, value]) => value !== null);
    const added = this.added(url).filter(([name]) => !given.has(name));
    return [...headers, ...added.filter(([, value]) => value)];
  }

  added(url) {
    const address = splitUrl(url, "http");
    const text = (name) => this.texts.get(name)?.text;
    const isJson = this.flags.has("json");
    return [
      ["host", address.hostHeader],
      ["authorization", this.authorization(address.user)],
      ["user-agent", text("user-agent") ?? "curl"],
      ["accept", isJson ? "application/json" : "*/*"],
      ["referer", partition(text("referer") ?? "", ";")[0]],
      ["cookie", this.cookies.join(";")],
      ["content-type", this.contentType(isJson)],
    ];
  }

  contentType(isJson) {
    if (this.isMultipart()) return "multipart/form-data";
    if (isJson) return "application/json";
    return this.hasBody() ? "application/x-www-form-urlencoded" : "";
  }

  authorization(userInUrl) {
    if (SIGNED.some((name) => this.flags.has(name))) return NOT_GIVEN;
    if (this.texts.has("oauth2-bearer")) return `Bearer ${this.texts.get("oauth2-bearer").text}`;
    let user = this.texts.get("user");
    if (!user && userInUrl !== null) {
      const [name, , password] = partition(userInUrl, ":");
      user = { text: `${decodePercent(name)}:${decodePercent(password)}`, replaced: false };
    }
    if (!user) return "";
    if (user.replaced || !user.text.includes(":")) return `Basic ${NOT_GIVEN}`;
    return `Basic ${encodeBase64(encodeBytes(user.text))}`;
  }
}

/** What --data-urlencode makes of its value, or null where a file holds it. */
function urlencoded(text) {
  const sign = text.includes("=") ? "=" : "@";
  let [name, found, value] = partition(text, sign);
  if (found && sign === "@") return null;
  if (!found) [name, value] = ["", text];
  const encoded = encodePercent(value).replaceAll("%20", "+");
  return name ? `${name}=${encoded}` : encoded;
}
