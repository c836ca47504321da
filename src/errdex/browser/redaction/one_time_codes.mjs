// Finds one-time codes behind what they are called, in the languages of many text messages.

import { listOf } from "../engine/tables.mjs";
import { endOf, find, lower } from "../evidence/text/characters.mjs";
import { Reading } from "./readings.mjs";

const NAMES = listOf("names_of_one_time_codes").map((name) => new Reading(name).text);
const VERBS =
  "is|ist|est|es|to|lautet|nuz|\u306f|\u662f|\u4e3a|\u70ba|\ub294|\uc740|\u00e9|\u00e8|\u0647\u0648" +
  "|l\u00e0|c\u1ee7a b\u1ea1n l\u00e0";
/** A code behind a sign, a verb or a blank; anything else that is said has a number by chance. */
const CODE = new RegExp(
  `[ \\t]{0,3}(?:${VERBS})?[ \\t:="'*-]{0,6}(?<![0-9A-Za-z.#/])` +
    "((?:[A-Z]-)?[0-9]{2,4}[- ]?[0-9]{2,4})(?![0-9A-Za-z/]|[.:-][0-9])",
  "uy",
);

/** Where the codes are, each [start, end]. */
export function* findOneTimeCodes(text) {
  const small = lower(text);
  for (const name of NAMES) {
    let at = small.indexOf(name);
    while (at >= 0) {
      at += name.length;
      const found = find(CODE, text, at);
      if (found) yield [endOf(found) - found[1].length, endOf(found)];
      at = small.indexOf(name, at);
    }
  }
}
