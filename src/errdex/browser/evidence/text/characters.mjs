// The few operations on characters that must give the same result in JavaScript and Python.

import { say } from "../../engine/sentences.mjs";
import { limit } from "../../engine/tables.mjs";

export const BLANKS = " \t\r\n";
/** How many characters of a text are read; the rest is cut off. */
export const LONGEST = limit("characters_of_a_text");
export const MOST_LINES = limit("lines_of_a_text");
export const BEYOND_ASCII = /[\u0080-\uFFFF]/;
const INVISIBLE = /[\u200B\u2060\uFEFF]/g;

/** The text with ASCII capitals in lower case; no other character changes. */
export function lower(text) {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/** The text without spaces, tabs, CR and LF at its ends. */
export function trim(text) {
  let start = 0;
  while (start < text.length && BLANKS.includes(text[start])) start += 1;
  return stripEnd(text.slice(start), BLANKS);
}

/** Without the characters at its end that are among these; a pattern would be quadratic. */
export function stripEnd(text, signs) {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/** A text without a prefix. */
export function removePrefix(text, prefix) {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** The text before a separator, the separator, and the text after; all before if it is missing. */
export function partition(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text, "", ""] : [text.slice(0, at), sign, text.slice(at + sign.length)];
}

/** What a sticky or global pattern finds at or from a place, or null. */
export function find(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** All that a global pattern finds from a place on. */
export function findAll(pattern, text, at) {
  pattern.lastIndex = at;
  return text.matchAll(pattern);
}

/** So many characters in front of a place, or as many as there are; a pair of surrogates is one. */
export function before(text, at, count) {
  const near = text.slice(Math.max(0, at - count), at);
  if (!BEYOND_ASCII.test(near)) return near;
  return [...text.slice(Math.max(0, at - 2 * count), at)].slice(-count).join("");
}

/** Whether a text has so many characters at most; a pair of surrogates is one. */
export function hasAtMost(count, text) {
  return text.length <= count || (text.length <= 2 * count && BEYOND_ASCII.test(text) && [...text].length <= count);
}

/** Where what was found ends. */
export function endOf(found) {
  return found.index + found[0].length;
}

/** The rest of the line at a place. */
export function lineAt(text, start) {
  return text.slice(start, lineEnd(text, start));
}

/** Where the line at a place ends. */
export function lineEnd(text, start) {
  const end = text.indexOf("\n", start);
  return end < 0 ? text.length : end;
}

/** Text in which CR LF and CR are LF. */
export function normalizeLineEnds(text) {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

/** Text in which halves of surrogate pairs that are alone are replaced. */
export function wholePairs(text) {
  return text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD");
}

/** Pasted text with LF line ends and without invisible characters, and notes on that. */
export function clean(text) {
  const notes = [];
  text = normalizeLineEnds(text.replace(/^\uFEFF/, ""));
  const found = text.search(INVISIBLE);
  if (found >= 0) {
    const line = text.slice(0, found).split("\n").length;
    notes.push(say("invisible_characters", { line }));
    text = text.replace(INVISIBLE, "");
  }
  return [text, notes];
}

/** Where the last line ends that is read; the length of a text that has no more. */
export function endOfLines(text) {
  const sign = count(text, "\n") >= count(text, "\r") ? "\n" : "\r";
  if (count(text, sign) < MOST_LINES) return text.length;
  let at = -1;
  for (let line = 0; line < MOST_LINES; line += 1) at = text.indexOf(sign, at + 1);
  return at + 1;
}

function count(text, sign) {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found += 1;
  return found;
}

/** Where a text is cut that has more than so many characters, a pair of surrogates being one. */
export function cutAt(text, most) {
  if (text.length <= most) return text.length;
  let at = 0;
  for (let count = 0; count < most && at < text.length; count += 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return at;
}
