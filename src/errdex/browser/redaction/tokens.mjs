// Finds tokens, keys and passwords that nobody named by their shape and by what they follow.

import { limit } from "../engine/tables.mjs";
import { endOf, find } from "../evidence/text/characters.mjs";
import { secretAt } from "./edits.mjs";
import { WORD, WORDS_IN_ONE, isEncoded } from "./token_shapes.mjs";

const LONGEST_MIXED = limit("characters_of_a_mixed_word");
const MIXED = new RegExp(`([A-Za-z0-9]{${LONGEST_MIXED},})(?:={1,2}(?=[ \\t\\r\\n.,;)]|$))?`, "g");
const ONE_KIND = /^(?:[A-Za-z]*|[0-9]*)$/;
const COMPACT_DATE = /^(?:19|20)[0-9]{6}T[0-9]{6}Z?$/;
/** A token that may have letters alone. */
const KEY_ID = /^(?:AKIA|ASIA)[A-Z0-9]{12,}$/;
const PRIVATE_KEY = new RegExp(
  "-BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----([^-]+(?:-(?!-)[^-]+)*)" +
    "|---- BEGIN SSH2 [A-Z ]{0,30}PRIVATE KEY ----([^-]+(?:-(?!-)[^-]+)*)" +
    "|Private-Lines: [0-9]{1,4}\\r?\\n((?:[^ :\\r\\n]{1,100}\\r?\\n){1,200})",
  "gu",
);
const USER = new RegExp(
  "(?:[^/? \\t\\r\\n\"'<>]{1,200}" +
    "|[^/?#: \\t\\r\\n\"'<>]{0,100}:(?!(?:80|443|[0-9]{4,5})[/?])[^ \\t\\r\\n@\"'<>]{1,200})@",
  "uy",
);
const REACH_OF_USER = 604; // in UTF-16
const START_OF_PATH = /^\/[^ \t\r\n]*@/;
const PART = new RegExp(`[A-Za-z0-9]{${limit("characters_of_a_hidden_part")},}`, "g");
const PLAIN_WORD = /^(?:[A-Z]?[a-z]*[0-9]{0,8}|[A-Z]+[0-9]{0,8}|[0-9]+)$/;

/** The edits that cut tokens and take out what precedes the host of a URL. */
export function* findTokens(reading, codes) {
  const { text } = reading;
  const unnamed = reading.unidentified;
  for (const [start, end] of reading.tokens) {
    if (!codes.has(text.slice(start, end))) yield cut(reading, start, end);
  }
  for (const { 0: token, 1: word, index } of unnamed.matchAll(MIXED)) {
    if (isMixed(word) && !codes.has(word)) yield cut(reading, index, index + token.length);
  }
  for (const found of text.matchAll(PRIVATE_KEY)) {
    const key = found[1] ?? found[2] ?? found[3];
    yield secretAt(reading.span(endOf(found) - key.length, endOf(found)));
  }
  for (const [start, end] of userSpans(reading)) yield secretAt(reading.span(start, end));
}

/** Parts of tokens that do not look like one by themselves, nor like words. A reader splits a token
    at its signs, has a blank for its plus sign, or lower-cases it. */
export function* tokenParts(reading) {
  const { text } = reading;
  for (const [start, end] of reading.tokens) {
    const token = text.slice(start, end);
    const word = isEncoded(token) ? PLAIN_WORD : WORDS_IN_ONE;
    for (const [part] of token.matchAll(PART)) {
      const isToken = part.length >= LONGEST_MIXED && isMixed(part);
      if (!isToken && (!word.test(part) || KEY_ID.test(part))) yield part;
    }
  }
}

const VARIABLE =
  "(?:\\{{1,2} ?[A-Za-z_.\\-]{1,60} ?\\}{1,2}|\\$\\{[A-Za-z_.\\-]{1,60}\\}|\\$[A-Z][A-Z_]{1,60}" +
  "|<[A-Za-z_\\-]{1,60}>|%s)";
/** What is filled in before somebody signs in. */
const TEMPLATE = new RegExp(`^${VARIABLE}(?::${VARIABLE})?@$`, "u");

/** Where names and passwords precede the host of a URL, or begin a path. */
export function* userSpans(reading) {
  const { text } = reading;
  let at = text.indexOf("://");
  while (at >= 0) {
    at += 3;
    const hasEnd = text.slice(at, at + REACH_OF_USER).includes("@");
    const found = hasEnd ? userAt(reading, at) : null;
    if (found) {
      if (!TEMPLATE.test(text.slice(at, endOf(found)))) yield [at, endOf(found) - 1];
      at = endOf(found);
    }
    at = text.indexOf("://", at);
  }
  const path = START_OF_PATH.exec(text);
  if (path && path[0].length > 2) yield [1, path[0].length - 1];
}

function userAt(reading, at) {
  return find(USER, reading.nesting.bare(at - 1), at) ?? find(USER, reading.text, at);
}

function isMixed(word) {
  return !WORD.test(word) && !ONE_KIND.test(word) && !COMPACT_DATE.test(word);
}

/** The edit that leaves the start of a token and its length. */
function cut(reading, from, to) {
  const token = reading.text.slice(from, to);
  const [start, end] = reading.span(from, to);
  return { start, end, kind: "token", shown: `${token.slice(0, 4)}...(${[...token].length})` };
}
