// Finds secrets that a program asks for, of several words, or in front of what they are called.

import { endOf, stripEnd } from "../evidence/text/characters.mjs";
import { isCoded, isJumbled } from "./coded_words.mjs";
import { MIXED } from "./values.mjs";

const REACH = 80; // characters of a secret in front of what it is called
const QUOTES = "\"'`";
const HAS_BOTH = /[A-Za-z][^A-Za-z]*[0-9]|[0-9][^0-9]*[A-Za-z]/u;
/** A name and its value on both sides of a stroke: `bob, pwd/x`. */
const BESIDE = new RegExp(
  "(?<![A-Za-z0-9_/.-])[Pp](?:ass(?:word|wd)|wd|w)/" +
    MIXED +
    "(?=[^ \\t\\r\\n\"'`<>/,;]{6,200}(?:[ \\t\\r\\n\"'`,;]|$))",
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
  "[ \\t](?:(?:is|was|as|are)[ \\t](?:(?:not[ \\t]an?[ \\t](?:valid|correct)|an?[ \\t](?:invalid|wrong|bad|weak))[ \\t])?|\\((?!secret\\))|- )(?:(?:the|my|your|our|his|her|its|their)[ \\t])?(?:[a-z]{2,12}(?:[ \\t]/)?[ \\t/])?" +
    "(?:[Pp]ass(?:word|phrase|code|wd)|pwd|PIN|secret|cred(?:ential)?s)(?=[ \\t]{0,3}(?:[.,;!\\r\\n)]|$)| for | before)",
  "gu",
);
/** What is noted behind a secret, which can be no word: `x  # password`. */
const NOTED = new RegExp(
  "(?<=[ \\t])(?:<-{1,3}|\u2190|#|//|--)[ \\t]{0,3}(?:(?:the|my|your|our|new|old)[ \\t])?(?:[a-z]{2,12}[ \\t/:,]{1,2})?" +
    "(?:[Pp]ass(?:word|phrase|code|wd)|pwd|PIN|[Ss]ecret|[Tt]oken|(?:api|API|access|secret)[ _-]?[Kk]ey)" +
    "(?=[ \\t]{0,3}(?:[.,;!\\r\\n)]|$)| for )",
  "gu",
);
const SIGNED_IN =
  /(?:[Ll]og(?:ged)? ?in|[Ss]ign(?:ed)? ?in|[Cc]redentials) (?:with|as|using|are|were) [^ \t\r\n]{1,40} (?:and|using|with) ([^ \t\r\n"'`]{6,80})/gu;
/** A name and what can be no word, in front of a host. */
const AT_HOST =
  /(?<![^ \t\r\n"'=(])[A-Za-z0-9_.\-]{1,40}:([^ \t\r\n@:/"']{6,80})(?=@(?!sha)[A-Za-z0-9.\-]{1,100}(?:[:/ \t\r\n"'),;]|$))/gu;
/** Words and a number that signs join: `the password correct-horse9 is refused`. */
const JUDGED = new RegExp(
  "(?<=(?:[Tt]he|[Mm]y|our) pass(?:word|phrase|code|wd) )(?=[A-Za-z_\\-]{0,60}[0-9])" +
    "[A-Za-z]{3,20}[0-9]{0,4}(?:[_\\-][A-Za-z]{3,20}[0-9]{0,4}){1,4}(?= (?:is|was) (?:not |now )?" +
    "(?:accepted|correct|expired|incorrect|invalid|refused|rejected|valid|weak|wrong)(?![A-Za-z]))",
  "gu",
);
const NAMED_BEHIND = [
  [CALLED, (word) => HAS_BOTH.test(word), QUOTES],
  [NOTED, isCoded, `${QUOTES} \t;,)]}`],
];
const LAST_WORD = /[^ \t\r\n"'`]{6,80}$/u;

/** Where secrets of several words are. */
export function* findPhrases(text) {
  for (const found of text.matchAll(PHRASE)) {
    const end = endOf(found);
    yield { name: "password", start: end - found[1].length, end, isSaid: false };
  }
}

/** Where a secret is typed behind what asks for it, or is called one. */
export function* findInProse(text) {
  for (const pattern of [BESIDE, PROMPT]) {
    for (const found of text.matchAll(pattern)) {
      yield { name: "password", start: endOf(found), end: null, isSaid: false };
    }
  }
  for (const found of text.matchAll(JUDGED)) {
    yield { name: "password", start: found.index, end: endOf(found), isSaid: true };
  }
  for (const pattern of [SIGNED_IN, AT_HOST]) {
    for (const found of text.matchAll(pattern)) {
      const end = endOf(found);
      const told = stripEnd(found[1], ".,;");
      if (isCoded(told) || isJumbled(told)) yield { name: "password", start: end - found[1].length, end, isSaid: true };
    }
  }
  for (const [pattern, mayBe, signs] of NAMED_BEHIND) {
    for (const found of text.matchAll(pattern)) {
      const near = text.slice(Math.max(0, found.index - 2 * REACH), found.index);
      const window = Array.from(near).slice(-REACH).join("");
      const before = stripEnd(window, signs);
      const word = LAST_WORD.exec(before);
      if (word && mayBe(word[0])) {
        const end = found.index - window.length + before.length;
        yield { name: "password", start: end - word[0].length, end, isSaid: true };
      }
    }
  }
}
