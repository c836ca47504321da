// Tells what can be no word of speech, nor the name of an algorithm, a size, a date or a thing.

import { listOf } from "../engine/tables.mjs";
import { hasAtMost, lower } from "../evidence/text/characters.mjs";

const FEWEST = 6; // characters of one
const CODED = /^(?=[^a-z]*[a-z])[0-9A-Za-z]*?(?:[A-Za-z][0-9]|[0-9][A-Za-z])/u;
const THRICE = /^(?:[A-Za-z]+[0-9]+[A-Za-z]+[0-9]|[0-9]+[A-Za-z]+[0-9]+[A-Za-z])/u;
/** Letters and digits that take turns, with letters of both cases. */
const TWICE =
  /^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[0-9A-Za-z]*?(?:[0-9][A-Za-z]+[0-9]|[A-Za-z][0-9]+[A-Za-z])/u;
/** Letters, digits and signs; also more signs with letters of both cases, and no address of mail;
    or hexadecimal. */
const FORM = new RegExp(
  "^(?:(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[0-9A-Za-z_\\-]*[!#$%^&*?~+@()][^.:=@]*={0,2}" +
    "|(?=[^0-9]*[0-9])(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?![^@]*@[0-9A-Za-z.\\-]+[.][a-z]{2,10}$)" +
    "[0-9A-Za-z_.\\-]*[!#$%^&*?~+@][^:=/]*={0,2}" +
    "|(?=[0-9A-Fa-f]*?[0-9][A-Fa-f]+[0-9])[0-9A-Fa-f]{8,}" +
    "|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})$",
  "u",
);
const WORDS = /^[A-Z]{0,3}[a-z]{2,20}[0-9]{0,3}(?:[A-Z]{1,3}[a-z]{0,20}[0-9]{0,3}){0,9}$/u;
const NAME = /^(?:(?:[A-Z]?[a-z]{1,20}){1,4}[0-9]{0,3}|[A-Z]{2,20}[0-9]{0,3}|[0-9]{0,20})$/u;
const HUMP = /[a-z0-9][A-Z][a-z0-9]/u;
const WORD = /^[0-9A-Za-z]+$/u;
/** What is a word, a name, a number or a time. */
const PLAIN = new RegExp(
  "^(?:[0-9]*[A-Z]?[a-z]*[0-9]*|[A-Z]+[0-9]*|[0-9]+[A-Z]+|0x[0-9A-Fa-f]+|[0-9a-f]{6,}|[0-9A-F]{6,}" +
    "|[A-Z]{0,3}[a-z]{2,}(?:[A-Z]{1,3}[a-z]+)*[0-9]*|[0-9]{8}T[0-9]+Z?)$",
  "u",
);
const SPOKEN = new RegExp(
  "^(?=[^aeiouyAEIOUY]{0,4}[aeiouyAEIOUY])(?![^aeiouyAEIOUY]*[^aeiouyAEIOUY0-9]{4})" +
    "(?:[A-Z]?[a-z]{4,}(?:[A-Z][a-z]+)*|[A-Z]{5,})[0-9]*$",
  "u",
);
/** What addresses, escapes and patterns have. */
const PATTERN = /:\/\/|\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})|a-z|A-Z|0-9/u;
const OPENED = { ")": "(", "]": "[", "}": "{", ">": "<" };
/** Signs that are rare between words, those of brackets as one, and others. */
const [RARE, JOINTS] = ["!#$%^*?~+@|;<{[(\\&`", "-.:/,=\"'"];
const WEIGHT = 6; // what a part that is no word counts, and what all have to be above
const KINDS = listOf("beginnings_of_kinds").join("|");
const THINGS = listOf("words_of_numbered_things").join("|");
const OTHER = new RegExp(
  `^(?:(?:[a-z]{1,8}-)?(?:${KINDS})` +
    "-?[0-9]{1,5}(?:[a-z]{0,10}|(?:alpha|beta|rc|mb|[a-z])[0-9]{1,2})" +
    "|(?:[0-9]{1,6}(?:ms|[bdghkmpstwxy]|min|bit|byte|char|digit|kb|mb|gb|px|st|nd|rd|th|ssl|tls|tcp|udp)s?){1,4}" +
    "|(?:19|20)[0-9]{2}-?[0-9]{2}-?[0-9]{2}t[^a-z]*z?" +
    `|(?:${THINGS})s?[-_]?[0-9]{1,6})$`,
  "u",
);

/** Whether a text can be no word: its letters and digits take turns, or have signs. */
export function isCoded(text) {
  if (hasAtMost(FEWEST - 1, text) || !/[0-9]/u.test(text)) return false;
  return (FORM.test(text) || hasCodedParts(text)) && !isOther(text);
}

/** Whether signs, letters and digits are mixed as in no word, path, call or pattern. */
export function isJumbled(text) {
  const signs = new Set([...text.replace(/[0-9A-Za-z]+/gu, "")].map((sign) => OPENED[sign] ?? sign));
  if (!signs.size || !/[0-9]/u.test(text) || PATTERN.test(text)) return false;
  const rare = [...signs].filter((sign) => RARE.includes(sign)).length;
  const joints = [...signs].filter((sign) => JOINTS.includes(sign)).length;
  let weight = (2 * rare || -WEIGHT) + joints;
  for (const part of text.match(/[0-9A-Za-z]+/gu)) {
    if (SPOKEN.test(part)) weight -= part.length;
    else if (!PLAIN.test(part)) weight += WEIGHT;
  }
  return weight > WEIGHT;
}

/** Whether a text may be a word with a number, as weak passwords are. */
export function isNumbered(text) {
  if (text.length < FEWEST || !WORD.test(text) || !CODED.test(text)) return false;
  return !(HUMP.test(text) || isOther(text));
}

/** Whether a text is one of these, so that it may be a secret by itself. */
export function isNoWord(text) {
  return isCoded(text) || isNumbered(text) || isJumbled(text);
}

/** Whether signs join parts that make what can be no word, and that are not all names. */
export function isJoined(text) {
  const parts = text.split(/[-_.]/u);
  const isOne = parts.length > 1 && isMixed(text) && isCodedPart(parts.join(""));
  return isOne && !parts.every((part) => NAME.test(part));
}

function hasCodedParts(text) {
  const parts = text.split(/[-_.]/u);
  const areNumbered = parts.every((part) => /[0-9]/u.test(part) && !isOther(part));
  if (parts.length === 1 || areNumbered) return isCodedPart(parts.join(""));
  return parts.every(isCodedPart) || parts.some((part) => isMixed(part) && isCodedPart(part));
}

function isMixed(part) {
  return /[a-z]/u.test(part) && /[A-Z]/u.test(part);
}

function isCodedPart(part) {
  if (!WORD.test(part)) return false;
  return (THRICE.test(part) || (TWICE.test(part) && !WORDS.test(part))) && !isOther(part);
}

function isOther(text) {
  return OTHER.test(lower(text));
}
