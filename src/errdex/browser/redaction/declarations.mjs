// Finds values behind a declaration: `password As String = "x"`, `variable "token" { default =`.

import { endOf } from "../evidence/text/characters.mjs";

const ASSIGNED = "[ \\t]{1,9}:?=[ \\t]{0,9}(?=[\"'`])";
/** A type and what is between it and a value. */
const TYPED = new RegExp(
  "[CNRSTVbgnstv](?:(?:(?<=[Ss])tring|(?<=S)TRING|(?<=N)VARCHAR2?|(?<=V)ARCHAR2?|(?<=C)HAR" +
    "|(?<=n)varchar2?|(?<=v)archar2?|(?<=T)EXT|(?<=t)ext|(?<=b)ytes)" +
    `(?:\\([0-9 A-Za-z]{1,12}\\))?${ASSIGNED}|(?<=g)et;[^{}\\n]{0,40}\\}${ASSIGNED}` +
    "|(?<=R)EG_[A-Z_]{2,10}(?:[ \\t]{1,9}/d)?[ \\t]{1,9}(?=[^ \\t\\r\\n]))",
  "gu",
);
const NAME =
  /(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]{1,40})[ \t]{1,9}(?:[Aa][Ss][ \t]{1,9}|\/t[ \t]|\{ ?|\*)?$/u;
const REACH = 64; // characters in front of a type in which its name is
const BLOCK = new RegExp(
  '[ov](?:(?<=v)ariable|(?<=o)utput)[ \\t]"([A-Za-z0-9_-]{1,60})"[ \\t]{0,9}\\{' +
    "[^{}]{0,400}?(?:default|value)[ \\t]{0,9}=[ \\t]{0,9}(?=[\"'])",
  "gu",
);

/** The names that are declared with a value. */
export function* findDeclared(text) {
  for (const found of text.matchAll(TYPED)) {
    const name = text.slice(Math.max(0, found.index - REACH), found.index).match(NAME);
    if (name) yield { name: name[1], start: endOf(found), end: null, isSaid: false };
  }
  for (const found of text.matchAll(BLOCK)) {
    yield { name: found[1], start: endOf(found), end: null, isSaid: false };
  }
}
