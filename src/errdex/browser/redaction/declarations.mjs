// Finds values behind a declaration, or what counts where a variable has no value:
// `password As String = "x"`, `variable "token" { default =`, `env("TOKEN") or "x"`.

import { before, endOf } from "../evidence/text/characters.mjs";
import { isNoWord } from "./coded_words.mjs";
import { WORD } from "./named_places.mjs";

const ASSIGNED = "[ \\t]{1,9}:?=[ \\t]{0,9}(?=[\"'`])";
/** A type and what is between it and a value. */
const TYPED = new RegExp(
  "(?:[Ss]tring|STRING|N?VARCHAR2?|CHAR|n?varchar2?|TEXT|text|bytes)" +
    `(?:\\([0-9 A-Za-z]{1,12}\\))?${ASSIGNED}|get;[^{}\\n]{0,40}\\}${ASSIGNED}` +
    "|REG_[A-Z_]{2,10}(?:[ \\t]{1,9}/d)?[ \\t]{1,9}(?=[^ \\t\\r\\n])",
  "gu",
);
const NAME =
  /(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]{1,40})[ \t]{1,9}(?:[Aa][Ss][ \t]{1,9}|\/t[ \t]|\{ ?|\*)?$/u;
const REACH = 64; // characters in front of a type in which its name is
const BLOCK = new RegExp(
  '(?:variable|output)[ \\t]"([A-Za-z0-9_-]{1,60})"[ \\t]{0,9}\\{' +
    "[^{}]{0,400}?(?:default|value)[ \\t]{0,9}=[ \\t]{0,9}(?=[\"'])",
  "gu",
);
/** What is in front of a value that counts where a variable has none. */
const INSTEAD = new RegExp(
  "[|?)}\\]](?:(?<=[|])[|]|(?<=[?])[?:]|(?<=[}\\]]) //" +
    "|(?<=[A-Za-z0-9_.\"')}\\]\\-][\"'][)\\]])(?:[ \\t]or|[ \\t]?\\{" +
    "|[?.]{1,2}[A-Za-z_]{0,12}[Oo]r[A-Za-z_]{0,12}\\((?:[|]_[|])?)" +
    "|(?<filter>(?<=[|])[ \\t]?default\\(?))[ \\t]{0,3}(?=[\"'`])",
  "gu",
);
const VARIABLE = new RegExp(`(?<![A-Za-z0-9_.\\-])[._\\-]{0,2}(${WORD})(["')}\\]]{0,4})[ \\t]{0,3}$`, "u");
const REACH_OF_VARIABLE = 80;
const RETURNED = /return[ \t]{1,3}["'`]([^ \t\r\n"'`]{4,200})["'`]/gu;
/** The head of a function that does nothing but return a value. */
const FUNCTION = new RegExp(
  `(${WORD})\\([^()\\n]{0,80}\\)[^"'\`;{}\\n]{0,60}\\{?[ \\t\\r\\n]{0,60}$`,
  "u",
);
const REACH_OF_FUNCTION = 240;

/** The names that are declared with a value, or have another one instead. */
export function* findDeclared(text) {
  for (const found of text.matchAll(TYPED)) {
    const name = text.slice(Math.max(0, found.index - REACH), found.index).match(NAME);
    if (name) yield { name: name[1], start: endOf(found), end: null, isSaid: false };
  }
  for (const found of text.matchAll(BLOCK)) {
    yield { name: found[1], start: endOf(found), end: null, isSaid: false };
  }
  for (const found of text.matchAll(INSTEAD)) {
    const name = VARIABLE.exec(before(text, found.index, REACH_OF_VARIABLE));
    if (name && (name[2] || found.groups.filter !== undefined || !/[a-z]$/u.test(name[1]))) {
      yield { name: name[1], start: endOf(found), end: null, isSaid: false };
    }
  }
  for (const found of text.matchAll(RETURNED)) {
    const name = FUNCTION.exec(before(text, found.index, REACH_OF_FUNCTION));
    const start = endOf(found) - 1 - found[1].length;
    if (name && isNoWord(found[1])) {
      yield { name: name[1], start, end: start + found[1].length, isSaid: false };
    }
  }
}
