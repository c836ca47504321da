// Takes off what a log writes before each line: times, levels, names of pods and loggers.
//
// A prefix is found where HTTP, a command or a log of a client begins behind it, and counts where
// the next line has one of the same shape: the same signs and words, with other numbers.

import { listOf } from "../../engine/tables.mjs";
import { REQUEST_LINE, STATUS_LINE, WIRE, hasCredentials } from "../http/bodies.mjs";
import { endOf, find, removePrefix } from "../text/characters.mjs";

const MOST_PREFIXES = 8;
const MOST_TOKENS = 80;
const VARYING = new Set(listOf("words_that_vary_in_a_log"));
const TOKEN = /[0-9A-Za-z_]+|[ \t]+|[^ \t]/uy;
const DIGIT = /[0-9]/;
const FIRST_LINE = `${REQUEST_LINE}$|${STATUS_LINE}(?=[ \\t]|$)`;
const ARROW = "-{2,3}> [A-Z]{3,7} +https?:|<-{2,3} (?:HTTP/[0-9.]{1,3} )?[1-5][0-9]{2} ";
const NAME =
  "(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}|[Hh]ost|[Uu]ser-[Aa]gent" +
  "|[Cc]ontent-[A-Za-z]{4,20}):[ \\t]";
const ANCHOR = new RegExp(
  `(?<![^ \\t:|\\])}>])(?:${FIRST_LINE}|${ARROW}|(?<!>)${WIRE}|${NAME}` +
    `|(?:send|reply): b?['"]|[Cc]url(?:\\.exe)? +(?:-|https?:|['"]))`,
);
const BEGINS = new RegExp(`${FIRST_LINE}|${NAME}`, "y"); // a message, or headers without the first line
const HEADER_LINE = /^[A-Za-z][A-Za-z0-9-]*:[ \t]*[^ \t/]/;
const TIME = /^[^\n]{0,40}[0-9]{2}:[0-9]{2}:[0-9]{2}/u;
const OF_TEXT = "{}<>=\"'"; // no sign of a stamp
const MARKS = " ><*|+-.";

/** Text without the prefixes that its lines share. */
export function takePrefixesOff(text) {
  const given = text.split("\n");
  const prefixes = prefixesOf(given);
  const isStamped = prefixes.length === 0 && TIME.test(text) && hasCredentials(text);
  const lines = isStamped ? withoutStamps(given) : given;
  const margin = prefixes.length && prefixes[0][0] === " " ? /^[ \t]*/.exec(text)[0] : "";
  return (prefixes.length ? lines.map((line) => without(line, prefixes, margin)) : lines).join("\n");
}

/** Lines without a time and what stands beside it, if all have it and some an indent. The first one
    stays, on a line of its own. */
function withoutStamps(lines) {
  let shape = kindsOf(lines[0]);
  for (const line of lines.filter(Boolean)) {
    const kinds = kindsOf(line);
    const end = shape.findIndex((kind, number) => kind !== kinds[number]);
    if (end >= 0) shape = shape.slice(0, end);
  }
  const textAt = shape.findIndex((kind) => OF_TEXT.includes(kind));
  const stamped = textAt >= 0 ? shape.slice(0, textAt) : shape;
  const stamp = stamped.slice(0, Math.max(stamped.lastIndexOf(" "), 0));
  const rest = lines.map((line) => removePrefix(line.slice(Math.max(endIn(line, stamp), 0)), " "));
  const isShown = stamp.includes("0") && rest.some((line) => line[0] === " ");
  return isShown ? [lines[0].slice(0, endIn(lines[0], stamp)), ...rest] : lines;
}

function kindsOf(text) {
  const kinds = [];
  for (let found = find(TOKEN, text, 0); found; found = find(TOKEN, text, endOf(found))) {
    if (kinds.push(kindOf(found[0])) === MOST_TOKENS) break;
  }
  return kinds;
}

/** The shapes of the prefixes; a prefix that stands alone is cut off in its line. */
function prefixesOf(lines) {
  const prefixes = [];
  for (let number = 0; number + 1 < lines.length; number += 1) {
    const line = lines[number];
    const at = line.search(ANCHOR);
    if (at <= 0 || prefixes.length === MOST_PREFIXES) continue;
    const prefix = shapeOf(line.slice(0, at));
    if (prefix.length === 0 || prefixes.some((known) => endIn(line, known) >= 0)) continue;
    const isBelow = number > 0 && endIn(lines[number - 1], prefix) > 0;
    const isShared = isBelow || endIn(lines[number + 1], prefix) >= 0;
    if (isShared || isBetween(lines, number, prefixes)) prefixes.push(prefix);
    else if (find(BEGINS, line, at) && HEADER_LINE.test(lines[number + 1])) {
      lines[number] = `${line.slice(0, at)}\n${line.slice(at)}`;
    }
  }
  return prefixes;
}

/** Whether the lines before and behind a line have prefixes that are known. */
function isBetween(lines, number, prefixes) {
  const around = number > 0 ? [lines[number - 1], lines[number + 1]] : [];
  return around.length > 0 && around.every((line) => prefixes.some((known) => endIn(line, known) > 0));
}

function kindOf(token) {
  if (DIGIT.test(token)) return "0";
  if (token[0] === " " || token[0] === "\t") return " ";
  return VARYING.has(token) ? "level" : token;
}

/** The shape of a prefix; empty if it is too long, or a mark alone. */
function shapeOf(text) {
  const shape = [];
  for (let found = find(TOKEN, text, 0); found; found = find(TOKEN, text, endOf(found))) {
    shape.push(kindOf(found[0]));
    if (shape.length > MOST_TOKENS) return [];
  }
  const isMark = shape.every((kind) => MARKS.includes(kind));
  return isMark ? [] : shape;
}

/** Where a prefix of this shape ends in a line, or -1. */
function endIn(line, prefix) {
  let at = 0;
  for (let number = 0; number < prefix.length; number += 1) {
    const found = find(TOKEN, line, at);
    if (!found) return prefix[number] === " " && number === prefix.length - 1 ? at : -1;
    if (kindOf(found[0]) !== prefix[number]) return -1;
    at = endOf(found);
  }
  return at;
}

/** A line without its prefix, or without the margin that is before prefixes. */
function without(line, prefixes, margin) {
  for (const prefix of prefixes) {
    const end = endIn(line, prefix);
    if (end > 0) return line.slice(end);
  }
  return removePrefix(line, margin);
}
