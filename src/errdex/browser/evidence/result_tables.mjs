// Turns tables of numbers and their codes into the items of an answer.

import { listOf } from "../engine/tables.mjs";
import { cellsOf, RULE, SIGNS } from "./printed_reports.mjs";
import { lower, trim } from "./text/characters.mjs";
import { plainName } from "./text/names.mjs";

const NUMBER = /^[0-9+*Xx(). -]{4,40}$/; // perhaps masked
/** A cell that tells one number, and no address or date. */
const TELLING = /^(?=[^0-9]*[0-9])(?!(?:[0-9]{1,3}[.]){3}|[0-9]{4}-[0-9]{2}-[0-9]{2})[^\n][^+\n]{6,39}$/;
const CODE = /^[0-9A-Za-z_.:-]{1,40}$/;
/** The name of another column, which each item has: no index, which JavaScript puts first. */
const NAME = /^(?![0-9]*$)[^\n]{1,60}$/u;
const RECIPIENTS = new Set(listOf("names_of_recipients"));
const REPORTS = new Set(listOf("names_of_reports"));
const CODES = new Set([...REPORTS, ...listOf("names_of_codes")]);

/** Text in which a table with a line of names is an answer with its rows as items. Each row is one. One has a code
    that only an answer has, and none one that only a report can have. */
export function showResults(text, { results }) {
  const lowered = lower(text);
  const kinds = [...results].filter(([name, { namedBy }]) => namedBy && lowered.includes(name));
  return kinds.length ? [...withAnswers(text.split("\n"), kinds)].join("\n") : text;
}

function* withAnswers(lines, kinds) {
  let table = null;
  let rows = []; // the line of names first
  let items = [];
  for (const line of lines) {
    const item = table && itemIn(line, table);
    if (item) items.push(item);
    if (item || (table && isRule(line))) {
      rows.push(line);
      continue;
    }
    const found = resultsIn(line, kinds);
    const isOther = table && !found && trim(line) && cellsIn(line, table.columns);
    yield* answerOf(rows, items, isOther ? null : table);
    table = found;
    [rows, items] = [[line], []];
  }
  yield* answerOf(rows, items, table);
}

const isRule = (line) => RULE.test(line) && trim(line) !== "";

/** An answer with the items of rows, or the rows where none is sure to be one. */
function answerOf(rows, items, table) {
  const has = (codes) => items.some((item) => codes.has(item[table.name]));
  if (!table || !has(table.of.own) || has(table.of.others)) return rows;
  return [JSON.stringify({ [table.of.inside]: items })];
}

/** The table that a line names the columns of, if one is of numbers and one of codes. */
function resultsIn(line, kinds) {
  for (const [name, of] of kinds) {
    const plain = new Set([plainName(name)]);
    const columns = lower(line).includes(name) ? columnsIn(line, plain, of.namedBy) : null;
    if (columns) return { columns, name, of };
  }
  return null;
}

/** The columns that a line names, if one is of numbers and others are of codes: their names, the sign between them,
    and which have number and codes. */
function columnsIn(line, ofCodes, namedBy) {
  for (const sign of SIGNS.filter((one) => line.includes(one))) {
    const names = cellsOf(line, sign);
    const plain = names.map(plainName);
    const number = names.findIndex((name, n) => name === namedBy || RECIPIENTS.has(plain[n]));
    if (number < 0) continue;
    const codes = plain.flatMap((name, n) => (ofCodes.has(name) ? [n] : []));
    if (codes.length) return { names, sign, number, codes };
  }
  return null;
}

/** The cells of a row, or nothing for a line with more of them or fewer. */
function cellsIn(line, { names, sign }) {
  const cells = cellsOf(line, sign);
  return cells.length === names.length ? cells : null;
}

/** The item that a row is with all its cells, if it has a number and a code. */
function itemIn(line, { columns, name, of }) {
  const { names, number, codes } = columns;
  const cells = cellsIn(line, columns);
  if (!cells || !NUMBER.test(cells[number]) || !CODE.test(cells[codes[0]])) return null;
  const others = names.map((other, at) => [other, cells[at]]);
  const told = others.filter(([other, cell], at) => at !== number && at !== codes[0] && cell && NAME.test(other));
  return Object.fromEntries([...told, [of.namedBy, cells[number]], [name, cells[codes[0]]]]);
}

/** Text in which the words of reports have a name, in a table of numbers with names. */
export function nameReports(text, { results }) {
  let shown = text;
  for (const [name, of] of results) {
    const isTold = of.namedBy && [...of.others].some((code) => shown.includes(code));
    if (!isTold) continue;
    const rows = rowsOf(shown.split("\n"), REPORTS, of.namedBy);
    shown = Array.from(rows, ([line, row]) => named(line, row, name, of)).join("\n");
  }
  return shown;
}

/** The rows of tables of numbers and codes, after `nameReports`, by their columns. */
export function* rowsTold(text, { results }) {
  for (const [name, { namedBy }] of results) {
    const mark = `${name}=`;
    for (const [, row] of rowsOf(text.split("\n"), CODES, namedBy)) {
      const cells = row?.cells.map((cell) => (cell.startsWith(mark) ? cell.slice(mark.length) : cell));
      if (row) yield new Map(row.columns.names.map((column, n) => [column, cells[n]]));
    }
  }
}

/** The numbers in rows of tables of codes, by the place of their line. */
export function numbersIn(lines) {
  const numbers = Array.from(rowsOf(lines, CODES), ([, row]) => row?.cells[row.columns.number]);
  return new Map([...numbers.entries()].filter(([, number]) => number !== undefined && TELLING.test(number)));
}

/** Lines, each of a row below the names of numbers and codes with its cells. */
function* rowsOf(lines, codes, namedBy = "") {
  let columns = null;
  for (const line of lines) {
    const cells = columns ? cellsIn(line, columns) : null;
    const isRow = cells && NUMBER.test(cells[columns.number]);
    yield [line, isRow ? { cells, columns } : null];
    if (!isRow && !(columns && isRule(line))) columns = columnsIn(line, codes, namedBy);
  }
}

/** A row with a name at the words of reports, or another line as it is. */
function named(line, row, name, { others }) {
  const told = row ? row.columns.codes.filter((n) => others.has(row.cells[n])) : [];
  for (const n of told) row.cells[n] = `${name}=${row.cells[n]}`;
  return told.length ? row.cells.join(row.columns.sign) : line;
}
