// Finds what is private in the value of a field of which a catalogue shows the shape alone.

import { listOf } from "../engine/tables.mjs";
import { endOf, find, lower } from "../evidence/text/characters.mjs";
import { SPACES } from "./named_places.mjs";
import { inWords, plain } from "./secret_names.mjs";

const JOINT = /[A-Za-z0-9][_.-][A-Za-z]/u;
const SHORTEST = "token".length;
/** What is in front of the first item: calls, a type, the quotes of a text that holds the list. */
const WORD = "(?:new[ \\t])?[A-Za-z_$@][A-Za-z0-9_.$<>]{0,60}!?";
const COUNTED = "(?:[A-Za-z]{0,12}\\([0-9]{1,7}\\)[ \\t]{0,3})";
const KEY = "\\[[0-9]{1,3}\\][ \\t]{0,3}=>[ \\t\\r\\n]{0,40}";
const OPENING = new RegExp(
  `(?:(?:\\r?\\n[ \\t]{0,40})?${COUNTED}|Array[ \\t\\r\\n]{1,40}(?=\\()` +
    "|[A-Za-z_][A-Za-z0-9_.<>\\[\\]]{0,60}[ \\t]=[ \\t])?" +
    `(?:(?:${WORD}[ \\t]?)?["'\`]{0,3}` +
    `(?!${KEY})[\\[({]\\]?[ \\t\\r\\n+]{0,40}){1,6}`,
  "uy",
);
const CALLED = /([A-Za-z0-9_]+)!?[ \t]?[[(][ \t\r\n]*$/;
/** What calls with items are named, in small letters; any other looks one up. */
const MAKERS = new Set(listOf("makers_of_lists"));
/** Two of the values that a call is given. */
const ARGUMENTS = /(["'])[^"'\n]{1,200}\1[ \t\r\n]{0,40},[ \t\r\n]{0,40}["']/uy;
const DASHED = /\n[ \t]{0,20}-[ \t]{1,9}$/u;
const REACH = 60; // characters in front of a value in which the dash of a list in YAML is, or its option
const COMMENT = "(?:#|//)[^\\n]{0,200}\\n";
const COMMA = new RegExp(
  "[ \\t\\r\\n]{0,40}\\)?(?:\\][ \\t\\r\\n]{0,40},[ \\t\\r\\n+]{0,40}\\[|,)[ \\t\\r\\n+]{0,40}" +
    `(?:${COMMENT}[ \\t\\r\\n]{0,40})?` +
    `|[ \\t\\r\\n]{1,40}(?=${KEY})`,
  "uy",
);
const DASH = /\n[ \t]{0,20}-[ \t]{1,9}/uy;
const QUOTED =
  "([bBfru]?([\"'`])\\2?)((?:(?!\\2)[^\\n])+(?:\\2(?=[0-9A-Za-z])(?:(?!\\2)[^\\n])*){0,9})" +
  "(?:\\2{1,2}|(?=\\n)|$)";
const SIGN = "[^ \\t\\r\\n\"'`,;:=&|\\[\\](){}<>]";
const EMPTY = "(?:\"\"|''|``)(?=[ \\t\\r\\n]{0,40}[,\\])}])";
const ITEM = new RegExp(
  `(?:${KEY}${COUNTED}?|${WORD}\\()?(?:${EMPTY}|${QUOTED}|(${SIGN}(?:[^\\r\\n"'\`,;:=&|\\[\\](){}<>]{0,199}${SIGN})?))` +
    "(?=[ \\t\\r\\n+]{0,40}[,\\])}]|[ \\t]{0,40}(?:[\\r\\n]|$|#|//)" +
    `|[ \\t]{1,40}${KEY})`,
  "uy",
);
/** An item on a line of its own; it may have brackets and commas in it. */
const LINE_ITEM = new RegExp(
  `(?:${EMPTY}|${QUOTED}|([^ \\t\\r\\n"'\`,:\\[{(|>&*!%@#-]` +
    "(?:(?:[^\\r\\n:#]|(?<! )#|:(?![ \\r\\n])){0,198}[^ \\t\\r\\n:])?))(?=[ \\t]{0,40}(?:[\\r\\n]|$|#))",
  "uy",
);
/** One of the values behind an option. */
const WORD_ITEM = new RegExp(
  `(?:${QUOTED}|([^ \\t\\r\\n"'\`<>|;&-][^ \\t\\r\\n"'\`<>|;&]{0,199}))(?=[ \\t\\r\\n]|$)`,
  "uy",
);
const BLANK = /[ \t]{1,9}(?:\\\r?\n[ \t]{0,40})?(?=[^ \t\r\n-])/uy;
const BEHIND_OPTION = /(?:^|[ \t\n])--?[A-Za-z][A-Za-z-]{1,40}[ \t]{1,9}$/u;
const VALUE_OF_OPTION = /["']|[^ \t\r\n<>|;&-][^ \t\r\n<>|;&]{0,80}[0-9]|[0-9]/uy;
const QUOTE = new RegExp(`(?:${KEY}${COUNTED}?|${WORD}\\()?[bBfru]?["'\`]`, "uy");
const SINGLE = new RegExp(`${QUOTED}|(${SIGN}{1,200})`, "uy");
/** What a comma joins to a value without brackets. */
const BESIDE = new RegExp(`,[ \\t]?(${SIGN}{1,200})(?=[ \\t]{0,9}(?:[\\r\\n,;)}\\]]|$))`, "uy");
const END = /[ \t]{0,9}(?:[\r\n,;&|)}\]"'`<]|$|[A-Za-z_.]{1,60}[=:])/uy;
const END_OF_FORM = /&|[ \t]{0,9}(?:[\r\n]|$)/uy;
/** With what a value begins that is between two quotes of a program that joins texts. */
const PROGRAM = /^["'][ \t]{0,9}[+.]/u;
const BEYOND = "\u00c0-\u1fff\u2e80-\ufaff";
const CHARACTER = new RegExp(`[0-9A-Za-z${BEYOND}]`, "u");
const THREE_DIGITS = "(?:[^0-9]*[0-9]){3}";
const NUMBER = new RegExp(`^${THREE_DIGITS}`, "u");
/** What neither the words of programs nor those of messages about a field are. */
const CODED = /[#A-Z][A-Z-]{0,3}[0-9]|[0-9][A-Z]|:\/\//u;
const AROUND_NAMES = [">", ","];
/** What an element or a cell holds that begins each word with a capital, as names do. */
const FULL_NAME = new RegExp(
  `^[A-Z${BEYOND}][^ \\n]{0,60}(?: [A-Z0-9${BEYOND}][^ \\n]{0,60}){0,5}$`,
  "u",
);
const TELLING = new RegExp(`^(?:[0-9A-Z]|[^${BEYOND}]*[${BEYOND}]|${THREE_DIGITS})`, "u");
const NO_VARIABLE = new RegExp(`^(?:[+-]?[0-9][^ ]*$|[A-Z${BEYOND}]|${THREE_DIGITS})`, "u");
/** Types, placeholders, and sentences without a name and a number, in small letters. */
const NO_VALUE = new RegExp(
  "^(?:(?:true|false|null|none|nil|undefined|str|strings?|int|integer|number|bool|boolean|array|list" +
    "|object)(?:<[a-z, ]{0,40}>|\\[\\])?!?" +
    "|\\$\\{[^{}]{0,60}\\}|\\{[a-z0-9_.]{0,60}\\}|%[0-9]{0,3}[sdv]|:[a-z_]{1,60}" +
    "|[a-z']{1,20}(?: (?:[a-z']{1,20}|[0-9])){2,40}[.!?]?)$",
  "u",
);
/** A capital behind the first letter. */
const NAMED = /^[^ ][^A-Z]*[A-Z]/u;

/** The fields of a catalogue whose values are private, by their names; one of a single word, such as
    `to`, is passed over: it says too little. */
export class PrivateFields {
  #names;

  constructor(names) {
    const several = names.filter((name) => JOINT.test(inWords(name))).map(plain);
    this.#names = several.filter((name) => name.length >= SHORTEST);
  }

  /** Whether a plain name is one of them, or ends in one. */
  has(name) {
    return this.#names.some((one) => name.endsWith(one));
  }
}

/** Where the private parts of the value at a place are, each [start, end]. */
export function* readPrivate(reading, place) {
  const { text } = reading;
  const before = text[place.start - 1];
  if (before === "[" || (before === "(" && find(ARGUMENTS, text, place.start))) {
    yield* items(reading, place.start, COMMA, ITEM);
    return;
  }
  const near = text.slice(Math.max(0, place.start - REACH), place.start);
  if (DASHED.test(near)) {
    yield* lines(reading, place.start);
    return;
  }
  if (BEHIND_OPTION.test(near) && find(VALUE_OF_OPTION, text, place.start)) {
    yield* items(reading, place.start, BLANK, WORD_ITEM);
    return;
  }
  const spaces = find(SPACES, text, place.start);
  const start = spaces ? endOf(spaces) : place.start;
  const opening = find(OPENING, text, start);
  const called = opening && CALLED.exec(opening[0]);
  if (called && !MAKERS.has(lower(called[1]))) {
    const isList = /[[{]/.test(opening[0].slice(0, called.index));
    if (isList) yield* items(reading, start + called.index, COMMA, ITEM);
  } else if (opening) {
    yield* items(reading, endOf(opening), COMMA, ITEM);
  } else if (
    place.end !== null &&
    AROUND_NAMES.includes(before) &&
    isName(text.slice(place.start, place.end))
  ) {
    yield [place.start, place.end];
  } else if (!place.isSaid) {
    yield* single(reading, start);
  }
}

/** The items of a list in YAML, of which one may be a list in brackets. */
function* lines(reading, from) {
  const { text } = reading;
  for (let at = from; ; ) {
    const opening = "[({".includes(text[at] ?? " ") ? find(OPENING, text, at) : null;
    const found = itemAt(reading, at, LINE_ITEM);
    if (opening) yield* items(reading, endOf(opening), COMMA, ITEM);
    else if (found) yield* ifItem(found);
    const lineEnd = text.indexOf("\n", at);
    const behind = lineEnd >= 0 && (opening || found) ? find(DASH, text, lineEnd) : null;
    if (!behind) return;
    at = endOf(behind);
  }
}

/** The items of a list but for types, variables and pieces of programs. */
function* items(reading, from, gap, item) {
  let found = itemAt(reading, from, item);
  while (found) {
    yield* ifItem(found);
    const behind = find(gap, reading.text, endOf(found));
    found = behind ? itemAt(reading, endOf(behind), item) : null;
  }
}

function itemAt({ text, nesting }, at, item) {
  const quote = find(QUOTE, text, at);
  const found = quote ? find(item, nesting.quoted(endOf(quote) - 1), at) : null;
  return found ?? find(item, text, at);
}

function* ifItem(found) {
  const [, , , quoted, bare] = found;
  const isText = quoted && CHARACTER.test(quoted) && !PROGRAM.test(quoted);
  if (isText || (bare && NO_VARIABLE.test(bare))) yield* ifValue(found);
}

/** A value that is no list, if it is told from a message about the field. */
function* single({ text, nesting }, at) {
  const quote = find(QUOTE, text, at);
  const sealed = quote ? nesting.quoted(endOf(quote) - 1) : nesting.bare(at - 1);
  const found = find(SINGLE, sealed, at);
  if (!found || !isTelling(found) || !isWhole(sealed, found)) return;
  yield* ifValue(found);
  let beside = find(BESIDE, text, endOf(found));
  while (beside) {
    const at = endOf(beside);
    if (NO_VARIABLE.test(beside[1])) yield [at - beside[1].length, at];
    beside = find(BESIDE, text, at);
  }
}

function isName(value) {
  return FULL_NAME.test(value) && !NO_VALUE.test(lower(value));
}

function isTelling(found) {
  return TELLING.test(found[3] ?? found[4]) || (Boolean(found[3]) && CODED.test(found[3]));
}

/** Whether a value is in quotes, a number, or the word that a form or a line ends with. */
function isWhole(text, found) {
  if (found[3]) return true;
  const isAttached = text[found.index - 1] === "=";
  if (NUMBER.test(found[4])) return isAttached || find(END, text, endOf(found)) !== null;
  return isAttached && find(END_OF_FORM, text, endOf(found)) !== null;
}

function* ifValue(found) {
  const value = found[3] ?? found[4];
  const start = found.index + found[0].lastIndexOf(value); // a value does not end in a quote
  const isName = value.includes(" ") && NAMED.test(value);
  if (isName || !NO_VALUE.test(lower(value))) yield [start, start + value.length];
}
