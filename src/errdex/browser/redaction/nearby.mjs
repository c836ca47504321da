// Finds what can be no word near the name of a secret, whatever signs and short words are between.
// It is on the line of the name, or alone on the next line that is not empty.

import { listOf } from "../engine/tables.mjs";
import { before, endOf, find, lower, stripEnd } from "../evidence/text/characters.mjs";
import { isCoded, isNumbered } from "./coded_words.mjs";
import { findEnds } from "./languages.mjs";

const NAME = new RegExp(
  "[ACKPSTWackpstw](?:(?<=[Aa])ss(?:word|wd|wort|phrase|code)|(?<=A)SS(?:WORD|WD|PHRASE|CODE)|(?<=[Pp])(?:wd|WD)" +
    "|(?<=[Aa])sse(?<=[Dd]e passe)|(?<=[Cc])(?:redentials?|ontrasena)|(?<=[Ww])achtwoord" +
    "|(?<=[Ss])(?:ecret|ECRET|enha)|(?<=[Tt])(?:oken|OKEN)|(?<=[Kk])(?:ey|EY|ennwort))(?![0-9A-Za-z])",
  "gu",
);
const KEYS = listOf("secret_names").filter((name) => name.length > 3 && name.endsWith("key"));
const BEFORE_KEY = new RegExp(`(?:app|${KEYS.map((name) => name.slice(0, -3)).join("|")})[ _-]?$`, "u");
const REACH_OF_KEY = 15; // characters of what is in front of `key` in a name
const TAG =
  "<(?:input[^<>\\n]{0,200}? value=|/?(?:h[1-6]|[a-z\\-]{1,15})(?::[a-z\\-]{1,15})?" +
  "(?:[ \\t][^<>\\n]{0,200})?/?>)";
/** What a debugger and a list have in front of a value. */
const ECHO =
  "0x[0-9a-f]{1,16}|Out\\[[0-9]{1,3}\\]|res[0-9]{1,3}:|\\$R?[0-9]{1,3}(?= =)|[0-9]{1,3}[.)](?=[ \\t])";
const SIGN =
  "[^0-9A-Za-z\\r\\n\\xaa-\\u024f\\u0370-\\u1fff\\u3040-\\ud7ff\\u{20000}-\\u{3ffff}]";
const BETWEEN = new RegExp(`(?:${TAG}|${ECHO}|${SIGN}|[\u662f\u4e3a\u70ba\u306f]){0,80}`, "uy");
const LINE_END = /\r?\n/uy;
/** Who answers a question. */
const ANSWER = new RegExp(
  "(?![ \\t]{0,9}(?:[Uu]ser|[Ll]ogin|[Hh]ost|[Nn]ame|[Ee]?-?[Mm]ail|[Ii][Dd])[a-z]{0,9}:)[ \\t]{0,9}" +
    "(?:[\\[(][^\\])\\n]{1,30}[\\])][ \\t]?)?<?[A-Za-z][A-Za-z .]{0,20}[0-9:]{0,8}[>:][ \\t]",
  "uy",
);
const PROMPT = new RegExp(
  "^[ \\t]{0,9}(?:[^ \\t\\n]{0,60}[$#%>]|>{1,3}|PS [^\\n>]{1,80}>|In \\[[0-9]{1,3}\\]:|\\([A-Za-z]{2,9}\\))" +
    "[ \\t](?!(?:cd|dir|find|git|grep|ll|ls)[ \\t])",
  "u",
);
const REACH_OF_PROMPT = 200; // characters of a command in front of a name
const WORD = /[A-Za-z_]+(?![0-9A-Za-z])|[0-9]{1,3}(?![0-9A-Za-z.:-])/uy;
const SIGNS = "[0-9A-Za-z_!#$%^&*?~+@-]";
const IN_TOKEN = `${SIGNS}{2,80}`;
const TOKEN = new RegExp(
  "[0-9A-Za-z](?:[^ \\t\\r\\n\"'`<>()\\[\\]{}|,;\\\\&.\u201c\u201d\u2019\xbb\u3011\uff08\uff09]" +
    "|\\.(?!\\.)|\\)(?=[0-9A-Za-z_(]|[!#$%^&+@]{1,3}[0-9A-Za-z])" +
    `|\\((?=${IN_TOKEN}(?:\\(${IN_TOKEN})?(?:[. \\t\\r\\n\uff09]|$)|[0-9A-Za-z_]{1,80}\\)[0-9A-Za-z_])` +
    "|&(?![A-Za-z_]{1,40}=)){0,200}",
  "uy",
);
/** A secret with an opening bracket, where it stands in brackets. */
const ENCLOSED = new RegExp(
  `${SIGNS}{1,80}\\(${IN_TOKEN}(?=\\)(?:[ \\t\\r\\n.,;]|$))`,
  "uy",
);
/** A secret with brackets, and no call. */
const BRACKETED = new RegExp(
  "(?![A-Za-z_.]{1,60}[0-9]{0,2}\\([^()\\r\\n]{0,200}\\))" +
    "[0-9A-Za-z][^ \\t\\r\\n\"'`<>()\\\\]{0,80}[()][^ \\t\\r\\n\"'`<>\\\\]{0,200}",
  "uy",
);
const CONNECTING = new Set(listOf("words_of_connection"));
const CALL = / ?\(["']/uy;
/** A sign in all that can be no word. */
const DIGIT = /[0-9]/gu;
const MOST_WORDS = 12;
const MOST_EMPTY = 4;
/** Whose secret it is. */
const OF_WHOM = /[ \t]{1,3}for (?:user )?[^ \t\r\n]{1,40}(?= (?:is|was|(?:should|must|will) be)[ \t])/uy;
/** What ends a sentence, or a word that is set off, and no secret. */
const END = ".:!?*_~\u2026\u3002";
/** What is between a value that was and the one that is. */
const CHANGED = /["'`]?[ \t]{1,3}(?:[=-]>|\u2192|to)[ \t]/uy;
const LEADING = "!#$%^&*~@";
const BEHIND = " \t\r\n\"'`<)]}|,;.!?*_\\>\u3011\u201d\u2019\xbb";
const APART = /[,+](?![^,]*[:=])|(?<!<)\/(?![a-z:>-])/u;

/** Where such texts are. */
export function* findNearby(text) {
  let [digit, reach, done] = [-1, -1, -1];
  for (const found of text.matchAll(NAME)) {
    const end = endOf(found);
    if (digit < end) {
      digit = find(DIGIT, text, end)?.index;
      if (digit === undefined) break;
      reach = reachOf(text, end, digit);
    }
    if (end < reach || end <= done) continue; // inside a secret is no name
    const isKey = lower(found[0]) === "key";
    if (isKey && !BEFORE_KEY.test(lower(before(text, found.index, REACH_OF_KEY)))) continue;
    for (const place of behind(text, end)) {
      done = place.end;
      yield place;
    }
    const near = before(text, found.index, REACH_OF_PROMPT);
    const isWhole = near.length === found.index || near.includes("\n");
    if (isWhole && PROMPT.test(near.slice(near.lastIndexOf("\n") + 1))) {
      const lineEnd = text.indexOf("\n", end);
      yield* below(text, lineEnd < 0 ? text.length : lineEnd, false);
    }
  }
  done = -1;
  for (const end of findEnds(text)) {
    for (const place of end > done ? behind(text, end) : []) {
      done = place.end;
      yield place;
    }
  }
}

/** From where on a place is on the line of a name, or on one that is read below. */
function reachOf(text, start, place) {
  const between = text.slice(start, place);
  let at = between.length;
  for (let number = 0; number <= MOST_EMPTY; number += 1) {
    at = at > 0 ? between.lastIndexOf("\n", at - 1) : -1;
    if (at < 0) return start;
  }
  return start + at + 1;
}

/** What is on the line of a name, or below if the line has no other word. */
function* behind(text, end) {
  const nameEnd = endAt(OF_WHOM, text, end);
  let [at, near] = [nameEnd, nameEnd];
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const word = wordAt(text, at);
    if (!word && near > nameEnd) return;
    if (!word) {
      const lineEnd = endAt(BETWEEN, text, at);
      yield* below(text, lineEnd, text.slice(near, lineEnd).includes("?"));
      return;
    }
    at = text[near] === "(" ? Math.max(word.end, endAt(ENCLOSED, text, word.start)) : word.end;
    if (word.isConnecting) continue;
    const told = text.slice(word.start, at);
    if (!isCoded(told) && find(CHANGED, text, at)) continue;
    const isLast = at === text.length || BEHIND.includes(text[at]);
    const isNear = isLast && !APART.test(text.slice(near, word.start));
    if (!isCoded(told) && !(isNear && isNumbered(told))) return;
    yield placed(text, word.start, at, near);
    [near, words] = [at, -1];
  }
}

/** What is alone on the next line that has a word. */
function* below(text, from, isAsked) {
  let at = from;
  for (let number = 0; number < MOST_EMPTY; number += 1) {
    const line = endAt(LINE_END, text, at);
    if (line === at) return;
    at = isAsked ? endAt(ANSWER, text, line) : line;
    for (let words = 0; words < MOST_WORDS; words += 1) {
      const word = wordAt(text, at);
      if (!word) {
        at = endAt(BETWEEN, text, at);
        break;
      }
      at = word.end;
      if (word.isConnecting) continue;
      const bracketed = text.slice(word.start, endAt(BRACKETED, text, word.start));
      at = Math.max(at, word.start + stripEnd(bracketed, END).length);
      const told = text.slice(word.start, at);
      const bare = told.replace(/[()]/gu, "");
      const end = endAt(BETWEEN, text, at);
      const isAlone = end === text.length || "\r\n".includes(text[end]);
      if (isAlone && (isCoded(told) || isCoded(bare) || isNumbered(bare))) yield placed(text, word.start, at, line);
      return;
    }
  }
}

/** The next word of a line: where it is, and whether it may be between a name and a secret. */
function wordAt(text, at) {
  const start = endAt(BETWEEN, text, at);
  const word = find(WORD, text, start)?.[0];
  if (word) {
    const end = start + word.length;
    const isConnecting = /[0-9]/u.test(word) || CONNECTING.has(lower(word)) || find(CALL, text, end);
    if (isConnecting) return { start, end, isConnecting: true };
  }
  const token = find(TOKEN, text, start)?.[0];
  if (!token) return null;
  return { start, end: start + stripEnd(token, END).length, isConnecting: false };
}

/** Where a secret is, with the signs that it begins with. */
function placed(text, start, end, from) {
  let first = start;
  while (first > from && LEADING.includes(text[first - 1])) first -= 1;
  const isApart = first === from || " \t\n\"'`".includes(text[first - 1]);
  return { name: "password", start: isApart ? first : start, end, isSaid: true };
}

function endAt(pattern, text, at) {
  const found = find(pattern, text, at);
  return found ? at + found[0].length : at;
}
