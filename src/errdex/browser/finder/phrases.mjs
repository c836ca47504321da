// Which codes a text describes: by their titles, keywords and messages, whole or in part.

import { WEIGHTS } from "./index.mjs";
import { termsOf } from "./terms.mjs";
import { COMMON, wordsOf } from "./words.mjs";

const WHOLE_WORDS = 14; // the most words of a text that is read as one piece
const MOST_LETTERS = 1000; // characters of a text that is read as one piece; a longer one is read line by line
const ONE_PIECE = 24; // of one piece
const MOST_PIECES = 60; // lines that are compared with the catalogue; later ones are not
const MOST_MISSPELT = 8; // words that are compared as misspelt ones; others are left as they are
const MOST_COMPARED = 40; // codes that a piece is compared with closely; others are not hits
const SECOND = 0.1; // the weight of a further place of a word
const LEAST = 0.34; // a hit has this share of a piece, or of its message
const SHARE = 0.6; // and this share of the best score
const KEYWORDS = WEIGHTS[1];
const ADVICE = WEIGHTS[3];

/**
 * Return hits `{number, detail, score, named}`, the best first; scores go from 0.3 to about 1.7.
 * `named` where the text is a whole title, keyword or message.
 */
export function findPhrases(index, text) {
  const best = new Map();
  const slips = { left: MOST_MISSPELT };
  const pieces = piecesOf(text);
  for (const words of pieces) {
    for (const hit of findPiece(index, termsOf(index, words, slips), pieces.length === 1)) {
      if (!(best.get(hit.number)?.score >= hit.score)) best.set(hit.number, hit);
    }
  }
  const hits = [...best.values()].sort((a, b) => b.score - a.score || a.number - b.number);
  return hits.filter((hit) => hit.score > hits[0].score * SHARE);
}

/** Return the words of each piece: all of a short text, or else its lines and quotations. */
function piecesOf(text) {
  const whole = text.length > MOST_LETTERS ? [] : wordsOf(text);
  if (text.length <= MOST_LETTERS && whole.length <= WHOLE_WORDS) return whole.length ? [whole] : [];
  const pieces = new Map();
  for (const piece of text.split(/["\n]/)) {
    const words = wordsOf(piece);
    if (words.length > 1) pieces.set(words.join(" "), words.slice(0, ONE_PIECE));
    if (pieces.size === MOST_PIECES) break;
  }
  return [...pieces.values()];
}

function findPiece(index, terms, isWhole) {
  const scores = new Map();
  for (const term of terms) {
    for (const [number, held] of holders(index, term)) {
      scores.set(number, (scores.get(number) ?? 0) + held * term.weight);
    }
  }
  const all = terms.reduce((sum, term) => sum + term.weight, 0);
  return [...scores]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_COMPARED)
    .filter(([number]) => !index.successes.has(number) || (isWhole && holdsAll(index, number, terms)))
    .map(([number, score]) => compared(index, number, score / all, terms))
    .filter((hit) => hit !== null);
}

/** Return how well each code matches a term: by its best place, and a little by the next. */
function holders(index, { choices }) {
  const held = new Map();
  for (const { words, quality } of choices) {
    const [first, second] = words.map((word) => index.postings.get(word));
    const other = second && new Set(second);
    for (const place of first) {
      if (other && !other.has(place)) continue;
      const number = Math.floor(place / WEIGHTS.length);
      const value = quality * WEIGHTS[place % WEIGHTS.length];
      const [best, next] = held.get(number) ?? [0, 0];
      held.set(number, value > best ? [value, best] : [best, Math.max(next, value)]);
    }
  }
  return [...held].map(([number, [best, next]]) => [number, best + SECOND * next]);
}

/** Return whether a code contains each word as typed: a typo never finds success. */
function holdsAll(index, number, terms) {
  const words = new Set(index.parts(number).flatMap((part) => part.words));
  return terms.every(({ word }) => COMMON.has(word) || words.has(word));
}

/**
 * Return a hit for a code that has a share of a piece, or null if that is too little.
 *
 * Also counts: adjacent words, a whole keyword or message, and what a title begins with.
 */
function compared(index, number, share, terms) {
  const parts = index.parts(number);
  const fits = parts.map((part) => fit(part, terms));
  const most = (value) => Math.max(...fits.map(value));
  const message = most(({ held, whole }, n) => (held > 1 && parts[n].weight !== KEYWORDS ? whole : 0));
  const told = Math.max(share, 0.9 * message);
  const found = terms.filter((term) => !COMMON.has(term.word) && holdsAny(parts, term));
  if (told < LEAST || found.length === 0) return null;
  const beside = 0.3 * most(({ run }) => run) + 0.15 * most(({ whole }) => whole);
  const title = 0.1 * fits[0].whole + 0.06 * fits[0].early;
  const detail = [...new Set(found.map(({ word }) => word))].join(", ");
  const asked = new Set(terms.map(({ word }) => word).filter((word) => !COMMON.has(word))).size;
  const named = fits.some(({ held, telling }, n) => parts[n].weight > ADVICE && held === telling && held === asked);
  return { number, detail, score: told + beside + title, named };
}

function holdsAny(parts, { choices }) {
  return choices.some((choice) =>
    parts.some(({ words }) => choice.words.every((word) => words.includes(word))),
  );
}

/**
 * Return how a part fits a piece: its longest run in it as a share of the piece, its words in it as
 * a share of the part, their number, that of all its telling words, and how early in it they begin.
 */
function fit({ words, weight }, terms) {
  const placeOf = (word) =>
    terms.findIndex(({ choices }) => choices.some((choice) => choice.words.includes(word)));
  const places = words.map(placeOf);
  const telling = words.filter((word) => !COMMON.has(word)).length;
  const held = words.filter((word, n) => places[n] >= 0 && !COMMON.has(word)).length;
  const first = places.findIndex((place) => place >= 0);
  return {
    run: terms.length > 1 ? (weight * (longestRun(places) - 1)) / (terms.length - 1) : 0,
    whole: (weight * held) / Math.max(1, telling),
    held,
    telling,
    early: first < 0 ? 0 : 1 - first / words.length,
  };
}

/** Return the length of the longest run of neighbours; a word split in two has one place. */
function longestRun(places) {
  let [run, longest] = [1, 1];
  for (let n = 1; n < places.length; n += 1) {
    const step = places[n] - places[n - 1];
    run = places[n - 1] >= 0 && (step === 0 || step === 1) ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
