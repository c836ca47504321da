// A strict JSON reader that keeps the text of numbers and says where a text goes wrong.

import { endOf, find } from "./characters.mjs";

const DEEPEST = 64;

const SPACE = /[ \t\n\r]*/y;
const PLAIN = /[^"\\\x00-\x1f]*/y;
const SCALAR =
  /[ \t\n\r]*(?:"([^"\\\x00-\x1f]*)"|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(true|false|null))[ \t\n\r]*/y;
const WORDS = { true: true, false: false, null: null };
const ESCAPES = new Map([..."\"\\/"].map((sign) => [sign, sign]));
for (const [letter, sign] of ["b\b", "f\f", "n\n", "r\r", "t\t"]) ESCAPES.set(letter, sign);
const HEX = /[0-9A-Fa-f]{4}/y;
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

  value(depth) {
    const found = find(SCALAR, this.text, this.at);
    if (found) return this.scalar(found);
    const first = this.skip();
    let value;
    if (first === "{" || first === "[") {
      if (depth === DEEPEST) throw this.error(`more than ${DEEPEST} levels deep`);
      this.at += 1;
      value = first === "{" ? this.object(depth + 1) : this.array(depth + 1);
    } else if (first === '"') {
      value = this.string();
    } else {
      throw this.error("where a value should be");
    }
    this.skip();
    return value;
  }

  scalar(found) {
    const [whole, text, number, word] = found;
    if (number !== undefined) {
      const start = found.index + whole.search(/[0-9-]/);
      const after = this.text[start + number.length];
      if (after >= "0" && after <= "9" && (number === "0" || number === "-0")) {
        throw new JsonError(`a number with a leading zero at character ${this.number(start)}`);
      }
    }
    this.at = endOf(found);
    if (word !== undefined) return WORDS[word];
    return number === undefined ? text : new JsonNumber(number);
  }

  array(depth) {
    const items = [];
    if (this.skip() === "]") {
      this.at += 1;
      return items;
    }
    for (;;) {
      items.push(this.value(depth));
      const after = this.text[this.at];
      if (after !== "," && after !== "]") throw this.error("where a comma or ] should be");
      this.at += 1;
      if (after === "]") return items;
    }
  }

  object(depth) {
    const members = new Map();
    if (this.skip() === "}") {
      this.at += 1;
      return members;
    }
    for (;;) {
      if (this.skip() !== '"') throw this.error("where a name in double quotes should be");
      const name = this.string();
      this.expect(":", "where a colon should be");
      const value = this.value(depth);
      if (members.has(name)) this.doubled += 1;
      else members.set(name, value);
      const after = this.text[this.at];
      if (after !== "," && after !== "}") throw this.error("where a comma or } should be");
      this.at += 1;
      if (after === "}") return members;
    }
  }

  string() {
    this.at += 1;
    const parts = [];
    for (;;) {
      const plain = find(PLAIN, this.text, this.at);
      parts.push(plain[0]);
      this.at = endOf(plain);
      const stop = this.text[this.at];
      if (stop === '"') {
        this.at += 1;
        return parts.join("");
      }
      if (stop !== "\\") throw this.error("inside a text");
      parts.push(this.escape());
    }
  }

  escape() {
    const letter = this.text[this.at + 1];
    if (letter === "u") return this.unicode();
    if (!ESCAPES.has(letter)) {
      this.at += 1;
      throw this.error("after a backslash");
    }
    this.at += 2;
    return ESCAPES.get(letter);
  }

  unicode() {
    const number = this.hexadecimal();
    if (number >= 0xd800 && number < 0xdc00 && this.text.startsWith("\\u", this.at)) {
      const back = this.at;
      const low = this.hexadecimal();
      if (low >= 0xdc00 && low < 0xe000) return String.fromCharCode(number, low);
      this.at = back;
    }
    return number >= 0xd800 && number < 0xe000 ? "\ufffd" : String.fromCharCode(number);
  }

  hexadecimal() {
    const digits = find(HEX, this.text, this.at + 2);
    if (!digits) {
      this.at += 1;
      throw this.error("with fewer than four hexadecimal digits");
    }
    this.at += 6;
    return Number.parseInt(digits[0], 16);
  }
}
