// Finds secrets that a sentence names without a sign or a verb: `the token aB3xY7q9 fails`. What is
// behind the name must be no word: a digit between letters that is no part of one, or a sign.

import { endOf } from "../evidence/text/characters.mjs";

const FEWEST = 8;
const CHARACTER = "[^ \\t\\r\\n\"'`<>/:=,;]";
const BEFORE = `(?=${CHARACTER}{0,80}`;
const WORDS_IN_ONE =
  "[A-Z]{0,3}[a-z]{2,20}[0-9]{0,3}(?:[A-Z]{1,3}[a-z]{0,20}[0-9]{0,3}){0,9}(?![0-9A-Za-z])";
const NO_WORD =
  `(?:${BEFORE}[0-9][A-Za-z]{1,20}[0-9])` +
  `|${BEFORE}[!#$%^&*?~+][0-9A-Za-z])${BEFORE}[0-9])${BEFORE}[A-Za-z])` +
  `|(?!${WORDS_IN_ONE})${BEFORE}[A-Za-z][0-9]{1,9}[A-Za-z])${BEFORE}[a-z])${BEFORE}[A-Z]))`;
const WHOLE = `(?![^ ]{4}\\.\\.\\.\\([0-9])${CHARACTER}{${FEWEST},200}(?:[ \\t\\r\\n"'\`,;]|$)`;
const NAMED = new RegExp(
  "[APSTapst](?<![A-Za-z0-9_/,.-].)" +
    "(?:(?<=[Aa])(?:pi|PI|ccess|CCESS)(?:[ _-]?(?:[Kk]ey|KEY)|[ _-](?:[Tt]oken|TOKEN))" +
    "|(?<=[Pp])(?:ass(?:word|wd|phrase|code)|ASSWORD|wd|WD)" +
    "|(?<=[Ss])(?:ecret|ECRET)(?:[ _-](?:[Kk]ey|KEY))?|(?<=[Tt])(?:oken|OKEN))" +
    `(?:[ \\t]{1,3}(?:\\([ \\t]?)?|,)(?=${NO_WORD}${WHOLE})`,
  "gu",
);
/** A name and its value on both sides of a stroke: `bob, pwd/x`. */
const BESIDE = new RegExp(
  "[Pp](?<![A-Za-z0-9_/.-].)(?:ass(?:word|wd)|wd|w)/(?=[^ \\t\\r\\n]{0,80}[0-9])" +
    "(?=[^ \\t\\r\\n]{0,80}[A-Za-z])(?=[^ \\t\\r\\n\"'`<>/,;]{6,200}(?:[ \\t\\r\\n\"'`,;]|$))",
  "gu",
);

/** Where a secret follows its name in a sentence. */
export function* findInProse(text) {
  for (const pattern of [NAMED, BESIDE]) {
    for (const found of text.matchAll(pattern)) {
      yield { name: "password", start: endOf(found), end: null, isSaid: false };
    }
  }
}
