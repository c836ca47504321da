// Finds what a value has besides its first line or item: lists and blocks of YAML, long texts.

import { BLANKS, endOf, find, stripEnd } from "../evidence/text/characters.mjs";

const REACH = 300; // characters in front of a value in which the beginning of its block is
const DASH = /\n([ \t]{0,40})-[ \t]{1,9}$/u;
/** What begins a block of YAML, and the lines without text in it. */
export const BLOCK_SIGN =
  "(?:![A-Za-z!]{1,20}[ \\t])?[|>][0-9+-]{0,2}(?:[ \\t]{1,9}#[ -~]{0,80})?[ \\t]{0,9}" +
  "(?:\\r?\\n[ \\t]{0,40}(?=[\\r\\n])){0,5}";
const BLOCK = new RegExp(`${BLOCK_SIGN}\\r?\\n([ \\t]{1,40})$`, "u");
const SEVERAL = /[A-Za-z0-9_], ?[A-Za-z0-9_]{1,40} :?= ?$/u;
const SIGNS_IN = /(?:[Aa]uth|[Cc]redentials|AuthenticationToken)[(][ \t]*$/u; // a name, a password
const ITEM =
  /\r?\n([ \t]{0,40})-[ \t]{1,9}(?!["']?[A-Za-z0-9_-]{1,40}["']?:[ \t\r\n])["']?([^ \t\r\n"']+)/uy;
const LINE = /([ \t]{0,80})([^\r\n]*[^ \t\r\n])?([ \t]{0,80}(?:\r?\n|$))/uy;
const FENCED = /[bBfru]?("{3}|'{3})((?:(?!\1)[^]){1,5000})\1/uy;
const TEXT = /[^ \t\r\n](?:[^\r\n]*[^ \t\r\n])?/gu;
const QUOTED = /(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')[ \t]{0,3},[ \t]{0,3}["']([^"'\n]{1,200})/uy;

/** The lines or items of a value that begins at a place, but for the first item: [start, end]. */
export function* restOfValue(text, at) {
  const fenced = find(FENCED, text, at);
  if (fenced) {
    const start = endOf(fenced) - fenced[1].length - fenced[2].length;
    for (const found of fenced[2].matchAll(TEXT)) yield [start + found.index, start + endOf(found)];
    return;
  }
  const behind = text.slice(Math.max(0, at - REACH), at);
  const last = stripEnd(behind, " \t").slice(-1);
  if ((last === "=" && SEVERAL.test(behind)) || (last === "(" && SIGNS_IN.test(behind))) {
    const found = find(QUOTED, text, at);
    if (found) yield [endOf(found) - found[1].length, endOf(found)];
  } else if (last === "-" && DASH.test(behind)) {
    yield* itemsBehind(text, at, behind.match(DASH)[1]);
  } else if (last === "\n") {
    const indent = BLOCK.exec(behind.slice(lastLine(behind)))?.[1];
    if (indent) yield* linesFrom(text, at - indent.length, indent);
  }
}

/** Where the last line begins that is not blank. */
function lastLine(text) {
  return text.lastIndexOf("\n", stripEnd(text, BLANKS).length - 1) + 1;
}

/** The items of a list behind the one at a place. */
function* itemsBehind(text, at, indent) {
  let found = find(ITEM, text, lineEnd(text, at));
  while (found && found[1] === indent) {
    const end = endOf(found);
    yield [end - found[2].length, end];
    found = find(ITEM, text, lineEnd(text, end));
  }
}

/** The lines of a block from a place on. */
function* linesFrom(text, from, indent) {
  let found = find(LINE, text, from);
  while (found && found[0] && (!found[2] || found[1].startsWith(indent))) {
    const end = endOf(found) - found[3].length;
    if (found[2]) yield [end - found[2].length, end];
    found = find(LINE, text, endOf(found));
  }
}

function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  if (end < 0) return text.length - (text.endsWith("\r") ? 1 : 0);
  return end - (text[end - 1] === "\r" ? 1 : 0);
}
