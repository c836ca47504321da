// The pieces of a text that may be codes, and how surely each is meant as one.

const TOKEN = /[A-Za-z0-9](?:[A-Za-z0-9_.:/-]*[A-Za-z0-9])?/g;
const PART = /[A-Za-z0-9]+/g;
const MOST_PARTS = 6; // parts of a word that together may be one code; longer runs are none
const KEY = /([A-Za-z][\w-]*)["'>\])]*\s*(?:=>|[:=\s]|(?<=>))\s*["'[({<]*$/;
const STATUS_LINE = /\bHTTP\/[0-9.]+\s+$/i;
const NEAR = 40; // characters before a token in which its key is looked for
const KEYS = ["code", "error", "err", "errcode", "errorcode", "errno", "resultcode", "returncode", "status"];
const ALIKE = { o: "0", q: "0", d: "0", i: "1", l: "1", z: "2", s: "5", b: "8", g: "6" };

/** Return a text in small letters without its separators. */
export const joined = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Return a text with digits for the letters that look like them. */
export const alike = (text) => joined(text).replace(/[a-z]/g, (sign) => ALIKE[sign] ?? sign);

/** Return the number at the end of a text, without the zeros before it. */
export const numberOf = (text) => (text.match(/[0-9]+$/) ?? [""])[0].replace(/^0+/, "");

export const isDigits = (text) => /^[0-9]+$/.test(text);
export const isMixed = (text) => /[0-9]/.test(text) && /[^0-9]/.test(text);

/** Return the names that codes stand beside, as a set of joined texts. */
export function keySet(names) {
  return new Set([...KEYS, ...names].map(joined));
}

/** A piece of a plain text that may be a code. */
class Token {
  constructor(source, text, at, keys, whole) {
    Object.assign(this, { source, text, at, keys, whole });
  }

  /** Whether the name of a code stands before it, or the start of a status line. */
  get keyed() {
    const before = this.source.slice(Math.max(0, this.at - NEAR), this.at);
    const key = before.match(KEY);
    return (key !== null && this.keys.has(joined(key[1]))) || STATUS_LINE.test(before);
  }

  /** Yield the longest parts of it that `known` accepts, from left to right. */
  *parts(known) {
    if (known(this.text)) {
      yield this;
      return;
    }
    const parts = [...this.text.matchAll(PART)];
    for (let first = 0; first < parts.length; first += 1) {
      for (let last = Math.min(parts.length, first + MOST_PARTS) - 1; last >= first; last -= 1) {
        const from = parts[first].index;
        const text = this.text.slice(from, parts[last].index + parts[last][0].length);
        if (!known(text)) continue;
        yield new Token(this.source, text, this.at + from, this.keys, false);
        first = last;
        break;
      }
    }
  }
}

/** Return the tokens of a plain text; keys are the names that codes stand beside. */
export function tokensOf(text, keys) {
  return Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => new Token(text, token, index, keys, true));
}

/**
 * Return how surely a token that is a code was meant as one: 0 is surest, Infinity is not at all.
 *
 * A short number stands for many things; so does a word without a digit.
 */
export function doubt({ text, keyed, whole }, alone) {
  if (isMixed(text)) return keyed ? 0 : 1;
  if (isDigits(text) && !whole && !keyed) return Infinity; // a part of a date, version or address
  if (alone) return 1;
  if (keyed) return isDigits(text) && text.length > 3 ? 0 : 2;
  return isDigits(text) && text.length < 4 ? 4 : 3;
}
