// How often codes came, as a text such as an alert counts them itself.

import { say } from "../engine/sentences.mjs";
import { limit, listOf } from "../engine/tables.mjs";
import { before, find } from "../evidence/text/characters.mjs";
import { plainName } from "../evidence/text/names.mjs";
import { firstOfMany } from "./lists.mjs";

const MOST_COUNTS = limit("items_in_a_report");
const BEFORE = /(?<![0-9A-Za-z.,:])([0-9]{1,7}) ?(?:[x\u00d7]|times) ?$/;
const BEHIND = /^(?: ?[x\u00d7] ?([0-9]{1,7})(?![0-9A-Za-z])| \(([0-9]{1,7}) times\))/;
const NEAR = 60; // characters in front of a code in its line
const ROW = /^[ \t|>*-]{0,12}(?:([A-Za-z_]{1,30})[:=][ \t]?)?$/;
const CELL = /(?::[ \t]{0,9}|\t|[ \t]{2,40}|[ \t]?\|[ \t]{0,20})([1-9][0-9]{0,6})[ \t|]{0,9}(?:\n|$)/y;
/** The names of two columns above a row. */
const HEAD =
  /\n[ \t|>*-]{0,12}[^\n\t |:=][^\n\t|:=]{0,29}?(?:\t|[ \t]{2,40}|[ \t]?\|[ \t]{0,20})([^\n\t |0-9:](?:[^\n\t|]{0,29}[^\n\t |])?)[ \t|]{0,9}\n(?:[ \t|:+-]{1,80}\n)?$/u;
const ABOVE = 200; // characters above a row in which they are
const LINES_ABOVE = 2; // one of names, and a rule
const STATUS = /^[1-5][0-9]{2}$/; // of HTTP
const CODES = new Set([...listOf("names_of_codes"), ...listOf("names_of_reports")]);
const COUNTS = new Set(listOf("names_of_counts"));

/** The counts beside the mentions of codes, if there are any. */
export function* countsTold(text, mentions) {
  const told = new Set();
  for (const { code, start, end } of mentions) {
    const inFront = BEFORE.exec(text.slice(Math.max(0, start - 20), start));
    const found = inFront ?? BEHIND.exec(text.slice(end, end + 20));
    if (found) told.add(`${code}: ${found[1] ?? found[2]}`);
  }
  const all = told.size ? [...told] : countsInRows(text, mentions);
  const counts = firstOfMany(all, MOST_COUNTS);
  if (all.length) yield say("note_counts", { counts });
}

/** The counts in lines of a code and a number, unless all may be statuses of HTTP. */
function countsInRows(text, mentions) {
  const found = new Map();
  let others = 0; // the end of rows that tell something else
  for (const { code, start, end } of mentions) {
    const cell = find(CELL, text, end);
    if (!cell) continue;
    const near = text.slice(Math.max(0, start - NEAR), start);
    const begins = near.lastIndexOf("\n") + 1;
    const row = begins || start <= NEAR ? ROW.exec(near.slice(begins)) : null;
    if (!row || (row[1] && !CODES.has(plainName(row[1])))) continue;
    const at = start - near.length + begins;
    if (at && (at === others || tellsAnother(text, at))) others = end + cell[0].length;
    else found.set(`${code}: ${cell[1]}`, cell[1]);
  }
  return [...found.values()].every((count) => STATUS.test(count)) ? [] : [...found.keys()];
}

/** Whether the names of columns above a row say that its number is no count. */
function tellsAnother(text, at) {
  const near = before(text, at, ABOVE);
  const above = (near.length === at ? "\n" : "") + near;
  const head = HEAD.exec(above.split("\n").slice(-LINES_ABOVE - 2).join("\n"));
  return head !== null && !COUNTS.has(plainName(head[1]));
}
