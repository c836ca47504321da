// A strict JSON reader that keeps the text of numbers and says where a text goes wrong.

import { endOf, find } from "./characters.mjs";

const DEEPEST = 64;

const SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*)*/y;
const SCALAR =
  /(true|false|null)|-?(?:0(?![0-9])|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|(-?0)/y;
const NAMED = new Map([
  ["'", "a single quote"],
  ['"', "a double quote"],
  ["\\", "a backslash"],
  ["\n", "a line end"],
  ["\t", "a tab"],
  ["\u00a0", "a no-break space"],
]);
for (const quote of "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f") {
  NAMED.set(quote, "a typographic quote");
}

/** A JSON number: the text that was sent, so that 1.0 stays 1.0. */
export class JsonNumber {
  constructor(text) {
    this.text = text;
  }
}

/** One JSON text as [value, null], or [null, what is wrong]; an object is a Map. */
export function readJson(text) {
  return readCountedJson(text).slice(0, 2);
}

/** JSON as readJson reads it, and how many names stood in their object before. */
export function readCountedJson(text) {
  const reader = new Reader(text);
  try {
    const value = reader.value(0);
    if (reader.at < text.length) throw reader.error("after the end");
    return [value, null, reader.doubled];
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return [null, error.message, reader.doubled];
  }
}

/** The whole items of an array that may be cut off; `at` is behind its bracket. */
export function readItems(text, at) {
  const reader = new Reader(text);
  reader.at = at;
  const items = [];
  try {
    for (;;) {
      items.push(reader.value(0));
      reader.expect(",", "where a comma or ] should be");
    }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return items;
  }
}

class JsonError extends Error {}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.doubled = 0;
  }

  error(where) {
    return new JsonError(`${this.found()} ${where} at character ${this.number(this.at)}`);
  }

  /** The number of a character, the first being 1. */
  number(at) {
    return [...this.text.slice(0, at)].length + 1;
  }

  found() {
    if (this.at >= this.text.length) return "the text ends";
    const found = String.fromCodePoint(this.text.codePointAt(this.at));
    if (NAMED.has(found)) return NAMED.get(found);
    if (found < " ") return "a control character";
    if (/[A-Za-z_]/.test(found)) return "a word without quotes";
    if (found <= "~") return `the character ${found}`;
    return `the character U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  }

  skip() {
    this.at = endOf(find(SPACE, this.text, this.at));
    return this.text[this.at];
  }

  expect(character, where) {
    if (this.skip() !== character) throw this.error(where);
    this.at += 1;
  }

  /** Read a value and the white space around it. */
  value(depth) {
    const first = this.skip();
    let value;
    if (first === '"') value = this.string();
    else if (first === "{") value = this.object(depth);
    else if (first === "[") value = this.array(depth);
    else value = this.scalar();
    this.skip();
    return value;
  }

  scalar() {
    const found = find(SCALAR, this.text, this.at);
    if (!found) throw this.error("where a value should be");
    const [text, word, zero] = found;
    if (zero) throw new JsonError(`a number with a leading zero at character ${this.number(this.at)}`);
    this.at = endOf(found);
    return word ? JSON.parse(word) : new JsonNumber(text);
  }

  array(depth) {
    const items = [];
    this.members(depth, "]", () => items.push(this.value(depth + 1)));
    return items;
  }

  object(depth) {
    const members = new Map();
    this.members(depth, "}", () => {
      if (this.skip() !== '"') throw this.error("where a name in double quotes should be");
      const name = this.string();
      this.expect(":", "where a colon should be");
      const value = this.value(depth + 1);
      if (members.has(name)) this.doubled += 1;
      else members.set(name, value);
    });
    return members;
  }

  /** Read what stands between brackets, with commas between. */
  members(depth, closing, read) {
    if (depth === DEEPEST) throw this.error(`more than ${DEEPEST} levels deep`);
    this.at += 1;
    if (this.skip() === closing) {
      this.at += 1;
      return;
    }
    for (let after = ","; after !== closing; this.at += 1) {
      read();
      after = this.text[this.at];
      if (after !== "," && after !== closing) throw this.error(`where a comma or ${closing} should be`);
    }
  }

  string() {
    const start = this.at;
    this.at = endOf(find(STRING, this.text, start));
    const stop = this.text[this.at];
    if (stop === '"') {
      this.at += 1;
      return JSON.parse(this.text.slice(start, this.at)).replace(/[\uD800-\uDFFF]/gu, "\uFFFD");
    }
    if (stop !== "\\") throw this.error("inside a text");
    this.at += 1;
    const isUnicode = this.text[this.at] === "u";
    throw this.error(isUnicode ? "with fewer than four hexadecimal digits" : "after a backslash");
  }
}
