// Tells what a text only speaks of: `until code=0`, `> we had E102`, `order status: EXPIRED`.

import { listOf } from "../engine/tables.mjs";
import { isSpokenOf } from "../evidence/speech.mjs";
import { lower } from "../evidence/text/characters.mjs";
import { isDistinctive } from "../matching/codes.mjs";

const COUNTS_NONE = "[\"']?[ \\t]{0,2}[:=][ \\t]{0,2}0(?![0-9A-Za-z]|[.,][0-9])";
/** What is behind a code that is not counted as none. */
export const SOME = `(?!${COUNTS_NONE})`;
const THEN = "[\"'`)>\\]]{0,3}[ \\t]{0,3}(?:[|/,\u2192]|[-=]{1,2}>|or[ \\t])[ \\t]{0,3}[\"'`<([]{0,3}";
const OTHER = new RegExp(
  `(?:${THEN}[0-9A-Za-z_-]{2,40}${COUNTS_NONE}){0,20}${THEN}` +
    `([0-9A-Za-z_-]{2,40}(?:[.:][0-9A-Za-z]{1,20}){0,2})${SOME}`,
  "y",
);
const QUOTED = /[ \t|]{0,20}>/y;
const [OTHERS, OUTCOMES] = ["words_for_other_things", "names_of_outcomes"].map((name) => listOf(name).join("|"));
// What says whose status it is: `order status: `, `order 7 status=`, `"order":{"status":"`.
const OF_ANOTHER = new RegExp(
  `(?<![a-z])(${OTHERS})s?(?:['\u2019]s)?(?:[ \t]#?[a-z-]{0,8}[0-9][0-9a-z-]{0,20})?` +
    "(?:[ \t.]|[\"']?\\]?\\[[\"']?|[\"'][ \t]{0,3}:[ \t]{0,3}\\{[ \t]{0,3}[\"'])" +
    `(?:${OUTCOMES})[ \t"'\\\\:=>(\\[{<\\]]{0,12}$`,
  "u",
);
const SHORTENED = /[^aeiouy][^aeiouyl]d$|v$/u; // ends what is no word, such as `DELIVRD`
const COUNTED =
  /["'`)\]]{0,2}[ \t,;|]{1,3}["']?(?:counts?|cnt|hits|occurrences|times)["']?[ \t]{0,2}[:=][ \t]{0,2}["']?0(?![0-9A-Za-z]|[.,][0-9])/uy;
const METRIC = /[A-Za-z0-9_:]\{[ -z|~]{0,90}[=~]"$/u;
const NO_METRIC = /"[^{}\n]{0,200}\}[ \t]{1,3}0(?![0-9A-Za-z]|[.,][0-9])/uy;
const NEAR = 100; // characters before a code in which such a word is looked for
const FAR = 1000; // characters before a code in which the mark of its line is looked for

const keyOf = ({ field, code }) => `${field} ${code}`;

/** The keys of successes that a text expects, denies or asks for wherever it mentions them, or behind
    which it goes on to a failure, as in `status: DELIVRD | EXPIRED` and `DELIVRD -> EXPIRED`, or
    counts none. */
export function spokenOf(text, mentions, knowledge) {
  const isSo = (all, at) => isSpokenAt(all, at) || goesOn(all, at, knowledge) || countsNone(all, at);
  return always(isSo, text, mentions);
}

/** Whether a code is counted, and never came: `code=0 count=0`, `sms{code="0"} 0`. */
function countsNone(text, { start, end }) {
  COUNTED.lastIndex = end;
  NO_METRIC.lastIndex = end;
  if (COUNTED.test(text)) return true;
  return METRIC.test(text.slice(Math.max(0, start - NEAR), start)) && NO_METRIC.test(text);
}

/** Whether a failure of the same field stands behind a code as what it may be or became. */
function goesOn(text, { field, end }, knowledge) {
  OTHER.lastIndex = end;
  const other = OTHER.exec(text)?.[1] ?? "";
  return other !== "" && knowledge.knows(field, other) && !knowledge.isSuccess(field, other);
}

/** The keys of the codes that a text mentions only in lines quoted from an earlier mail. */
export function quotedOf(text, mentions) {
  return always(isQuotedAt, text, text.includes(">") ? mentions : []);
}

/** Mentions without those that are the status of another thing than the catalogue's. */
export function withoutOthers(text, mentions, knowledge) {
  return mentions.filter((one) => !isOfAnother(text, one, knowledge));
}

/** Whether a code is no word, but a shortened one, such as `DELIVRD`. */
export const isShortened = (code) => SHORTENED.test(lower(code));

function isOfAnother(text, { code, field, start }, { fields }) {
  if (isDistinctive(code) || isShortened(code)) return false;
  const found = OF_ANOTHER.exec(lower(text.slice(Math.max(0, start - NEAR), start)));
  const { title, items } = fields[field];
  return found !== null && !lower(`${title} ${items}`).includes(found[1]);
}

/** The keys of the codes of which something holds wherever a text mentions them. */
function always(isSo, text, mentions) {
  const [found, others] = [new Set(), new Set()];
  for (const mention of mentions) {
    const key = keyOf(mention);
    if (!others.has(key)) (isSo(text, mention) ? found : others).add(key);
  }
  for (const key of others) found.delete(key);
  return found;
}

function isQuotedAt(text, { start }) {
  const near = text.slice(Math.max(0, start - FAR), start);
  const line = near.lastIndexOf("\n") + 1;
  QUOTED.lastIndex = line;
  return (line > 0 || near.length === start) && QUOTED.test(near);
}

function isSpokenAt(text, { start, end }) {
  return isSpokenOf(text, start, end);
}
