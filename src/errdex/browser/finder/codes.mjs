// Which codes stand in a text, and where none does, which may have been meant.

import { Guesses } from "./guesses.mjs";
import { doubt, isMixed, keySet, tokensOf } from "./tokens.mjs";

const MOST_TYPED = 12; // words that may each be a code with a slip; of more, those that look like codes
const MOST_READ = 4000; // words among which codes with slips are looked for; the rest is not looked at
const MOST_LIKELY = 100; // of them, those that look like codes; the rest is not looked at
const SUCCESS = 5; // more doubt than about any failure: that is what people look for

/** The codes of an index, by how they are written. */
export class Codes {
  constructor(index) {
    this.index = index;
    this.keys = keySet(index.keys);
    this.guesses = new Guesses(index);
    this.exact = new Map();
    index.codes.forEach((code, number) => {
      const folded = code.toLowerCase();
      this.exact.set(folded, [...(this.exact.get(folded) ?? []), number]);
    });
  }

  /**
   * Return hits `{number, reason, detail, rank}`, one a code, the surest first, then in order.
   *
   * Args: a plain text; and as it was before, for codes that mean success.
   */
  find(text, raw) {
    const tokens = tokensOf(text, this.keys);
    const exact = tokens.flatMap((token) => [...this.#exact(token, raw, tokens.length === 1)]);
    if (exact.length) return inOrder(exact);
    if (tokens.length <= MOST_TYPED) return inOrder(this.guesses.guess(text, tokens, true));
    const likely = tokens.slice(0, MOST_READ).filter((token) => isMixed(token.text) || token.keyed);
    return inOrder(this.guesses.guess(text, likely.slice(0, MOST_LIKELY), false));
  }

  *#exact(token, raw, alone) {
    const known = (part) => this.exact.has(part.toLowerCase());
    for (const part of token.parts(known)) {
      const rank = doubt(part, alone);
      for (const number of rank < Infinity ? this.exact.get(part.text.toLowerCase()) : []) {
        const success = this.index.successes.has(number);
        if (success && !this.#isVerbatim(part, number, raw)) continue;
        const hit = { number, reason: "exact", detail: part.text, at: part.at };
        yield { ...hit, rank: success ? rank + SUCCESS : rank };
      }
    }
  }

  #isVerbatim({ text, whole, keyed }, number, raw) {
    return (whole || keyed) && text === this.index.codes[number] && raw.includes(text);
  }
}

function inOrder(hits) {
  hits.sort((a, b) => a.rank - b.rank || a.at - b.at || a.number - b.number);
  const seen = new Set();
  return hits.filter(({ number }) => !seen.has(number) && seen.add(number));
}
