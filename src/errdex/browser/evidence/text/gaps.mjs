// Finds dots in the middle of a printed text that hide more than a part of one value.

import { partition } from "./characters.mjs";
import { isElided } from "./elisions.mjs";
import { decodePercent } from "./forms.mjs";

const DOTS = "(?<!<%)(?:(?<!\\.)\\.{3,}|\\u2026)";
const ENDS = "(?=[ \\t]*(?:[,;]|$))";
const GAP = new RegExp(DOTS, "gu");
/** What stands before a value, and behind one; dots beside it hide no more than a part of it. */
const EDGES = ['"=(<[,; \t', '")>],; \t'];
const REST_OF_VALUE = [
  new RegExp(`[^ \\t",;=]{0,2000}={0,2}${ENDS}`, "uy"),
  new RegExp(`[^"]{0,2000}"${ENDS}`, "uy"),
];
const REST_OF_PARAMETER = new RegExp(
  `[^",;=]{0,200}="[^"]{0,2000}"${ENDS}|[^",;]{0,2000}"${ENDS}|[^",; \\t]{0,2000}`,
  "uy",
);
const WITHOUT_NAME = new RegExp(`^[^=\\n]{0,200}${DOTS}`, "u");
const TWO_FIELDS = /^([^=\n]{0,200}=)([^=\n]{0,4000})=[^=\n]/u;
const IN_BODY = new RegExp(
  `(?<=[^ \\t\\n,&=[\\]{}":(<])${DOTS}|${DOTS}(?=[^ \\t\\n,&[\\]{}"\\u2026.)>])`,
  "gu",
);
const IN_VALUE = new RegExp(`${DOTS}(?=[^ \\t\\n,&[\\]{}"\\\\\\u2026.)>])`, "u");
const REST_OF_TEXT = /(?:[^"\\]|\\[^\n]){0,2000}"[ \t\n]{0,99}[,:}\]]/uy;
const PROSE = /[ \t][^=,;]{0,2000}(?:[,;]|$)/uy;
const ENOUGH = 9; // gaps of one header

/** Whether a text has a sign for what is left out. */
export function hasDots(text) {
  return text.includes("...") || text.includes("\u2026");
}

/**
 * The gaps of a header, dots that are neither at the beginning nor at the end of a value: where
 * they begin and end, and whether they hide more than a part of it.
 * @returns {[number, number, boolean][]}
 */
export function gapsIn(header) {
  let quotes = 0;
  let at = 0;
  let count = 0;
  const gaps = [];
  for (const { 0: dots, index } of header.matchAll(GAP)) {
    if (count++ === ENOUGH) break;
    quotes += header.slice(at, index).split('"').length - 1;
    at = index + dots.length;
    if (isProse(header, index, at)) continue;
    const rest = REST_OF_VALUE[quotes % 2];
    rest.lastIndex = at;
    const hidesMore = !rest.test(header);
    if (hidesMore || !isAtEdge(header, index, at)) gaps.push([index, at, hidesMore]);
  }
  return gaps;
}

function isAtEdge(header, start, end) {
  const [before, behind] = EDGES;
  const begins = start === 0 || before.includes(header[start - 1]);
  return begins || end === header.length || behind.includes(header[end]);
}

/** Whether dots stand behind a word of a sentence, which is no parameter. */
function isProse(header, start, end) {
  if (header.includes('"') || start === 0 || EDGES[0].includes(header[start - 1])) return false;
  const before = header.slice(0, start);
  const begin = Math.max(before.lastIndexOf(","), before.lastIndexOf(";")) + 1;
  PROSE.lastIndex = end;
  return !before.includes("=", begin) && PROSE.test(header);
}

/** A header without the parameters that are shown in part around a gap. Dots are in the place of
    its scheme if that is one of them. */
export function closeGaps(header) {
  let kept = "";
  let done = 0;
  for (const [start, end, hidesMore] of gapsIn(header)) {
    if (!hidesMore || start < done) continue;
    kept += beforeOpen(header.slice(done, start)) || (done ? "" : "... ");
    REST_OF_PARAMETER.lastIndex = end;
    done = end + REST_OF_PARAMETER.exec(header)[0].length;
  }
  return kept + header.slice(done);
}

/** A text up to the parameter in which it ends. */
function beforeOpen(text) {
  if (text.split('"').length % 2 === 0) text = text.slice(0, text.lastIndexOf('"'));
  return text.slice(0, Math.max(...[" ", "\t", ",", ";"].map((sign) => text.lastIndexOf(sign))) + 1);
}

/** Where the first two dots begin in a body that are neither a value nor an item. */
export function gapsInBody(body) {
  const found = [];
  for (const { index } of body.matchAll(IN_BODY)) if (found.push(index) === 2) break;
  return found;
}

/** Whether dots are inside a value without blanks, as where a printer leaves a part out. */
export function cutsToken(text) {
  const found = IN_VALUE.exec(text);
  if (!found) return false;
  const end = found.index + found[0].length;
  const begin = text.slice(0, found.index).lastIndexOf('"') + 1;
  return isElided(text.slice(begin, end) + partition(text.slice(end), '"')[0]);
}

/** Whether the text in which a gap begins does not end as a text of JSON does. */
export function isBrokenAt(json, gap) {
  REST_OF_TEXT.lastIndex = gap;
  return !REST_OF_TEXT.test(json);
}

/** A form without the fields of which only a part is shown, as far as that is seen. */
export function closeFormGaps(form) {
  return form.split("&").map(wholeField).join("&");
}

function wholeField(field) {
  if (field.search(GAP) < 0) return field;
  if (WITHOUT_NAME.test(field)) return "...";
  const two = TWO_FIELDS.exec(field);
  if (two && two[2].search(GAP) >= 0) return `${two[1]}...`;
  const [name, , value] = partition(field, "=");
  const text = decodePercent(value);
  const isEndAlone = ["]", "}"].includes(text.at(-1)) && !["[", "{"].includes(text[0]);
  return isEndAlone || text.split('"').length % 2 === 0 ? `${name}=...` : field;
}
