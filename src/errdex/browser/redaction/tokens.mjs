// Finds tokens, keys and passwords that nobody named by their shape and by what they follow.

import { limit } from "../engine/tables.mjs";
import { secretAt } from "./edits.mjs";

const LONGEST_WORDS = limit("characters_of_a_token");
const LONGEST_MIXED = limit("characters_of_a_mixed_word");
const LONG = new RegExp(`[A-Za-z0-9+/_-]{${LONGEST_WORDS},}={0,2}`, "g");
const MIXED = new RegExp(`[A-Za-z0-9]{${LONGEST_MIXED},}`, "g");
const SIGN = /[+/=_-]/;
const WORD = /^[A-Za-z]{0,20}[0-9]{0,8}$/;
const ONE_KIND = /^(?:[A-Za-z]*|[0-9]*)$/;
const COMPACT_DATE = /^(?:19|20)[0-9]{6}T[0-9]{6}Z?$/;
const SHAPED = new RegExp(
  "eyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*){0,4}" +
    "|(?:AKIA|ASIA)[A-Z0-9]{12,}" +
    "|(?:gh[opsru]_|github_pat_|glpat-|xox[abeprs]-|[rsp]k_(?:live|test)_|sk-|AIza|ya29\\.|SG\\." +
    "|4/0A|1//0)[A-Za-z0-9._/-]{6,}" +
    "|(?<![A-Za-z])(?:[Bb]earer|BEARER|[Bb]asic|BASIC|[Tt]oken)[ \\t]+(?<bare>[A-Za-z0-9._~+/-]{6,}=*)",
  "g",
);
const USER = new RegExp(
  "://(?:(?<plain>[^/?# \\t\\r\\n\"'<>]{1,200})" +
    "|(?<slashed>[^/?#@: \\t\\r\\n\"'<>]{1,100}:(?![0-9]{1,5}[/?#])[^ \\t\\r\\n@\"'<>]{1,200}))@",
  "gu",
);
const START_OF_PATH = /^\/[^ \t\r\n]*@/;
const ONE_WORD = /^[A-Za-z][a-z]*$/;

/** The edits that cut tokens and take out what stands before the host of a URL. */
export function* findTokens(reading, codes) {
  const { text } = reading;
  for (const found of text.matchAll(SHAPED)) {
    const { bare } = found.groups;
    const end = found.index + found[0].length;
    if (bare === undefined) yield cut(reading, found.index, end);
    else if (!ONE_WORD.test(bare)) yield cut(reading, end - bare.length, end);
  }
  for (const { 0: token, index } of text.matchAll(LONG)) {
    if (!isWords(token)) yield cut(reading, index, index + token.length);
  }
  for (const { 0: word, index } of text.matchAll(MIXED)) {
    if (isMixed(word) && !codes.has(word)) yield cut(reading, index, index + word.length);
  }
  for (const [start, end] of userSpans(text)) yield secretAt(reading.span(start, end));
}

/** Where names and passwords stand before the host of a URL, or at the start of a path. */
export function* userSpans(text) {
  for (const found of text.matchAll(USER)) {
    yield [found.index + 3, found.index + found[0].length - 1];
  }
  const path = START_OF_PATH.exec(text);
  if (path && path[0].length > 2) yield [1, path[0].length - 1];
}

/** Whether a token is words and small numbers joined by signs, as in a path. */
function isWords(token) {
  const isEncoded = token.includes("+") || (token.endsWith("=") && token.length % 4 === 0);
  if (isEncoded && /[A-Z]/.test(token) && /[a-z]/.test(token)) return false; // Base64 without a digit
  return token.split(SIGN).every((part) => WORD.test(part));
}

function isMixed(word) {
  return !WORD.test(word) && !ONE_KIND.test(word) && !COMPACT_DATE.test(word);
}

/** The edit that leaves the start of a token and its length. */
function cut(reading, from, to) {
  const token = reading.text.slice(from, to);
  const [start, end] = reading.span(from, to);
  return { start, end, kind: "token", shown: `${token.slice(0, 4)}...(${token.length})` };
}
