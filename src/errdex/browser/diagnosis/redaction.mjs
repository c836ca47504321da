// Makes what is shown of evidence, so that no secret and no phone number is shown with it.
// `redact` alone turns a value of evidence into text; `maskLeftovers` goes over the rest.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { isText, jsonText, lengthOf } from "./values.mjs";

const LONGEST = limit("characters_shown");
const FEWEST_DIGITS = limit("digits_of_a_long_number");
const SHORTEST_SECRET = limit("characters_of_a_secret");
const NUMBER = new RegExp(`[0-9]{${FEWEST_DIGITS},}`, "g");
const TOKEN = /[A-Za-z0-9+/=_-]{24,}/g;
const WORD = /^[A-Za-z]{0,20}[0-9]{0,8}$/;
const ANY_DIGIT = /[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;
const BEYOND = /[^\x00-~]/gu;

/** What may be shown of a value; the mode is hide, phone, shape or empty. */
export function redact(value, mode, secrets) {
  if (value === undefined) return say("value_absent");
  if (value === "") return say("value_empty");
  if (value === null || typeof value === "boolean") return String(value);
  if (mode === "phone") {
    const items = Array.isArray(value) ? value.slice(0, LONGEST) : [value];
    return cut(items.map((item) => phone(textOf(item), secrets)).join(", "));
  }
  if (mode === "shape") return cut(shape(start(textOf(value, LONGEST), LONGEST + 1)));
  const text = textOf(value);
  return mode === "hide" ? say("value_hidden", { count: lengthOf(text) }) : cut(maskLeftovers(text, secrets));
}

/** What stands in the place of a code as `maskLeftovers` gives it, numbers however they are spelled. */
export function maskCode(text, secrets) {
  const shown = withoutSecrets(text, secrets).replace(TOKEN, cutToken);
  return (shown.match(ANY_DIGIT)?.length ?? 0) < FEWEST_DIGITS ? shown : masked(shown);
}

/** A text without the secrets, the long tokens and the long numbers in it. */
export function maskLeftovers(text, secrets) {
  return withoutSecrets(text, secrets).replace(TOKEN, cutToken).replace(NUMBER, masked);
}

function textOf(value, most) {
  return isText(value) ? value : jsonText(value, most);
}

/** The first characters of a text, a pair of surrogates being one. */
function start(text, count) {
  return [...text.slice(0, 2 * count)].slice(0, count).join("");
}

function cut(text) {
  return start(text, LONGEST + 1) === start(text, LONGEST) ? text : `${start(text, LONGEST - 3)}...`;
}

function shape(text) {
  return text.replace(/[0-9]/g, "9").replace(/[A-Za-z]/g, "a").replace(BEYOND, "*");
}

function phone(text, secrets) {
  return maskLeftovers(masked(withoutSecrets(text, secrets).replace(BEYOND, "*")), []);
}

function withoutSecrets(text, secrets) {
  const longest = [...secrets].sort((a, b) => lengthOf(b) - lengthOf(a));
  for (const secret of longest) {
    if (lengthOf(secret) >= SHORTEST_SECRET) text = text.replaceAll(secret, () => say("value_secret"));
  }
  return text;
}

/** The start of a token and its length; words joined by signs, as in a path, stay. */
function cutToken(token) {
  if (token.split(/[+/=_-]/).every((part) => WORD.test(part))) return token;
  return `${token.slice(0, 4)}...(${token.length})`;
}

/** Text in which of seven digits or more the first few and the last four stay. */
function masked(text) {
  const count = text.match(ANY_DIGIT)?.length ?? 0;
  if (count < 7) return text;
  const first = Math.max(0, Math.min(5, count - 8));
  let number = -1;
  return text.replace(ANY_DIGIT, (digit) => {
    number += 1;
    return number >= first && number < count - 4 ? "*" : digit;
  });
}
