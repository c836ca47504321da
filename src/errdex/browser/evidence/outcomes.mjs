// Tells what says that something failed: names and values in an answer, and lines of a log.

import { say } from "../engine/sentences.mjs";
import { listOf } from "../engine/tables.mjs";
import { lower, trim } from "./text/characters.mjs";
import { JsonNumber } from "./text/json_text.mjs";

/** A code, in small letters, that means no failure wherever it is used. */
export const NO_FAILURE = /^(?:0+|ok|2[0-9]{2}|success|no_?error)$/;
const SUCCESS = new Set(listOf("names_of_success"));
const FAILURE = new Set(listOf("names_of_failure"));
const OUTCOMES = new Set(listOf("names_of_outcomes"));
const MESSAGES = new Set(listOf("names_of_messages"));
const CODES = new Set(listOf("names_of_codes"));
const DENIED = ["false", "no", "0"];
const REACH = 40;
const NOTHING = /^(?:false|no|none|null|nil|n\/a|-)?$/;
const FAILED = "(?:fail(?:ed|ure)?|error|exception|rejected|denied|aborted|timed?[ _]?out)";
const FAILED_OUTCOME = new RegExp(`^(?:${FAILED}|unsuccessful)$`);
const FAILED_MESSAGE = new RegExp(
  `^(?!no |not |zero )(?:[a-z]{1,20} )?${FAILED}(?![a-z]|s?[:=]? ?(?:0|none)(?![0-9a-z]))`,
);
const FAILED_LINE = new RegExp(
  "(?<![A-Za-z_])(?<!NO )(?<!(?<![0-9:.,])0 )(?:ERROR|FATAL|SEVERE|CRITICAL)" +
    "(?![A-Za-z_]|[ a-z]{0,10}[=:] ?(?:0|none)[ \\t]{0,9}(?:[,;)\\]\\n]))" +
    '|"(?:level|severity|log_?level|lvl)"[ \\t]*:[ \\t]*"(?:[Ee]rr|ERR|[Ff]atal|FATAL|[Cc]ritical)' +
    "|(?<![A-Za-z0-9_])(?:[A-Z][A-Za-z0-9]{0,60})?(?:Exception|Error)(?=:(?! ?(?:0|no|none)(?![A-Za-z0-9]))|[ \\t]*\\n)" +
    "|(?<![A-Za-z])[Tt]ime[ds] out(?![A-Za-z])|[Cc]onnection (?:refused|reset)" +
    "|ECONN(?:REFUSED|RESET)|ETIMEDOUT",
);
const STATUS = "([1-5][0-9]{2})(?![0-9])";
/** A status of HTTP as clients print their responses, or alone in front of a body. */
const TOLD_STATUS = new RegExp(
  `Response[^\\n\\[\\]]{0,200}\\[${STATUS}[^\\n\\]]{0,40}\\]` +
    `|Response\\{[^\\n}]{0,60}(?<![a-z])(?:code|status)=${STATUS}` +
    `|\\[["']?(?:status|statusCode|status_code|http_code|code)["']?\\][ \\t]*=>[ \\t\\n]*(?:int\\()?${STATUS}` +
    `|\\[${STATUS}\\](?=[ \\t]*(?:\\n|$))` +
    "|(?<![A-Za-z])(?=[agr])(?<![0-9][,;/|] )(?<![0-9] and )(?<!sent [0-9]{3} )(?<!sent[,:] )" +
    `(?:got|received|returned|answered(?: with)?) ${STATUS}` +
    "(?=[ \\t:,]*(?:with|and(?! [a-z]{1,20} [0-9])|\\n|$))" +
    `|(?<![^\\n])${STATUS}(?=,"?[ \\t]*(?:[\\n{]|$))`,
  "gu",
);

/** Whether an answer names a code of its own that may mean a failure. */
export function hasFailed(value) {
  return codesOf(value).some(mayBeFailure);
}

/** How an answer says that something failed, as a part of a sentence; else nothing. `succeeds` tells
    of a code, which only counts at the top, whether it is known as a success. */
export function failureIn(value, succeeds = () => false) {
  const coded = Array.isArray(value) ? value.filter(hasCode).length : 0;
  if (coded > 0 && coded < value.length) return say("doubt_item");
  for (const [name, item, isTop] of members(value)) {
    const plain = plainName(name);
    const isCode = isTop && CODES.has(plain) && mayBeFailure(item);
    if (saysFailure(plain, item) || (isCode && !succeeds(trim(written(item))))) return say("doubt_named", { name });
  }
  return "";
}

/** Whether a line of a log says that something failed. */
export function tellsFailure(text) {
  return FAILED_LINE.test(`${text}\n`);
}

/** The last status of HTTP that is told by itself, as clients print their responses; else null. */
export function toldStatus(text) {
  let told = null;
  for (const [, ...groups] of text.matchAll(TOLD_STATUS)) told = Number(groups.find(Boolean));
  return told;
}

/** The names and values of all objects, and whether they are at the top. */
function* members(value) {
  const open = [[value, true]];
  while (open.length) {
    const [item, isTop] = open.pop();
    if (item instanceof Map) {
      for (const [name, inner] of item) yield [name, inner, isTop];
      for (const inner of [...item.values()].reverse()) open.push([inner, false]);
    } else if (Array.isArray(item)) {
      for (const inner of [...item].reverse()) open.push([inner, isTop]);
    }
  }
}

const plainName = (name) => (name.length <= REACH ? lower(name).replaceAll(/[_-]/g, "") : "");

const codesOf = (item) =>
  item instanceof Map ? [...item].filter(([name]) => CODES.has(plainName(name))).map(([, code]) => code) : [];

const hasCode = (item) => codesOf(item).some((code) => code !== null);

/** A text, or a number as it was written; nothing for what is neither. */
function written(value) {
  if (value instanceof JsonNumber) return value.text;
  return typeof value === "string" ? value : "";
}

/** Whether a value says a failure under a name, which is in small letters. */
function saysFailure(plain, value) {
  const said = () => lower(trim(written(value)));
  if (SUCCESS.has(plain)) return value === false || DENIED.includes(said());
  if (FAILURE.has(plain)) return isFailure(value);
  if (OUTCOMES.has(plain)) return FAILED_OUTCOME.test(said());
  return MESSAGES.has(plain) && FAILED_MESSAGE.test(said());
}

/** Whether there is an error in a value that is for errors. */
function isFailure(value) {
  if (value instanceof Map) {
    const codes = codesOf(value);
    return value.size > 0 && (!codes.length || codes.some(mayBeFailure));
  }
  if (Array.isArray(value)) return value.length > 0;
  if (value === null || typeof value === "boolean") return Boolean(value);
  return mayBeFailure(value) && !NOTHING.test(lower(trim(written(value))));
}

function mayBeFailure(code) {
  const said = lower(trim(written(code)));
  return said !== "" && !NO_FAILURE.test(said);
}
