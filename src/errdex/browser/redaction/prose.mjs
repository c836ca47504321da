// Finds secrets that a sentence names without a sign or a verb: `the token aB3xY7q9 fails`. What is
// behind the name must be no word: a digit between letters that is no part of one, or a sign.

import { endOf, stripEnd } from "../evidence/text/characters.mjs";

const FEWEST = 8;
const REACH = 80; // characters of a secret in front of what it is called
const QUOTES = "\"'`";
const MIXED = /[A-Za-z][^A-Za-z]*[0-9]|[0-9][^0-9]*[A-Za-z]/u;
const CHARACTER = "[^ \\t\\r\\n\"'`<>/:=,;]";
const BEFORE = `(?=${CHARACTER}{0,80}`;
const WORDS_IN_ONE =
  "[A-Z]{0,3}[a-z]{2,20}[0-9]{0,3}(?:[A-Z]{1,3}[a-z]{0,20}[0-9]{0,3}){0,9}(?![0-9A-Za-z])";
const NO_WORD =
  `(?:${BEFORE}[0-9][A-Za-z]{1,20}[0-9])` +
  `|${BEFORE}[0-9][A-Za-z_()]{1,20}[0-9])${BEFORE}[a-z])${BEFORE}[A-Z])` +
  "|(?=[0-9A-Za-z_]{1,80}(?:\\)[0-9A-Za-z_(]|\\([0-9A-Za-z_]{2,80}(?:[ \\t\\r\\n]|$)))" +
  `${BEFORE}[0-9])${BEFORE}[A-Za-z])` +
  `|${BEFORE}[!#$%^&*?~+][_()]{0,2}[0-9A-Za-z])${BEFORE}[0-9])${BEFORE}[A-Za-z])` +
  `|(?!${WORDS_IN_ONE})${BEFORE}[A-Za-z][0-9]{1,9}[A-Za-z])${BEFORE}[a-z])${BEFORE}[A-Z]))`;
const WHOLE = `(?![^ ]{4}\\.\\.\\.\\([0-9])${CHARACTER}{${FEWEST},200}(?:[ \\t\\r\\n"'\`,;]|$)`;
const SAID = "(?:for (?:user )?[^ \\t\\r\\n]{1,40} )?(?:is|was|(?:should|must|will) be)";
const NAMED = new RegExp(
  "(?<![A-Za-z0-9_/,.-])" +
    "(?:[Aa](?:pi|PI|ccess|CCESS)(?:[ _-]?(?:[Kk]ey|KEY)|[ _-](?:[Tt]oken|TOKEN))" +
    "|[Pp](?:ass(?:word|wd|phrase|code)|ASSWORD|wd|WD)" +
    "|[Ss](?:ecret|ECRET)(?:[ _-](?:[Kk]ey|KEY))?|[Tt](?:oken|OKEN))" +
    `(?:[ \\t]{1,3}(?:${SAID}[ \\t]{1,3}|\\([ \\t]?)?|\\(|,)(?=${NO_WORD}${WHOLE})`,
  "gu",
);
const COMPOUND = new RegExp(
  "([CKck](?:(?<=[Cc])(?:ret|RET)|(?<=[Kk])(?:ey|EY|en|EN)))[\"'`]?" +
    `(?:[ \\t]{1,3}(?:${SAID}[ \\t]{1,3}|\\([ \\t]?)?|\\()(?=${NO_WORD}${WHOLE})`,
  "gu",
);
/** What ends in `secret`, `key` or `token`, such as `app_secret`. */
const NAME_OF_SEVERAL = /(?<![A-Za-z0-9_./-])[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$/u;
/** One is in a text that such a name is in. */
const STEMS = ["ecret", "ECRET", "_key", "-key", "_KEY", "_token", "-token", "_TOKEN"];
/** A secret on a line of its own. */
const BELOW = new RegExp(
  `\\n(?:[ \\t]{0,9}\\r?\\n){0,2}[ \\t]{0,9}(?=${NO_WORD}${CHARACTER}{${FEWEST},200}[ \\t]{0,9}(?:[\\r\\n]|$))`,
  "gu",
);
const LABEL =
  /(?:[Pp]ass(?:word|code|phrase)|PASSWORD|[Tt]oken|TOKEN|[Ss]ecret|SECRET|[Aa]pi[ _-]?[Kk]ey|API KEY)[:*_]{0,4}[ \t\r]{0,9}$/u;
/** A name and its value on both sides of a stroke: `bob, pwd/x`. */
const BESIDE = new RegExp(
  "(?<![A-Za-z0-9_/.-])[Pp](?:ass(?:word|wd)|wd|w)/(?=[^ \\t\\r\\n]{0,80}[0-9])" +
    "(?=[^ \\t\\r\\n]{0,80}[A-Za-z])(?=[^ \\t\\r\\n\"'`<>/,;]{6,200}(?:[ \\t\\r\\n\"'`,;]|$))",
  "gu",
);

/** What a program asks, with what somebody typed behind it. */
const PROMPT = new RegExp(
  "(?<![A-Za-z0-9_/.-])(?<!nexpected )(?:[Pp](?:ass(?:word|phrase|code|wort|wd)|in|IN)|[Tt]oken" +
    "|OTP)(?: for (?:'[^'\\r\\n]{1,60}'|[^:\\r\\n]{1,60})| or option \\([0-9-]{1,9}\\)| ?\\([^)\\r\\n]{1,40}\\)| ?\\[[^\\]\\r\\n]{1,40}\\])" +
    "? ?(?::|[?>](?=[ \\t]{1,9}[^ \\t\\r\\n]{0,80}[0-9!#$%^&*?~+=@]))" +
    "[ \\t]{1,9}(?=[^ \\t\\r\\n]{3,200}[ \\t]{0,9}(?:[\\r\\n]|$))",
  "gu",
);
/** A secret of several words, up to the end of its line. */
const PHRASE = new RegExp(
  "(?<![A-Za-z])(?:[Pp]ass|[Ss]eed[ _]?|[Rr]ecovery[ _]?)phrase" +
    "[ \\t]{0,3}[:=][ \\t]{0,3}(?=[A-Za-z0-9-]{2,20} )" +
    "((?:[A-Za-z0-9-]{1,20} ){2,23}[^ \\t\\r\\n]{2,40})(?=[ \\t]{0,9}(?:[\\r\\n]|$))",
  "gu",
);
/** What is behind a secret: `use x as the password`. */
const CALLED = new RegExp(
  "[ \\t](?:is|was|as)[ \\t](?:(?:the|my|your|our|his|her|its|their)[ \\t])?(?:[a-z]{2,12}[ \\t])?" +
    "(?:[Pp]ass(?:word|phrase|code|wd)|pwd|PIN|secret)(?=[ \\t]{0,3}(?:[.,;!\\r\\n)]|$)| for | before)",
  "gu",
);
const LAST_WORD = /[^ \t\r\n"'`]{6,80}$/u;

/** Where secrets of several words are. */
export function* findPhrases(text) {
  for (const found of text.matchAll(PHRASE)) {
    const end = endOf(found);
    yield { name: "password", start: end - found[1].length, end, isSaid: false };
  }
}

/** Where a secret follows its name in a sentence, or is called one. */
export function* findInProse(text) {
  for (const pattern of [NAMED, BESIDE, PROMPT]) {
    for (const found of text.matchAll(pattern)) {
      yield { name: "password", start: endOf(found), end: null, isSaid: false };
    }
  }
  const hasStem = STEMS.some((stem) => text.includes(stem));
  for (const found of hasStem ? text.matchAll(COMPOUND) : []) {
    const start = Math.max(0, found.index - REACH);
    const name = NAME_OF_SEVERAL.exec(text.slice(start, found.index + found[1].length));
    if (name) yield { name: name[0], start: endOf(found), end: null, isSaid: false };
  }
  for (const found of text.matchAll(BELOW)) {
    if (LABEL.test(text.slice(Math.max(0, found.index - REACH), found.index))) {
      yield { name: "password", start: endOf(found), end: null, isSaid: true };
    }
  }
  for (const found of text.matchAll(CALLED)) {
    const near = text.slice(Math.max(0, found.index - 2 * REACH), found.index);
    const window = Array.from(near).slice(-REACH).join("");
    const before = stripEnd(window, QUOTES);
    const word = LAST_WORD.exec(before);
    if (word && MIXED.test(word[0])) {
      const end = found.index - window.length + before.length;
      yield { name: "password", start: end - word[0].length, end, isSaid: true };
    }
  }
}
