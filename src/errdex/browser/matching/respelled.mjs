// Codes in a text in another spelling: what `lookup` folds, where a text can mean nothing else.

import { boundariesOf, isLeftOpen } from "./boundaries.mjs";
import { inPattern, isDistinctive, isWordAt, separatorsIn } from "./codes.mjs";
import { mentionOf } from "./exact.mjs";
import { fold, narrowed } from "./folding.mjs";
import { mention, RESPELLED } from "./mentions.mjs";
import { namesOf } from "./names.mjs";

const FEWEST_DIGITS = 3;
const MOST_PARTS = 4; // pieces with separators between them that together may be one code
const MOST_KNOWN = 1000;
const VALUE = /[0-9A-Za-z](?:[0-9A-Za-z_.:+-]{0,79}[0-9A-Za-z])?(?![0-9A-Za-z_])/y;
const ORDINARY = /^(?=[^0-9A-Za-z]*[0-9A-Za-z])[0-9A-Za-z._:-](?:[0-9A-Za-z._:/ -]*[0-9A-Za-z._:-])?$/; // others are found only as they are
const BREAK = /\r?\n|(?:\\r)?\\n/y;
const BROKEN = /[-\\]?(?:(?:\r?\n|(?:\\r)?\\n)[ \t]{0,40}| )([0-9A-Za-z_.:+-]{1,80})(?![0-9A-Za-z_.:+-])/y;
const CLOSED = /\\{0,4}["']/y;
const QUOTES = "\"'";
const BARE_NUMBER = /^[0-9O]{1,2}$/i;

const keyOf = (text) => text.toUpperCase().replace(/[ _-]/g, "").replaceAll("O", "0");

/** The codes of a catalogue that may be meant, by what all their spellings share. */
class Spellings {
  constructor(codes) {
    this.codes = codes;
    this.meant = new Map();
    this.known = new Map();
    const separators = new Set(" -_");
    this.most = MOST_PARTS;
    for (const code of codes.every()) {
      if (!isDistinctive(code) || !codes.mayBeMeant(code) || !ORDINARY.test(code)) continue;
      this.add(code);
      for (const sign of separatorsIn(code)) separators.add(sign);
      this.most = Math.max(this.most, 1 + separatorsIn(code).length + code.split("_").length - 1);
    }
    const between = `[${[...separators].map(inPattern).join("")}]`;
    const part = `[0-9A-Za-z]{1,${Math.max(1, codes.longest)}}`;
    this.parts = new RegExp(`^(${part})${`(${between}${part})?`.repeat(this.most - 1)}`);
    const lengths = [...this.meant.keys()].map((key) => key.length);
    this.reach = lengths.reduce((one, other) => Math.max(one, other), 0) + this.most - 1;
    this.shortest = lengths.reduce((one, other) => Math.min(one, other), this.reach);
    this.beginnings = new Set([...this.meant.keys()].map((key) => key.slice(0, this.shortest)));
    this.start = this.meant.size ? startOf(this.meant.keys()) : null;
  }

  add(code) {
    for (const spelled of [code, code.replace(/[^0-9A-Za-z]/g, "")]) {
      const key = keyOf(spelled);
      this.meant.set(key, (this.meant.get(key) ?? code) === code ? code : "");
    }
  }

  /** Yield the spellings, none inside an exact code, that mean one code wherever they are. */
  *find(text, exact) {
    const plain = narrowed(text);
    let [at, passed] = [0, 0];
    for (;;) {
      if (!this.start) return;
      this.start.lastIndex = at;
      const start = this.start.exec(plain)?.index;
      if (start === undefined) return;
      while (passed < exact.length && exact[passed].end <= start) passed += 1;
      if (passed < exact.length && exact[passed].start <= start) {
        at = exact[passed].end;
        continue;
      }
      const [end, code] = this.longestAt(plain, start);
      if (code && code !== text.slice(start, end)) yield mentionOf(this.codes, code, text, start, end);
      at = code ? end : start + 1;
    }
  }

  /** Return where the longest spelling at a place ends, and the code that it means. */
  longestAt(plain, start) {
    const near = plain.slice(start, start + this.reach);
    const match = this.parts.exec(near);
    for (const [length, code] of match ? this.meanings(match) : []) {
      if (this.isWhole(code, plain, start, start + length)) return [start + length, code];
    }
    return [start, ""];
  }

  /**
   * Return what the pieces mean wherever they are, and how many characters mean it, the most pieces
   * first; the same log repeats its own.
   */
  meanings(match) {
    if (!this.known.has(match[0])) {
      if (this.known.size === MOST_KNOWN) this.known.clear();
      this.known.set(match[0], [...this.read(match)]);
    }
    return this.known.get(match[0]);
  }

  *read(match) {
    if (!this.beginnings.has(keyOf(match[0]).slice(0, this.shortest))) return;
    for (let part = this.most, end = match[0].length; part > 0; end -= match[part]?.length ?? 0, part -= 1) {
      const written = match[part] ? match[0].slice(0, end) : "";
      if (!this.meant.get(keyOf(written))) continue;
      const code = fold(this.codes, written);
      const clear = isDistinctive(code) && this.codes.mayBeMeant(code);
      if (clear && (code === written || isClear(written, code))) yield [end, code];
    }
  }

  isWhole(code, plain, start, end) {
    if ((plain[end] === "-" && isWordAt(plain, end + 1)) || isWordAt(plain, end)) return false;
    const bounds = boundariesOf(this.codes);
    if (bounds.fieldAnywhere(code)) return true;
    return bounds.ends(code, plain, end) && bounds.begins(code, plain, start);
  }
}

/** Whether what was written is no ordinary text: by its digits, or as codes are. */
function isClear(written, code) {
  const digits = code.replace(/[^0-9]/g, "").length;
  if (digits) return digits >= FEWEST_DIGITS && /[0-9]/.test(written);
  return !written.includes(" ") && isDistinctive(written);
}

/** Return what a text holds in other spellings beside exact codes, in order: after names, and anywhere. */
export function respelledIn(codes, text, exact) {
  const found = [...named(codes, text)];
  const starts = new Set(found.map(({ start }) => start));
  for (const other of codes.once("spellings", () => new Spellings(codes)).find(text, exact)) {
    if (!starts.has(other.start)) found.push(other);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Yield the values of fields' names that stand for one code of the field, as `lookup` does. */
function* named(codes, text) {
  const plain = narrowed(text);
  const names = namesOf(codes);
  const known = new Map(); // a log repeats its values
  for (const { 0: whole, 1: name, 2: between, index } of plain.matchAll(names.anywhere)) {
    const start = index + whole.length;
    VALUE.lastIndex = start;
    const value = between ? VALUE.exec(plain)?.[0] : undefined;
    if (value === undefined || (BARE_NUMBER.test(value) && !between.replace(/[ \t]/g, ""))) continue;
    const [end, fields] = [start + value.length, names.fields.get(name.toLowerCase())];
    const one = joined(codes, plain, fields, between.at(-1), value, end);
    if (one) {
      yield mention(codes.named(one.code), one.field, start, text.slice(start, one.end), RESPELLED);
      continue;
    }
    const isWhole = !isCut(plain, between.at(-1), end);
    const written = text.slice(start, end);
    for (const field of fields) {
      const key = `${field} ${isWhole} ${value}`;
      if (!known.has(key)) {
        if (known.size === MOST_KNOWN) known.clear();
        known.set(key, fold(codes, value, field, isWhole));
      }
      const code = known.get(key);
      if (code === written) break;
      if (!code || !codes.mayBeMeant(code)) continue;
      yield mention(codes.named(code), field, start, written, RESPELLED);
      break;
    }
  }
}

/** {code, field, end} where a line break is inside a value; or undefined. */
function joined(codes, plain, fields, quote, value, start) {
  BROKEN.lastIndex = start;
  const broken = BROKEN.exec(plain);
  if (!broken) return undefined;
  const [code, end] = [value + broken[1], start + broken[0].length];
  const isQuoted = QUOTES.includes(quote) && matches(CLOSED, plain, end);
  if (!codes.mayBeMeant(code) || !(isQuoted || isDistinctive(code))) return undefined;
  const field = fields.find((name) => codes.fieldsOf(code, name).length > 0);
  return field && { code, field, end };
}

/** Whether a value is left out from a place on, or its quote is not closed in its line. */
function isCut(plain, before, end) {
  const isOpen = QUOTES.includes(before) && (end === plain.length || matches(BREAK, plain, end));
  return isOpen || isLeftOpen(plain, end);
}

function matches(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Return a pattern for what any spelling begins with: two characters, side by side or not. */
function startOf(keys) {
  const seconds = new Map();
  for (const key of keys) {
    const [first, second] = key.replace(/[^0-9A-Z]/g, "");
    if (!seconds.has(first)) seconds.set(first, new Set());
    seconds.get(first).add(second ?? "");
  }
  const starts = [...seconds].map(([first, others]) => {
    const after = [...others].join("");
    const orO = (text) => `[${text}${text.includes("0") ? "O" : ""}]`;
    return orO(first) + (after ? `[^0-9A-Za-z]?${orO(after)}` : "");
  });
  return new RegExp(`(?<![0-9A-Za-z_])(?<![0-9A-Za-z]-)(?:${starts.join("|")})`, "gi");
}
