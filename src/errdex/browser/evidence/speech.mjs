// Tells an answer that a text only speaks of: one that is expected, an example or a stub's.

import { before, lower } from "./text/characters.mjs";

const REACH = 100; // characters before an answer in which such words are
const EXPECTED =
  "(?<!as )expect(?:s|ed|ing)?|instead of|should (?:be|return|have|say)|erwartet" +
  "|\u671f\u671b|\u9884\u671f|(?:example|sample|documented)(?: [a-z]{1,12}){0,2}" +
  " (?:response|answer|output|result|body|reply)";
const REPORTED = " (?:but|got|gets?|actual|actually|returned|received|came|did|is|was|has)(?![a-z])";
const LEAD = `(?:(?!${REPORTED})[^.;,{}\\n]){0,40}`;
const MISSED = "(?:(?:not|n't|never) (?:get|got|getting|receive[ds]?|return(?:ed)?|see|saw|seen)";
const ARTICLES = "(?: (?:a|an|the|any|back|this|response|answer)){0,3}|wait(?:ing)? for|until)[ ]";
const OPENING = "(?:[:\uff1a][ \\t]*\\n[ \\t\\n]{0,12}(?:```[a-z0-9]{0,10}[ \\t]*\\n[ \\t]*)?)?";
const SPOKEN = new RegExp(
  `(?:(?:(?<![a-z])(?:${EXPECTED})${LEAD}|(?<![a-z])(?:example|sample|beispiel)[: ]{0,2}` +
    `|\u793a\u4f8b[:\uff1a ]{0,2})${OPENING}|${MISSED}${ARTICLES}|[!=]==?[ \\t]{0,3}|like '%?` +
    "|(?<![a-z])(?:assert|stub|mock|expect\\()[^\\n]{0,80})[\"'(]{0,3}$",
  "u",
);

/** Whether the words before an answer say that it did not come, or need not have. */
export function isSpokenOf(text, start) {
  return SPOKEN.test(lower(before(text, start, REACH)));
}
