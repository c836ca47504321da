// Tells what a text only speaks of: an answer or a code that is expected, an example or a stub's.
// Such as `Expected: {"code":"0"}`, `until code=0` and `0 was never returned`.

import { before, endOf, lower } from "./text/characters.mjs";
import { isBelowMock } from "./mocks.mjs";
import { listOf } from "../engine/tables.mjs";

const REACH = 100; // characters around an answer in which such words are
const FIELD =
  "(?:[{\"'`]{0,3}[a-z_.]{0,20}(?:code|status|result)[\"']{0,2}[ \\t]{0,3}[:=][ \\t]{0,3})?" +
  "[\"'(`{]{0,3}";
const OPENING = "(?:[:\uff1a][ \\t]*\\n[ \\t\\n]{0,12}(?:```[a-z0-9]{0,10}[ \\t]*\\n[ \\t]*)?)?";
const LABEL =
  "[^\\n:\uff1a.,;?!{}]{0,30}[:\uff1a][ \\t]*(?:\\n[ \\t\\n]{0,12}(?:```[a-z0-9]{0,10}[ \\t]*\\n[ \\t]*)?)?";
const HEADING =
  "[a-z\u00df-\uffff]{0,8}(?: [a-z\u00df-\uffff]{1,12})?[ \\t*_]{0,4}\\n" +
  "(?:[=-]{3,40}[ \\t]*\\n)?[ \\t\\n]{0,12}(?:```[a-z0-9]{0,10}[ \\t]*\\n[ \\t]*)?";
const REPORTED =
  " (?:(?:but|and|got|gets?|actual|actually|returned|received|came)(?![a-z])" +
  "|(?:did|has|is|was) (?!a |the |code)[a-z])";
const CAME = "(?<!do)(?<!can)(?<!could)(?<!should)(?<!will) (?:i|we|you|it) (?:get|got|received?|see|saw)(?![a-z])";
const INSIDE = "(?:[^.;,:\uff1a?!{}\\n]|[.](?! ))";
const LEAD = `(?:(?!${REPORTED})(?:${INSIDE}|[:\uff1a])){0,40}`;
const CLAUSE = `(?:(?!${CAME})${INSIDE}){0,40}`;
const VERBS =
  "(?: (?:to|be|been|have|gets?|getting|got|reach(?:e[ds])?|receive[ds]?|return(?:s|ed|ing)?|see|saw|seen" +
  "|equal|contain|give|given|say)){0,3}";
const ARTICLES =
  "(?: (?:a|an|the|any|back|this|with|as|is|of|like|json|response|answer|code|status|result)){0,4}";
const EXAMPLE_OPENING = OPENING.replace("[:\uff1a]", "[:\uff1a]?");
const NAMED =
  `(?:(?: [a-z]{1,12}){0,3} (?:response|answer|output|result|body|reply)${LEAD}` + "|[: ]{0,2})";

/** Words before an answer, what may be between them and it, and whether a question ends it. */
function kind(name, rest, asks = false, front = "(?<![a-z])") {
  const words = [...listOf(name)].sort((one, other) => other.length - one.length).map(escaped);
  const pattern = new RegExp(`${front}(?:${words.join("|")})`, "gu");
  return { pattern, rest: new RegExp(`^${rest}${FIELD}$`, "u"), asks };
}

const escaped = (word) => word.replace(/[(.]/g, "\\$&");

const KINDS = [
  kind(
    "words_of_expectation",
    `${LEAD}${OPENING}`,
    false,
    "(?<![a-z\u5982])(?<!as )(?<!than )(?<!wie )(?<!as i )(?<!as we )",
  ),
  kind("words_of_expectation", HEADING, false, "\\n[ \\t#*_]{0,8}"),
  kind("words_of_duty", `${VERBS}${ARTICLES}[: ]{0,2}${OPENING}`),
  kind("words_of_conditions", CLAUSE),
  kind("words_of_questions", CLAUSE, true),
  kind("words_of_absence", `${VERBS}${ARTICLES}[ ]`),
  kind("words_of_examples", `(?:${NAMED}${EXAMPLE_OPENING}|${LABEL})`),
  kind("words_of_other_times", LABEL),
  kind("words_of_stubs", "(?!born)[^\\n]{0,80}"),
  kind("words_of_notes", "(?![a-z-])[^\\n]{0,60}", false, "(?<![a-z-])"),
  kind("words_of_plans", `(?:${VERBS}${ARTICLES}[ ]|,?${CLAUSE} (?:returns|gives|answers|is))[ ]?`),
  kind("words_of_comparisons", "(?!=)[ \\t%]{0,3}", false, "(?<![a-z!=])"),
];
const HABIT = kind("words_of_habits", `${ARTICLES}[ ]`);
const AS = new RegExp(
  "^[\"'`)\\]]{0,3} as (?:an? |the )?(?:success|fail|error|ok(?![a-z])|valid|invalid|accepted|final" +
    "|delivered|sent|unknown|permanent|temporary)",
  "u",
);
const SUCCESSFUL = new RegExp(
  "successful (?:call|request|response|send|answer)s?[^\\n.;:,{}]{0,20}" +
    " (?:returns?|gives?|is|are|contains?|looks? like) [\"'`]?$",
  "u",
);
/** What somebody else gets instead. */
const OTHERS_FAIL = new RegExp(
  "^[^\\n{}]{0,5}(?:but |and |while )?(?:we|i|ours|mine) (?:only |still )?(?:gets?|sees?|receives?)" +
    "(?: only| an?| the| still){0,2} (?:time-?out|error|nothing|exception|empty|[45][0-9]{2})(?![a-z0-9])",
  "u",
);
const QUESTION = /^[^\n]{0,80}[?\uff1f]/u;
/** What makes of the rest of a line a comment, or a side of a comparison. A comment behind a call
    shows what it printed. */
const MARK = new RegExp(
  "(?:^|(?<!\\))(?<!\\);)\\n)[ \\t]{0,20}(?:\\/{2,4}|\\/\\*{1,2}|<!--|#{1,3}|--|~~|(?:left|right):)" +
    `[ \\t]{0,3}${FIELD}$`,
  "u",
);
const REMOVED = new RegExp(`(?:^|\\n)[ \\t]{0,20}-[ \\t]{0,3}${FIELD}$`, "u");
const ADDED = /\n[ \t]{0,20}[+](?![0-9])/u;
const OPEN = new RegExp(`(?:^|\\n)(?:(?!${CAME}|${REPORTED})[^\\n:\uff1a{}]){2,99}[a-z\u00df-\uffff] ["'\`]?$`, "u");
const ASKED = /^["'`)]{0,3}[^\n.;!:{}]{0,60}[?\uff1f]{1,3}[ \t]{0,9}(?:\n|$)/u;
const MEANT = listOf("words_behind_what_is_meant");
const BEHIND = new RegExp(
  "^[\"'`)\\]]{0,3} ?(?:(?:[(#\u2190]|\\/\\/|<--?) ?)?(?:(?:was|is|were|has|had|did|does)" +
    "(?:n't| not| never| no longer| expected| missing)|" +
    `${MEANT.map(escaped).join("|")})(?![a-z])`,
  "u",
);

/** Whether the words around an answer say that it did not come, or need not have. */
export function isSpokenOf(text, start, end) {
  const front = plain(before(text, start, REACH));
  const behind = plain([...text.slice(end, end + 2 * REACH)].slice(0, REACH).join(""));
  if (MARK.test(front) || (REMOVED.test(front) && ADDED.test(front + behind))) return true;
  if (ASKED.test(behind) && OPEN.test(front)) return true;
  if (behind.includes(" as ") && AS.test(behind) && ends(HABIT, front)) return true;
  if (SUCCESSFUL.test(front) || isBelowMock(front) || OTHERS_FAIL.test(behind)) return true;
  const isOf = (kind) => ends(kind, front) && (!kind.asks || QUESTION.test(behind));
  return BEHIND.test(behind) || KINDS.some(isOf);
}

/** Whether such words end a text, with what may be behind them. */
function ends({ pattern, rest }, text) {
  return [...text.matchAll(pattern)].some((at) => rest.test(text.slice(endOf(at))));
}

function plain(text) {
  return lower(text).replaceAll("\u2019", "'");
}
