// Finds long numbers in a text, such as those of phones, however their digits are parted. Dates,
// times, IP addresses, versions, HTTP statuses and a catalogue's codes are none.

import { limit } from "../engine/tables.mjs";
import { Reading } from "./readings.mjs";

const FEWEST_DIGITS = limit("digits_of_a_long_number");
const LONE = "(?<![0-9+])(?<![0-9+][./()-])";
const DONE = "(?![0-9]|[./()-][0-9])";
const [MONTH, DAY, YEAR] = ["(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])", "(?:19|20)[0-9]{2}"];
const ZONE = "(?: ?Z| ?[+-][0-9]{2}:?[0-9]{2})?";
const TIME = `[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?${ZONE}`;
const BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
const PLAIN = new RegExp(
  [
    `${LONE}${YEAR}-[0-9]{2}-[0-9]{2}[T ]${TIME}${DONE}`,
    `${LONE}${YEAR}(?<a>[./-])${MONTH}\\k<a>${DAY}(?:[T ]${TIME})?${DONE}`,
    `${LONE}${DAY}(?<b>[./-])${DAY}\\k<b>${YEAR}${DONE}`,
    `${LONE}${YEAR}[0-9]{4}T[0-9]{6}Z?${DONE}`,
    `(?<![0-9])${TIME}${DONE}`,
    `${LONE}(?:${BYTE}\\.){3}${BYTE}(?![0-9]|\\.[0-9])(?:/[0-9]{1,2})?${DONE}`,
    `${LONE}[0-9]{1,3}\\.0\\.[0-9]{1,5}(?:\\.[0-9]{1,5})?${DONE}`,
    'HTTP/[0-9](?:\\.[0-9])?"? [1-5][0-9]{2}(?![0-9])',
  ].join("|"),
  "g",
);
const WORD = /[0-9A-Za-z]+/g;
const NUMBER = /[0-9](?:[ \t._/()[\]'\u2019+~|\\-]{0,4}[0-9])*/g;
const DIGIT = /[0-9]/g;
/** A number of this digit alone is the shape of another. */
const SHAPED = "9";

/** The edits that mask long numbers; `codes` stay, if they are no shorter numbers. */
export function* findNumbers(reading, codes) {
  let text = reading.text.replace(PLAIN, (plain) => "x".repeat(plain.length));
  text = text.replace(WORD, (word) => (isCode(word, codes) ? "x".repeat(word.length) : word));
  for (const found of text.matchAll(NUMBER)) {
    const places = Array.from(found[0].matchAll(DIGIT), (digit) => found.index + digit.index);
    const isShape = places.every((place) => text[place] === SHAPED);
    if (places.length >= FEWEST_DIGITS && !isShape) yield mask(reading, places);
  }
}

/** The edit that masks digits at places in a reading, but the first few and last four. */
export function mask(reading, places) {
  const count = places.length;
  const first = Math.max(0, Math.min(5, count - 8));
  const [start, end] = reading.span(places[0], places[count - 1] + 1);
  const parts = [];
  let done = start;
  for (const place of places.slice(first, count - 4)) {
    const [begin, behind] = reading.span(place, place + 1);
    parts.push(reading.raw.slice(done, begin), "*");
    done = behind;
  }
  return { start, end, kind: "number", shown: parts.join("") + reading.raw.slice(done, end) };
}

/** Text in which all digits are one number, masked where that is long. */
export function maskDigits(text) {
  const reading = new Reading(text);
  const places = Array.from(reading.text.matchAll(DIGIT), (found) => found.index);
  if (places.length < FEWEST_DIGITS) return text;
  const { start, end, shown } = mask(reading, places);
  return text.slice(0, start) + shown + text.slice(end);
}

function isCode(word, codes) {
  return codes.has(word) && (/[^0-9]/.test(word) || word.length >= FEWEST_DIGITS);
}
