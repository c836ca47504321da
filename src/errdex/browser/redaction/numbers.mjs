// Finds long numbers in a text, such as those of phones, however their digits are parted. Dates,
// times, IP addresses, versions, HTTP statuses, lists of single digits, identifiers and a
// catalogue's codes are none.

import { limit } from "../engine/tables.mjs";
import { Reading } from "./readings.mjs";

const FEWEST_DIGITS = limit("digits_of_a_long_number");
const DONE = "(?![0-9]|[./()-][0-9])";
const [MONTH, DAY, YEAR] = ["(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])", "(?:19|20)[0-9]{2}"];
/** A number of America may begin as one. */
const ZONE =
  "(?: ?Z| ?[+-](?:0[0-9]:?|1[0-4]:|1[0-4](?![0-9]{2}[ ./()-]{1,3}[0-9]{3}[ ./()-]{0,3}[0-9]{4}))" +
  "(?:00|15|30|45))?";
const TIME = `[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?${ZONE}`;
const BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
const DATE = `(?:${YEAR}-[0-9]{2}-[0-9]{2}(?:[T ]${TIME})?|${YEAR}[0-9]{4}|${YEAR}-W[0-9]{2}-[1-7])`;
const STATUS = "[1-5][0-9]{2}";
const ADDRESS = `(?:${BYTE}\\.){3}${BYTE}(?![0-9]|\\.[0-9])`;
/** A status and a size. */
const SENT = ` ${STATUS} [0-9]{1,6}(?! ?[0-9])`;
const LONE = [
  `${DATE}(?:/|--)${DATE}${DONE}`,
  "(?<!/)(?:[0-9]/){2,8}[0-9](?![0-9/])",
  `(?<!/)${STATUS}(?:/${STATUS}){2,9}(?![0-9/])`,
  `(?<=[vV])(?<![0-9A-Za-z].)(?!0[0-9]{2})[0-9]{1,4}(?:\\.[0-9]{1,5}){1,4}${DONE}`,
  `${YEAR}-[0-9]{2}-[0-9]{2}[T ]${TIME}${DONE}`,
  `${YEAR}(?<a>[./-])${MONTH}\\k<a>${DAY}(?:[T ]${TIME})?${DONE}`,
  `${YEAR}\\.${MONTH}\\.${DAY}-[0-9]{1,4}${DONE}`,
  `${DAY}(?<b>[./-])${DAY}\\k<b>${YEAR}${DONE}`,
  `${YEAR}[0-9]{4}T[0-9]{6}Z?${DONE}`,
  `${ADDRESS}(?:-${ADDRESS}|/[0-9]{1,2}|-[0-9]{1,3}|${SENT})?${DONE}`,
  `(?<=CVE-)${YEAR}-[0-9]{4,6}${DONE}`,
  `[0-9]{1,3}\\.0\\.[0-9]{1,5}(?:\\.[0-9]{1,5})?${DONE}`,
].join("|");
const PLAIN = new RegExp(
  `(?<![0-9])(?=[0-9])(?:(?<!\\+)(?<![0-9+][./()-])(?:${LONE})|(?<![A-SU-Za-z])${TIME}${DONE}` +
    '|(?<=HTTP/)[0-9](?:\\.[0-9])?"? [1-5][0-9]{2}(?![0-9]))',
  "g",
);
const WORD = new RegExp(
  `(?<![0-9A-Za-z])(?:[A-Za-z]+[0-9]|[0-9]+[A-Za-z]|[0-9]{${FEWEST_DIGITS}})[0-9A-Za-z]*`,
  "g",
);
/** An error of Windows. */
const HEX = /^0[Xx][0-9A-Fa-f]{8}$/;
const APART = "[ \\t._/()[\\]'\\u2019\\u2028\\u2029\\u2032\\ufffd+~|\\\\-]";
/** What is shown of a token. */
const LENGTH = /\.\.\.\([0-9]{1,9}\)/g;
const BOLD = /(?<!\*)\*\*([0-9]{1,12})\*\*(?!\*)/g;
const BEGINS = new RegExp(`[0-9](?:${APART}{0,4}[0-9]){${FEWEST_DIGITS - 1}}`);
const NUMBER = new RegExp(`${BEGINS.source}[0-9]*(?:${APART}{1,4}[0-9]+)*`, "g");
/** A number of ten digits and more that a program has parted; not the size of a file, nor a list of HTTP statuses. */
const THOUSANDS =
  /(?<![0-9.,])(?![1-5][0-9]{2}(?:,[1-5][0-9]{2}){3,5}(?!,?[0-9]))[1-9][0-9]{0,2}(?:,[0-9]{3}){3,5}(?![0-9]|[.,][0-9]| ?(?:[KMGTk](?:i?[Bb](?:ytes?|its?|ps)?)?|[Bb](?:ytes?)?|octets?)(?![0-9A-Za-z]))/g;
const COMMON = "(?:20[0-246]|30[12478]|40[0134589]|41[035]|422|429|50[0234])";
const DECIMAL = "(?:0|[1-9][0-9]{0,2})\\.[0-9]{1,3}";
/** HTTP statuses, also with a size and a time, decimals, a date, and numbers each in brackets. */
const SEVERAL = new RegExp(
  `^(?:${[
    `${COMMON}(?: ${COMMON}){2,9}`,
    `${COMMON} [0-9]{1,9} (?:- )?[0-9]{1,5}\\.[0-9]{1,6}`,
    "0\\.0[0-9]{1,17}",
    `${DECIMAL}(?:(?: {1,3}|/)${DECIMAL}){1,9}`,
    "20[0-4][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])" +
      "(?:[ _-]?(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){2}|\\.[0-9]{1,3})?",
    "[1-9][0-9]{0,5} ?\\([0-9]{1,6}",
    "[0-9]{1,5}\\] ?\\[[0-9]{1,5}",
  ].join("|")})$`,
);
/** An international number with one sign between its parts, or texts that a program joins. */
const JOINED =
  /\+[0-9]{1,3}([,:;*=]) ?[0-9]{2,5}(?:\1 ?[0-9]{2,5}){1,4}(?![0-9])|[0-9]{1,12}["'`](?:[ \t]{0,3}(?:[+.&]|\.\.|[|]{2})[ \t]{0,3}["'`][0-9]{1,12}["'`]){1,12}/gu;
const FEWEST_JOINED = 10; // digits of what is joined; a shorter number stays
const RATIO = /^([1-9][0-9]{1,4})\/([1-9][0-9]{2,4})$/;
const DIGIT = /[0-9]/g;
const ALONE = new RegExp(`^[+]?[0-9]{${FEWEST_DIGITS},}$`);
/** A number of nines alone is the shape of another. */
const UNSHAPED = /[0-8]/;
const [MOST_SHOWN, LAST_SHOWN] = [5, 4];

/** The edits that mask long numbers; `codes` stay, if they are no shorter numbers. */
export function* findNumbers(reading, codes) {
  for (const { 0: number, index } of reading.text.matchAll(THOUSANDS)) {
    yield masked(reading, index, index + number.length);
  }
  for (const { 0: number, index } of reading.text.matchAll(JOINED)) {
    if (countOf(number) >= FEWEST_JOINED) yield masked(reading, index, index + number.length);
  }
  let text = reading.unidentified.replace(LENGTH, crossedOut);
  if (text.includes("**")) text = text.replace(BOLD, "  $1  ");
  if (!BEGINS.test(text)) return;
  text = text.replaceAll(" |", " x").replaceAll("| ", "x ").replace(PLAIN, crossedOut);
  text = text.replace(WORD, (word) => (codes.has(word) || HEX.test(word) ? crossedOut(word) : word));
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    if (UNSHAPED.test(number) && (text[index - 1] === "+" || !isSeveral(number))) {
      yield masked(reading, index, index + number.length);
    }
  }
}

/** Whether it is several numbers, none of them long, or a date. */
function isSeveral(text) {
  if (SEVERAL.test(text)) return true;
  const ratio = RATIO.exec(text);
  return ratio !== null && text.length > FEWEST_DIGITS + 1 && Number(ratio[1]) <= Number(ratio[2]);
}

/** Text in which all digits are one number, masked where that is long. */
export function maskDigits(text) {
  if (ALONE.test(text)) {
    const sign = text[0] === "+" ? 1 : 0;
    const shown = sign + countShown(text.length - sign);
    const last = text.length - LAST_SHOWN;
    return text.slice(0, shown) + "*".repeat(last - shown) + text.slice(last);
  }
  const reading = new Reading(text);
  if (countOf(reading.text) < FEWEST_DIGITS) return text;
  const first = nextDigit(reading.text, 0);
  const { start, end, shown } = masked(reading, first, lastDigits(reading.text, 1) + 1);
  return text.slice(0, start) + shown + text.slice(end);
}

/** The edit that masks digits from the first to the last, but a few at both ends. */
function masked(reading, from, to) {
  const stretch = reading.text.slice(from, to);
  let at = from;
  const shown = countShown(countOf(stretch));
  for (let count = 0; count < shown; count += 1) at = nextDigit(reading.text, at) + 1;
  const [first, last] = [nextDigit(reading.text, at), from + lastDigits(stretch, LAST_SHOWN)];
  const [start, end] = reading.span(from, to);
  const [begin, behind] = reading.span(first, last);
  const { raw } = reading;
  const kept = [raw.slice(start, begin), raw.slice(behind, end)];
  return { start, end, kind: "number", shown: kept.join(reading.hidden(first, last)) };
}

/** How many of the first of so many digits are shown. */
function countShown(count) {
  return Math.max(0, Math.min(MOST_SHOWN, count - 2 * LAST_SHOWN));
}

function countOf(text) {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (isDigit(text, at)) count += 1;
  return count;
}

function nextDigit(text, at) {
  DIGIT.lastIndex = at;
  return DIGIT.exec(text).index;
}

/** Where the last so many digits of a text begin. */
function lastDigits(text, count) {
  let at = text.length;
  while (count) {
    at -= 1;
    if (isDigit(text, at)) count -= 1;
  }
  return at;
}

function isDigit(text, at) {
  return text[at] >= "0" && text[at] <= "9";
}

function crossedOut(found) {
  return "x".repeat(found.length);
}
