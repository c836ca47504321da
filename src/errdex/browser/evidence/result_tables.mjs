// Turns tables of numbers and their codes into the items of an answer.

import { listOf } from "../engine/tables.mjs";
import { plainName } from "./outcomes.mjs";
import { cellsOf, RULE, SIGNS } from "./printed_reports.mjs";
import { lower, trim } from "./text/characters.mjs";

const NUMBER = /^[0-9+*Xx(). -]{4,40}$/; // perhaps masked
const CODE = /^[0-9A-Za-z_.:-]{1,40}$/;
const INDEX = /^[0-9]*$/; // JavaScript puts such names first
const RECIPIENTS = new Set(listOf("names_of_recipients"));

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
      const isNumber = (cell) => cell === results.namedBy || RECIPIENTS.has(plainName(cell));
      const isCode = (cell) => plainName(cell) === plainName(name);
      const [number, code] = [names.findIndex(isNumber), names.findIndex(isCode)];
      if (number >= 0 && code >= 0) return { names, sign, number, code, name, results };
    }
  }
  return null;
}

const isRow = (line, { names, sign }) => cellsOf(line, sign).length === names.length;

/** The item that a row is with all its cells, if it has a number and a code. */
function itemIn(line, { names, sign, number, code, name, results }) {
  const cells = cellsOf(line, sign);
  if (cells.length !== names.length || !NUMBER.test(cells[number]) || !CODE.test(cells[code])) return null;
  const others = names.map((other, at) => [other, cells[at]]);
  const told = others.filter(([other, cell], at) => at !== number && at !== code && cell && !INDEX.test(other));
  return Object.fromEntries([...told, [results.namedBy, cells[number]], [name, cells[code]]]);
}
