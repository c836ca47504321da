// What an API's requests look like: by it they are told from those of others.

import { listOf } from "../engine/tables.mjs";
import { NOT_GIVEN } from "./http/documents.mjs";
import { findAll, lower } from "./text/characters.mjs";

const HEADERS_OF_ANY = listOf("headers_of_any_api");
const RECEIVERS = listOf("words_of_receivers");
const INNER = /[a-z][^a-z]/; // in a name of several words
const ANY_API = "authorization"; // a header that every API may have
/** That header with a value, in whatever form; in prose its name alone says nothing. */
const SHOWN = /authorization(?:[\\"'`\]]{0,4}[ \t]*[:=]|[\\"'`]{1,4}[ \t]*,|[ \t]*\n)/;

/** A name with a value behind it. */
const NAMED = /(?<![a-z0-9_-])([a-z][a-z0-9-]{1,60})["'`\]]{0,4}[ \t]{0,9}(?:[:=]|->)[ \t]*[^ \t\n]/g;

/** A name in what is like JSON. */
const KEY =
  /(?<![A-Za-z0-9_.-])([A-Za-z_][A-Za-z0-9_.-]{0,60})["'`\u2018-\u201f\\]{0,4}[ \t\n]{0,9}(?::|=>)/g;

/** The names of an API's headers, lower case, its fields, and its paths; all may be empty. `codes` are the
    names in an answer under which its code is. `results` are its items by the name of their code: the list
    `inside` which they are, their name for the number, codes that no report has, and those of reports alone. */
export class KnownApi {
  constructor(headers = [], fields = [], paths = [], codes = [], results = new Map()) {
    this.headers = headers;
    this.own = headers.filter((name) => !HEADERS_OF_ANY.includes(name));
    this.fields = new Set(fields);
    const inner = fields.filter((name) => INNER.test(name));
    this.telling = inner.length > 0 ? new Set(inner) : this.fields;
    this.paths = paths;
    this.codes = codes.map((name) => `"${name}"`);
    this.results = results;
  }

  /** Whether anything is known of the API. */
  isKnown() {
    return this.headers.length > 0 || this.fields.size > 0 || this.paths.length > 0;
  }

  /** What is in front of the name of a code in the JSON of an answer, or all of it. */
  beforeCode(body) {
    const places = this.codes.map((name) => body.indexOf(name)).filter((at) => at >= 0);
    return body.slice(0, Math.min(body.length, ...places));
  }

  /** The name of the list in an answer in which such texts are an item, or null. */
  resultList(fields) {
    if (![...fields.values()].every((value) => typeof value === "string")) return null;
    const found = [...this.results].find(([name, { own }]) => own.has(fields.get(name)));
    return found ? found[1].inside : null;
  }

  /** Whether a path begins as one of the API's does. */
  hasPath(path) {
    return this.paths.some((known) => first(path) === first(known));
  }

  /** Whether a path is one of the API's, or goes on behind it. */
  isBelow(path) {
    return this.paths.some((known) => isBelow(path, known));
  }

  /** Whether a path is none of the API's, nor one that was meant to be, as by its host. Where a path has a
      word for what receives, the service calls, and is not called. */
  isOthers(path, host = "") {
    if (this.paths.length === 0 || this.isBelow(path)) return false;
    const said = lower(path);
    const isLike = this.paths.some((known) => (lower(host) + said).includes(lower(first(known))));
    return !isLike || RECEIVERS.some((word) => said.includes(word));
  }

  /** Whether JSON has a field of the API, at its top or in the first of its items. */
  hasFields(value) {
    const item = Array.isArray(value) ? value[0] : value;
    return item instanceof Map && this.tells([...item.keys()]);
  }

  /** Whether a text that is like JSON has a field of the API. */
  hasFieldIn(text) {
    return !this.isKnown() || this.tells([...findAll(KEY, text, 0)].map(([, name]) => name));
  }

  /** Whether a text has a header of the API, or one of its paths, somewhere. */
  isNamedIn(text, withPath) {
    const lowered = lower(text);
    const others = this.headers.filter((name) => name !== ANY_API);
    const names = [...others, ...(withPath ? this.paths.map(lower) : [])];
    const hasAny = this.headers.includes(ANY_API) && SHOWN.test(lowered);
    return hasAny || names.some((name) => lowered.includes(name));
  }

  /** Whether text that is not read has a header of the API that others lack. */
  shows(log, headers) {
    const names = this.headers.filter((name) => name === ANY_API || this.own.includes(name));
    const lacked = new Set(names.filter((name) => !headers.has(name)));
    const has = (text) =>
      [...lacked].some((name) => text.includes(name)) &&
      [...text.matchAll(NAMED)].some(([, name]) => lacked.has(name));
    return lacked.size > 0 && log.map(lower).some(has);
  }

  /** Whether a request has the API's path, or names that others do not have. */
  sent(request) {
    const { path, headers } = request;
    const isKnown = this.paths.includes(path) || !request.body;
    if (path !== NOT_GIVEN && this.hasPath(path) && isKnown) return true;
    if (this.headers.some((name) => name !== ANY_API && headers.has(name))) return true;
    if (path === NOT_GIVEN && this.headers.includes(ANY_API) && headers.has(ANY_API)) return true;
    return this.hasField(request);
  }

  /** The same more surely: a whole path counts, or a header that few others have. */
  owns(request) {
    return this.isBelow(request.path) || this.own.some((name) => request.headers.has(name)) || this.hasField(request);
  }

  /** Whether a request has a field of the API in its form or its JSON. */
  hasField({ form, json }) {
    return (form !== null && this.tells([...form.keys()])) || this.hasFields(json);
  }

  /** Whether one of the names is a field of the API; a plain word says it only where all its
      fields are plain. */
  tells(names) {
    return names.some((name) => this.telling.has(name));
  }
}

/** Nothing is known. */
export const NO_API = new KnownApi();

/** Whether a path is one that is known, or goes on behind it. */
function isBelow(path, known) {
  return known !== "/" && `${path}/`.startsWith(`${known.replace(/\/$/, "")}/`);
}

/** The first segment of a path. */
function first(path) {
  return path.startsWith("/") ? path.split("/")[1] : path;
}
