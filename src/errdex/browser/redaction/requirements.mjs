// Tells what is required of a secret from one: `password: minimum 8 characters`, a schema.

import { listOf } from "../engine/tables.mjs";
import { find, lower } from "../evidence/text/characters.mjs";

const LONGEST = 80; // characters of a requirement
const BEFORE = listOf("words_before_a_length").map((words) => words.replace(".", "\\.")).join("|");
const UNITS = listOf("units_of_length").join("|");
const REQUIREMENT = new RegExp(
  `^(?:(?:${BEFORE}) ){0,2}[0-9]{1,3}(?:(?: ?- ?| to | or | bis )[0-9]{1,3})?` +
    ` (?:${UNITS})(?=[,.;)\\r\\n]|$)`,
  "u",
);
const SCHEMA = new RegExp(
  "\\{[ \\t\\r\\n]{0,20}(?:[\"']?(?:type|format|m(?:in|ax)_?[Ll]ength|required|nullable|in)[\"']?[ \\t]?" +
    ":[ \\t]?(?:[\"'][A-Za-z]{2,12}[\"']|[a-z]{4,9}|[0-9]{1,4})[ \\t\\r\\n,]{0,20}){1,6}\\}" +
    "|m(?:in|ax)_?[Ll]ength[:= ]{1,2}[0-9]{1,3}(?![0-9A-Za-z])",
  "uy",
);

/** Whether a length, or a type, is all that a colon has behind it, in a text as it is read. */
export function isRequirement(text, at) {
  if (find(SCHEMA, text, at)) return true;
  return text.slice(Math.max(0, at - 2), at) === ": " && REQUIREMENT.test(lower(text.slice(at, at + LONGEST)));
}
