// Which symptoms a text without a code may be about: those whose words are in it.

import { limit } from "../engine/tables.mjs";
import { cutAt, lower } from "../evidence/text/characters.mjs";

const LONGEST = limit("characters_told");
const SIGN = /^[0-9a-z]$/;

/** The symptoms of which a text has the most words; more than one where they tie. */
export function symptomsIn(text, { told: symptoms }) {
  const told = lower(text.slice(0, cutAt(text, LONGEST)));
  const counts = symptoms.map(({ words }) => words.filter((word) => has(told, lower(word))).length);
  const most = Math.max(0, ...counts);
  return most ? symptoms.filter((_, at) => counts[at] === most) : [];
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
