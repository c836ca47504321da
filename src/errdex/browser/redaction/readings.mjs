// Reads a text as people and programs do, whatever it is spelled with, and knows the way back.
// Escapes are decoded, digits of any script become 0 to 9, spaces and dashes become plain ones,
// and invisible characters go.

import { listOf, mapOf } from "../engine/tables.mjs";

const HEX = "[0-9A-Fa-f]";
const PERCENT = "%(?:25){0,3}";
const MORE = `${PERCENT}[89ABab]${HEX}`;
const ENTITIES = mapOf("entities");
const ESCAPED = [
  `${PERCENT}(?<ascii>[0-7]${HEX})`,
  `(?<utf8>${PERCENT}[CDcd]${HEX}${MORE}|${PERCENT}[Ee]${HEX}(?:${MORE}){2}` +
    `|${PERCENT}[Ff][0-4](?:${MORE}){3})`,
  `\\\\{1,4}u(?<high>[Dd][89ABab]${HEX}{2})\\\\{1,4}u(?<low>[Dd][C-Fc-f]${HEX}{2})`,
  `\\\\{1,4}(?:u(?<unit>${HEX}{4})|x(?<byte>${HEX}{2}))`,
  "\\\\{1,4}(?<letter>[nrt])",
  "(?<continued>\\\\{1,4}[ \\t]{0,9}\\r?\\n)",
  "\\\\{1,4}(?<sign>[^A-Za-z0-9 \\t\\r\\n\\\\])",
  `&(?:amp;)?#(?:[Xx]0{0,9}(?<hexadecimal>${HEX}{1,6})|0{0,9}(?<decimal>[0-9]{1,7}));`,
  `&(?:amp;)?(?<entity>${[...ENTITIES.keys()].join("|")});`,
].join("|");
const LETTERS = { n: "\n", r: "\r", t: "\t" };
const BYTE = /%(?:25)*([0-9A-Fa-f]{2})/g;
const FOLDS = folds();
const READ = new RegExp(`${ESCAPED}|[${[...FOLDS.keys()].join("")}]`, "gu");
const FILLED = /[^ \t\r\n]+/g;

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
  #pieces = []; // a stretch of the text: each character for itself, or all of it for all

  constructor(raw) {
    this.raw = raw;
    const parts = [];
    let length = 0;
    let done = 0;
    for (const found of raw.matchAll(READ)) {
      const end = found.index + found[0].length;
      if (found.index > done) {
        this.#add(length, done, found.index, true);
        parts.push(raw.slice(done, found.index));
        length += found.index - done;
      }
      const readAs = readAsIn(found);
      if (readAs) {
        this.#add(length, found.index, end, false);
        parts.push(readAs);
        length += readAs.length;
      }
      done = end;
    }
    this.#add(length, done, raw.length, true);
    this.text = parts.join("") + raw.slice(done);
  }

  #add(at, start, end, isLiteral) {
    this.#at.push(at);
    this.#pieces.push({ start, end, isLiteral });
  }

  /** Where a stretch of what is read, which is not empty, is written. */
  span(start, end) {
    return [this.#written(start)[0], this.#written(end - 1)[1]];
  }

  #written(at) {
    const number = lastAt(this.#at, at);
    const piece = this.#pieces[number];
    if (!piece.isLiteral) return [piece.start, piece.end];
    const place = piece.start + at - this.#at[number];
    return [place, place + 1];
  }
}

/** A reading without its white space. */
export class Packed {
  #reading;
  #at = [];
  #starts = [];

  constructor(reading) {
    this.#reading = reading;
    const parts = [];
    let length = 0;
    for (const found of reading.text.matchAll(FILLED)) {
      this.#at.push(length);
      this.#starts.push(found.index);
      parts.push(found[0]);
      length += found[0].length;
    }
    this.text = parts.join("");
  }

  /** Where a stretch, which is not empty, is written. */
  span(start, end) {
    return this.#reading.span(this.#place(start), this.#place(end - 1) + 1);
  }

  #place(at) {
    const number = lastAt(this.#at, at);
    return this.#starts[number] + at - this.#at[number];
  }
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

function readAsIn({ 0: whole, groups }) {
  const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
  if (kind === undefined) return FOLDS.get(whole);
  if (kind === "continued") return "";
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
  const bytes = Array.from(groups.utf8.matchAll(BYTE), (found) => parseInt(found[1], 16));
  let number = bytes[0] & (0x3f >> (bytes.length - 1));
  for (const byte of bytes.slice(1)) number = (number << 6) | (byte & 0x3f);
  return number;
}

function characterOf(number) {
  const isOne = number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff);
  return isOne ? String.fromCodePoint(number) : "\ufffd";
}
