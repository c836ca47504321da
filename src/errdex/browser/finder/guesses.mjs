// What may have been meant where no code stands in a text: other spellings, numbers, beginnings,
// slips. No guess ever leads to a code that means success.

import { nearest } from "./distance.mjs";
import { alike, isDigits, isMixed, joined, numberOf } from "./tokens.mjs";

const NUMBER = /^(?=.*[0-9])[0-9oil]+$/i; // with letters that look like digits
const SEPARATORS = /^[\s_.-]+$/;
const JOINED = 3; // tokens that together may be one code
const SLIPS = 2;
const FEW_SLIPS = 1; // in a short text, where two would lead anywhere
const SHORT = 6;
const MARGIN = 0.45; // more slips than those of the nearest
const TRIED = 4; // tokens that are compared with every code

/** The codes of an index that do not mean success, by what may stand for them. */
export class Guesses {
  constructor(index) {
    const all = index.codes.map((code, number) => [code, number]);
    const failures = all.filter(([, number]) => !index.successes.has(number));
    this.joined = group(failures, joined);
    this.alike = group(failures, alike);
    this.number = group(failures, numberOf);
    this.digits = group(failures, (code) => code.replace(/[^0-9]/g, ""));
    this.spelled = [...this.joined.keys()].sort();
    this.wordy = failures.some(([code]) => !/[0-9]/.test(code));
    this.longest = Math.max(0, ...this.spelled.map((code) => code.length));
  }

  /**
   * Return hits `{number, reason, detail, at, rank}` of the first kind of guess that has any.
   *
   * Args: a plain text, its tokens, and whether they are all of it: somebody typed no more.
   */
  guess(text, tokens, typed) {
    const tried = tokens.filter((token) => joined(token.text).length <= this.longest + SLIPS);
    for (const kind of [this.respelled, this.numbered, this.begun]) {
      const hits = [...kind.call(this, tried, text, typed)];
      if (hits.length) return hits;
    }
    return typed ? [...this.sameNumber(tried)] : [];
  }

  /** Separators inside, or characters that look like others. */
  *respelled(tokens, text) {
    for (let first = 0; first < tokens.length; first += 1) {
      const { at } = tokens[first];
      let end = at;
      for (const token of tokens.slice(first, first + JOINED)) {
        if (end > at && !SEPARATORS.test(text.slice(end, token.at))) break;
        end = token.at + token.text.length;
        const detail = text.slice(at, end);
        const same = this.joined.get(joined(detail));
        if (same) yield* same.map((number) => ({ number, reason: "exact", detail, at, rank: 1 }));
        else if (/[0-9]/.test(detail)) {
          const numbers = this.alike.get(alike(detail)) ?? [];
          yield* numbers.map((number) => ({ number, reason: "similar", detail, at, rank: 2 }));
        }
      }
    }
  }

  /** The number of a code, with or without the zeros before it. */
  *numbered(tokens, text, typed) {
    const numbers = tokens.filter(({ text }) => NUMBER.test(text));
    for (const { text: detail, at, keyed } of numbers) {
      const sure = keyed || (typed && numbers.length === tokens.length);
      if (!sure && detail.length < 3) continue;
      for (const number of this.number.get(alike(detail).replace(/^0+/, "")) ?? []) {
        yield { number, reason: "number", detail, at, rank: sure ? 1 : 4 };
      }
    }
  }

  /** The first characters of codes, or of their numbers; and slips, for a token may be both. */
  *begun(tokens, _, typed) {
    const alone = typed && tokens.length === 1;
    for (const { text } of typed ? tokens : []) {
      const start = joined(text);
      if (start.length < (alone ? 2 : 3) || !(alone || isMixed(start))) continue;
      const bare = numberOf(start);
      const starts = isDigits(start)
        ? [...startingWith(this.digits, start), ...(bare.length > 1 ? startingWith(this.number, bare) : [])]
        : startingWith(this.joined, start);
      yield* starts.map((number) => ({ number, reason: "start", detail: text, at: number, rank: 2 }));
    }
    const tried = tokens.filter(({ text }) => isMixed(text) || (alone && (this.wordy || isDigits(text))));
    for (const token of tried.slice(0, TRIED)) yield* this.#slips(token, alone);
  }

  *#slips({ text, keyed }, alone) {
    const word = joined(text);
    if (word.length < 4) return;
    const near = [...nearest(word, this.spelled, word.length < SHORT ? FEW_SLIPS : SLIPS)];
    const least = Math.min(...near.map(([, slips]) => slips));
    for (const [place, slips] of near) {
      if (slips > least + MARGIN) continue;
      const spelled = this.spelled[place];
      const other = numberOf(word) === numberOf(spelled) ? 0 : 0.1;
      const hit = { reason: "similar", detail: text, at: slips + other, rank: alone || keyed ? 3 : 4 };
      yield* this.joined.get(spelled).map((number) => ({ ...hit, number }));
    }
  }

  /** The number of a code after something else than what stands before it there. */
  *sameNumber(tokens) {
    for (const { text, at } of tokens.filter((token) => isMixed(token.text))) {
      const number = numberOf(text);
      const telling = tokens.length === 1 || number.length > 2;
      const numbers = (telling && this.number.get(number)) || [];
      yield* numbers.map((number) => ({ number, reason: "number", detail: text, at, rank: 4 }));
    }
  }
}

/** Map each spelling to the numbers of the codes that have it; an empty spelling is none. */
function group(codes, spell) {
  const map = new Map();
  for (const [code, number] of codes) {
    const spelled = spell(code);
    if (map.has(spelled)) map.get(spelled).push(number);
    else if (spelled !== "") map.set(spelled, [number]);
  }
  return map;
}

function startingWith(map, start) {
  return [...map].filter(([spelled]) => spelled.startsWith(start)).flatMap(([, numbers]) => numbers);
}
