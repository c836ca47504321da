// What each word of a text may mean in an index: itself, a part of a word, a misspelt word.

import { nearest } from "./distance.mjs";
import { COMMON } from "./words.mjs";

const MOST_ENDINGS = 40; // words that a prefix is completed to; others are not tried
const LONG = 8; // from this many characters a word may have two typos
const LONGEST = 40; // characters of a word that is split or corrected; a longer one is a token or a key
const HINT = 0.15; // the weight of a common word
const JOINED_QUALITY = 0.95; // how good a choice is: two words as one, or one as two

/**
 * Return the terms of some words: `{word, choices, weight}`; rare words weigh more.
 *
 * A choice is `{words, quality}`: words of the index that together mean the word. At most
 * `slips.left` words are compared with all others; it is counted down.
 */
export function termsOf(index, words, slips) {
  return words.map((word, n) => {
    const choices = [...joins(index, words, n), ...splits(index, word)];
    if (index.postings.has(word)) choices.unshift({ words: [word], quality: 1 });
    const last = n === words.length - 1; // it may still be being typed
    if (last || choices.length === 0) choices.push(...endings(index, word));
    const slip = word.length > 3 && !/[0-9]/.test(word); // another number is another thing
    if (choices.length === 0 && slip && (slips.left -= 1) >= 0) {
      choices.push(...misspellings(index, word));
    }
    const places = choices.map((choice) => Math.min(...choice.words.map((one) => index.postings.get(one).length)));
    const rare = Math.log(1 + index.codes.length / (1 + Math.max(0, ...places)));
    return { word, choices, weight: (COMMON.has(word) ? HINT : 1) * Math.max(rare, HINT) };
  });
}

/** `pass word` also means `password`. */
function joins(index, words, n) {
  const both = [words[n - 1] + words[n], words[n] + words[n + 1]];
  return both.filter((word) => index.postings.has(word)).map((word) => ({ words: [word], quality: JOINED_QUALITY }));
}

/** `appkey` also means `app key`. */
function splits(index, word) {
  const found = [];
  if (word.length > LONGEST) return found;
  for (let n = 2; n <= word.length - 2; n += 1) {
    const words = [word.slice(0, n), word.slice(n)];
    if (words.every((part) => index.postings.has(part))) found.push({ words, quality: JOINED_QUALITY });
  }
  return found;
}

/** `timeo` may become `timeout`. */
function endings(index, word) {
  const words = index.vocabulary;
  const found = [];
  let n = word.length < 2 ? words.length : firstFrom(words, word);
  for (; n < words.length && words[n].startsWith(word) && found.length < MOST_ENDINGS; n += 1) {
    const quality = 0.6 + (0.3 * word.length) / words[n].length;
    if (words[n] !== word) found.push({ words: [words[n]], quality });
  }
  return found;
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

/** The nearest words one typo away, or two if the word is long. */
function misspellings(index, word) {
  if (word.length > LONGEST) return [];
  const near = [...nearest(word, index.vocabulary, word.length < LONG ? 1 : 2)];
  const least = Math.min(...near.map(([, slips]) => slips));
  return near
    .filter(([, slips]) => slips < least + 0.5)
    .map(([place, slips]) => ({ words: [index.vocabulary[place]], quality: 0.85 - 0.15 * slips }));
}
