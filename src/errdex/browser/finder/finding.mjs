// Finds the codes that a typed or pasted text means.

import { Codes } from "./codes.mjs";
import { addressOf, Index } from "./index.mjs";
import { findPhrases } from "./phrases.mjs";
import { plain } from "./words.mjs";

const MOST_CHARACTERS = 500_000; // a log of some thousand lines
const SURE = 1; // up to this doubt, codes need no words with them
const CLEAR = 2; // nor up to this doubt, if they were typed
const STRUCTURE = /["{}<>=\n]/;
const STRONG = 0.8; // words that fit this well come before an unsure code
const MOST = 20;

/** A catalogue in which codes are found. */
export class Finder {
  constructor(packed) {
    this.index = new Index(packed);
    this.codes = new Codes(this.index);
  }

  /**
   * Return what a text leads to: `{hits, total}`; no more than 20 hits, the best first.
   *
   * A hit is what `Index.entry` says of a code, and `reason` and `detail`: why it is there.
   */
  find(text) {
    const raw = text.slice(0, MOST_CHARACTERS);
    const tidy = plain(raw);
    const codes = this.codes.find(tidy, raw);
    const enough = STRUCTURE.test(tidy) ? SURE : CLEAR;
    const found = codes.length && codes[0].rank <= enough ? codes : this.#withWords(tidy, codes);
    const hits = found.slice(0, MOST).map(({ number, reason, detail }) => ({
      ...this.index.entry(number),
      reason,
      detail,
    }));
    return { hits, total: found.length };
  }

  /** Return the entry whose address a text is, whatever its letter case, or undefined. */
  atAddress(text) {
    const wanted = addressOf(text).toLowerCase();
    const number = this.index.codes.findIndex((code) => addressOf(code).toLowerCase() === wanted);
    return number < 0 ? undefined : this.index.entry(number);
  }

  /** Unsure codes come between words: after those that fit well, before the others. */
  #withWords(text, codes) {
    const phrases = findPhrases(this.index, text);
    const strong = phrases.filter(({ score }) => score >= STRONG);
    const hits = new Map([...strong, ...codes, ...phrases].map((hit) => [hit.number, hit]));
    for (const hit of codes) hits.set(hit.number, hit); // a code counts more than words
    return [...hits.values()];
  }
}
