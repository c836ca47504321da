// Finds the cells of tables, such as CSV and Markdown, below a header that names them.

import { endOf, find, stripEnd } from "../evidence/text/characters.mjs";
import { isCoded, isNumbered } from "./coded_words.mjs";
import { Judged } from "./judged.mjs";

/** A part of each name of a secret. */
const STEM = new RegExp(
  "[ABCJKOPSTabcjkopst\u0400-\u04ff\u4e00-\u9fff](?:(?=[AEIORTUWaeiortuw])(?:(?<=[Aa])[Uu]|(?<=[Bb])[Ee]" +
    "|(?<=[Cc])[RrOo]|(?<=[Jj])[Ww]|(?<=[Kk])[Ee]|(?<=[Oo])[Tt]|(?<=[Pp])[AaIiWw]|(?<=[Ss])[EeIi]" +
    "|(?<=[Tt])[Oo])|(?<=[\u0400-\u04ff\u4e00-\u9fff]))",
);
const DIGIT = /[0-9]/;
const LONGEST = 2000; // characters of a header
/** A line that may be a header: names, what is around them and between them. */
const LINE = new RegExp(
  `\\n((?![0-9])[0-9A-Za-z_. \\t"'\`*|;,^\\xc0-\\u04ff\\u4e00-\\u9fff-]{1,${LONGEST}})(?=\\r?(?:\\n|$))`,
  "g",
);
const SIGNS = " \t\"'`*";
const [NAME, LONG_NAME] = [1, 2].map(
  (most) =>
    new RegExp(
      "^[A-Za-z\\xc0-\\u04ff\\u4e00-\\u9fff][A-Za-z0-9_.\\xc0-\\u04ff\\u4e00-\\u9fff-]{0,40}" +
        `(?: [A-Za-z0-9_.-]{1,40}){0,${most}}$`,
    ),
);
const RULE = /[ \t]*[-+|=:][-+|=: \t]*/y;
/** What is between the cells of a header, those of wikis first. */
const BETWEEN = ["||", "|", "\t", ";", ",", "^"];
const CELLS = Object.fromEntries(
  [..."|,;\t"].map((sign) => [sign, new RegExp(`[${sign}]((?:"[^"]*"|[^${sign}])*)`, "g")]),
);
/** A cell that blanks part from the next one. */
const ALIGNED = /[^ \t\r\n](?:[^ \t\r\n]| (?! ))*/gu;

/** The cells below each name of a header that is one of a secret, with the name. Every cell of a
    header is a name, and each row below has as many cells. */
export function* findCells(text, isSecret) {
  const headers = new Judged((header, sign) => readHeader(header, sign, isSecret));
  const barren = new Map(); // where rows end of which a column has nothing
  const lines = `\n${text}`;
  let at = -1;
  for (let found = find(LINE, lines, at + 1); found; found = find(LINE, lines, at + 1)) {
    const { 1: header, index: start } = found;
    const end = endOf(found) - 1;
    const below = nextLine(text, end);
    at = end;
    if (!STEM.test(header)) continue;
    const sign = BETWEEN.find((one) => header.includes(one)) ?? "";
    if (!sign && stripped(header).includes("  ")) {
      at = yield* alignedBelow(text, end, [...header.matchAll(ALIGNED)], isSecret);
      continue;
    }
    if (!sign && !isRule(text, below)) continue;
    const { count, wanted, rows } = headers.of(header, sign);
    if (!rows) continue;
    const isRow = isBelowNames(text, start, sign, count);
    const columns = wanted.map((number) => `${sign} ${count} ${number}`);
    if (isRow && columns.every((column) => start < (barren.get(column) ?? 0))) continue;
    const { last, rowsEnd } = yield* cellsBelow(text, below, rows, isRow);
    at = Math.max(at, last);
    if (last < 0) for (const column of columns) barren.set(column, rowsEnd);
  }
}

/** How many cells a header has, which are names of secrets, and what is in the rows below it. */
function readHeader(header, sign, isSecret) {
  const names = (sign ? header.split(sign) : [header]).map(stripped);
  const form = sign && !header.includes(`${sign} `) ? LONG_NAME : NAME; // no blank beside a sign
  const isHeader = inner(names).every((name) => form.test(name));
  const wanted = new Set(isHeader ? names.filter(isSecret) : []);
  const rows = wanted.size ? new Judged((line) => readRow(line, sign, names, wanted)) : null;
  const numbers = [...names.keys()].filter((number) => wanted.has(names[number]));
  return { count: names.length, wanted: numbers, rows };
}

/** What can be no word below names that blanks part; returns where the rows end. */
function* alignedBelow(text, from, names, isSecret) {
  const isHeader = names.every(([name]) => LONG_NAME.test(name));
  const wanted = [...names.keys()].filter((number) => isHeader && isSecret(names[number][0]));
  let at = from;
  while (wanted.length) {
    const start = nextLine(text, at);
    const end = lineEnd(text, start);
    const cells = [...text.slice(start, end).matchAll(ALIGNED)];
    if (cells.length < Math.floor(names.length / 2) + 1 && !isRule(text, start)) break;
    for (const number of wanted) {
      const cell = cellBelow(names, cells, number);
      if (cell && (isCoded(cell[0]) || isNumbered(cell[0]))) {
        const [first, last] = [start + cell.index, start + endOf(cell)];
        yield { name: names[number][0], start: first, end: last, isSaid: false };
      }
    }
    at = end;
  }
  return at;
}

/** The cell of a column, or, where cells are empty, what is below its name. */
function cellBelow(names, cells, number) {
  if (cells.length === names.length) return cells[number];
  const cell = cells.find((one) => endOf(one) > names[number].index);
  return cell && cell.index < endOf(names[number]) ? cell : undefined;
}

/** Whether a line is below as many names: it may be a row, and what it has no header. */
function isBelowNames(text, at, sign, count) {
  if (!sign || !at) return false;
  const start = text.slice(Math.max(0, at - 1 - LONGEST), at - 1).lastIndexOf("\n");
  const from = start < 0 ? 0 : start + Math.max(0, at - 1 - LONGEST) + 1;
  const above = text.slice(from, lineEnd(text, from)).split(sign);
  return above.length === count && inner(above.map(stripped)).every((name) => NAME.test(name));
}

/**
 * The cells, only those with a digit below what may be a row; returns where the last line ends that
 * has one, or -1, and where the rows end.
 */
function* cellsBelow(text, from, rows, isRow) {
  let [at, last] = [from, -1];
  while (at < text.length) {
    const end = lineEnd(text, at);
    const row = rows.of(text.slice(at, end));
    if (!row) break;
    for (const [name, first, behind] of row) {
      if (isRow && !DIGIT.test(text.slice(at + first, at + behind))) continue;
      yield { name, start: at + first, end: at + behind, isSaid: false };
      last = end;
    }
    at = nextLine(text, end);
  }
  return { last, rowsEnd: at };
}

/** The cells of secrets in a line, each [name, start, end]; null if it is no row below a header. */
function readRow(line, sign, names, wanted) {
  if (isRule(line, 0)) return [];
  const below = signBelow(line, sign);
  const cells = cellsOf(line, below);
  if (cells.length !== names.length || (!sign && !stripped(line))) return null;
  const row = [];
  let at = 0;
  for (const [number, cell] of cells.entries()) {
    const bare = wanted.has(names[number]) ? stripped(cell) : "";
    const start = at + startOf(cell);
    if (bare) row.push([names[number], start, start + bare.length]);
    at += cell.length + below.length;
  }
  return row;
}

/** What is between the cells of a line, below a header with a sign between its cells. */
function signBelow(line, sign) {
  const isHeader = sign === "||" && line.slice(startOf(line)).startsWith(sign);
  return ["||", "^"].includes(sign) && !isHeader ? "|" : sign;
}

/** The cells of a line, of which one in quotes may hold the sign between them. */
function cellsOf(line, sign) {
  if (!sign) return [line];
  if (!line.includes('"') || !(sign in CELLS)) return line.split(sign);
  return Array.from((sign + line).matchAll(CELLS[sign]), (found) => found[1]);
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

function stripped(text) {
  return stripEnd(text.slice(startOf(text)), SIGNS);
}

function startOf(text) {
  let start = 0;
  while (start < text.length && SIGNS.includes(text[start])) start += 1;
  return start;
}
