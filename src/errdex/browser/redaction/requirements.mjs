// Tells what is required of a secret from a secret: `password: minimum 8 characters`.

import { listOf } from "../engine/tables.mjs";
import { lower } from "../evidence/text/characters.mjs";

const LONGEST = 80; // characters of a requirement
const BEFORE = listOf("words_before_a_length").map((words) => words.replace(".", "\\.")).join("|");
const UNITS = listOf("units_of_length").join("|");
const REQUIREMENT = new RegExp(
  `^(?:(?:${BEFORE}) ){0,2}[0-9]{1,3}(?:(?: ?- ?| to | or | bis )[0-9]{1,3})?` +
    ` (?:${UNITS})(?=[,.;)\\r\\n]|$)`,
  "u",
);

/** Whether a number of characters is all that a colon has behind it, in a text as it is read. */
export function isRequirement(text, at) {
  return text.slice(Math.max(0, at - 2), at) === ": " && REQUIREMENT.test(lower(text.slice(at, at + LONGEST)));
}
