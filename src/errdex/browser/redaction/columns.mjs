// Finds the cells of tables, such as CSV and Markdown, below a header that names them.

import { find } from "../evidence/text/characters.mjs";

/** A part of each name of a secret, by which a header is looked for. */
const STEM = /au|bea|cre|coo|jwt|key|kie|otp|pa[sr]|pin|pw|sec|ses|sid|sig|tok|[\u4e00-\u9fff]/gi;
const LONGEST = 2000; // characters of a header
const SIGNS = " \t\"'`*";
const NAME = /^[A-Za-z\u4e00-\u9fff][A-Za-z0-9_.\u4e00-\u9fff-]{0,40}(?: [A-Za-z0-9_.-]{1,40})?$/;
const RULE = /[ \t]*[-+|=:][-+|=: \t]*/y;
const CELL = Object.fromEntries(
  [..."|,;\t"].map((sign) => [sign, new RegExp(`(?:"[^"\\n]*"|[^"${sign}\\n])*`, "y")]),
);

/** The cells below each name that a header has, with the name. Every cell of a header is a name,
    and each row below has as many cells. */
export function* findCells(text) {
  let at = 0;
  for (let found = find(STEM, text, at); found; found = find(STEM, text, at)) {
    const start = text.lastIndexOf("\n", found.index - 1) + 1;
    const end = lineEnd(text, start);
    at = end;
    const header = characters(text.slice(start, end)) <= LONGEST ? text.slice(start, end) : "";
    const below = nextLine(text, end);
    const sign = [..."|\t;,"].find((one) => header.includes(one)) ?? "";
    if (!sign && !isRule(text, below)) continue;
    const names = (sign ? header.split(sign) : [header]).map(stripped);
    if (!inner(names).every((name) => NAME.test(name))) continue;
    for (const place of cellsBelow(text, below, sign, names)) {
      yield place;
      at = Math.max(at, lineEnd(text, place.start));
    }
  }
}

function* cellsBelow(text, from, sign, names) {
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at);
    if (!isRule(text, at)) {
      const cells = [...spans(text, at, end, sign)];
      if (cells.length !== names.length || (!sign && !stripped(text.slice(at, end)))) return;
      for (const [number, [first, last]] of cells.entries()) {
        const name = names[number];
        if (first < last && name) yield { name, start: first, end: last, isSaid: false };
      }
    }
    at = nextLine(text, end);
  }
}

function isRule(text, at) {
  const found = find(RULE, text, at);
  return found !== null && at + found[0].length === lineEnd(text, at);
}

function lineEnd(text, at) {
  const next = text.indexOf("\n", at);
  const end = next < 0 ? text.length : next;
  return text[end - 1] === "\r" && end > at ? end - 1 : end;
}

function nextLine(text, end) {
  return text.indexOf("\n", end) + 1 || text.length;
}

/** The names of a header, which may begin and end with a bar. */
function inner(names) {
  const within = names.slice(names[0] === "" ? 1 : 0, names.length - (names.at(-1) === "" ? 1 : 0));
  return within.length ? within : [""];
}

/** Where the cells of a line are, without what is around them, each [start, end]. */
function* spans(text, from, end, sign) {
  for (let at = from; ; ) {
    const behind = sign ? Math.min(at + find(CELL[sign], text, at)[0].length, end) : end;
    let [first, last] = [at, behind];
    while (first < behind && SIGNS.includes(text[first])) first += 1;
    while (last > first && SIGNS.includes(text[last - 1])) last -= 1;
    yield [first, last];
    if (behind >= end || text[behind] !== sign) return;
    at = behind + 1;
  }
}

function stripped(text) {
  let [start, end] = [0, text.length];
  while (start < end && SIGNS.includes(text[start])) start += 1;
  while (end > start && SIGNS.includes(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

/** How many characters a text has, a pair of surrogates being one. */
function characters(text) {
  return text.length > 2 * LONGEST ? text.length : [...text].length;
}
