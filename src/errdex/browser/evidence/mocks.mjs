// Tells that a mock or a stub answered: by a header of the answer, or by a label above it.

import { lower, trim } from "./text/characters.mjs";

const DENIED = ["false", "no", "0", "off"];
const WORD = "(?<![a-z])(?:mock(?!ingbird|up)|stub(?!born))";
const NAME = new RegExp(WORD, "u");
/** A header or label on a line of its own, or above other headers. */
const LABEL = new RegExp(
  `(?:^|\\n)[ \\t>|]{0,20}[a-z0-9-]{0,30}${WORD}[a-z0-9-]{0,30}(?: [a-z]{1,12}){0,2}[ \\t]{0,3}:` +
    `(?![ \\t]{0,3}(?:${DENIED.join("|")})(?![a-z0-9]))[^\\n{}]{0,60}` +
    "(?:\\n[ \\t>|]{0,20}[a-z0-9-]{1,40}:[^\\n{}]{0,60}){0,3}[ \\t\\n>|]{0,20}(?:```[a-z0-9]{0,10}\\n)?$",
  "u",
);

/** Whether a header says that a mock or a stub answered. */
export function isMocked(headers) {
  return [...headers].some(([name, value]) => NAME.test(name) && !DENIED.includes(lower(trim(value))));
}

/** Whether text in front of an answer, in small letters, ends with a mock's label. */
export function isBelowMock(before) {
  return LABEL.test(before);
}
