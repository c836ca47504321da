// Whether a sentence complains of something: by what it is about, what happens, and how.

import { listOf } from "../engine/tables.mjs";

const WORD = /[0-9a-z]+(?:'[a-z]+)?|[\u3400-\u9fff]/gu;
const ENDS = /[.,;:!?|\n\u2026\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f]/u;
const NEAR = 4; // words between a negation and what does not happen
const BESIDE = 1; // words between a negation and what does not come
const SPAN = 12; // words between what happens and what it happens to

const spaced = (text) => (text.match(WORD) ?? []).join(" ");

const PATTERNS = new Map();

/** A pattern of phrases between spaces; a star stands for the ending of a word. */
function anyOf(phrases) {
  const key = phrases.join("\n");
  if (!PATTERNS.has(key)) {
    const told = phrases.map((text) => spaced(text) + (text.endsWith("*") ? "[^ ]*" : ""));
    PATTERNS.set(key, new RegExp(`(?<![^ ])(?:${told.join("|")})(?![^ ])`, "gu"));
  }
  return PATTERNS.get(key);
}

const NEGATION = anyOf(listOf("words_of_negation"));
const BETWEEN = anyOf(listOf("words_between_clauses"));

/** The words of each clause of a text in small letters, with spaces between. */
export function clausesOf(lowered) {
  const sentences = lowered.replaceAll("\u2019", "'").split(ENDS);
  return sentences.flatMap((one) => spaced(one).split(BETWEEN));
}

/** Whether a clause complains of what a complaint is of. */
export function complains(complaint, clauses) {
  const about = anyOf(complaint.about);
  return clauses.some((clause) => clause.search(about) >= 0 && complainsIn(complaint, clause));
}

function complainsIn({ about, does, fails, how, but_not: butNot }, clause) {
  if (placesOf(butNot, clause).length) return false;
  let found = placesOf(does, clause);
  const things = placesOf(about, clause);
  const denied = new Set(foundIn(NEGATION, clause).map(([, end]) => end));
  if (how) {
    if (!placesOf(how, clause).length || behind(denied, found, NEAR).length) found = [];
  } else if (!behind(denied, things, BESIDE).length) {
    found = behind(denied, found, NEAR);
  }
  const near = new Set(things.flatMap(([start, end]) => range(start - SPAN, end + SPAN)));
  return [...found, ...placesOf(fails, clause)].some(([start, end]) => range(start, end).some((at) => near.has(at)));
}

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

const placesOf = (phrases, clause) => (phrases ? foundIn(anyOf(phrases), clause) : []);

const spacesIn = (text) => text.split(" ").length - 1;

/** Where words begin and end, counted in words. */
function foundIn(pattern, clause) {
  let [at, words] = [0, 0];
  return [...clause.matchAll(pattern)].map(({ 0: text, index }) => {
    words += spacesIn(clause.slice(at, index));
    at = index;
    return [words, words + spacesIn(text) + 1];
  });
}

/** The places that begin so many words behind an end, or fewer. */
const behind = (ends, places, most) => places.filter(([start]) => range(start - most, start).some((at) => ends.has(at)));
