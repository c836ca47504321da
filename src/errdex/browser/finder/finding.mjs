// Finds the codes that a typed or pasted text means.

import { addressOf } from "../matching/addresses.mjs";
import { GUESSED } from "../matching/mentions.mjs";
import { Codes } from "./codes.mjs";
import { Index } from "./index.mjs";
import { findPhrases } from "./phrases.mjs";
import { plain } from "./words.mjs";

export const MOST_CHARACTERS = 150_000; // characters of a text, a log of a thousand lines; the rest is not searched
const formerAddress = (code) => code.replace(/[^A-Za-z0-9._-]/g, "-"); // links of earlier sites lead on
const STRONG = 0.8; // words that fit this well come before an unsure code
const MOST = 20; // hits; of others the number is given

/** A catalogue in which codes are found. */
export class Finder {
  constructor(packed) {
    this.index = new Index(packed);
    this.codes = new Codes(this.index);
  }

  /**
   * Return what a text leads to: `{hits, total, unknown, heard, isCut}`; no more than 20 hits, the best
   * first. `isCut` where the text goes on behind what was read of it.
   *
   * A hit is what `Index.entry` says of a code, and `reason` (exact, respelled or guessed), `kind`
   * and `detail`: why it is there. `unknown` is what looks like a code of the catalogue and is none;
   * `heard` is what is known of it all the same.
   */
  find(text) {
    const raw = text.slice(0, MOST_CHARACTERS);
    const tidy = plain(raw);
    const { hits: codes, unknown, heard, sure } = this.codes.find(tidy, raw);
    const found = sure ? codes : this.#withPages(tidy, this.#withWords(tidy, codes));
    const hits = found.slice(0, MOST).map(({ number, page, reason, kind, detail, program }) => ({
      ...(page ?? this.index.entry(number)),
      reason,
      kind,
      detail,
      program: program ?? "",
    }));
    return { hits, total: found.length, unknown, heard, isCut: raw.length < text.length };
  }

  /** Return the entry that a text is, or whose address, whatever its letter case, or undefined. */
  atAddress(text) {
    const { cut } = this.index.matched;
    const wanted = text.toLowerCase();
    const isWanted = (code) => [code, addressOf(code, cut)].some((name) => name.toLowerCase() === wanted);
    const number = this.index.codes.findIndex(isWanted);
    if (number >= 0) return this.index.entry(number);
    const { aliases, undocumented } = this.index.matched;
    const others = [...aliases.keys(), ...[...undocumented.values()].flatMap((codes) => [...codes.keys()])];
    const other = others.find(isWanted);
    if (other !== undefined) return { code: other, path: `codes/${addressOf(other, cut)}/` };
    const former = this.index.codes.filter((code) => formerAddress(code).toLowerCase() === wanted);
    return former.length === 1 ? this.index.entry(this.index.numberOf.get(former[0])) : undefined;
  }

  /** Words come after codes that are meant; those that fit well come before guesses. */
  #withWords(text, codes) {
    const phrases = findPhrases(this.index, text).map((hit) => ({ ...hit, reason: GUESSED, kind: "words" }));
    const strong = phrases.filter(({ score }) => score >= STRONG);
    const meant = codes.filter(({ reason }) => reason !== GUESSED);
    const weak = meant.length ? [] : phrases;
    const hits = new Map([...meant, ...strong, ...codes, ...weak].map((hit) => [hit.number, hit]));
    for (const hit of codes) hits.set(hit.number, hit); // a code says more than words
    return [...hits.values()];
  }

  /** A page that is called so comes after what is meant or called so; other pages come last. */
  #withPages(text, hits) {
    const { called, near } = this.index.pages.find(text);
    const means = ({ reason, named }) => reason !== GUESSED || named;
    const first = hits.findIndex((hit) => !means(hit));
    const meant = first < 0 ? hits.length : first;
    return [...hits.slice(0, meant), ...called, ...hits.slice(meant), ...near];
  }
}
