// Reads how a test's runner shows two values that differ: the lines of the one that it received.
//
// Such as `+ actual - expected`, or `- Expected` above `+ Received`, with lines so marked below; and
// `expected: 1` above or below `actual: 2`; or `{'a': 1} != {'a': 2}`.

import { endOf, trim } from "../text/characters.mjs";

const SIDE = "([Aa]ctual|[Rr]eceived|[Gg]ot)|[Ee]xpected|[Ww]anted";
const LEGEND = new RegExp(
  "(?<=\\n)([ \\t]*)(?:AssertionError: [^\\n]* != [^\\n]*\\n|(?:[A-Z][A-Za-z ]{0,30}\\()?" +
    `([+-])\\2{0,2} (?:${SIDE})(?:[ \\t]{1,4}[+-] [0-9]{1,6})?[ ,]{0,4}(?:\\n[ \\t]*)?` +
    `([+-])\\4{0,2} (?:${SIDE})(?![a-z])[^\\n]*\\n(?:[ \\t]*\\n)*)`,
  "g",
);
// Marks below the letters that differ.
const HINTS = /(?<=\n)[ \t]*\? [ \t]*[\^+-][\^+ \t-]*\n(?:[ \t]*\n)?/g;
const EXPECTED = /(?<=\n)([ \t]+)(?:expected|want(?:ed)?):[^\n]*\n(?:\1[ \t}\])][^\n]*\n)*/g;
const ACTUAL = /(?<=\n)([ \t]+)(?:actual|got|received):/g;
const UNEQUAL = /(?<=\n)([E \t]{0,12}\{[^\n!]*(?:!(?!= \{)[^\n!]*)*)!= (\{[^\n]*\})[ \t]*(?=\n|$)/g;

/** Text without the requests that were expected, and the marks of those received. */
export function readComparisons(text) {
  if (!["xpected", "anted", " != "].some((word) => text.includes(word))) return text;
  const framed = text.includes("? ") ? `\n${text}`.replace(HINTS, "") : `\n${text}`;
  const parts = [];
  let [seen, done] = [0, 0];
  for (const legend of framed.matchAll(LEGEND)) {
    const mark = legend.index >= seen ? markOf(legend) : "";
    if (!mark) continue;
    let shown;
    [shown, seen] = received(framed, endOf(legend), legend[1].length, mark);
    if (shown !== null) {
      parts.push(framed.slice(done, legend.index), shown);
      done = seen;
    }
  }
  const whole = [...parts, framed.slice(done)].join("");
  const left = whole.includes("} != {") ? whole.replace(UNEQUAL, firstOf) : whole;
  const compared = new Set([...left.matchAll(ACTUAL)].map((one) => one[1]));
  const isOther = (block, indent) => compared.has(indent) && showsRequest(block);
  return left.replace(EXPECTED, (block, indent) => (isOther(block, indent) ? "" : block)).slice(1);
}

/** The first of two values, if the other one is a request. */
function firstOf(whole, first, second) {
  return showsRequest(second) ? first : whole;
}

/** Whether a text has a parameter of a header, also over several lines or escaped. */
function showsRequest(text) {
  return text.includes('="') || text.includes('=\\"');
}

/** The mark of the lines received: of two that are unequal, the first. */
function markOf(legend) {
  if (!legend[2]) return "-";
  const isTold = legend[2] !== legend[4] && Boolean(legend[3]) !== Boolean(legend[5]);
  if (!isTold) return "";
  return legend[3] ? legend[2] : legend[4];
}

/**
 * [what was received of the lines from a place on, where they end].
 *
 * They end at one that is empty or further out. Nothing (null) was received where none has a mark, or
 * where they show no request.
 */
function received(text, start, indent, mark) {
  const shown = [];
  let isMarked = false;
  let at = start;
  while (at < text.length) {
    const end = text.indexOf("\n", at) + 1 || text.length;
    const line = text.slice(at, end);
    if (!trim(line) || trim(line.slice(0, indent))) break;
    const sign = line[indent];
    isMarked ||= sign === "+" || sign === "-";
    if (sign === mark) shown.push(`${line.slice(0, indent)} ${line.slice(indent + 1)}`);
    else if (!"+-@".includes(sign)) shown.push(line);
    at = end;
  }
  return [isMarked && showsRequest(text.slice(start, at)) ? shown.join("") : null, at];
}
