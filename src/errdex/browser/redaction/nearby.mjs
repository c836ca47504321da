// Finds what can be no word near the name of a secret, whatever signs and short words are between.
// It is on the line of the name, or alone on the next line that is not empty.

import { listOf } from "../engine/tables.mjs";
import { before, endOf, find, lower, stripEnd } from "../evidence/text/characters.mjs";
import { isCoded, isJumbled, isNumbered } from "./coded_words.mjs";
import { Judged } from "./judged.mjs";
import { findEnds } from "./languages.mjs";
import { MARK, SHOWN } from "./marks.mjs";
import { isMessage } from "./placeholders.mjs";

/** The name of a secret; a weak one is a word or a part of one as well. */
const NAME = new RegExp(
  "[ACJKPSTWacjkpstw](?=[AEIORSWaeiorsw])(?:(?<=[Aa])ss(?:word|wd|wort|phrase|code)|(?<=A)SS(?:WORD|WD|PHRASE|CODE)|(?<=[Pp])(?:wd|WD)" +
    "|(?<=[Aa])sse(?<=[Dd]e passe)|(?<=[Cc])(?:redentials?|reds|ontrasena)|(?<=[Ww])achtwoord" +
    "|(?<=[Ss])(?:ecret[ao]?|ECRET|enha)|(?<=[Tt])(?:oken|OKEN)|(?<=[Kk])(?:ey|EY|ennwort)" +
    "|(?<weak>(?<![A-Za-z].)(?:(?<=[Jj])wt|(?<=J)WT" +
    "|(?<=[Pp])(?:sk|asswords)|(?<=P)(?:SK|IN)|(?<=[Ss])(?:id|ign|ecrets)|(?<=S)(?:ID|IGN)" +
    "|(?<=[Tt])okens)))(?![0-9A-Za-z])",
  "gu",
);
const KEYS = listOf("secret_names").filter((name) => name.length > 3 && name.endsWith("key"));
const BEFORE_KEY = new RegExp(`(?:app|${KEYS.map((name) => name.slice(0, -3)).join("|")})[ +_-]?$`, "u");
const REACH_OF_KEY = 15; // characters of what is in front of `key` in a name
const TAG =
  "<(?:!\\[CDATA\\[|input[^<>\\n]{0,200}? value=|/?(?:h[1-6]|[a-z\\-]{1,15})(?::[a-z\\-]{1,15})?" +
  "(?:[ \\t][^<>\\n]{0,200})?/?>)";
/** What a debugger and a list have in front of a value. */
const ECHO =
  "0x[0-9a-f]{1,16}|Out\\[[0-9]{1,3}\\]|res[0-9]{1,3}:|\\$R?[0-9]{1,3}(?= =)|[0-9]{1,3}[.)](?=[ \\t])";
const SIGN =
  "[^0-9A-Za-z\\r\\n\\xaa-\\u024f\\u0370-\\u1fff\\u3040-\\ud7ff\\u{20000}-\\u{3ffff}]";
const BETWEEN = new RegExp(`(?:${TAG}|${ECHO}|${SIGN}|[\u662f\u4e3a\u70ba\u306f\xab\xbb]){0,80}`, "uy");
const LINE_END = /\r?\n/uy;
/** What else is said of what is below. */
const TO_COLON = /[^\r\n:=]{1,60}:[ \t]{0,9}(?=[\r\n])/uy;
/** Who answers a question. */
const ASKS = /[?]| pl(?:ease|[sz])|[Ww]hat|(?:[Ss]end|[Gg]ive|[Tt]ell) me/;
const ANSWER = new RegExp(
  "(?:> ?){0,3}(?![ \\t]{0,9}(?:[Uu]ser|[Ll]ogin|[Hh]ost|[Nn]ame|[Ee]?-?[Mm]ail|[Ii][Dd])[a-z]{0,9}:)[ \\t]{0,9}" +
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
/** What is no part of a secret. */
const OUTSIDE = " \\t\\r\\n\u201c\u201d\u2018\u2019\xbb\u203a\u300b\u300d\u300f\u3011\uff08\uff09";
/** A word, with the brackets that it goes on behind. */
const TOKEN = new RegExp(
  `[0-9A-Za-z](?:[^"'\`<>()\\[\\]{}|,;\\\\&.${OUTSIDE}]` +
    "|\\.(?!\\.)|&(?![A-Za-z_]{1,40}=)|[()](?=[()!#$%^&+@*~]{0,3}[0-9A-Za-z_])){0,200}",
  "uy",
);
/** What is called, or has a remark in brackets attached. */
const CALLED =
  /([A-Za-z_.]{1,60}[0-9]{0,3})\((?:[^()\r\n]|\([^()\r\n]{0,80}\)){0,200}\)(?![0-9A-Za-z_])/uy;
/** Signs without a blank, up to what ends a text, a field or an item. */
const RUN = new RegExp(
  `(?:[^"'\`<,;&${OUTSIDE}]|["'\`](?![ \\t\\r\\n.,:;)}\\]]|$)` +
    "|<(?![/!?]?[A-Za-z][^<>\\r\\n]{0,80}>)" +
    "|[,;&](?![\"' \\t\\r\\n]|$|[A-Za-z_.\\-]{1,40}[=:])){6,200}",
  "uy",
);
const CLOSING = { "(": ")", "[": "]", "{": "}", "<": ">" };
const OPENING = { ")": "(", "]": "[", "}": "{", ">": "<" };
const PUNCTUATION = /[!-/:-@[-`{-~]/u;
/** What may be said behind a secret that is alone on its line. */
const REMARK = /[ \t]{1,3}(?:\([A-Za-z ]{1,30}\)|(?:#|\/\/|--|<-) ?[A-Za-z ]{1,30})/uy;
/** Words behind which only what can be no word is a secret. */
const COMPARING = new Set(listOf("words_of_comparison"));
const CONNECTING = new Set([...COMPARING, ...listOf("words_of_connection")]);
const CALL = / ?\(["']/uy;
/** A sign in all that can be no word. */
const DIGIT = /[0-9]/gu;
const MOST_WORDS = 12;
const MOST_EMPTY = 4;
/** Whose secret it is. */
const OF_WHOM = /[ \t]{1,3}for (?:user )?[^ \t\r\n]{1,40}(?= (?:is|was|(?:should|must|will) be)[ \t])/uy;
/** What is said of two secrets, behind which only what can be no word is one. */
const DIFFER = /[ \t]{1,3}(?:d(?:o|oes|id)(?: not|n't) (?:agree|match)|differs?)(?=:?[ \t])/uy;
/** A word between the sign and a secret that can be no word: `credentials: bob x`. */
const BEFORE_CODED =
  /["'`*]{0,3}[ \t]{0,3}[:=][ \t]{0,3}[.]?([A-Za-z]{2,20})[ \t]{1,3}(?=[!-/:-@[-`{-~]{0,3}[0-9A-Za-z])/uy;
/** What ends a sentence, or a word that is set off, and no secret. */
const END = ".:!?*_~\u2026\u3002";
/** What is in front of a secret, and behind one. */
const [BEGINS, ENDS] = ["\"'`:=>", `${END},;`];
/** What is between a value that was and the one that is. */
const CHANGED = /["'`]?[ \t]{1,3}(?:[=-]>|\u2192|to)[ \t]/uy;
/** What parts a message from what is beside it: `reset / x`. */
const STROKE = /[ \t]{1,3}\/[ \t]/uy;
const LEADING = "!#$%^&*~@";
const BEHIND = " \t\r\n\"'`<)]}|,;.!?*_\\>\u3011\u201d\u2018\u2019\xbb\u203a\u300b\u300d\u300f";
const APART = /[,+](?![^,]*[:=])|(?<!<)\/(?![a-z:>-])/u;

/** Where such texts are. */
export function* findNearby(text) {
  const judges = { coded: new Judged(isCoded), jumbled: new Judged(isJumbled) };
  let [digit, reach, done] = [-1, -1, -1];
  for (const found of text.matchAll(NAME)) {
    const end = endOf(found);
    if (digit < end) {
      digit = find(DIGIT, text, end)?.index;
      if (digit === undefined) break;
      reach = reachOf(text, end, digit);
    }
    if (end < reach || end <= done) continue; // inside a secret is no name
    if (isMark(text, found.index, end)) continue;
    const isKey = lower(found[0]) === "key";
    if (isKey && !BEFORE_KEY.test(lower(before(text, found.index, REACH_OF_KEY)))) continue;
    for (const place of behind(text, end, judges, found.groups.weak !== undefined)) {
      done = place.end;
      yield place;
    }
    const colon = find(TO_COLON, text, end);
    if (colon) yield* below(text, endOf(colon), judges, false, true);
    const near = before(text, found.index, REACH_OF_PROMPT);
    const isWhole = near.length === found.index || near.includes("\n");
    if (isWhole && PROMPT.test(near.slice(near.lastIndexOf("\n") + 1))) {
      const lineEnd = text.indexOf("\n", end);
      yield* below(text, lineEnd < 0 ? text.length : lineEnd, judges, false);
    }
  }
  done = -1;
  for (const end of findEnds(text)) {
    for (const place of end > done ? behind(text, end, judges) : []) {
      done = place.end;
      yield place;
    }
  }
}

/** Whether a name is what is shown for a secret, and no part of a call or a sentence. */
function isMark(text, start, end) {
  if (text[end] !== ")" || !find(SHOWN, text, start - 1)) return false;
  return !" \t".includes(text[end + 1] ?? "\n") && !/[0-9A-Za-z]/u.test(text[start - 2] ?? "");
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
function* behind(text, end, judges, isWeakName = false) {
  const nameEnd = endAt(OF_WHOM, text, end);
  const coded = find(BEFORE_CODED, text, nameEnd);
  const differ = find(DIFFER, text, nameEnd);
  let isWeak = isWeakName || differ !== null || (coded !== null && isMessage(coded[1]));
  let [at, near] = [coded || differ ? endOf(coded ?? differ) : nameEnd, nameEnd];
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const word = wordAt(text, at, near, judges);
    if (!word && near > nameEnd) return;
    if (!word) {
      const lineEnd = endAt(BETWEEN, text, at);
      if (find(LINE_END, text, lineEnd)) {
        yield* below(text, lineEnd, judges, isAsked(text, near, lineEnd), isWeak);
      }
      return;
    }
    at = word.end;
    if (word.isConnecting) {
      isWeak ||= COMPARING.has(lower(text.slice(word.start, at)));
      if (find(STROKE, text, at) && isMessage(text.slice(word.start, at))) return;
      continue;
    }
    if (!word.isCoded && find(CHANGED, text, at)) continue;
    const isLast = at === text.length || BEHIND.includes(text[at]);
    const isNear = isLast && !APART.test(text.slice(near, word.start));
    if (!word.isCoded && !(isNear && !isWeak && isNumbered(text.slice(word.start, at)))) return;
    yield placed(text, word.start, at, near);
    [near, words] = [at, -1];
  }
}

/** Whether a line that ends in a stretch asks for something, so that somebody answers. */
function isAsked(text, start, end) {
  const near = before(text, start, REACH_OF_PROMPT);
  return ASKS.test(near.slice(near.lastIndexOf("\n") + 1) + text.slice(start, end));
}

/** What is alone on the next line that has a word. */
function* below(text, from, judges, isAsked, isWeak = false) {
  let at = from;
  for (let number = 0; number < MOST_EMPTY; number += 1) {
    const line = endAt(LINE_END, text, at);
    if (line === at) return;
    at = isAsked ? endAt(ANSWER, text, line) : line;
    for (let words = 0; words < MOST_WORDS; words += 1) {
      const word = wordAt(text, at, at, judges);
      if (!word) {
        at = endAt(BETWEEN, text, at);
        break;
      }
      at = word.end;
      if (word.isConnecting) continue;
      const end = endAt(BETWEEN, text, endAt(REMARK, text, at));
      const isAlone = end === text.length || "\r\n".includes(text[end]);
      if (isAlone && (word.isCoded || (!isWeak && isNumbered(text.slice(word.start, at))))) {
        yield placed(text, word.start, at, line);
      }
      return;
    }
  }
}

/** The next word of a line: where it is, and whether it may be between a name and a secret, or is one. */
function wordAt(text, at, near, judges) {
  const start = endAt(BETWEEN, text, at);
  const word = find(WORD, text, start)?.[0];
  const connecting = word && { start, end: start + word.length, isConnecting: true };
  if (word && find(CALL, text, connecting.end)) return connecting;
  const jumbled = jumbledAt(text, at, start, judges);
  if (jumbled) return { ...jumbled, isCoded: true };
  if (word && (/[0-9]/u.test(word) || CONNECTING.has(lower(word)))) return connecting;
  const token = find(TOKEN, text, start)?.[0];
  if (!token) return null;
  let told = stripEnd(token, END);
  const mayCall = text.slice(start, start + token.length + 1).includes("(");
  const called = mayCall ? find(CALLED, text, start) : null;
  if (called && !(text[near] === "(" && text[start + called[0].length] !== ")")) told = called[1];
  return { start, end: start + told.length, isCoded: judges.coded.of(told) };
}

/** Where signs of all kinds are around a place, without what encloses them. */
function jumbledAt(text, at, from, judges) {
  const run = find(RUN, text, from);
  if (!run || !/[0-9]/u.test(run[0])) return null;
  let start = from;
  while (start > at && PUNCTUATION.test(text[start - 1])) start -= 1;
  const told = withoutFrame(text, start, from + run[0].length);
  const found = text.slice(told.start, told.end);
  return judges.jumbled.of(found) && found.search(MARK) < 0 ? told : null;
}

/** Where a text is without what opens and ends it: signs, and brackets around it. */
function withoutFrame(text, from, to) {
  let [start, end] = [from, to];
  while (end - start > 1) {
    const [first, last] = [text[start], text[end - 1]];
    const told = text.slice(start, end);
    if (CLOSING[first] === last) [start, end] = [start + 1, end - 1];
    else if (ENDS.includes(last) || (OPENING[last] && lack(told, OPENING[last]) < 0)) end -= 1;
    else if (BEGINS.includes(first) || (CLOSING[first] && lack(told, first) > 0)) start += 1;
    else break;
  }
  return { start, end };
}

/** How many more brackets are opened than closed. */
function lack(text, opening) {
  return text.split(opening).length - text.split(CLOSING[opening]).length;
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
