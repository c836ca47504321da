// Turns tables of numbers and their codes into the items of an answer.

import { listOf } from "../engine/tables.mjs";
import { cellsOf, RULE, SIGNS } from "./printed_reports.mjs";
import { lower, trim } from "./text/characters.mjs";
import { plainName } from "./text/names.mjs";

const NUMBER = /^[0-9+*Xx(). -]{4,40}$/; // perhaps masked
const CODE = /^[0-9A-Za-z_.:-]{1,40}$/;
const INDEX = /^[0-9]*$/; // JavaScript puts such names first
const RECIPIENTS = new Set(listOf("names_of_recipients"));
const REPORTS = new Set(listOf("names_of_reports"));

/** Text in which a table with a line of names is an answer with its rows as items. Each row is one. One has a code
    that only an answer has, and none one that only a report can have. */
export function showResults(text, { results }) {
  const lowered = lower(text);
  const kinds = [...results].filter(([name, { namedBy }]) => namedBy && lowered.includes(name));
  return kinds.length ? [...withAnswers(text.split("\n"), kinds)].join("\n") : text;
}

function* withAnswers(lines, kinds) {
  let columns = null;
  let rows = []; // the line of names first
  for (const line of lines) {
    if (columns && ((RULE.test(line) && trim(line)) || itemIn(line, columns))) {
      rows.push(line);
      continue;
    }
    const found = columnsIn(line, kinds);
    const isOther = columns && !found && trim(line) && isRow(line, columns);
    yield* answerOf(rows, isOther ? null : columns);
    columns = found;
    rows = [line];
  }
  yield* answerOf(rows, columns);
}

/** An answer with rows as its items, or the rows where none is sure to be one. */
function answerOf(rows, columns) {
  const items = columns ? rows.map((row) => itemIn(row, columns)).filter(Boolean) : [];
  const has = (codes) => items.some((item) => codes.has(item[columns.name]));
  if (!columns || !has(columns.results.own) || has(columns.results.others)) return rows;
  return [JSON.stringify({ [columns.results.inside]: items })];
}

/** The columns that a line names, if one is of numbers and one of their codes: their names, the sign between them,
    and which have number and code. */
function columnsIn(line, kinds) {
  for (const [name, results] of kinds) {
    for (const sign of lower(line).includes(name) ? SIGNS.filter((one) => line.includes(one)) : []) {
      const names = cellsOf(line, sign);
      const isCode = (cell) => plainName(cell) === plainName(name);
      const [number, code] = [numberIn(names, results), names.findIndex(isCode)];
      if (number >= 0 && code >= 0) return { names, sign, number, code, name, results };
    }
  }
  return null;
}

const numberIn = (names, { namedBy }) =>
  names.findIndex((cell) => cell === namedBy || RECIPIENTS.has(plainName(cell)));

const isRow = (line, { names, sign }) => cellsOf(line, sign).length === names.length;

/** The item that a row is with all its cells, if it has a number and a code. */
function itemIn(line, { names, sign, number, code, name, results }) {
  const cells = cellsOf(line, sign);
  if (cells.length !== names.length || !NUMBER.test(cells[number]) || !CODE.test(cells[code])) return null;
  const others = names.map((other, at) => [other, cells[at]]);
  const told = others.filter(([other, cell], at) => at !== number && at !== code && cell && !INDEX.test(other));
  return Object.fromEntries([...told, [results.namedBy, cells[number]], [name, cells[code]]]);
}

/** Text in which the words of reports have a name, in a table of numbers with names. */
export function nameReports(text, { results }) {
  let shown = text;
  for (const [name, of] of results) {
    const isTold = of.namedBy && [...of.others].some((code) => shown.includes(code));
    if (isTold) shown = [...withNames(shown.split("\n"), name, of)].join("\n");
  }
  return shown;
}

function* withNames(lines, name, of) {
  let columns = null;
  for (const line of lines) {
    const row = columns ? named(line, columns, name, of) : "";
    yield row || line;
    if (!row && !(columns && RULE.test(line) && trim(line))) columns = reportedIn(line, of);
  }
}

/** The columns that a line names, if one is of numbers and others are of reports. */
function reportedIn(line, of) {
  for (const sign of SIGNS.filter((one) => line.includes(one))) {
    const names = cellsOf(line, sign);
    const number = numberIn(names, of);
    const reports = names.flatMap((cell, n) => (REPORTS.has(plainName(cell)) ? [n] : []));
    if (number >= 0 && reports.length) return { width: names.length, sign, number, reports };
  }
  return null;
}

/** A row with a name at the words of reports, or nothing for another line. */
function named(line, { width, sign, number, reports }, name, { others }) {
  const cells = cellsOf(line, sign);
  if (cells.length !== width || !NUMBER.test(cells[number])) return "";
  const told = reports.filter((n) => others.has(cells[n]));
  for (const n of told) cells[n] = `${name}=${cells[n]}`;
  return told.length ? cells.join(sign) : line;
}
