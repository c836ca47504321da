// Finds the names in a text that have a value, and reads such values, in whatever notation.

import { limit } from "../engine/tables.mjs";
import { endOf, find, stripEnd } from "../evidence/text/characters.mjs";
import { BLOCK_SIGN } from "./blocks.mjs";
import { isNoWord } from "./coded_words.mjs";
import { findNames } from "./languages.mjs";
import { behindLead } from "./leads.mjs";
import { SHOWN } from "./marks.mjs";
import { SEALED } from "./nesting.mjs";
import { isMessage } from "./placeholders.mjs";
import { LOGGED, MIXED, said, withBlanks } from "./values.mjs";

/** A name. */
export const WORD = "[A-Za-z][A-Za-z0-9_.-]{1,60}";
/** What is in quotes, has a digit or is alone on its line is next. */
const LONE =
  "(?=[ \\t>\\-]{0,24}(?:[\"'`]|[^ \\t\\r\\n]{0,80}[0-9]|[^ \\t\\r\\n]{1,200}[ \\t]{0,9}(?:[\\r\\n]|$)))";
const NEXT_LINE =
  `[ \\t]{0,20}(?:${BLOCK_SIGN})?\\r?\\n(?:${LOGGED}${LONE}|(?!${LOGGED}))` +
  "(?![ \\t]{0,20}(?:> ?){0,3}[\"']?[A-Za-z0-9_-]{1,60}[\"']?:)" +
  "[ \\t]{0,20}(?:-[ \\t]{1,9}|(?:> ?){1,3}(?=[^ \\t\\r\\n>]))?";
const ARROWS = "\u2192\u21d2\u27f6\u279c\u2236\u2254\ua789\ufe55";
const SIGN = `(?:[?](?=[:=]))?(?:(?:[|?&]{1,2}=|<>|=~|::=|<<-)(?=[ \\t]{0,3}["'\`][^"'\`\\n]{4})|=>[ \\t]{0,9}\\r?\\n(?=[ \\t]{1,40}[a-z]{3,9}\\([0-9])|:=|::(?=[ \\t])|={1,3}(?:>|[ \\t]{0,9}\\r?\\n(?=[ \\t]{1,40}["'\`]))?|->|<-(?=[ \\t]{0,3}["'])|!={1,2}(?=[ \\t]{0,3}["'\`])|[${ARROWS}]|:(?:${NEXT_LINE}|-(?=[ \\t]))?)[ \\t]{0,20}(?:\\*\\*[ \\t]{1,9})?`;
const PAIR =
  "[\"']?(?:[A-Za-z:]{0,30}(?<!oken)(?<!word)(?<!ecret)(?<![Kk]ey)(?:[Vv]al(?:ue)?|VALUE)|[Cc]ontent)[\"']?[ \\t]{0,9}[:=][ \\t]{0,20}";
const FIRST_WORD = "(?:[A-Za-z]{3,12}[ +](?!(?:is|was|eq|[Vv]alue|VALUE)[^A-Za-z]))?";
/** How a secret is made or how long it is, which is none: `is sha256 hashed`. */
const KIND =
  "(?:[A-Za-z]{1,8}-)?(?:[Ss][Hh][Aa]|[Mm][Dd]|[Bb]ase|[Uu][Tt][Ff]|[Oo][Aa]uth|[HR]S|AES|aes)" +
  "-?[0-9]{1,3}(?![0-9A-Z])|[Vv][0-9]{1,2}(?![0-9A-Za-z])" +
  "|[0-9]{1,4}-?(?:bits?|bytes?|chars?|h|s|min|days?)(?![0-9A-Za-z])";
/** What another call makes, or a list. */
export const MADE =
  "(?=(?:[A-Za-z][A-Za-z0-9_. ]{0,60}[(\\[{]\\]?){1,3}[\\[{]?[\"'`]|\\[[ \\t]{0,3}[\"'`0-9])";
const INDEX = "(?:(?<=\\[)[0-9]{1,3}\\](?:[\"'`]|(?=[ \\t]{0,9}=(?!=))))?";
const SEEN = "(?:[\"']?(?::\"?[A-Za-z]{1,40}\"?)?:(?:protected|private))?";
/** A name and what is between it and its value: a sign, `value=`, a bracket, a tab, a verb. */
const NAME = new RegExp(
  `(?<![A-Za-z0-9_.-])[._-]{0,2}(${FIRST_WORD}${WORD})` +
    `(?![A-Za-z0-9_])${SEEN}["'\`*\\]\\[\u201c\u201d]{0,4}${INDEX}(?:(?:[ \\t]{0,40}|[+](?=[:=][+]))${SIGN}` +
    `|(?<=["'])(?:[ \\t\\r\\n]{1,20}${SIGN}|[ \\t]{0,9},[ \\t\\r\\n]{0,20}${PAIR})` +
    `|[ \\t\\r\\n]{1,20}${PAIR}|\\t(?=[^\\t\\r\\n]+(?:[\\r\\n]|$))|\\{(?=["'\`][^"'\`\\n]{1,200}["'\`] ?\\})|(?<=["']);s:[0-9]{1,7}:(?=")|\\((?:(?=["'\`])|(?<made>${MADE}))` +
    "|[ \\t]\\[(?![A-Za-z, ]{0,40}\\]|(?:RFC ?)?[0-9]{0,4}\\]|[^\\]\\n]{0,80}\\]\\()" +
    "|[ \\t]{1,9}(?<said>(?:has been reset to|has been set to|reset to|set to|changed to|to(?<![Pp]in[ \\t]to)|is|was|ist|war|-?eq|LIKE|lautet|est|es|\u00e8|\u00e9|equals|--?(?=[ \\t]))[ \\t:]{1,9}|(?=[\"'`]))" +
    `(?!${KIND})${said("[^ \\t\\r\\n]")})`,
  "gu",
);
const SAID_IN_FORM = /[+](?:is|was|ist|lautet|est|es)[+]/u;
/** An option and what is between it and its value: a blank, or items of a list. */
const OPTION = new RegExp(
  "-(?<![^ \\t\\n\"']-)-?([A-Za-z][A-Za-z_-]{1,40})(?:[ \\t]{1,9}(?:[`^]\\r?\\n[ \\t]{0,40})?(?!-)" +
    "|[\"'][ \\t]{0,9},[ \\t\\r\\n]{0,40}(?=[\"'])|[ \\t]{0,9}\\r?\\n[ \\t]{0,40}-[ \\t]{1,9}(?!-))",
  "gu",
);
const PART = new RegExp(` name="(${WORD})"\\r?\\n(?:[^\\r\\n]{1,200}\\r?\\n)?\\r?\\n`, "gu");
/** A row of a table that is a name and its value. */
const ROW = new RegExp(
  `(?:^|\\n)[ \\t]{0,9}[|^]\\|?[ \\t]{0,40}[*_\`]{0,3}((?:[A-Za-z]{2,12} )?${WORD})[*_\`]{0,3}` +
    "[ \\t]{0,40}\\|[ \\t]{0,40}[`*]{0,3}" +
    "(?=([^|\\n]{1,300})\\|[ \\t]{0,9}(?:\\r?\\n(?![ \\t]{0,9}\\|?[ \\t]{0,9}:?--)|$))",
  "gu",
);
const CONTENT =
  "([ \\t\\r\\n]{0,20}(?:<!\\[CDATA\\[)?)((?:[^<\\r\\n\\]]|<(?![/!A-Za-z])|\\](?!\\]>)){1,2000})";
const ELEMENT = new RegExp(
  `<(?!(?<=:<)[A-Za-z_\\-]{1,60}>@)(?:[A-Za-z0-9]{1,20}:)?(${WORD})(?:[ \\t][^<>\\n]{0,200})?>(?:[ \\t\\r\\n]{0,20}<[Vv]alue>)?(?!["'\`](?![0-9A-Za-z]))(?=${CONTENT})`,
  "gu",
);
/** A cell of a page and the next one, or an element that an attribute names. */
const CELL = new RegExp(
  `(?:(?<=>)((?:[A-Za-z]{2,12} )?${WORD})(?=(</[A-Za-z:-]{1,30}>[ \\t\\r\\n]{0,20}<[A-Za-z:-]{1,30}>)` +
    `${CONTENT})|(?:[Nn]ame|[Kk]ey)=["'](${WORD})["'](?:[ \\t][^<>\\n]{0,200})?>(?:[ \\t\\r\\n]{0,20}<[A-Za-z:-]{1,30}>)?(?=${CONTENT}))`,
  "gu",
);
const TAG = "(?:[ \\t][^<>\\n]{0,200})?>[ \\t\\r\\n]{0,20}";
/** What is between a label of a page and a value with a digit: tags and a sign. */
const TAGS_BETWEEN = `(?:</?[A-Za-z:]{1,30}${TAG}){0,8}`;
const DIGIT = "[^ \\t\\r\\n<]{0,80}[0-9]";
const MARKED = new RegExp(
  `</(?:[A-Za-z:]{1,30}${TAG}(?:[=:] {0,3}${TAGS_BETWEEN}` +
    `|(?:- {0,3}|(?=<))${TAGS_BETWEEN}(?=${DIGIT}))|[bi]> (?=${DIGIT}))` +
    "(?=([^ \\t\\r\\n<]{3,200})[ \\t\\r\\n]{0,20}(?:<|$))",
  "gu",
);
const MARKED_NAME = new RegExp(
  `>[ \\t\\r\\n]{0,20}((?:[A-Za-z]{2,12} )?${WORD})[: \\t\\r\\n]{0,9}$`,
  "u",
);
const REACH_OF_NAME = 90; // characters of a label in front of the tag that closes it
const INNER = "[\"'](?=[!#$%*@^_~]{0,3}[0-9A-Za-z])";
const NO_FIELD = `&(?!(?:[A-Za-z_](?:[A-Za-z0-9_.-]|[\\[\\]${SEALED}]){0,60})?=|[& \\t\\r\\n"'<]|$)`;
/** A value, of which all is sealed that does not end it; in a pair of quotes, two are one. */
const VALUE = new RegExp(
  "(?:[bBfru](?=[\"']))?" +
    '(?:"((?!")[^"\\n]*(?:(?:"(?=[0-9A-Za-z])|""(?=[^"\\n]{0,200}"))[^"\\n]*)*' +
    '|(?=")[^"\\n]*(?:"(?=[0-9A-Za-z])[^"\\n]*)*)' +
    "|'((?!')[^'\\n]*(?:(?:''(?=[^'\\n]{0,200}')|'(?=['0-9A-Za-z])" +
    `|'${SEALED}'|'"'"')[^'\\n]*)*|(?=')[^'\\n]*(?:'(?=['0-9A-Za-z])[^'\\n]*)*)` +
    "|`([^`\\n]*)" +
    `|((?:[^ \\t\\r\\n"'\`&]|(?<!=)${NO_FIELD}(?=[A-Za-z0-9_-]{0,40}[0-9]))[^ \\t\\r\\n"'&]*` +
    `(?:(?:${INNER}|${NO_FIELD})[^ \\t\\r\\n"'&]*)*))`,
  "y",
);
const QUOTE = /[bBfru]?(["'`])/y;
/** What a form has for blanks in front of a value. */
export const SPACES = /[+]{1,9}(?=["'`\[{(])/y;
const KEY = "[\"']?[A-Za-z0-9_-]{1,40}[\"']?[ \\t]{0,9}(?::|=(?=[ \\t]{0,9}[\"']))[ \\t]{0,9}";
/** The keys of values in brackets, up to that of the first one. */
const KEYS = `(?:${KEY}[\\[({][ \\t\\r\\n\\[({]{0,40}){0,3}(?:${KEY})?`;
/** What opens a long text, or a fence around one word. */
const TRIPLE =
  /[bBfru]?(?:"{3}|'{3})[ \t]*\r?\n?[ \t]*(?=[^"' \t\r\n])|`{3}(?:[a-z]{0,10}[ \t]{0,9}\r?\n[ \t]{0,40})?(?=[^ \t\r\n`]{3,200}[ \t\r\n]{0,40}`{3})/uy;
/** Tags and anchors of YAML, which may be a part of a password as well. */
const TAGS = /(?:[!&][A-Za-z0-9!_/-]{1,40}[ \t]{1,9}){1,2}(?=[^ \t\r\n])/uy;
const CODED_WORD = /(?=[A-Za-z_.]{1,60}[0-9])[A-Za-z][A-Za-z0-9_.]{1,60}/uy;
/** What is between two values behind a call, and behind a condition. */
const FOLLOWING = new Map([
  [
    "(",
    /["'`](?:[ \t\r\n]{0,40},[ \t\r\n]{0,40}|\)[ \t\r\n]{0,40}(?:[?.]{1,2}[A-Za-z_]{2,30}\((?:[|]_[|] ?)?|\{ ?))(?=["'`])/uy,
  ],
  ["?", /["'`][ \t\r\n]{0,40}:[ \t\r\n]{0,40}(?=["'`])/uy],
]);
const OPENED = new RegExp(`[\\[({][ \\t\\r\\n\\[({]{0,40}${KEYS}`, "y");
const NEXT = new RegExp(`["'\`]?[ \\t\\r\\n]{0,40},[ \\t\\r\\n\\[({]{0,40}${KEYS}`, "y");
/** Between two parts of a text that a program joins, or what a value was and is. */
const JOINED =
  /["'`](?:[ \t\r\n]{0,40}(?:[+.]|\.\.)[ \t\r\n]{0,40}|[ \t]{0,9}\r?\n[ \t]{1,40})(?=["'`])|["'`]?[ \t]{1,3}[=-]>[ \t]{1,3}(?=[^ \t\r\n])/uy;
/** What is between a name and a secret that both stand behind a colon: `password: bob / x`. */
const PAIRED = new RegExp(`[ \\t]{1,3}/[ \\t]{1,3}${MIXED}(?=[^ \\t\\r\\n]{5})`, "uy");
const REACH_OF_COLON = 3; // characters in front of a value that may have one
const END = ",;)}]";
const FIRST_SIGN = "[^ \\t\\r\\n\"'`$%<Yy\\{]";
/** A value that is nothing but a word up to the end of its line, or a text that a sign follows. */
const SIMPLE = new RegExp(
  "(?:(?<=[^ \\t\\n\\-])|(?<=[^ \\t\\n\\-][ \\t]))(?![Yy])([0-9A-Za-z][0-9A-Za-z_.\\-]*)(?=[\\r\\n]|$)" +
    `|(?:(?<=:)|(?<=: ))(?:"${FIRST_SIGN}[^"\\n]*"|'${FIRST_SIGN}[^ \\t\\r\\n"'\`]*')(?=[,\\}\\])])`,
  "uy",
);
const MOST = limit("parameters_of_a_header");

/** The names that have a value, those inside a value as well, each {name, start, end, isSaid, isMade}:
    where the value begins, where it ends if that is known, and what is between. With a verb, something
    is said, and has a digit: `the password is wrong` has none. What is made is a list, or what another
    call returns. */
export function* findPlaces(text) {
  for (const found of text.matchAll(NAME)) {
    const isSaid = found.groups.said !== undefined;
    const isMade = found.groups.made !== undefined;
    yield { name: found[1].replaceAll("+", " "), start: endOf(found), end: null, isSaid, isMade };
  }
  for (const found of SAID_IN_FORM.test(text) ? withBlanks(text).matchAll(NAME) : []) {
    if (found.groups.said !== undefined) {
      yield { name: found[1], start: endOf(found), end: null, isSaid: true };
    }
  }
  for (const [start, isSaid] of findNames(text)) {
    yield { name: "password", start, end: null, isSaid };
  }
  for (const pattern of [OPTION, PART]) {
    for (const found of text.matchAll(pattern)) {
      yield { name: found[1], start: endOf(found), end: null, isSaid: false };
    }
  }
  if (text.includes(">")) yield* inTags(text);
  for (const found of text.matchAll(ROW)) {
    const start = endOf(found);
    const end = start + found[2].replace(/[ \t`*]+$/u, "").length;
    yield { name: found[1], start, end, isSaid: false };
  }
}

/** The names that tags of markup give, or what is in a cell before another. */
function* inTags(text) {
  for (const found of text.matchAll(ELEMENT)) {
    const start = endOf(found) + found[2].length;
    yield { name: found[1], start, end: start + found[3].length, isSaid: false };
  }
  for (const found of text.matchAll(CELL)) {
    const name = found[1];
    const start = endOf(found) + (name ? found[2].length + found[3].length : found[6].length);
    const value = name ? found[4] : found[7];
    yield { name: name ?? found[5], start, end: start + value.length, isSaid: false };
  }
  for (const found of text.matchAll(MARKED)) {
    const name = MARKED_NAME.exec(text.slice(Math.max(0, found.index - REACH_OF_NAME), found.index));
    const start = endOf(found);
    if (name) yield { name: name[1], start, end: start + found[1].length, isSaid: false };
  }
}

/** Where the value at a place is, if there is nothing to tell it from; most are so: [start, end]. */
export function simpleValue({ text, nesting }, at) {
  const found = nesting.hasEscapes ? null : find(SIMPLE, text, at);
  if (!found) return null;
  return found[1] === undefined ? [at + 1, endOf(found) - 1] : [at, endOf(found)];
}

/** Where the value at a place is, or each of them where brackets hold several: [start, end]. */
export function* readValues(reading, from) {
  const { text } = reading;
  if (find(SHOWN, text, from)) return;
  let follows = text.slice(Math.max(0, from - REACH_OF_COLON), from).includes(":") ? PAIRED : JOINED;
  let at = behindLead(text, from);
  const lead = text.slice(from, at).replace(/[ \t\r\n]+$/u, "");
  const word = lead ? find(CODED_WORD, text, from) : null;
  if (word) yield [from, endOf(word)]; // it may be the value itself
  if (find(SHOWN, text, at) || text.startsWith("</", at)) return;
  for (const before of [SPACES, TRIPLE]) {
    const behind = find(before, text, at);
    if (behind) at = endOf(behind);
  }
  const tags = find(TAGS, text, at);
  const tagged = tags ? valueAt(reading, endOf(tags)) : null;
  if (tagged) {
    yield [at, endOf(tagged)];
    return;
  }
  const opened = find(OPENED, text, at);
  let found = valueAt(reading, opened ? endOf(opened) : at);
  for (let number = 0; found && number < MOST; number += 1) {
    let end = endOf(found);
    const start = end - (found[1] ?? found[2] ?? found[3] ?? found[4]).length;
    while (end > start && found[4] && END.includes(found.input[end - 1])) end -= 1;
    if (end > start) yield [start, end];
    const more = opened ? NEXT : FOLLOWING.get(lead.slice(-1)) ?? follows;
    follows = JOINED;
    const joined = find(JOINED, text, end);
    const after = joined ?? find(more, text, end);
    const isPaired = !joined && more === PAIRED;
    found = after ? valueAt(reading, endOf(after)) : null;
    if (found && isPaired && !isPair(text.slice(start, end), found[0])) return;
  }
}

/** Whether what is behind a stroke may be the secret of what is in front of it. */
function isPair(name, value) {
  return isNoWord(stripEnd(value, `${END}.`)) && !isMessage(name);
}

/** The value at a place; in quotes, what is sealed counts if there is another quote. */
function valueAt({ text, nesting }, at) {
  const quote = find(QUOTE, text, at);
  if (!quote) return find(VALUE, nesting.bare(at - 1, true), at);
  const sealed = nesting.quoted(endOf(quote) - 1);
  const opening = nesting.opening(endOf(quote) - 1);
  if (at >= (nesting.unclosed.get(opening) ?? 0)) {
    const found = find(VALUE, sealed, at);
    const behind = found ? sealed[endOf(found)] : undefined;
    const isEnd = behind === undefined && !nesting.isInQuotes(at);
    if (behind === quote[1] || isEnd) return found;
    nesting.unclosed.set(opening, found ? endOf(found) : at);
  }
  return find(VALUE, text, at);
}
