// Reads a text as people and programs do, whatever it is spelled with, and knows the way back.
// Escapes are decoded, digits of any script become 0 to 9, spaces and dashes become plain ones,
// and invisible characters go.

import { listOf, mapOf } from "../engine/tables.mjs";
import { endOf, find } from "../evidence/text/characters.mjs";
import { ByteLists } from "./byte_lists.mjs";
import { withoutIdentifiers } from "./identifiers.mjs";
import { Nesting } from "./nesting.mjs";
import { joinedTokens } from "./token_shapes.mjs";

const HEX = "[0-9A-Fa-f]";
const MORE = `%(?:25){0,3}[89ABab]${HEX}`;
const ENTITIES = mapOf("entities");
const ESCAPED = [
  `(?<=%)(?:25){0,3}(?:(?<ascii>[0-7]${HEX})|u(?<percent>${HEX}{4})|(?<utf8>[CDcd]${HEX}${MORE}` +
    `|[Ee]${HEX}(?:${MORE}){2}|[Ff][0-4](?:${MORE}){3}))`,
  "(?<=\\\\)\\\\{0,3}(?:(?<colour>(?:u001[Bb]|x1[Bb]|033|e)\\[[0-9;]{0,40}m)|" +
    `u(?<high>[Dd][89ABab]${HEX}{2})\\\\{1,4}u(?<low>[Dd][C-Fc-f]${HEX}{2})` +
    `|u(?<unit>${HEX}{4})|u\\{0{0,9}(?<braced>${HEX}{1,6})\\}|U(?<long>${HEX}{8})|x(?<byte>${HEX}{2})|(?<letter>[nrt])` +
    "|(?<continued>[ \\t]{0,9}\\r?\\n)|(?<sign>[^A-Za-z0-9 \\t\\r\\n\\\\]))",
  `(?<=&)(?:amp;)?(?:#(?:[Xx]0{0,9}(?<hexadecimal>${HEX}{1,6})` +
    `|0{0,9}(?<decimal>[0-9]{1,7}));?|(?<entity>${[...ENTITIES.keys()].join("|")});)`,
].join("|");
const PERCENT = "(?=%[0-7])(?!%22[A-Za-z]|%3[ADad]%)"; // no escape of a quote or of a sign
/** What is in front of a percent sign that is no escape of the value behind it. */
const PARTED = new RegExp(
  "-(?<![^ \\t\\r\\n\"'`(\\[,]-)U(?: |[\"'],[ \\t\\r\\n]{0,40}[\"'])?" +
    `[A-Za-z][^ \\t\\r\\n"'%&:=?]{0,60}${PERCENT}|(?:LIKE|like)[ \\t]{1,9}\\\\{0,3}["']${PERCENT}`,
  "gu",
);
const LETTERS = { n: "\n", r: "\r", t: "\t" };
const BYTE = /(?:25)*([0-9A-Fa-f]{2})%?/g;
const FOLDS = folds();
const INVISIBLE = [...FOLDS.keys()].filter((written) => FOLDS.get(written) === "").join("");
const ONE_FOR_ONE = [...FOLDS.keys()].filter((written) => FOLDS.get(written) !== "");
const SHORT = ONE_FOR_ONE.filter((written) => written.length === 1).join("");
const LONG = ONE_FOR_ONE.filter((written) => written.length === 2).join("");
const FOLDED = new RegExp(`[${SHORT}]`, "gu");
const UNNAMED = ESCAPED.replace(/\(\?<[a-z0-9]+>/g, "(?:"); // names cost time at every match
const COLOUR = "\\x1b\\[[0-9;:?]{0,40}[@-~]";
/** What is between digits in quoted-printable, and a sign of Latin-1. */
const BROKEN =
  "(?<=[0-9]=)(?:\\r?\\n|C2=A0|E2=80=(?:8[0-9A]|9[0-5]|AF))(?=[0-9])" +
  "|(?<=[0-9]%)(?:[Aa][0Dd]|9[67]|[Bb]7)(?=[0-9])";
/** What is behind the `<` of a tag that only changes how its text looks. */
const TAG =
  "/?(?:b|i|u|s|em|strong|span|wbr|mark|font|tt|del|ins|bdi|bdo|nobr)" +
  "(?:[ /][^<>\\n]{0,80})?>";
const TAGS = `(?<=[0-9]<)${TAG}(?:<${TAG}){0,3}(?=[.()+-]{0,3}[0-9])`;
const READ = new RegExp(
  `[%&<\\\\=](?:${UNNAMED}|${BROKEN}|${TAGS})|${COLOUR}|[${INVISIBLE}]+|[${LONG}]`,
  "gu",
);
/** What only texts have in which a cell of CSV has quotes. */
const DOUBLED =
  /""(?:(?<=[{([,:]"")[A-Za-z_]|(?<=[A-Za-z0-9_-]""):|(?:(?<=="")|(?<== ""))[A-Za-z0-9_.-]{1,60}"")/u;
/** The same with two quotes for one, which are not an empty text. */
const READ_DOUBLED = new RegExp(
  '\\\\{1,4}""|""(?=(?:""){0,4}(?!"))(?:(?<=[^ \\t\\r\\n,:;=({\\[]"")' +
    `|(?=[^ \\t\\r\\n,:;)}\\]]))|${READ.source}`,
  "gu",
);
const ONE = new RegExp(`^[%&\\\\](?:${ESCAPED})$`, "u");
const ASCII = /^[\x00-\x7f]*$/;
const DIGITS = ONE_FOR_ONE.filter((written) => /[0-9]/.test(FOLDS.get(written))).join("");
const DIGIT = new RegExp(`[0-9${DIGITS}]`, "gu");
const BLANKS = /[ \t\r\n+]+/g;
const ESCAPES = '%&\\"';
const SIGNS = /(?:<\/?[A-Za-z][^<>\n]{0,80}>|[^0-9A-Za-z\x80-\u{10ffff}])+/gu;
const KNOWN_AT_ONCE = 4096;
const known = new Map();

/** What each character is read as that is not read as it is written. */
function folds() {
  const found = new Map();
  for (let number = 0xff01; number < 0xff5f; number += 1) {
    found.set(String.fromCodePoint(number), String.fromCodePoint(number - 0xfee0));
  }
  for (const [readAs, ranges] of mapOf("folded")) {
    for (const one of ranges.split(" ")) {
      const [first, last] = one.split("-").map((end) => parseInt(end, 16));
      for (let number = first; number <= (last ?? first); number += 1) {
        found.set(String.fromCodePoint(number), readAs);
      }
    }
  }
  for (const zero of listOf("zeros")) {
    for (let digit = 0; digit < 10; digit += 1) {
      found.set(String.fromCodePoint(parseInt(zero, 16) + digit), String(digit));
    }
  }
  return found;
}

/** A text as it is read: `raw` is how it is written, `text` how it is read. */
export class Reading {
  #at = [];
  #behind = [];
  #starts = [];
  #ends = [];
  #unidentified = null;
  #tokens = null;
  #bytes = null;
  #nesting = null;

  /** Where in it a long text is that the search for secrets took for none. */
  passed = [0, 0];

  constructor(raw) {
    this.raw = raw;
    const parts = [];
    let done = 0;
    let shorter = 0;
    for (const [start, end] of unread(raw)) {
      const readAs = readAsAt(raw, start, end);
      parts.push(raw.slice(done, start), readAs);
      this.#at.push(start - shorter);
      shorter += end - start - readAs.length;
      this.#behind.push(end - shorter);
      this.#starts.push(start);
      this.#ends.push(end);
      done = end;
    }
    const text = parts.length ? parts.join("") + raw.slice(done) : raw;
    this.text = ASCII.test(text) ? text : text.replace(FOLDED, (written) => FOLDS.get(written));
  }

  /** The text with dots for what identifies a thing. */
  get unidentified() {
    this.#unidentified ??= withoutIdentifiers(this.text);
    return this.#unidentified;
  }

  /** The lists of byte values in the text. */
  get bytes() {
    this.#bytes ??= new ByteLists(this.text);
    return this.#bytes;
  }

  /** What is written as an escape in it. */
  get nesting() {
    this.#nesting ??= new Nesting(this.raw, this.text, this.#escapes());
    return this.#nesting;
  }

  *#escapes() {
    for (const [number, at] of this.#at.entries()) {
      const start = this.#starts[number];
      const isOne = this.#behind[number] === at + 1 && ESCAPES.includes(this.raw[start]);
      if (isOne) yield [at, start, this.#ends[number]];
    }
  }

  /** Where tokens are that may have signs in them. */
  get tokens() {
    this.#tokens ??= [...joinedTokens(this.unidentified)];
    return this.#tokens;
  }

  /** Where a stretch of what is read, which is not empty, is written. */
  span(start, end) {
    if (!this.#at.length) return [start, end];
    return [this.#written(start)[0], this.#written(end - 1)[1]];
  }

  /** What is shown of a stretch, sign for sign, with each sign of it as it is written. */
  spelled(from, to, shape) {
    let at = from;
    const text = this.text.slice(from, to);
    const shown = Array.from(shape(text));
    const signs = Array.from(text, (sign, index) => {
      const start = at;
      at += sign.length;
      return this.nesting.isEscaped(start) ? this.raw.slice(...this.span(start, at)) : shown[index];
    });
    return signs.join("");
  }

  #written(at) {
    const number = lastAt(this.#at, at);
    if (number < 0) return [at, at + 1];
    const more = at - this.#behind[number];
    const end = this.#ends[number];
    return more < 0 ? [this.#starts[number], end] : [end + more, end + more + 1];
  }

  /** A stretch as it is written, with `*` for each of its digits. */
  hidden(from, to) {
    const raw = this.raw.slice(...this.span(from, to));
    const parts = [];
    let done = 0;
    for (const [start, end] of unread(raw)) {
      const isDigit = /^[0-9]$/.test(readAsAt(raw, start, end));
      parts.push(raw.slice(done, start).replace(DIGIT, "*"), isDigit ? "*" : raw.slice(start, end));
      done = end;
    }
    return parts.join("") + raw.slice(done).replace(DIGIT, "*");
  }
}

/** A reading without its white space, and without the plus signs that a form has for it; a bare one
    is without tags and all other signs as well. */
export class Packed {
  #reading;
  #leftOut;
  #words = null;

  constructor(reading, isBare = false) {
    this.#reading = reading;
    this.#leftOut = isBare ? SIGNS : BLANKS;
    this.text = reading.text.replace(this.#leftOut, "");
  }

  /** Where a stretch, which is not empty, is written. */
  span(start, end) {
    return this.#reading.span(this.#place(start), this.#place(end - 1) + 1);
  }

  #place(at) {
    this.#words ??= wordsOf(this.#reading.text, this.#leftOut);
    const [places, starts] = this.#words;
    const number = lastAt(places, at);
    return starts[number] + at - places[number];
  }
}

/** Where each word begins without what is left out, and with it. */
function wordsOf(text, pattern) {
  const [places, starts] = [[0], [0]];
  let leftOut = 0;
  for (const { 0: signs, index } of text.matchAll(pattern)) {
    places.push(index - leftOut);
    starts.push(index + signs.length);
    leftOut += signs.length;
  }
  return [places, starts];
}

/** The last of ascending places that is not behind one. */
function lastAt(places, at) {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where in a text is what is not read as it is written, each [start, end]. */
function unread(raw) {
  const places = [];
  const parted = new Set(raw.includes("%") ? Array.from(raw.matchAll(PARTED), endOf) : []);
  const pattern = raw.includes('""') && DOUBLED.test(raw) ? READ_DOUBLED : READ;
  for (let found = find(pattern, raw, 0); found; found = find(pattern, raw, endOf(found))) {
    if (!parted.has(found.index)) places.push([found.index, endOf(found)]);
  }
  return places;
}

function readAsAt(raw, start, end) {
  const first = raw[start];
  if (raw.endsWith('""', end)) return '"';
  if (first !== "%" && first !== "&" && first !== "\\") return FOLDS.get(raw.slice(start, end)) ?? "";
  const escape = raw.slice(start, end);
  let readAs = known.get(escape);
  if (readAs === undefined) {
    if (known.size >= KNOWN_AT_ONCE) known.clear();
    const one = ONE.exec(escape);
    readAs = one ? readAsIn(one.groups) : ""; // what is only read between digits
    known.set(escape, readAs);
  }
  return readAs;
}

/** The character that an escape stands for; nothing for one that nobody sees. */
function readAsIn(groups) {
  const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
  if (kind === "colour" || kind === "continued") return "";
  if (kind === "entity") return ENTITIES.get(groups.entity);
  if (kind === "letter") return LETTERS[groups.letter];
  const character = kind === "sign" ? groups.sign : characterOf(numberIn(kind, groups));
  return FOLDS.get(character) ?? character;
}

/** The code point that an escape names. */
function numberIn(kind, groups) {
  if (kind === "high") {
    const [high, low] = [parseInt(groups.high, 16), parseInt(groups.low, 16)];
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
  }
  if (kind !== "utf8") return parseInt(groups[kind], kind === "decimal" ? 10 : 16);
  const bytes = Array.from(groups.utf8.matchAll(BYTE), (one) => parseInt(one[1], 16));
  let number = bytes[0] & (0x3f >> (bytes.length - 1));
  for (const byte of bytes.slice(1)) number = (number << 6) | (byte & 0x3f);
  return number;
}

function characterOf(number) {
  const isOne = number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff);
  return isOne ? String.fromCodePoint(number) : "\ufffd";
}
