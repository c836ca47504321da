// Which symptoms a text without a code may be about: those whose words are in it.

import { limit } from "../engine/tables.mjs";
import { cutAt, lower } from "../evidence/text/characters.mjs";
import { clausesOf, complains } from "./complaints.mjs";

export const LONGEST = limit("characters_told");
const ENOUGH = 2;
const SIGN = /^[0-9A-Za-z]$/;
const SEVERAL = /(?=[^\n]* )[^\n]{10}|[a-z][A-Z]|[^\x00-\x7f]{4}/u; // words, also joined or in a script without blanks

/** The symptoms of whose words a text has the most; more than one where they tie. */
export function symptomsIn(text, { told: symptoms }) {
  const told = text.slice(0, cutAt(text, LONGEST));
  const lowered = lower(told);
  const clauses = clausesOf(lowered);
  const counts = symptoms.map((symptom) => countOf(symptom, told, lowered, clauses));
  const most = Math.max(0, ...counts);
  return most >= ENOUGH ? symptoms.filter((_, at) => counts[at] === most) : [];
}

/** What words count that a text has; a single one with capitals in its own spelling. */
function countOf({ words, complaint }, text, lowered, clauses) {
  const isLoose = (word) => word.includes(" ") || word === lower(word);
  const found = words.filter((word) => has(text, word) || (isLoose(word) && has(lowered, lower(word))));
  const told = complaint && complains(complaint, clauses) ? ENOUGH : 0;
  return found.reduce((sum, word) => sum + (SEVERAL.test(word) ? 2 : 1), told);
}

/** Whether a text has a word, not as a part of another one. */
function has(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const [before, behind] = [text[at - 1] ?? "", text[at + word.length] ?? ""];
    if (!joins(before, word[0]) && !joins(word.at(-1), behind)) return true;
  }
  return false;
}

/** Whether two characters side by side are within one word. */
const joins = (first, second) => SIGN.test(first) && SIGN.test(second);
