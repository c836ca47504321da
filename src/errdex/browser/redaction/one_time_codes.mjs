// Finds one-time codes behind what they are called, in the languages of many text messages.

import { listOf } from "../engine/tables.mjs";
import { BEYOND_ASCII, endOf, find, lower } from "../evidence/text/characters.mjs";
import { Reading } from "./readings.mjs";

const END = 4; // characters
const NAMES = listOf("names_of_one_time_codes").map((name) => new Reading(name).text);
const BY_END = byEnd(NAMES);
const BY_END_IN_ASCII = byEnd(NAMES.filter((name) => !BEYOND_ASCII.test(name)));
/** What a code is for, or whose. */
const FOR =
  "(?: (?:for|you|f\u00fcr|pour|para|per|voor) [^\\n0-9:]{1,40}?(?=:| (?:is|ist|est|es)[ :])" +
  "| \u0627\u0644\u062e\u0627\u0635 \u0628\u0643| \u05e9\u05dc\u05da" +
  "| ?\u0e02\u0e2d\u0e07\u0e04\u0e38\u0e13| [Aa]nda)?";
const VERBS =
  "is|ist|est|es|to|lautet|nuz|er|\u00e4r|on|je|adalah" +
  "|\u306f|\u662f|\u4e3a|\u70ba|\ub294|\uc740|\u00e9|\u00e8|\u0647\u0648|\u05d4\u05d5\u05d0" +
  "|\u0e04\u0e37\u0e2d|l\u00e0|c\u1ee7a b\u1ea1n l\u00e0";
const OPENED =
  "(?:[ \\t]{0,3}[(\\[\\{\u3010\u300c\u300e](?!(?:19|20)[0-9]{2}[^0-9])|[ \\t]{0,3}<[a-z]{1,6}>" +
  "|(?:[ \\t]{0,3}\\r?\\n){1,2}[ \\t]{0,3}(?=[0-9]{2,4}[- ]?[0-9]{2,4}[ \\t]{0,9}(?:[\\r\\n]|$)))?";
/** A code behind a sign, a verb or a blank; anything else that is said has a number by chance. */
const CODE = new RegExp(
  `${FOR}[ \\t]{0,3}(?:${VERBS})?[ \\t:="'*-]{0,6}${OPENED}(?<![0-9A-Za-z.#/])` +
    "((?:[A-Z]-)?[0-9]{2,4}[- ]?[0-9]{2,4})(?![0-9A-Za-z/]|[.:-][0-9])",
  "uy",
);

/** Names by how they end: many end alike, and are looked for at once. */
function byEnd(names) {
  const ends = new Set(names.map((name) => name.slice(-END)));
  return [...ends].map((end) => [end, names.filter((name) => name.endsWith(end))]);
}

/** Where the codes are, each [start, end]. */
export function* findOneTimeCodes(text) {
  const small = lower(text);
  for (const [end, names] of BEYOND_ASCII.test(small) ? BY_END : BY_END_IN_ASCII) {
    let at = small.indexOf(end);
    while (at >= 0) {
      at += end.length;
      const isName = names.some((name) => small.endsWith(name, at));
      const found = isName ? find(CODE, text, at) : null;
      if (found) yield [endOf(found) - found[1].length, endOf(found)];
      at = small.indexOf(end, at);
    }
  }
}
