// Finds what a request was made of among names and values: headers, method, URL and body.

import { limit } from "../../engine/tables.mjs";
import { NAME_KEYS } from "./fields.mjs";
import {
  HEADER_TEXT,
  asks,
  headerPairs,
  isBody,
  isElidedPair,
  isPrinted,
  isRaw,
  shows,
} from "./groups.mjs";
import {
  accepts,
  adds,
  headerConstant,
  headerOf,
  isField,
  isHeader,
  isSetting,
  methodOf,
  nameOf,
  namesBody,
  namesBodyGroup,
  namesHeaders,
  namesLinks,
  namesMethod,
  namesPath,
  namesResponse,
  rankOfUrl,
} from "./names.mjs";
import { Parts, isTelling } from "./parts.mjs";
import { EXPRESSION } from "./tokens.mjs";
import { Group, Item, TEXTS, receives } from "./trees.mjs";
import { groupOf, onlyInJson, textOf, wordOf } from "./values.mjs";
import { ANSWER } from "../http/bodies.mjs";
import { lower, trim } from "../text/characters.mjs";
import { hasDots } from "../text/gaps.mjs";
import { readJson } from "../text/json_text.mjs";

/** How many requests are told apart; what follows counts as the last of them. */
export const MOST = limit("requests_in_literals");

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const LEVELS = 4; // of brackets outside a value, whose names tell what it is
const OF_A_REQUEST = ["request", "config", "options"];
const PAIR = "[A-Za-z0-9_.%-]{1,200}(?:\\[[A-Za-z0-9_]*\\])?=[^&\\n]*";
const FORM = new RegExp(`^${PAIR}(?:&${PAIR})+$`);
const FORM_NAME = /^(?:body|data|payload|form|params|content)=(?=[A-Za-z0-9_.-]{1,200}=)/;
const TO_ENCODE = /["[\]{}\u0080-\uffff]/;
const OBJECT = /^[ \t\r\n]*(?:\[[ \t\r\n]*)?\{[ \t\r\n]*"/;
const WHOLE_URL = /^https?:\/\/[^ \t\n]+$/;
// What tells that a text is a part of a path, or names a file.
const NO_PATH = /\.{3}|\u2026|\.(?:json|ya?ml|txt|py|m?js|ts|rb|pem|crt|key|log|csv|ini|toml)$/;
const PATH = /^(?:\/[A-Za-z0-9_.~%-]+)+\/?(?:\?[^ \n]*)?$/;
const FIRST_LINE = /^([A-Z]{3,7}) +([^ \n]+) +HTTP\/[0-9.]+$/;
const STATUS = /^HTTP\/[0-9.]{1,3} [0-9]{3}(?![0-9])/;
const COMPARED = /^ (?:!=|doesn't|does not) /;
const MEDIA_TYPE = /^application\/(?:x-www-form-urlencoded|json)(?:; ?charset=[a-z0-9-]+)?$/;

/** Reads the groups of a text; `found` are the requests in it, at least one. */
export class Exchange {
  constructor(source) {
    this.source = source;
    this.found = [new Parts()];
    this.isAnswer = false; // whether the status line of an answer was the last of the first lines
  }

  get parts() {
    return this.found.at(-1);
  }

  /** Take what a group and those inside it hold; `around` are the names it is under. */
  read(group, around = []) {
    const label = nameOf(group.label);
    if (namesResponse(label) && group.opening !== "(") {
      this.readAnswer(group, around);
      return;
    }
    if (namesLinks(label)) return;
    around = [...around, label].slice(-LEVELS);
    const taken = this.takeHeaders(group, label);
    if (taken === null) return;
    this.takeArguments(group, around);
    for (const item of group.items) if (!taken.has(item)) this.takeItem(item, group, around);
  }

  /** Look for the answer's text, and for the request inside an answer. */
  readAnswer(group, around) {
    for (const item of group.items) {
      const text = textOf(item, this.source);
      if (text !== null) this.takeAnswer(text, item);
      for (const inner of groups(item)) {
        const name = nameOf(`${item.name} ${inner.label}`);
        if (OF_A_REQUEST.some((word) => name.includes(word))) this.read(inner, around);
        else if (!namesHeaders(name)) this.readAnswer(inner, around);
      }
    }
  }

  takeAnswer(text, item) {
    const body = trim(text);
    if (body[0] !== "{" || !ANSWER.test(body) || readJson(body)[1] !== null) return;
    this.parts.answers.add(body);
    this.parts.mark(item);
  }

  /** Take the headers of a group, and return which they are; null where it holds no more. */
  takeHeaders(group, label) {
    if (asks(group)) return new Set();
    const isNamed = namesHeaders(label) && group.opening !== "(";
    const told = headerPairs(group, this.source).filter(({ name }) => isNamed || isHeader(headerOf(name)));
    const headers = told.map(({ name, value }) => [headerOf(name), onlyInJson(value ?? EXPRESSION)]);
    if (!headers.some(([name, value]) => isTelling(name, value))) {
      const isNested = told.some(({ value, item }) => value === null && groups(item).length > 0);
      return isNamed && headers.length > 0 && !isNested ? null : new Set();
    }
    this.begin(headers);
    headers.forEach(([name, value], number) => this.keepHeader(name, value, told[number].item));
    if (isNamed && group.items.some((item) => isElidedPair(item, this.source))) {
      this.parts.headers.set("...", "...");
    }
    // With what differs alone.
    if (COMPARED.test(this.source.text.slice(group.end, group.end + 20))) this.parts.isOpen = true;
    return isNamed ? null : new Set(told.map(({ item }) => item));
  }

  /** Begin another request where the headers are not those of this one. */
  begin(headers) {
    if (this.parts.contradicts(headers) && this.found.length < MOST) this.found.push(new Parts());
  }

  addHeader(name, value, item) {
    const header = [headerOf(name), onlyInJson(value ?? EXPRESSION)];
    this.begin([header]);
    this.keepHeader(...header, item);
  }

  keepHeader(name, value, item) {
    const isUnknownHost = name === "host" && value === EXPRESSION;
    if (!name || !value || this.parts.headers.has(name) || isUnknownHost) return;
    this.parts.headers.set(name, value);
    this.parts.isJson &&= item.named === null || this.source.text[item.named.start] === '"';
    this.parts.mark(item);
  }

  /** Take a call's arguments: a name and a value behind each other, or an option of curl. */
  takeArguments(group, around) {
    if (asks(group)) return;
    for (let at = 1; at < group.items.length; at += 1) {
      const [first, second] = [group.items[at - 1], group.items[at]];
      if (nameOf(second.name).endsWith("headerfield")) {
        this.addHeader(textOf(second, this.source) ?? "", textOf(first, this.source), first);
      }
      const isPair = NAME_KEYS.includes(first.name) && second.name === "value";
      if (group.opening === "" && isPair) this.takePair(first, second);
      if (first.named || second.named) continue;
      const word = nameOf(wordOf(first));
      const isSpaced = group.opening !== "(" && first.parts.length === 2 && adds(word);
      if (isSpaced) this.takeSpaced(first.parts[1], second);
      if (word.startsWith("curlopt-")) this.takeNamed(word, second, around);
      else if (group.opening === "(" && (beginsWithText(first) || headerConstant(wordOf(first)))) {
        this.takeArgument(first, second, group);
      } else if (adds(group.label) && namesHeaders(nameOf(group.label))) {
        this.parts.isOpen ||= !HEADER_TEXT.test(textOf(second, this.source) ?? "");
      }
    }
  }

  /** Take a name and a value that are written as two pairs below each other. */
  takePair(first, second) {
    const { parts } = first;
    const name = parts.length > 0 ? this.source.text.slice(parts[0].start, parts.at(-1).end) : "";
    const value = textOf(second, this.source);
    if (isHeader(headerOf(name))) {
      this.addHeader(name, value, second);
    } else if (isField(name) && value !== null) {
      this.parts.fields.push({ name, value, item: second });
      this.parts.mark(second);
    }
  }

  /** Take a header from a call without brackets: setRequestHeader "a", "b". */
  takeSpaced(name, second) {
    const isName = !(name instanceof Group) && name.kind === "text" && isHeader(headerOf(name.text));
    if (isName) this.addHeader(name.text, textOf(second, this.source), second);
  }

  takeArgument(first, second, group) {
    const name = headerConstant(wordOf(first)) || (textOf(first, this.source) ?? "");
    const value = textOf(second, this.source);
    if (isHeader(headerOf(name))) {
      this.addHeader(name, value, second);
    } else if (group.items.length === 2 && isField(name) && adds(group.label)) {
      this.parts.fields.push({ name, value, item: second });
      this.parts.mark(second);
    }
  }

  takeItem(item, group, around) {
    const name = nameOf(item.name);
    const text = textOf(item, this.source);
    const word = nameOf(wordOf(item));
    if (item.named) this.takeNamed(name, item, around);
    else if (item.parts.length === 2 && TEXTS.includes(item.parts[1].kind) && namesBody(word)) {
      this.takeNamed(word, new Item("", null, item.parts.slice(1)), around);
    } else if (text !== null && text !== EXPRESSION) this.takeText(text, item, around);
    else this.takeGroup("", item, around);
    this.takeWords(item);
    for (const inner of groups(item)) {
      if (shows(group) && !isSetting(item.name) && isPrinted(inner, this.source)) this.parts.printed = inner;
      this.read(inner, receives(item) ? around : [...around, name].slice(-LEVELS));
    }
    if (item.parts.length < 2) return;
    for (const part of item.parts) {
      if (TEXTS.includes(part.kind)) this.takeText(part.text, new Item("", null, [part]), around);
    }
  }

  takeNamed(name, item, around) {
    const text = textOf(item, this.source);
    const header = headerOf(name);
    if (isHeader(header) && header !== "content-length" && header !== "host") {
      const isPlain = around.length === 1 && isRaw(item, this.source.text);
      if (!isPlain && !around.some(namesResponse)) this.takeLoose(header, text, item);
    } else if (text === null || text === EXPRESSION) {
      this.takeGroup(name, item, around);
    } else if (!this.takePlace(name, text, item)) {
      if (!(namesBody(name) && this.takeBody(text, item, 3))) this.takeText(text, item, [...around, name]);
    }
  }

  /** Take a header outside a block of headers; its content type counts less than theirs. */
  takeLoose(name, text, item) {
    if (name !== "content-type") {
      this.addHeader(name, text, item);
    } else if (text && !this.parts.headers.get(name)) {
      this.parts.mediaType ||= text;
      this.parts.mark(item);
    }
  }

  /** Take a method, or a part of the URL; false if a value is none of them. */
  takePlace(name, text, item) {
    const { parts } = this;
    if (namesMethod(name) && METHODS.includes(text.toUpperCase())) parts.method ||= text.toUpperCase();
    else if (name === "host" || name === "hostname") parts.host ||= text;
    else if (name === "port") parts.port ||= text;
    else if (text[0] === "/" && !text.includes("{") && !hasDots(text) && namesPath(name)) parts.path ||= text;
    else if (WHOLE_URL.test(text) && !text.includes(EXPRESSION)) {
      if (METHODS.includes(name.toUpperCase())) parts.method ||= name.toUpperCase();
      return this.takeUrl(name, text, item);
    }
    else return false;
    parts.mark(item);
    return true;
  }

  takeUrl(name, text, item) {
    const rank = rankOfUrl(name);
    if (rank) {
      this.parts.urls.push([rank, text]);
      this.parts.mark(item);
    }
    return true;
  }

  /** Take an object that the body is made of. */
  takeGroup(name, item, around) {
    const [group, ...labels] = heldIn(item);
    const label = [name, ...labels].join(" ");
    if (group === null || !namesBodyGroup(label)) return;
    if (namesResponse(label) || around.some(namesResponse)) return;
    if (this.parts.group === null && isBody(group, this.source)) {
      this.parts.group = group;
      this.parts.mark(item);
    }
  }

  /** Take a text by its form: a header, a URL, a form, JSON, a content type. */
  takeText(text, item, around) {
    const { parts } = this;
    if (this.takeJsonHeaders(text, item)) return;
    const header = HEADER_TEXT.exec(trim(text));
    const firstLine = FIRST_LINE.exec(text);
    if (!header && STATUS.test(text)) this.isAnswer = true;
    else if (this.isAnswer && header && headerOf(header[1]) === "content-type") return;
    if (header && isHeader(nameOf(header[1]))) {
      if (header[2]) this.addHeader(header[1], header[2], item);
    } else if (firstLine) {
      this.isAnswer = false;
      [, parts.method, parts.path] = firstLine;
      parts.mark(item);
    } else if (METHODS.includes(text)) {
      parts.method ||= text;
    } else if (WHOLE_URL.test(text) && !text.includes(EXPRESSION)) {
      this.takeUrl("", text, item);
    } else if (PATH.test(text)) {
      if (beginsWithText(item) && !parts.path && !NO_PATH.test(text)) {
        parts.path = text;
        parts.mark(item);
      }
    } else if (MEDIA_TYPE.test(lower(text))) {
      if (!around.some(accepts)) parts.mediaType ||= text;
    } else if (around.some(namesResponse) || !this.takeBody(text, item, 2)) {
      this.takeAnswer(text, item);
    }
  }

  /** Take a text that is a form or JSON; false if it is neither. */
  /** Take the headers that a text of JSON is; false if it is none. */
  takeJsonHeaders(text, item) {
    const value = text[0] === "{" && text.includes('=\\"') ? readJson(text)[0] : null;
    if (!(value instanceof Map)) return false;
    const named = [...value].map(([name, said]) => [headerOf(name), said]);
    const headers = named.filter(([, said]) => typeof said === "string");
    if (!headers.some(([name, said]) => isTelling(name, said) && isHeader(name))) return false;
    this.begin(headers);
    for (const [name, said] of headers) this.keepHeader(name, said, item);
    return true;
  }

  takeBody(text, item, rank) {
    const body = trim(text.replace(FORM_NAME, ""));
    const isForm = FORM.test(body);
    const isJson = !isForm && OBJECT.test(body) && !ANSWER.test(body) && readJson(body)[1] === null;
    if (!isForm && !isJson) return false;
    const { parts } = this;
    if (rank > parts.bodyRank) {
      parts.isEncoded = !isForm || body.includes("%") || !TO_ENCODE.test(body);
      parts.body = body;
      parts.bodyRank = rank;
    }
    parts.mark(item);
    return true;
  }

  /** Take a method from the words of a call or a log line. */
  takeWords(item) {
    for (const part of item.parts) {
      if (this.parts.method) return;
      if (part.kind === "word") {
        this.parts.method = METHODS.includes(part.text) ? part.text : methodOf(part.text);
      }
    }
  }
}

function groups(item) {
  return item.parts.filter((part) => part instanceof Group);
}

/** The object or list that a value is, or that a call in it is given, and the labels; or null. */
function heldIn(item) {
  for (const group of groups(item).reverse()) {
    if (group.opening !== "(") return [group, nameOf(group.label)];
    const inner = group.items.length > 0 ? groupOf(group.items[0]) : null;
    if (inner && inner.opening !== "(") return [inner, nameOf(group.label), nameOf(inner.label)];
  }
  return [null];
}

function beginsWithText(item) {
  return TEXTS.includes(item.parts[0]?.kind);
}
