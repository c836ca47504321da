// Finds the codes that a text means: what somebody typed, or pasted.

import { Codes } from "./codes.mjs";
import { addressOf, Index } from "./index.mjs";
import { findPhrases } from "./phrases.mjs";
import { plain } from "./words.mjs";

const MOST_CHARACTERS = 500_000; // characters of a text, a log of some thousand lines; the rest is not searched
const SURE = 1; // doubt about codes up to here needs no words beside them
const CLEAR = 2; // nor up to here, where somebody typed them
const STRUCTURE = /["{}<>=\n]/;
const STRONG = 0.8; // words that fit so well are meant before an unsure code
const MOST = 20; // hits; of others the number is given

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

  /** Unsure codes stand among words: after those that fit well, before the rest. */
  #withWords(text, codes) {
    const phrases = findPhrases(this.index, text);
    const strong = phrases.filter(({ score }) => score >= STRONG);
    const hits = new Map([...strong, ...codes, ...phrases].map((hit) => [hit.number, hit]));
    for (const hit of codes) hits.set(hit.number, hit); // a code says more than words
    return [...hits.values()];
  }
}
