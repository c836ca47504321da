// Finds a name and its value that are two items of a call, a tuple or a list.

import { endOf } from "../evidence/text/characters.mjs";
import { isNoWord } from "./coded_words.mjs";
import { MADE, WORD } from "./named_places.mjs";
import { LOGGED } from "./values.mjs";

/** What may be a name beside another: `("id", "password", "address1")`. */
const PLAIN = "[A-Za-z_.\\-]{1,60}[0-9]{0,2}";
/** A name and its value in a call, a list or a tuple; it may be made by another call. */
const ITEM = new RegExp(
  "(?:\\((?:&[A-Za-z.]{1,30},)?[ \\t]?[\"'`](?:-[a-z][\"'`], ?[\"'`])?(?:[#.]|--)?" +
    "|\\n[ \\t]?[\"'`][#.]|\\[\\[\"|\\], ?\\[\"|[{,][ \\t\\r\\n]{0,9}<<[\"']|\\{[ \\t\\r\\n]{0,9}[\"']" +
    `(?!${WORD}["'],[ \\t\\r\\n]{0,20}["']${PLAIN}["']))` +
    `(${WORD})["'\`](?:,|>>(?:,| =>))[ \\t\\r\\n]{0,20}` +
    "(?:(?:[a-z]{1,20}=[A-Za-z_.]{1,30}, ?){0,3}default ?= ?)?(?:<<)?" +
    `(?:(?=["'\`])|(?<made>${MADE}))`,
  "gu",
);
/** A name without quotes: an atom of a tuple, or the constant of a header. */
const BARE = new RegExp(
  "[({](?:(?<=\\{)[ \\t\\r\\n]{0,9}:?" +
    `(?=${WORD},[ \\t\\r\\n]{0,20}(?:<<)?["'][^"'\\n]{1,200}["'](?:>>)?[ \\t\\r\\n]{0,9}\\})` +
    `(${WORD})` +
    "|(?:(?<=add\\()|(?<=define\\()|(?<=append\\()|(?<=eader\\()|(?<=put\\()|(?<=set\\())" +
    "(?:[A-Za-z]{1,30}(?:[.]|::)){0,3}([A-Z][A-Z0-9_]{2,40}))" +
    ",[ \\t\\r\\n]{0,20}(?:<<)?(?=[\"'])",
  "gu",
);
const ARGUMENT =
  "(?:\"[^\"\\n]{0,200}\"|'[^'\\n]{0,200}'|[A-Za-z0-9_.:@$\\-]{1,60}(?:\\([^()\"'\\n]{0,60}\\))?)";
const BETWEEN = "[ \\t\\r\\n]{0,20},[ \\t\\r\\n]{0,20}";
const ARGUMENTS = new RegExp(
  "([(\\[](?<=[A-Za-z_>][(\\[])[ \\t\\r\\n]{0,20})" +
    `(${ARGUMENT}(?:${BETWEEN}${ARGUMENT}){2,40})(?=,?[ \\t\\r\\n]{0,20}[)\\]])`,
  "gu",
);
const ONE_ARGUMENT = new RegExp(`(${ARGUMENT})(?:${BETWEEN}|$)`, "gu");
const QUOTED_NAME = new RegExp(`^[:"'](${WORD})["']?$`, "u");
const WORDS = new RegExp(`^["'](?:${PLAIN}|[A-Za-z ,.:;()\\-]{1,200})["']`, "u");
const MAKES_PAIRS = /(?:[Mm]ap|MAP|eaders?|ash|bject|BJECT|ict)(?:[.]of)?[(\[][ \t\r\n]*$/u;
const REACH = 40; // characters in front of what a call is given that tell whether it is names with values
/** A value in front of what it is called. */
const BACKWARDS = new RegExp(
  "([Vv]alue[\"']?[ \\t]{0,9}[:=][ \\t]{0,20})" +
    "(?:\"([^\"\\n]{1,200})\"|'([^'\\n]{1,200})'|([^ \\t\\r\\n\"',<>]{1,200}))[ \\t\\r\\n,]{1,20}" +
    `(?:${LOGGED}[ \\t]{0,20})?["']?(?:[Nn]ame|[Kk]ey|type)["']?[ \\t]{0,9}[:=][ \\t]{0,20}["']?(${WORD})`,
  "gu",
);
const LABELLED = new RegExp(
  `"(?<=[(:@ ]")([^"\\n]{1,200})",?[ \\t\\r\\n]{1,20}for[A-Z][A-Za-z]{0,30}:[ ]?@?"(${WORD})"`,
  "gu",
);
/** A text that is compared with what has a name. */
const COMPARED = new RegExp(
  "[\"'`]([^\"'`\\n]{4,200})[\"'`](?:[ \\t]?[!=]={1,2}[ \\t]?|\\.equals\\(|(?<given>,[ \\t]?))" +
    `(${WORD})(?=[ \\t]{0,3}(?:[)\\];&|,?:\\r\\n]|$))`,
  "gu",
);
const COMPARES =
  /(?:[Aa]ssert|[Cc]ompare|[Ee]qual|[Ee]xpect|[Vv]erify|strn?cmp)[A-Za-z_.]{0,20}(?:\([ \t\r\n]{0,20}(?:[a-z]{1,3}, )?| )$/u;

/** The names that have a value beside them. */
export function* findPairs(text) {
  for (const found of text.matchAll(ITEM)) {
    yield placeOf(found[1], endOf(found), null, found.groups.made !== undefined);
  }
  for (const found of text.matchAll(BARE)) yield placeOf(found[1] ?? found[2], endOf(found));
  for (const found of text.matchAll(ARGUMENTS)) {
    yield* alternating(text, found.index + found[1].length, found[2]);
  }
  for (const found of text.matchAll(BACKWARDS)) {
    const start = found.index + found[1].length + (found[4] === undefined ? 1 : 0);
    yield placeOf(found[5], start, start + (found[2] ?? found[3] ?? found[4]).length);
  }
  for (const found of text.matchAll(LABELLED)) {
    const start = found.index + 1;
    yield placeOf(found[2], start, start + found[1].length);
  }
  for (const found of text.matchAll(COMPARED)) {
    const near = text.slice(Math.max(0, found.index - REACH), found.index);
    const isCompared = found.groups.given === undefined || COMPARES.test(near);
    const start = found.index + 1;
    if (isCompared && isNoWord(found[1])) yield placeOf(found[3], start, start + found[1].length);
  }
}

/** The names of a call that takes names and values in turn, up to its last value. */
function* alternating(text, start, given) {
  const all = [...given.matchAll(ONE_ARGUMENT)];
  const before = text.slice(Math.max(0, start - REACH), start);
  const isSure = MAKES_PAIRS.test(before) && all.length % 2 === 0;
  for (let at = all.length % 2; at < all.length; at += 2) {
    const name = QUOTED_NAME.exec(all[at][1]);
    const value = all[at + 1][1];
    const isText = value.startsWith("'") || value.startsWith('"');
    if (name && isText && (isSure || !WORDS.test(value))) {
      yield placeOf(name[1], start + all[at + 1].index);
    }
  }
}

function placeOf(name, start, end = null, isMade = false) {
  return { name, start, end, isSaid: false, isMade };
}
