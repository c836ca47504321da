// Tells what says that something failed: names and values in an answer, and lines of a log.

import { say } from "../engine/sentences.mjs";
import { listOf } from "../engine/tables.mjs";
import { before, endOf, find, lower, trim } from "./text/characters.mjs";
import { JsonNumber } from "./text/json_text.mjs";
import { plainName } from "./text/names.mjs";

/** A code, in small letters, that means no failure wherever it is used. */
export const NO_FAILURE = /^(?:0+|ok|2[0-9]{2}|success|no_?error)$/;
const SUCCESS = new Set(listOf("names_of_success"));
const FAILURE = new Set(listOf("names_of_failure"));
const OUTCOMES = new Set(listOf("names_of_outcomes"));
const MESSAGES = new Set(listOf("names_of_messages"));
const CODES = new Set(listOf("names_of_codes"));
const EXAMPLES = new Set(listOf("names_of_examples"));
const MOCKS = new Set(listOf("names_of_mocks"));
const CONTRACTS = new Set(listOf("names_of_contracts"));
const SENDING = listOf("parts_of_words_of_sending");
const NO_PARTS = new Set([...FAILURE, ...listOf("names_beside_answers")]);
const INSIDE = new Set(listOf("names_inside_answers"));
const MORE = new Set(listOf("names_of_more"));
const LEVELS = new Set(listOf("names_of_levels"));
const TELLING = new Set([...SUCCESS, ...FAILURE, ...OUTCOMES, ...MESSAGES, ...CODES, ...LEVELS]);
const HIGH = new Set(listOf("words_of_levels"));
const FAILED = new Set(listOf("words_of_outcomes"));
const BEHIND_NUMBERS = new Set([...FAILED, ...listOf("words_behind_numbers")]);
const DENIED = ["false", "no", "0"];
const NOTHING = /^(?:false|no|<?(?:none|null|nil)>?|undefined|n\/a|[-~])?$/;
const NOTHING_FIRST = /^(?:0+(?:\/[0-9]{1,9}|%|[.]0+)?|none|null|nil|false|undefined)(?: |$)/;
const LETTER = "a-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u045f";
const WIDE = /^[\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/;
const FAILING = words("words_of_failure");
const REFUSING = words("words_of_failure", "words_of_refusal");
const NO = listOf("words_of_no").map(inAnyCase).join("|");
const NEGATED = new RegExp(
  `(?<![${LETTER}0-9.,:/-])(?:${NO})` +
    `(?:[ -]{1,3}[${LETTER}']{1,12}){0,2}[ -]{1,3}$` +
    "|(?:[\u65e0\u7121\u672a]|[\u6ca1\u6c92]\u6709)$" +
    "|[(][\"'`][^\"'`\\n]{0,39}$",
);
const DENIED_BEHIND = new RegExp(
  "^(?:(?: ?(?:code|count|message|number|(?!status)[a-z]{1,13}[a-rt-z]s|\u6570|\u7801))?[\"']?" +
    "(?:[ \\t]{0,2}[:=\uff1a][ \\t]{0,2}[\"'\\[]?(?:0+|none|null|nil|no|false|\\])(?![0-9a-z])" +
    "|[ ]0+(?![0-9.]))|[ -](?:free|handl|log(?![a-z])|callback))",
);
const NEAR = 40; // characters in front of a word in which it may be negated
const FAILED_LINE = new RegExp(
  "(?<![A-Za-z_])(?<!NO )(?<!(?<![0-9:.,])0 )(?:ERROR|FATAL|SEVERE|CRITICAL|FAIL(?:ED|URE)(?=[./-][A-Za-z]))" +
    "(?![A-Za-z_]| 0(?![0-9.:])|[ a-z]{0,10}[=:] ?(?:0|none)[ \\t]{0,9}(?:[,;)\\]\\n]))" +
    "|(?<![A-Za-z0-9_])(?:[A-Z][A-Za-z0-9]{0,60})?(?:Exception|Error)(?=:(?! ?(?:0|no|none)(?![A-Za-z0-9]))|[ \\t]*\\n)" +
    "|\\[(?:error|fatal|crit|critical|emerg|alert)\\]|(?<![A-Za-z_.])panic:" +
    "|(?<![A-Za-z])Killed[ \\t]*\\n|Segmentation fault|ECONN(?:REFUSED|RESET)|ETIMEDOUT" +
    "|(?<![A-Za-z])[Ee]xit(?:ed)?(?: with)? (?:code|status)[ :=]{1,3}[1-9]",
);
const NAME = "([A-Za-z\u00c0-\u024f\u4e00-\u9fff][A-Za-z0-9_.\u00c0-\u024f\u4e00-\u9fff-]{0,40})";
const SIGN = "[^ \\t\\n\"'`{}\\[\\]()<>,;&|\\\\]";
const NEXT = ` (?!${SIGN}{1,40}[=:\uff1a])${SIGN}{1,80}`;
const BARE = `(?![A-Za-z_.]{1,40}=)${SIGN}{1,80}(?:${NEXT}){0,8}`;
/** A name in front of its value in any notation but XML's. */
const NAMED = new RegExp(
  `(?:(?<=\\\\n)|(?<![A-Za-z0-9_.$\\\\\u00c0-\u024f\u4e00-\u9fff-]))${NAME}` +
    "\\\\?[\"']?[\\])]?[ \\t]{0,3}(?:=>|[:=\uff1a](?![:=\\/]))[ \\t]{0,3}",
  "gu",
);
const VALUE = new RegExp(`\\\\?"([^"\\\\\\n]{0,160})|'([^'\\n]{0,160})|(${BARE})`, "uy");
const ELEMENT = new RegExp(`<${NAME}(?: ?\\/>|(?: [^<>\\n]{0,100})?>([^<>\\n]{0,300})<\\/)`, "gu");
/** A value of an outcome that is no word: a code, or an HTTP status of an error. */
const CODE_SHAPE = /^(?:(?:[A-Z]{1,10}[.]){0,3}[A-Z]{1,10}[-_.:]?[0-9]{1,8}|[45][0-9]{2})$/;
const MAY_BE_CODE = /[0-9]|^[A-Z][A-Z_]{2,}$/;
const MAY_BE_SENT = /^[0-9]{4,8}$/; // a code that may be one in a message to a phone
const ITEM_LINE = new RegExp(`^[ \\t|>0-9.]{0,20}[-<:"'\\[]{0,3}${NAME}["'\\]]{0,2}[ \\t]{0,3}(?:=>|[:=>])`, "u");
/** A number with its sign that begins its line, or is behind an arrow, a time or a bracket. */
const UNNAMED =
  /((?:^|\n)[ \t>|]{0,20}(?:[-*][ \t]{1,3})?["']?|(?:->|\u2192)[ \t]{0,3}|[{,][ \t]{0,3}["'](?=[+0-9*Xx]{8,17}["'][ \t]{0,3}(?::|=>)[ \t]{0,3}[{])|(?<=[0-9A-Z)\]])[ \t]{1,3})([+][0-9][0-9*Xx]{6,15})(?![0-9A-Za-z_])/gu;
/** A number and the last words of its line, perhaps how it went: `to=+86... timed out`. */
const JUDGED_NUMBER =
  /([+][0-9][0-9*Xx]{6,15}["')\]]?)(?:[ \t]{0,2}(?:->|[:,\u2192-])[ \t]{0,2}|[ \t]{1,3})([A-Za-z][A-Za-z _]{1,19})(?=[.!]?[ \t]{0,3}(?:\n|$))/gu;
const NEXT_LINE = /\n[ \t>|]{0,40}["']?$/u;
const FIRST_NAME = /(?:^|\n)[ \t>|]{0,40}(?:[-*{][ \t]{0,3})?["']?$/u;
const NEXT_ITEM = /\n[ \t>|]{0,40}(?:[-*{}[\]]|\n)/u;
/** A word before a name, perhaps with a number, or what it is in: `user phone=`, `try 2 -> `. */
const LEAD = new RegExp(
  `${NAME}(?:[ \\t]{1,3}(?:#?[0-9]{1,9}[ \\t]{1,3})?(?:(?:->|\u2192)[ \\t]{0,2})?` +
    "|[\"']?[ \\t]{0,2}:[ \\t]{0,2}[{]?\\n[ \\t]{1,20}|>[ \\t\\n]{0,20})[\"']?$",
  "u",
);
const FAR = 2000; // characters before a success in which the lines of its record are looked for
/** A line of a program that runs tests: `FAILED tests/test_a.py::test_b`, `--- FAIL: TestA`. */
const FAILED_TEST =
  /(?<![A-Za-z0-9_-])(?<!0 )(?:FAIL(?:ED)?|[\u2715\u2717\u2718])[ \t]{1,4}[^ \t\n]{0,120}(?:\.[a-z]{1,4}(?![A-Za-z])|::|Test)|--- FAIL: /u;

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

/** Whether JSON says that the answer in it is expected, or an example: by a name on the way to the
    answer's code, or to a text that is a document, or by a mark beside that way. */
export function isExample(value) {
  const open = [[value, false, false]];
  while (open.length) {
    const [item, isNamed, isInside] = open.pop();
    if (Array.isArray(item)) {
      for (const inner of item) open.push([inner, isNamed, isInside]);
    } else if (item instanceof Map) {
      const members = [...item].map(([name, inner]) => [plainName(name), inner]);
      const isTold = isNamed && members.some(([plain]) => CODES.has(plain) || OUTCOMES.has(plain));
      const isMarked = members.some(([plain, inner]) => {
        return (inner === true && MOCKS.has(plain)) || isContract(plain, inner, item);
      });
      if (!isInside && (isTold || isMarked)) return true;
      const isBelow = isInside || hasCode(item);
      for (const [plain, inner] of members) open.push([inner, isNamed || EXAMPLES.has(plain), isBelow]);
    } else if (isNamed && typeof item === "string" && item[0] === "{") {
      return true;
    }
  }
  return false;
}

/** Whether a member makes a contract of an object; beside a code it holds more. */
function isContract(plain, inner, item) {
  if (!CONTRACTS.has(plain)) return false;
  return !hasCode(item) || (Array.isArray(inner) ? inner.length > 0 : inner instanceof Map && inner.size > 0);
}

/** How an answer says that something failed, as a part of a sentence; else nothing. `succeeds` tells
    of a code, which only counts at the top, whether it is known as a success. */
export function failureIn(value, succeeds = () => false) {
  if (Array.isArray(value) && tellsInPart(value, succeeds)) return say("doubt_item");
  if (codesOf(value).length && !hasCode(value)) return say("doubt_empty");
  if (hasSilentPart(value)) return say("doubt_member");
  for (const [name, item, isTop] of members(value)) {
    const plain = plainName(name);
    if (item === true && MORE.has(plain)) return say("doubt_more", { name });
    if (saysFailure(plain, item) || (isTop && isUnknown(plain, item, succeeds))) return say("doubt_named", { name });
  }
  return "";
}

/** How text around a success says that something failed, as a part of a sentence; else nothing.
    `otherwise` is the sentence for what no name says. */
export function failureTold(text, succeeds = () => false, otherwise = "doubt_line") {
  if (FAILED_LINE.test(`${text}\n`)) return say(otherwise);
  const seen = new Set(); // a log repeats its members
  for (const [name, said, first] of toldIn(text)) {
    const member = `${name}\n${first}\n${said}`;
    if (seen.has(member)) continue;
    seen.add(member);
    const plain = plainName(name);
    if (!SUCCESS.has(plain) && NOTHING_FIRST.test(lower(said))) continue;
    const isWhole = MESSAGES.has(plain) || FAILURE.has(plain);
    if (saysFailure(plain, isWhole ? said : first)) return say("doubt_told", { name });
    const isAny = plain !== "code" || MAY_BE_CODE.test(first);
    const isSent = otherwise !== "doubt_line" && MAY_BE_SENT.test(first);
    if (isAny && !isSent && isUnknown(plain, first, succeeds)) return say("doubt_unknown", { name });
  }
  return hasWord(FAILING, lower(text)) ? say(otherwise) : "";
}

/** Where the record begins that a place in a text is in: the line of the place, and the lines above
    it that begin with a name of a value. */
export function recordStart(text, at) {
  let start = text.lastIndexOf("\n", at - 1) + 1;
  const first = at - before(text, at, FAR).length;
  while (start > first) {
    const above = start > 1 ? text.lastIndexOf("\n", start - 2) + 1 : 0;
    if (!ITEM_LINE.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}

/** Whether a program that runs tests says that one failed. */
export function hasFailedTest(text) {
  return FAILED_TEST.test(text);
}

/** The last status of HTTP that is told by itself, as clients print their responses; else null. */
export function toldStatus(text) {
  let told = null;
  for (const [, ...groups] of text.matchAll(TOLD_STATUS)) told = Number(groups.find(Boolean));
  return told;
}

/** The values under names in each line, more than one where a name comes again. Lines that each begin
    with a name, as in YAML, are one record until an item or a gap comes. A record has, under "", the
    word in front of its first name. A number without a name is told by `to`, and a failure that only
    follows a number by `status`. `tells` tells of a name, in small letters, whether it is one of those. */
export function* recordsIn(written, tells) {
  const named = written.includes("+")
    ? written.replace(UNNAMED, "$1to=$2").replace(JUDGED_NUMBER, withName)
    : written;
  const text = /<\/|\/>/.test(named) ? named.replace(ELEMENT, '$1="$2" ') : named;
  const telling = new Map();
  let record = new Map();
  let last = 0;
  let isFirst = false; // whether a name begins its line
  for (const found of text.matchAll(NAMED)) {
    const name = found[1];
    if (!telling.has(name)) telling.set(name, tells(plainName(name)));
    if (!telling.get(name)) continue;
    const between = text.slice(last, found.index);
    const goesOn = isFirst && NEXT_LINE.test(between) && !NEXT_ITEM.test(between);
    if (record.has(name) || (between.includes("\n") && !goesOn)) {
      yield record;
      record = new Map();
    }
    if (!record.size) record.set("", leadIn(before(between, between.length, NEAR)));
    last = found.index;
    isFirst = FIRST_NAME.test(between);
    const value = find(VALUE, text, endOf(found));
    record.set(name, value ? firstWord(value[1] ?? value[2] ?? value[3]) : "");
  }
  yield record;
}

/** A number and what is said of it, with a name if that tells how it went. */
const withName = (found, number, said) => (BEHIND_NUMBERS.has(lower(said)) ? `${number} status=${said}` : found);

/** The word in front of a name that may say what it is of, `user` of `user phone=`. */
export function leadIn(front) {
  const [, word = ""] = LEAD.exec(front) ?? [];
  const plain = word !== word.toUpperCase() ? plainName(word) : "";
  return SENDING.some((part) => plain.includes(part)) ? "" : plain;
}

const firstWord = (said) => trim(said).split(" ")[0].replace(/[.:!]+$/u, "");

/** The names and values that may tell a failure, each value also as its first word. */
function* toldIn(text) {
  const telling = new Map(); // a log repeats its names
  for (const found of text.matchAll(NAMED)) {
    const name = found[1];
    if (!telling.has(name)) telling.set(name, TELLING.has(plainName(name)));
    const value = telling.get(name) ? find(VALUE, text, endOf(found)) : null;
    if (!value) continue;
    const said = trim(value[1] ?? value[2] ?? value[3]);
    yield [name, said, value[3] === undefined ? said : said.split(" ")[0]];
  }
  if (!text.includes("</")) return;
  for (const [, name, said] of text.matchAll(ELEMENT)) if (said) yield [name, trim(said), trim(said)];
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

const codesOf = (item) =>
  item instanceof Map ? [...item].filter(([name]) => CODES.has(plainName(name))).map(([, code]) => code) : [];

const hasCode = (item) => codesOf(item).some((code) => code !== null && code !== "");

/** Whether some parts of an answer have a code, and others its name alone. Below a code only what holds
    an answer is a part, and no `coupon`. */
function hasSilentPart(answer) {
  const told = new Set();
  const silent = new Set();
  const open = [[answer, true, false]];
  while (open.length) {
    const [item, isPart, wasBelow] = open.pop();
    if (Array.isArray(item)) for (const inner of item) open.push([inner, isPart, wasBelow]);
    if (!(item instanceof Map)) continue;
    const isTold = hasCode(item);
    const isBelow = wasBelow || isTold;
    for (const [name, inner] of item) {
      const plain = plainName(name);
      if (CODES.has(plain) && inner !== null && inner !== "") told.add(plain);
      else if (CODES.has(plain) && isPart && !isTold) silent.add(plain);
      open.push([inner, isPart && (isBelow ? INSIDE.has(plain) : !NO_PARTS.has(plain)), isBelow]);
    }
  }
  return [...silent].some((name) => told.has(name));
}

/** Whether some items of a list, and not all, have a code, or one that is a success. */
function tellsInPart(items, succeeds) {
  const counts = [hasCode, (item) => saysSuccess(item, succeeds)].map((tells) => items.filter(tells).length);
  return counts.some((count) => count > 0 && count < items.length);
}

/** Whether an object names a code, or an outcome, that is known as a success. */
function saysSuccess(item, succeeds) {
  const told = item instanceof Map ? [...item] : [];
  return told.some(([name, value]) => {
    const plain = plainName(name);
    return (CODES.has(plain) || OUTCOMES.has(plain)) && typeof value === "string" && succeeds(value);
  });
}

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
  if (LEVELS.has(plain)) return HIGH.has(said());
  if (OUTCOMES.has(plain)) return FAILED.has(said());
  return MESSAGES.has(plain) && hasWord(REFUSING, said());
}

/** Whether a value under a name for codes is one that is not known as a success. */
function isUnknown(plain, value, succeeds) {
  const code = trim(written(value));
  const isCode = CODES.has(plain) && mayBeFailure(code);
  return (isCode || (OUTCOMES.has(plain) && CODE_SHAPE.test(code))) && !succeeds(code);
}

/** What finds words; those of a script without blanks may stand in others. */
function words(...lists) {
  const all = lists.flatMap(listOf).sort((one, other) => other.length - one.length);
  const narrow = all.filter((word) => !WIDE.test(word)).map(inAnyCase);
  const wide = all.filter((word) => WIDE.test(word));
  return new RegExp(`(?<![${LETTER}0-9])(?:${narrow.join("|")})(?![${LETTER}0-9]|[./-][a-z])|${wide.join("|")}`, "gu");
}

/** A pattern for a word in whatever case, of which `lower` took those of ASCII. */
function inAnyCase(word) {
  return /^[ -~]*$/.test(word) ? word : [...word].map(eitherCase).join("");
}

function eitherCase(letter) {
  const upper = letter === "i" ? "\u0130" : letter.toUpperCase();
  return letter <= "~" && upper <= "~" ? letter : `[${letter}${upper}${lower(upper)}]`;
}

/** Whether a text has one of some words that is not negated, in small letters. */
function hasWord(wanted, said) {
  for (const { index, 0: word } of said.matchAll(wanted)) {
    const isDenied = DENIED_BEHIND.test(said.slice(index + word.length));
    if (!isDenied && !NEGATED.test(before(said, index, NEAR))) return true;
  }
  return false;
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
