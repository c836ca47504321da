// The values that evidence holds: their kinds, their text, and whether somebody masked them.
// A number keeps its text as JsonNumber, an object is a Map or plain, what is absent is undefined.

import { CUT, NOT_GIVEN } from "../evidence/http/documents.mjs";
import { isElided, mayBeElided } from "../evidence/text/elisions.mjs";
import { JsonNumber } from "../evidence/text/json_text.mjs";

const WORD =
  "(?:[Rr]edacted|REDACTED|[Ff]iltered|FILTERED|[Hh]idden|HIDDEN|[Mm]asked|MASKED|[Ss]ecured?" +
  "|SECURED?|secret|[Oo]mitted|OMITTED|[Rr]emoved|REMOVED|[Ss]anitized|SANITIZED|[Ss]tripped)";
const BLOCK = "[\u2022\u25a0\u25cf\u2587\u2588\u2591-\u2593]";
const MASKS = new RegExp(
  `^(?:(?:[A-Za-z]{1,20} )?[[<(]${WORD}(?:[ :_-][^[\\]<>()\\n]{0,40})?[\\])>]|${WORD}` +
    "|<[A-Za-z][A-Za-z _-]*>|\\{\\{[^{}]*\\}\\}" +
    `|(?:[A-Za-z]{1,20} )?(?:\\*+|${BLOCK}+|x{4,16}|X{4,16}|#{4,16}|\\.{3,}|\u2026+))$`,
);
const BLOCKS = new RegExp(`${BLOCK}{2}`);
// What a shell would put there, as the reader of commands marks it: <$NAME>, <%NAME%>.
const REPLACED = /<[$%][^<>]*>/;
const PLACEHOLDER = /^\{[a-z]{3,}(?:[_-][a-z]+)*\}$/; // as documentation has it
const YOURS = /^(?:YOUR|[Yy]our)[_-][A-Za-z_-]{2,60}$/;
const STARS = /^[^*]{0,6}\*{3,}[^*]{0,6}$/u;
const PATTERNS = new Map();

export function kindOf(value) {
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number") {
    return typeof value;
  }
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return value instanceof JsonNumber ? "number" : "object";
}

export function isText(value) {
  return typeof value === "string";
}

/** Whether a value is text that stands for another, or holds a part that does. */
export function isMasked(value) {
  if (typeof value !== "string" || !value) return false;
  if (value.includes("***") || REPLACED.test(value)) return true;
  if ((mayBeElided(value) && isElided(value)) || YOURS.test(value)) return true;
  return MASKS.test(value) || PLACEHOLDER.test(value) || BLOCKS.test(value);
}

/** Whether a text is nothing but a mask, such as ab****yz, [REDACTED] or <$NAME>. */
export function isMask(text) {
  return MASKS.test(text) || STARS.test(text) || REPLACED.exec(text)?.[0] === text;
}

/** The name of what has to be given in place of a masked value. */
export function needOf(value) {
  if (value === NOT_GIVEN) return "whole";
  if (value.endsWith(CUT)) return "rest";
  return REPLACED.test(value) ? "replaced" : "unmasked";
}

/** The value of a member, undefined where there is none or the value is no object. */
export function member(value, name) {
  if (value instanceof Map) return value.get(name);
  return kindOf(value) === "object" && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A compiled pattern for the whole text, in which the dot matches line ends. */
export function whole(pattern) {
  let compiled = PATTERNS.get(pattern);
  if (!compiled) PATTERNS.set(pattern, (compiled = new RegExp(`^(?:${pattern})$`, "su")));
  return compiled;
}

export function matches(pattern, text) {
  return whole(pattern).test(text);
}

/** The number of characters, a pair of surrogates being one. */
export function lengthOf(text) {
  let length = text.length;
  for (let at = 0; at + 1 < text.length; at += 1) {
    if (text.codePointAt(at) > 0xffff) length -= 1;
  }
  return length;
}

/** A value, or the first items of each list and object in it, as compact JSON. */
export function jsonText(value, most) {
  if (Array.isArray(value)) {
    return `[${value.slice(0, most).map((item) => jsonText(item, most)).join(",")}]`;
  }
  if (kindOf(value) === "object") {
    const members = (value instanceof Map ? [...value] : Object.entries(value)).slice(0, most);
    const texts = members.map(([name, item]) => `${JSON.stringify(name)}:${jsonText(item, most)}`);
    return `{${texts.join(",")}}`;
  }
  return value instanceof JsonNumber ? value.text : JSON.stringify(value);
}
