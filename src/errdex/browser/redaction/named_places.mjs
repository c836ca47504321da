// Finds the names in a text that have a value, and reads such values, in whatever notation.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { endOf, find } from "../evidence/text/characters.mjs";

const WORD = "[A-Za-z][A-Za-z0-9_.-]{1,60}";
const NEXT_LINE =
  "[ \\t]{0,20}(?:[|>][+-]?)?\\r?\\n(?![ \\t]{0,20}[\"']?[A-Za-z0-9_-]{1,60}[\"']?:)[ \\t]{0,20}";
const SIGN = `(?::=|={1,3}>?|->|\u2192|:(?:${NEXT_LINE})?)[ \\t]{0,20}(?:\\*\\*[ \\t]{1,9})?`;
const PAIR = "[\"']?[Vv]alue[\"']?[ \\t]{0,9}[:=][ \\t]{0,20}";
const FIRST_WORD = "(?:[A-Za-z]{3,12} (?!(?:is|was|[Vv]alue)[^A-Za-z]))?";
/** A name and what is between it and its value: a sign, `value=`, a bracket, a tab, a verb. */
const NAME = new RegExp(
  `(?<![A-Za-z0-9_.-])[.-]{0,2}(${FIRST_WORD}${WORD})` +
    `(?![A-Za-z0-9_])["'\`*\\]\\[]{0,4}(?:[ \\t]{0,40}${SIGN}` +
    `|(?<=["'])(?:[ \\t\\r\\n]{1,20}${SIGN}|,[ \\t\\r\\n]{0,20}${PAIR})` +
    `|[ \\t\\r\\n]{1,20}${PAIR}|\\t(?=[^\\t\\r\\n]+(?:[\\r\\n]|$))|\\((?=["'\`])` +
    "|[ \\t]{1,9}(?<said>(?:is|was|ist|equals|--?(?=[ \\t]))[ \\t:]{1,9}|(?=[\"'`]))(?=[^ \\t\\r\\n]{0,40}[0-9]))",
  "gu",
);
const OPTION = /--(?<![^ \t\n]--)([a-z][a-z-]{0,40})[ \t]{1,9}(?!-)/g;
const PART = new RegExp(` name="(${WORD})"\\r?\\n(?:[^\\r\\n]{1,200}\\r?\\n)?\\r?\\n`, "gu");
const CALL = new RegExp(`\\([ \\t]?["'\`](${WORD})["'\`],[ \\t\\r\\n]{0,20}(?=["'\`])`, "g");
const ELEMENT = new RegExp(
  `(?:<(?:[A-Za-z0-9]{1,20}:)?(${WORD})(?:[ \\t][^<>\\n]{0,200})?` +
    `|(?<=>)(${WORD})</[A-Za-z]{1,20}>[ \\t\\r\\n]{0,20}<[A-Za-z]{1,20})>` +
    "(?=([ \\t\\r\\n]{0,20}(?:<!\\[CDATA\\[)?)((?:[^<\\r\\n\\]]|<(?![/!A-Za-z])|\\](?!\\]>)){1,2000}))",
  "gu",
);
const CHINESE = new RegExp(
  "(\u53e3\u4ee4|\u4ee4\u724c|\u5bc6\u7801|\u5bc6\u94a5|\u6821\u9a8c\u7801|\u9a8c\u8bc1\u7801)" +
    "[\"']?[ \\t]{0,9}(?:[:=][ \\t]{0,9}|(?<said>[\u662f\u4e3a]?[: \\t]{0,9})(?=[!-~]{0,40}[0-9]))",
  "g",
);
const VALUE = new RegExp(
  '(?:[bBfru](?=["\']))?(?:"([^"\\n]*(?:"(?=[0-9A-Za-z])[^"\\n]*)*)' +
    "|'([^'\\n]*(?:'(?=['0-9A-Za-z])[^'\\n]*)*)|`([^`\\n]*)" +
    "|([^ \\t\\r\\n\"'`&][^ \\t\\r\\n\"'&]*(?:[\"'](?=[0-9A-Za-z])[^ \\t\\r\\n\"'&]*)*))",
  "y",
);
const KEY = "(?:[\"']?[A-Za-z0-9_-]{1,40}[\"']?[ \\t]{0,9}:[ \\t]{0,9})?";
const TYPE = /[A-Za-z][A-Za-z.]{1,20}[ \t]?=[ \t]?(?=["'`])/y;
const OPENED = new RegExp(`[\\[({][ \\t\\r\\n\\[({]{0,40}${KEY}`, "y");
const NEXT = new RegExp(`["'\`]?[ \\t\\r\\n]{0,40},[ \\t\\r\\n\\[({]{0,40}${KEY}`, "y");
const MARKS = [say("value_secret"), say("value_token")].map((mark) => mark.replace(/[()]/g, "\\$&"));
/** What was taken out before. */
const SHOWN = new RegExp(`(?:${MARKS.join("|")})(?![0-9A-Za-z])`, "y");
const END = ",;)}]";
const MOST = limit("parameters_of_a_header");

/** The names that have a value, those inside a value as well, each {name, start, end, isSaid}: where
    the value begins, where it ends if that is known, and whether a verb is between. What is said has a digit: `the password is wrong` has none. */
export function* findPlaces(text) {
  for (const pattern of [NAME, CHINESE]) {
    for (const found of text.matchAll(pattern)) {
      const isSaid = found.groups.said !== undefined;
      yield { name: found[1], start: endOf(found), end: null, isSaid };
    }
  }
  for (const pattern of [OPTION, PART, CALL]) {
    for (const found of text.matchAll(pattern)) {
      yield { name: found[1], start: endOf(found), end: null, isSaid: false };
    }
  }
  for (const found of text.matchAll(ELEMENT)) {
    const start = endOf(found) + found[3].length;
    yield { name: found[1] ?? found[2], start, end: start + found[4].length, isSaid: false };
  }
}

/** Where the value at a place is, or each of them where brackets hold several: [start, end]. */
export function* readValues(text, from) {
  if (find(SHOWN, text, from)) return;
  const typed = find(TYPE, text, from);
  const at = typed ? endOf(typed) : from;
  const opened = find(OPENED, text, at);
  let found = find(VALUE, text, opened ? endOf(opened) : at);
  for (let number = 0; found && number < MOST; number += 1) {
    let end = endOf(found);
    const start = end - (found[1] ?? found[2] ?? found[3] ?? found[4]).length;
    while (end > start && found[4] && END.includes(text[end - 1])) end -= 1;
    if (end > start) yield [start, end];
    const after = opened ? find(NEXT, text, end) : null;
    found = after ? find(VALUE, text, endOf(after)) : null;
  }
}
