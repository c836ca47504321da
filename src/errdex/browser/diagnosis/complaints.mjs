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
  if (how) {
    if (!placesOf(how, clause).length) found = [];
  } else {
    const denied = foundIn(NEGATION, clause);
    if (!isAnyBehind(denied, things, BESIDE)) found = found.filter((one) => isAnyBehind(denied, [one], NEAR));
  }
  return [...found, ...placesOf(fails, clause)].some((one) => things.some((thing) => isNear(one, thing)));
}

const placesOf = (phrases, clause) => (phrases ? foundIn(anyOf(phrases), clause) : []);

/** Where words begin and end, counted in words. */
function foundIn(pattern, clause) {
  const before = (end) => clause.slice(0, end).split(" ").length;
  return [...clause.matchAll(pattern)].map(({ 0: text, index }) => [before(index) - 1, before(index + text.length)]);
}

function isAnyBehind(denied, places, most) {
  return denied.some(([, end]) => places.some(([start]) => start >= end && start - end <= most));
}

const isNear = (one, other) => one[0] - other[1] <= SPAN && other[0] - one[1] <= SPAN;
