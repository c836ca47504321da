// A strict JSON reader that keeps the text of numbers and says where a text goes wrong.

import { say } from "../../engine/sentences.mjs";
import { limit } from "../../engine/tables.mjs";
import { BLANKS, endOf, find } from "./characters.mjs";

const DEEPEST = limit("levels_of_json");

const STRING = /"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*)*/y;
const SCALAR =
  /(true|false|null)|-?(?:0(?![0-9])|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|(-?0)/y;
/** Items of an array with nothing inside; so many at once, since a pattern's memory has an end. */
const EMPTY_ITEMS = new RegExp(
  "(?:[ \\t\\n\\r]*(?:\\{[ \\t\\n\\r]*\\}|\\[[ \\t\\n\\r]*\\]|true|false|null" +
    "|-?(?:0(?![0-9])|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)[ \\t\\n\\r]*,){1,1000}",
  "y",
);
const QUOTES = new Map([["'", "json_single_quote"], ['"', "json_double_quote"]]);
for (const quote of "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f") {
  QUOTES.set(quote, "json_typographic_quote");
}
const NAMED = new Map([
  ...QUOTES,
  ["\\", "json_backslash"],
  ["\n", "json_line_end"],
  ["\t", "json_tab"],
  ["\u00a0", "json_no_break_space"],
]);
const LETTER = /[A-Za-z_]/;

/**
 * A value that was read; null where there was a fault.
 * @typedef {string | JsonNumber | boolean | null | Json[] | Map<string, Json>} Json
 */

/**
 * Where a text is not JSON: what is wrong at which character, whether the text only lacks its end,
 * and whether other quotes, or some, might make it JSON.
 * @typedef {{says: string, atEnd: boolean, aboutQuotes: boolean}} JsonFault
 */

/** A JSON number: the text that was sent, so that 1.0 stays 1.0. */
export class JsonNumber {
  constructor(text) {
    this.text = text;
  }
}

/** A text as JSON has it, in double quotes. */
export function quoted(text) {
  return JSON.stringify(text);
}

/** One JSON text as [value, null], or [null, what is wrong]; an object is a Map. */
export function readJson(text) {
  const { value, fault } = readCountedJson(text);
  return [value, fault ? fault.says : null];
}

let last = null; // a body is asked for by who finds it, by its message, and at its end

/** {value, fault, doubled}: JSON, and how many names were in their object before; none where there
    is a fault. The value may be given again, and is not to be changed. */
export function readCountedJson(text) {
  if (last?.text !== text) last = { text, read: readAnew(text) };
  return last.read;
}

function readAnew(text) {
  const reader = new Reader(text);
  try {
    const value = reader.value(0);
    if (reader.at < text.length) throw reader.error("json_after_the_end");
    return { value, fault: null, doubled: reader.doubled };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { value: null, fault: error.fault, doubled: 0 };
  }
}

/** A JSON text that is read part by part, so that no more than one part is held; each method
    throws a JsonError where the text is not JSON. */
export class JsonWalk {
  constructor(text) {
    this.reader = new Reader(text);
    this.depth = 0;
    /** Where the last item that was read begins. */
    this.itemAt = 0;
  }

  /** How far the text was read. */
  get at() {
    return this.reader.at;
  }

  /** Go over the object that begins here: `read` gets each name and reads its value. */
  members(read) {
    this.inside("{", () => this.reader.names(this.depth - 1, read));
  }

  /** Go over the array that begins here: `add` gets each item, null for most that hold nothing. */
  items(add) {
    this.inside("[", () =>
      this.reader.members(this.depth - 1, "]", () => {
        for (const empty of this.reader.emptyItems()) add(empty);
        this.itemAt = this.at;
        add(this.value());
      }),
    );
  }

  inside(opening, go) {
    if (this.reader.skip() !== opening) throw this.reader.error("json_where_value");
    this.depth += 1;
    go();
    this.depth -= 1;
    this.reader.skip();
  }

  /** Read a value as readJson does. */
  value() {
    return this.reader.value(this.depth);
  }
}

export class JsonError extends Error {
  constructor(fault) {
    super(fault.says);
    this.fault = fault;
  }
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.doubled = 0;
  }

  error(where, holes) {
    const atEnd = this.at >= this.text.length;
    const found = atEnd ? "" : String.fromCodePoint(this.text.codePointAt(this.at));
    const aboutQuotes = QUOTES.has(found) || LETTER.test(found) || where === "json_where_name";
    const place = say(where, holes);
    const says = say("json_fault", { found: named(found), where: place, number: this.number(this.at) });
    return new JsonError({ says, atEnd, aboutQuotes });
  }

  /** The number of a character, the first being 1. */
  number(at) {
    let number = 1;
    for (let place = 0; place < at; place += 1) {
      if (this.text.codePointAt(place) > 0xffff) place += 1;
      number += 1;
    }
    return number;
  }

  skip() {
    while (BLANKS.includes(this.text[this.at] ?? "x")) this.at += 1;
    return this.text[this.at];
  }

  /** Skip items with nothing inside, but not the last of an array; yield null for each. */
  *emptyItems() {
    for (let found = find(EMPTY_ITEMS, this.text, this.at); found; ) {
      this.at = endOf(found);
      for (const sign of found[0]) if (sign === ",") yield null;
      found = find(EMPTY_ITEMS, this.text, this.at);
    }
  }

  expect(character, where, holes) {
    if (this.skip() !== character) throw this.error(where, holes);
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
    if (!found) throw this.error("json_where_value");
    const [text, word, zero] = found;
    if (zero) {
      const says = say("json_leading_zero", { number: this.number(this.at) });
      throw new JsonError({ says, atEnd: false, aboutQuotes: false });
    }
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
    this.names(depth, (name) => {
      const value = this.value(depth + 1);
      if (members.has(name)) this.doubled += 1;
      else members.set(name, value);
    });
    return members;
  }

  /** Read an object; `read` gets each name and reads its value. */
  names(depth, read) {
    this.members(depth, "}", () => {
      if (this.skip() !== '"') throw this.error("json_where_name");
      const name = this.string();
      this.expect(":", "json_where_colon");
      read(name);
    });
  }

  /** Read what stands between brackets, with commas between. */
  members(depth, closing, read) {
    if (depth === DEEPEST) throw this.error("json_too_deep", { count: DEEPEST });
    this.at += 1;
    if (this.skip() === closing) {
      this.at += 1;
      return;
    }
    for (let after = ","; after !== closing; this.at += 1) {
      read();
      after = this.text[this.at];
      if (after !== "," && after !== closing) throw this.error("json_where_comma", { closing });
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
    if (stop !== "\\") throw this.error("json_inside_a_text");
    this.at += 1;
    const isUnicode = this.text[this.at] === "u";
    throw this.error(isUnicode ? "json_bad_unicode" : "json_bad_escape");
  }
}

/** What stops the reader, in words. */
function named(character) {
  if (!character) return say("json_text_ends");
  if (NAMED.has(character)) return say(NAMED.get(character));
  if (character < " ") return say("json_control_character");
  if (LETTER.test(character)) return say("json_word");
  const number = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return say("json_character", { character: character <= "~" ? character : `U+${number}` });
}
