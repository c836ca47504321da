// Which codes a text describes: by their titles, keywords and messages, whole or in part.

import { nearest } from "./distance.mjs";
import { WEIGHTS } from "./index.mjs";
import { COMMON, wordsOf } from "./words.mjs";

const MOST_WORDS = 24; // of one piece of text
const MOST_PIECES = 60;
const SHORT = 14; // words that a text may have to be read as one piece
const MOST_ENDINGS = 40; // words that a beginning is completed to
const MOST_MISSPELT = 8; // words that are compared with all others
const COMPARED_CLOSELY = 40;
const LEAST = 0.34;
const HINT = 0.15; // what a common word counts
const SECOND = 0.1; // what a further place of a word counts

/** Return hits `{number, reason, detail, score}`, the best first. */
export function findPhrases(index, text) {
  const best = new Map();
  const slips = { left: MOST_MISSPELT };
  for (const words of piecesOf(text)) {
    for (const hit of findPiece(index, words, slips)) {
      if (!(best.get(hit.number)?.score >= hit.score)) best.set(hit.number, hit);
    }
  }
  const hits = [...best.values()].sort((a, b) => b.score - a.score || a.number - b.number);
  return hits.filter((hit) => hit.score > hits[0].score * 0.6);
}

/** Return the words of each piece: the whole of a short text, else lines and what is quoted. */
function piecesOf(text) {
  const whole = wordsOf(text.slice(0, 1000));
  if (whole.length <= SHORT) return whole.length ? [whole] : [];
  const pieces = new Map();
  for (const piece of text.split(/["\n]/)) {
    const words = wordsOf(piece);
    if (words.length > 1) pieces.set(words.join(" "), words.slice(0, MOST_WORDS));
    if (pieces.size === MOST_PIECES) break;
  }
  return [...pieces.values()];
}

function findPiece(index, words, slips) {
  const terms = termsOf(index, words, slips);
  const scores = new Map();
  for (const term of terms) {
    for (const [number, held] of holders(index, term)) {
      scores.set(number, (scores.get(number) ?? 0) + held * term.weight);
    }
  }
  const whole = terms.reduce((sum, term) => sum + term.weight, 0);
  const candidates = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COMPARED_CLOSELY);
  return candidates
    .map(([number, score]) => closely(index, number, score / whole, terms))
    .filter((hit) => hit !== null);
}

/** Return what each word of a piece may stand for, and how much it tells. */
function termsOf(index, words, slips) {
  return words.map((word, n) => {
    const choices = [];
    const known = index.postings.has(word);
    if (known) choices.push({ words: [word], quality: 1 });
    choices.push(...joins(index, words, n), ...splits(index, word));
    if (n === words.length - 1 || choices.length === 0) choices.push(...endings(index, word));
    if (choices.length === 0 && word.length > 3 && (slips.left -= 1) >= 0) {
      choices.push(...misspellings(index, word));
    }
    const often = choices.length ? Math.max(...choices.map((choice) => choice.words.length && count(index, choice))) : 0;
    const rare = Math.log(1 + index.codes.length / (1 + often));
    return { word, choices, weight: (COMMON.has(word) ? HINT : 1) * Math.max(rare, 0.1) };
  });
}

function count(index, { words }) {
  return Math.min(...words.map((word) => index.postings.get(word).length));
}

/** `pass word` also stands for `password`. */
function joins(index, words, n) {
  const both = [words[n - 1] + words[n], words[n] + words[n + 1]].filter((word) => index.postings.has(word));
  return both.map((word) => ({ words: [word], quality: 0.95 }));
}

/** `appkey` also stands for `app key`. */
function splits(index, word) {
  const found = [];
  for (let n = 2; n <= word.length - 2; n += 1) {
    const parts = [word.slice(0, n), word.slice(n)];
    if (parts.every((part) => index.postings.has(part))) found.push({ words: parts, quality: 0.95 });
  }
  return found;
}

/** `timeo` may become `timeout`. */
function endings(index, word) {
  if (word.length < 2) return [];
  const words = index.vocabulary;
  const found = [];
  for (let n = firstFrom(words, word); n < words.length && words[n].startsWith(word); n += 1) {
    if (words[n] !== word) found.push(words[n]);
    if (found.length === MOST_ENDINGS) break;
  }
  return found.map((longer) => ({ words: [longer], quality: 0.6 + (0.3 * word.length) / longer.length }));
}

function firstFrom(words, word) {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words one slip away, or two where the word is long. */
function misspellings(index, word) {
  const near = [...nearest(word, index.vocabulary, word.length < 8 ? 1 : 2)];
  const least = Math.min(...near.map(([, slips]) => slips));
  return near
    .filter(([, slips]) => slips < least + 0.5)
    .map(([place, slips]) => ({ words: [index.vocabulary[place]], quality: 0.85 - 0.15 * slips }));
}

/** Return how well each code holds a term: by its best place, and a little by the next. */
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

/**
 * Return a hit for a code that holds words of a piece, or null where that is too little.
 *
 * Counts beside the share of the piece: words side by side, a whole keyword or title, and what a
 * title begins with.
 */
function closely(index, number, share, terms) {
  const parts = index.parts(number).map(({ words, weight }) => fit(words, weight, terms));
  const most = (value) => Math.max(...parts.map(value));
  const message = most((part) => (part.held > 1 && part.weight !== WEIGHTS[1] ? part.whole : 0));
  const fits = Math.max(share, 0.9 * message);
  const found = terms.filter(({ choices }) => choices.some((choice) => parts.some((part) => part.has(choice))));
  const telling = found.filter(({ word }) => !COMMON.has(word));
  if (fits < LEAST || telling.length === 0) return null;
  if (index.successes.has(number) && !exactly(parts, terms)) return null;
  const beside = 0.3 * most((part) => part.run) + 0.15 * most((part) => part.whole);
  const title = 0.1 * parts[0].whole + 0.06 * parts[0].early;
  const detail = [...new Set(telling.map(({ word }) => word))].join(", ");
  return { number, reason: "words", detail, score: fits + beside + title };
}

const exactly = (parts, terms) =>
  terms.every(({ word }) => COMMON.has(word) || parts.some((part) => part.has({ words: [word] })));

/** Return how a part fits a piece: its longest run in it, its share of it, how early that begins. */
function fit(words, weight, terms) {
  const has = ({ words: choice }) => choice.every((word) => words.includes(word));
  const at = (word) => terms.findIndex(({ choices }) => choices.some((choice) => choice.words.includes(word)));
  const places = words.map(at);
  let [run, longest, held, common] = [0, 0, 0, 0];
  places.forEach((place, n) => {
    const follows = n > 0 && place >= 0 && places[n - 1] >= 0 && place - places[n - 1] <= 1 && place >= places[n - 1];
    run = place < 0 ? 0 : follows ? run + 1 : 1;
    longest = Math.max(longest, run);
    if (COMMON.has(words[n])) common += 1;
    else if (place >= 0) held += 1;
  });
  const first = places.findIndex((place) => place >= 0);
  return {
    has,
    weight,
    run: terms.length > 1 ? (weight * Math.max(0, longest - 1)) / Math.max(terms.length - 1, 1) : 0,
    whole: words.length > common ? (weight * held) / (words.length - common) : 0,
    held,
    early: first < 0 ? 0 : 1 - first / words.length,
  };
}
