// Tells a success that a text only speaks of: `expected 000000`, `until code=000000`.

import { lower } from "../evidence/text/characters.mjs";

const REACH = 60; // characters around a code in which such words are
const REST = "(?:[^.;,\\n]|[.](?! )){0,40}";
const BEFORE = new RegExp(
  "(?:(?:(?<![a-z])(?:expect(?:s|ed|ing)?|want(?:s|ed)?|should|must|not|never|until|unless" +
    "|without|instead of|how|why|what|wait(?:s|ed|ing)?|assert[a-z]*|if|whether)|n't)(?![a-z])" +
    `${REST}|!==?[ "']{0,3})$`,
  "u",
);
const BEHIND = new RegExp(
  "^[\"'`)\\]]{0,3} (?:(?:was|is|were|has|had|did|does)(?:n't| not| never| expected| missing)" +
    "|never|not|expected|missing|means?)(?![a-z])",
);

const keyOf = ({ field, code }) => `${field} ${code}`;

/** The keys of the codes that a text expects, denies or asks for wherever it mentions them. */
export function spokenOf(text, mentions) {
  const [spoken, others] = [new Set(), new Set()];
  for (const mention of mentions) (isSpokenAt(text, mention) ? spoken : others).add(keyOf(mention));
  for (const key of others) spoken.delete(key);
  return spoken;
}

function isSpokenAt(text, { start, end }) {
  const before = lower(text.slice(Math.max(0, start - REACH), start));
  return BEFORE.test(before) || BEHIND.test(lower(text.slice(end, end + REACH)));
}
