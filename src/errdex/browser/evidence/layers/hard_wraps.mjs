// Joins lines that a mail program broke behind so many characters, in the middle of values.

import { hasCredentials } from "../http/bodies.mjs";
import { BEYOND_ASCII, removePrefix } from "../text/characters.mjs";

const NARROWEST = 60;
const WIDEST = 160;
const FEWEST = 2; // lines of the full width; a single one is joined where nothing else can be meant
const INSIDE = /^[A-Za-z0-9+/%=&_.-]/;
const FORM = /[A-Za-z0-9_.%-]{1,60}=[^ &"]{0,200}&/;
/** A line that continues none outside quotes. */
const BEGINS = /^[ \t]*(?:[A-Za-z][A-Za-z0-9-]{0,60}:(?:[ \t]|$)|HTTP\/[0-9]|[{[])/;
/** A line that continues none, such as one of a dump. */
const APART = /^[ \t]*(?:$|[0-9A-Fa-f]{4,8}(?:[:|]|[ \t]{2})|[A-Za-z][A-Za-z0-9-]{0,60}[ \t]{1,60}[|\u2502\u2506\u2551])/;
const PREFIX = 4; // characters
const OPENING = /(?<![A-Za-z0-9])'|"/g;
const CLOSING = { "'": /[^'\\]*(?:\\[^\n][^'\\]*)*'/uy, '"': /[^"\\]*(?:\\[^\n][^"\\]*)*"/uy };
const SIGNED = "Signature=";
const NAMED = /,[ ]?[A-Za-z]{0,40}(?:=[^ ",]{0,160})?$/u;
const CUT_NAME = /[{,] ?[A-Z][A-Za-z-]{0,30}$/;
const REST_OF_NAME = /^[a-z]/;
/** How a line of the full width ends, and the next begins, where even a single one was broken. */
const RESTS = [
  [/="[A-Za-z0-9+/=:_.-]{0,160}$/, /^[A-Za-z0-9+/=:_.-]{0,160}\\?"/],
  [/="[^" ]{0,160}"(?:,[A-Za-z]{0,40}=?)?$/u, /^(?:(?:,?[A-Za-z]{1,40})?="[^" ]{1,160}"|"[^" ]{1,160}")/u],
  [/[ ,]Signature=[0-9a-f]{0,63}$/, /^[0-9a-f]{1,64}$/],
];

/** The text without such line ends: no line is longer, and one ends inside of a value. */
export function joinHardWraps(text) {
  const lines = text.split("\n");
  const widths = lines.map(lengthOf);
  const width = widths.reduce((most, length) => Math.max(most, length), 0);
  if (width < NARROWEST || width > WIDEST || !showsRequest(text)) return text;
  const isSingle = widths.filter((length) => length === width).length < FEWEST;
  const joined = lines.slice(0, 1);
  let prefix = prefixOf(lines[0]);
  let [isCut, quote] = [false, ""];
  for (let at = 1; at < lines.length; at += 1) {
    const above = lines[at - 1];
    const rest = removePrefix(lines[at], indentOf(above));
    const isFull = widths[at - 1] === width && !APART.test(rest) && !rest.startsWith(prefix);
    quote = isFull ? quoteBehind(above, quote) : "";
    const goesOn = !isSingle && (quote || !begins(above, rest));
    if (isFull && (goesOn || isBroken(above, rest))) {
      joined.push(rest);
      isCut ||= isSingle || isInside(above, rest, quote);
    } else {
      joined.push(`\n${lines[at]}`);
      prefix = prefixOf(lines[at]);
      quote = "";
    }
  }
  return isCut ? joined.join("") : text;
}

function showsRequest(text) {
  return text.includes(SIGNED) || hasCredentials(text.replaceAll('\\"', '"').replaceAll(" \n", " "));
}

/** Whether a header or a body begins outside quotes, below a line. */
function begins(line, rest) {
  const isCut = CUT_NAME.test(line) && REST_OF_NAME.test(rest);
  return !isCut && BEGINS.test(rest);
}

/** Whether a line ends inside of the parameters of a header, and the next goes on. */
function isBroken(line, rest) {
  return RESTS.some(([end, begin]) => end.test(line) && begin.test(rest));
}

/** The quotation mark that is open at the end of a line, or nothing; given the one at its start. */
function quoteBehind(line, quote) {
  let [open, at] = [quote, 0];
  for (;;) {
    const pattern = open ? CLOSING[open] : OPENING;
    pattern.lastIndex = at;
    const found = pattern.exec(line);
    if (!found) return open;
    open = open ? "" : found[0];
    at = pattern.lastIndex;
  }
}

/** How a line begins; one that begins alike does not continue it. */
function prefixOf(line) {
  const start = indentOf(line).length;
  return [...line.slice(start, start + 2 * PREFIX)].slice(0, PREFIX).join("") || "\n";
}

function lengthOf(line) {
  return BEYOND_ASCII.test(line) ? [...line].length : line.length;
}

/** Whether a line ends inside of a quoted value, a parameter or a form. */
function isInside(line, rest, quote) {
  const isValue = quote || FORM.test(line) || NAMED.test(line);
  return isValue && INSIDE.test(line.at(-1)) && INSIDE.test(rest);
}

function indentOf(line) {
  return /^[ \t]*/.exec(line)[0];
}
