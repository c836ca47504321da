// What was found of one request, and where.

import { EXPRESSION } from "./tokens.mjs";

const TELLING = /^[A-Za-z][A-Za-z0-9-]* {1,4}[A-Za-z][A-Za-z0-9]*=[^\n]/;

const HIDING = /^(?:[<*[({]|[A-Z]{4,}$)/;
const PARAMETERS = /^[A-Za-z][A-Za-z0-9]*="[^"]*", ?[A-Za-z][A-Za-z0-9]*="/;

/** What was found of one request; of what is found twice the first counts. `headers` are by name
    in small letters. `fields` were given one by one, `urls` have how sure each is that of the request.
    `group` is the object that the body is made of, `printed` an object without a name that may be
    the fields of the body; `isJson` if the
    names of all headers are in double quotes, as JSON has them; `isOpen` if headers were given whose names
    are not in the paste; `spans` are where something was found. */
export class Parts {
  constructor() {
    this.headers = new Map();
    this.fields = [];
    this.method = "";
    this.urls = [];
    this.path = "";
    this.host = "";
    this.port = "";
    this.body = "";
    this.bodyRank = 0;
    this.isEncoded = true;
    this.group = null;
    this.printed = null;
    this.mediaType = "";
    this.answers = new Set();
    this.isJson = true;
    this.isOpen = false;
    this.spans = [];
  }

  /** Remember where an item is. */
  mark(item) {
    const end = item.parts.length > 0 ? item.parts.at(-1).end : item.named.end;
    this.spans.push([item.start, end]);
  }

  /** Whether one of the headers that tell who asks is known with another value. */
  contradicts(headers) {
    const told = headers.filter(([name, value]) => isTelling(name, value) && value !== EXPRESSION);
    return told.some(([name, value]) => ![value, EXPRESSION].includes(this.headers.get(name) ?? EXPRESSION));
  }

  /** Whether a header says who asks, with a scheme and parameters, or hides it; one with a scheme
      and a token alone may belong to any service. */
  tellsWho() {
    if ([...this.headers.values()].some((value) => TELLING.test(value))) return true;
    const others = [...this.headers].filter(([name]) => name.startsWith("x-"));
    const isShown = others.some(([, value]) => isHidden(value) || PARAMETERS.test(value));
    return isHidden(this.headers.get("authorization") ?? "") && isShown;
  }
}

/** Whether a header says who asks: Authorization, or one with a scheme and parameters. */
export function isTelling(name, value) {
  return name === "authorization" || TELLING.test(value);
}

function isHidden(value) {
  return HIDING.test(value);
}
