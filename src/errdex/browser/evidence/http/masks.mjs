// Tells whether a value of a message stands for another, since somebody masked it.

import { isElided, mayBeElided } from "../text/elisions.mjs";
import { CUT, NOT_GIVEN } from "./documents.mjs";

const WORD =
  "(?:[Rr]edacted|REDACTED|[Ff]iltered|FILTERED|[Hh]idden|HIDDEN|[Mm]asked|MASKED|[Ss]ecured?" +
  "|SECURED?|secret|[Oo]mitted|OMITTED|[Rr]emoved|REMOVED|[Ss]anitized|SANITIZED|[Ss]tripped)";
const BLOCK = "[\u2022\u25a0\u25cf\u2587\u2588\u2591-\u2593]";
const MASKS = new RegExp(
  `^(?:(?:[A-Za-z]{1,20} )?[[<(]{1,2}${WORD}(?:[ :_-][^[\\]<>()\\n]{0,40})?[\\])>]{1,2}` +
    `(?: [^\\n]{0,120}[\\])>.])?|${WORD}` +
    "|<[A-Za-z][A-Za-z _-]*>|\\{\\{[^{}]*\\}\\}" +
    `|(?:[A-Za-z]{1,20} )?(?:\\*+|${BLOCK}+|x{4,16}|X{4,16}|#{4,16}|\\.{3,}|\u2026+))$`,
  "u",
);
const BLOCKS = new RegExp(`${BLOCK}{2}`);
const AMONG_DIGITS = /[0-9](?:x{3,40}|X{3,40}|#{3,40})(?![A-Za-z])|(?<![A-Za-z])(?:x{3,40}|X{3,40}|#{3,40})[0-9]/;
// What a shell would put there, as the reader of commands marks it: <$NAME>, <%NAME%>.
const REPLACED = /<[$%][^<>]*>/;
const VARIABLE = /^\{\{[^{}]*\}\}$/u; // of a program that sends requests
const PLACEHOLDER = /^\{[a-z]{3,}(?:[_-][a-z]+)*\}$/; // as documentation has it
const YOURS = /^(?:YOUR|[Yy]our)[_-][A-Za-z_-]{2,60}$/;
const STARS = /^[^*]{0,6}\*{3,}[^*]{0,6}$/u;

/** Whether a value is text that stands for another, or holds a part that does. */
export function isMasked(value) {
  if (typeof value !== "string" || !value) return false;
  if (value.includes("***") || REPLACED.test(value)) return true;
  if ((mayBeElided(value) && isElided(value)) || YOURS.test(value)) return true;
  return MASKS.test(value) || PLACEHOLDER.test(value) || AMONG_DIGITS.test(value) || BLOCKS.test(value);
}

/** Whether a text is nothing but a mask, such as ab****yz, [REDACTED] or <$NAME>. */
export function isMask(text) {
  return MASKS.test(text) || STARS.test(text) || REPLACED.exec(text)?.[0] === text;
}

/** The name of what has to be given in place of a masked value. */
export function needOf(value) {
  if (value === NOT_GIVEN) return "whole";
  if (value.endsWith(CUT)) return "rest";
  if (VARIABLE.test(value)) return "unfilled";
  return REPLACED.test(value) ? "replaced" : "unmasked";
}
