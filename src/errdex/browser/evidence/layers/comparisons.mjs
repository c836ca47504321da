// Reads how a test's runner shows two values that differ: the lines of the one that it received.
//
// Such as `+ actual - expected`, or `- Expected` above `+ Received`, with lines so marked below; and
// `expected: 1` above or below `actual: 2`.

import { endOf, trim } from "../text/characters.mjs";

const SIDE = "([Aa]ctual|[Rr]eceived|[Gg]ot)|[Ee]xpected|[Ww]anted";
const LEGEND = new RegExp(
  "(?<=\\n)([ \\t]*)(?:[A-Z][A-Za-z ]{0,30}\\()?" +
    `([+-])\\2{0,2} (?:${SIDE})(?:[ \\t]{1,4}[+-] [0-9]{1,6})?[ ,]{0,4}(?:\\n[ \\t]*)?` +
    `([+-])\\4{0,2} (?:${SIDE})(?![a-z])[^\\n]*\\n(?:[ \\t]*\\n)*`,
  "g",
);
const EXPECTED = /(?<=\n)([ \t]+)(?:expected|want(?:ed)?):[^\n]*\n(?:\1[ \t}\])][^\n]*\n)*/g;
const ACTUAL = /(?<=\n)([ \t]+)(?:actual|got|received):/g;

/** Text without the values that were expected, and the marks of those received. */
export function readComparisons(text) {
  if (!text.includes("xpected") && !text.includes("anted")) return text;
  const framed = `\n${text}`;
  const parts = [];
  let done = 0;
  for (const legend of framed.matchAll(LEGEND)) {
    const isLegend = legend[2] !== legend[4] && Boolean(legend[3]) !== Boolean(legend[5]);
    if (isLegend && legend.index >= done) {
      parts.push(framed.slice(done, legend.index));
      const mark = legend[3] ? legend[2] : legend[4];
      done = takeLines(framed, endOf(legend), legend[1].length, mark, parts);
    }
  }
  const left = [...parts, framed.slice(done)].join("");
  const compared = new Set([...left.matchAll(ACTUAL)].map((one) => one[1]));
  return left.replace(EXPECTED, (block, indent) => (compared.has(indent) ? "" : block)).slice(1);
}

/** Takes the lines of a comparison, up to one that is empty or further out; returns its end. */
function takeLines(text, start, indent, mark, parts) {
  let at = start;
  while (at < text.length) {
    const end = text.indexOf("\n", at) + 1 || text.length;
    const line = text.slice(at, end);
    if (!trim(line) || trim(line.slice(0, indent))) break;
    const sign = line[indent];
    if (sign === mark) parts.push(`${line.slice(0, indent)} ${line.slice(indent + 1)}`);
    else if (!"+-?@".includes(sign)) parts.push(line);
    at = end;
  }
  return at;
}
