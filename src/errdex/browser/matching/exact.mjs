// Codes in a text as they are spelled: distinctive ones anywhere, plain ones behind a name.

import { boundariesOf, isLeftOpen } from "./boundaries.mjs";
import { inPattern, isWordAt, withoutDigits } from "./codes.mjs";
import { EXACT, mention, RESPELLED, UNKNOWN } from "./mentions.mjs";
import { messagesOf } from "./messages.mjs";
import { namesOf } from "./names.mjs";
import { programBefore } from "./programs.mjs";
import { addressesIn } from "./site_addresses.mjs";

const MOST_PREFIXES = 50; // that end in a separator: each is looked for before every number

/** Return every code, message and address that a text holds as it is spelled, in order. */
export function exactIn(codes, text) {
  const found = [...messagesOf(codes).find(text)].map(([start, code, said, values]) =>
    mention(code, codes.fieldsOf(code)[0], start, said, EXACT, "", values));
  const spelled = [...judged(codes, text)];
  const addresses = [...addressesIn(codes, text)];
  const byStart = new Map(addresses.length ? spelled.map((one) => [one.start, one]) : []);
  for (const [start, code, field, said] of addresses) {
    const inside = byStart.get(start + codes.url.length + "codes/".length);
    if (inside?.code !== code || inside.field !== field) found.push(mention(code, field, start, said, EXACT));
  }
  return [...found, ...spelled].sort((a, b) => a.start - b.start);
}

function* judged(codes, text) {
  const { heads, starts } = codes.once("heads", headsOf);
  starts.lastIndex = 0;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const { 0: head, index: start } = match;
    const code = heads.has(head) ? knownAt(heads.get(head), text, start) : "";
    const found = code && judge(codes, text, start, code);
    if (!found) continue;
    yield found;
    starts.lastIndex = Math.max(starts.lastIndex, found.end);
  }
}

/**
 * Return `{heads, starts}`: what maps the first word of each code, or its first sign, to the codes that
 * begin so, as sets of one length each, the longest first: ten thousand may share it; and what finds
 * such words and signs.
 */
function headsOf(codes) {
  const heads = new Map();
  const longestFirst = [...codes.every()].sort((a, b) => b.length - a.length);
  for (const code of longestFirst) {
    const [head] = /^(?:[0-9A-Za-z_]+|.)/u.exec(code);
    if (!heads.has(head)) heads.set(head, []);
    const sets = heads.get(head);
    if (sets.at(-1)?.length !== code.length) sets.push({ length: code.length, codes: new Set() });
    sets.at(-1).codes.add(code);
  }
  return { heads, starts: startsOf(heads.keys()) };
}

/** Return a pattern for the words, and for the signs, that begin as these do. */
function startsOf(heads) {
  const seconds = new Map();
  for (const [first, second = ""] of heads) {
    if (!seconds.has(first)) seconds.set(first, new Set());
    seconds.get(first).add(second);
  }
  const starts = Array.from(seconds, ([first, others]) => {
    const after = others.has("") ? "" : `[${[...others].join("")}]`;
    return `[${inPattern(first)}]` + after + (isWordAt(first, 0) ? "[0-9A-Za-z_]*" : "");
  });
  return new RegExp(`(?<![0-9A-Za-z_])(?:${starts.join("|") || "(?!)"})`, "gu");
}

/** Return the longest code that is whole at a place, or nothing. */
function knownAt(sets, text, start) {
  if (isWordAt(text, start - 1)) return "";
  for (const { length, codes } of sets) {
    if (isWordAt(text, start + length)) continue;
    const code = text.slice(start, start + length);
    if (codes.has(code)) return code;
  }
  return "";
}

/** Return the mention of what may be a code at a place, or null where it does not count. */
function judge(codes, text, start, code) {
  const bounds = boundariesOf(codes);
  const field = bounds.fieldAnywhere(code);
  if (field && text.slice(Math.max(0, start - 2), start) !== ": ") {
    return mention(codes.named(code), field, start, code, EXACT);
  }
  const end = start + code.length;
  if (!field) {
    if (!bounds.ends(code, text, end)) return null;
    const alone = bounds.standsAlone(code, text, start);
    if (!alone && !isNamedAt(codes, codes.fieldsOf(code), text, start, end)) return null;
  }
  return mentionOf(codes, code, text, start, end);
}

/** Whether a name is in front of a code, and no pattern goes on behind it. */
function isNamedAt(codes, fields, text, start, end) {
  const isOpen = text[end] !== "." && text[end] !== "\u2026" && isLeftOpen(text, end);
  return !isOpen && namedOf(codes, fields, text, start).length > 0;
}

/** Return the mention of a code of the catalogue in some spelling, in the field that is named before it. */
export function mentionOf(codes, code, text, start, end) {
  const written = text.slice(start, end);
  const reason = written === code ? EXACT : RESPELLED;
  const fields = codes.fieldsOf(code);
  const known = codes.named(code);
  const program = programBefore(text, start, namesOf(codes).fields);
  if (fields.length === 1 && !program) return mention(known, fields[0], start, written, reason);
  const named = namedOf(codes, fields, text, start);
  return mention(known, (named.length ? named : fields)[0], start, written, reason, named.length ? "" : program);
}

/** Return those of some fields whose name is in front of a place, or an HTTP status's. */
function namedOf(codes, fields, text, start) {
  return namesOf(codes).before(text, start).filter((field) => fields.includes(field));
}

/** Yield what has the shape of a code, a prefix and then as many digits, and is none. */
export function* unknownIn(codes, text) {
  const names = namesOf(codes);
  const shapes = shapesOf(codes);
  for (const { 0: whole, index } of text.matchAll(shapes.numbered)) {
    let [word, start] = [whole, index];
    if (/^[0-9]+$/.test(word)) [word, start] = shapes.withPrefix(text, word, start);
    if (!shapes.has(word) || codes.fieldsOf(word).length) continue;
    if (programBefore(text, start, names.fields)) continue;
    const field = names.before(text, start)[0] ?? [...codes.rows.keys()][0];
    yield mention(word, field, start, word, UNKNOWN);
  }
}

/** Whether a text has a prefix of the catalogue's codes and as many digits behind it. */
export const isShaped = (codes, text) => shapesOf(codes).has(text);

/** The prefixes of a catalogue's numbered codes, and how long the codes are. */
class Shapes {
  constructor(codes) {
    this.known = new Set();
    const separated = new Set();
    for (const code of codes.every()) {
      const prefix = withoutDigits(code);
      if (prefix === code || !/[A-Za-z_]/.test(prefix)) continue;
      this.known.add(`${prefix} ${code.length}`);
      if (!isWordAt(prefix, prefix.length - 1)) separated.add(prefix);
    }
    const longestFirst = [...separated].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.separated = longestFirst.slice(0, MOST_PREFIXES);
    let word = "[0-9]*[A-Za-z_][0-9A-Za-z_]*[0-9]";
    if (separated.size) {
      // each has a letter and a separator at least
      const [inner, last] = [-2, -1].map((at) =>
        [...new Set(this.separated.map((prefix) => prefix.at(at)))].join("").replace(/[\\\]^-]/g, "\\$&"),
      );
      word += `|(?<=[${inner}][${last}])[0-9]+`;
    }
    /** Finds words with a digit at their end; numbers only where a prefix may be before. */
    this.numbered = new RegExp(`(?<![0-9A-Za-z_])(?:${word})(?![0-9A-Za-z_])`, "g");
  }

  has(text) {
    const prefix = withoutDigits(text);
    return prefix !== text && this.known.has(`${prefix} ${text.length}`);
  }

  /** Return a number and its place, with what is before it where that is a prefix. */
  withPrefix(text, number, start) {
    for (const prefix of this.separated) {
      const begin = start - prefix.length;
      if (begin >= 0 && text.startsWith(prefix, begin) && !isWordAt(text, begin - 1)) {
        return [prefix + number, begin];
      }
    }
    return [number, start];
  }
}

const shapesOf = (codes) => codes.once("shapes", () => new Shapes(codes));
