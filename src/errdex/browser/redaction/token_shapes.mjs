// Knows tokens by their shape alone: what begins as one, and long runs that are no words.

import { limit } from "../engine/tables.mjs";
import { endOf } from "../evidence/text/characters.mjs";

const LONGEST_WORDS = limit("characters_of_a_token");
const LONG = new RegExp(`(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{${LONGEST_WORDS},}={0,2}`, "g");
const SIGN = /[+/=_-]/;
export const WORD = /^[A-Za-z]{0,20}[0-9]{0,8}$/;
const CAMEL_CASE = /^[A-Z]?[a-z]{0,20}(?:[A-Z][a-z]{2,20})*[0-9]{0,8}$/;
const SHAPED = new RegExp(
  "eyJ[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*){0,4}|A(?:KIA|SIA)[A-Z0-9]{12,}" +
    "|(?:g(?:h[opsru]_|ithub_pat_|l(?:pat|dt|rt|ft|ptt|cbt|imt|soat)-)|xox[abeprs]-|[rsp]k_(?:live|test)_" +
    "|sk-|whsec_|AIza|ya29\\.|SG\\.|4/0A|1//0)[A-Za-z0-9._/-]{6,}" +
    "|(?<![A-Za-z])(?:[Bb](?:earer|asic)|B(?:EARER|ASIC)|[Tt]oken)[ \\t]+" +
    "(?<bare>(?![^ ]{4}\\.\\.\\.\\([0-9])[A-Za-z0-9._~+/-]{6,}[^ \\t\\r\\n\"'`,;<>(){}\\]\\[]*)",
  "g",
);
/** A hash of a password, with what made it. */
const CRYPT = new RegExp(
  "\\$(?:(?<=_sha1\\$)|(?<=_sha(?:256|512)\\$)" +
    "|(?:[1-9][a-z]?|g?y|apr1|argon2(?:id?|d)|scrypt|pbkdf2[a-z0-9-]{0,10})\\$)" +
    "(?:[A-Za-z0-9./=,+_-]{0,80}\\$){1,4}[A-Za-z0-9./=+_-]{20,200}",
  "g",
);
const TILDES = new RegExp(
  "(?<![A-Za-z0-9._~/-])[A-Za-z0-9_-]{3,40}~" +
    "(?=[^a-z ]{0,80}[a-z])(?=[^A-Z ]{0,80}[A-Z])(?=[^0-9 ]{0,80}[0-9])[A-Za-z0-9._~-]{20,80}",
  "gu",
);
const SIGNED = [["$", CRYPT], ["~", TILDES]];
const ONE_WORD = /^[A-Za-z][a-z]*[.:!?]?$/;
export const WORDS_IN_ONE = /^(?:[A-Za-z]?[a-z]*(?:[A-Z][a-z]{2,})*[0-9]{0,8}|[A-Z]+[0-9]{0,8}|[0-9]+)$/;

/** Where tokens are that may have signs in them. */
export function* joinedTokens(text) {
  for (const found of text.matchAll(SHAPED)) {
    const { bare } = found.groups;
    if (bare === undefined) yield [found.index, endOf(found)];
    else if (!ONE_WORD.test(bare)) yield [endOf(found) - bare.length, endOf(found)];
  }
  for (const [sign, pattern] of SIGNED) {
    if (!text.includes(sign)) continue;
    for (const found of text.matchAll(pattern)) yield [found.index, endOf(found)];
  }
  for (const { 0: token, index } of text.matchAll(LONG)) {
    if (!isWords(token)) yield [index, index + token.length];
  }
}

/** Whether a token is words and small numbers joined by signs, as in a path. */
function isWords(token) {
  const parts = token.split(SIGN);
  if (parts.every((part) => CAMEL_CASE.test(part))) return true;
  if (!parts.every((part) => WORD.test(part))) return false;
  return !isEncoded(token) || parts.every((part) => WORDS_IN_ONE.test(part));
}

/** Whether a token has signs of Base64, in which a part may look like words. */
export function isEncoded(token) {
  return token.includes("+") || token.endsWith("=");
}
