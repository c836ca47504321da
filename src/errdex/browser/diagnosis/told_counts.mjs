// How often codes came, as a text such as an alert counts them itself.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { find } from "../evidence/text/characters.mjs";
import { firstOfMany } from "./lists.mjs";

const MOST_COUNTS = limit("items_in_a_report");
const BEFORE = /(?<![0-9A-Za-z.,:])([0-9]{1,7}) ?(?:[x\u00d7]|times) ?$/;
const BEHIND = /^(?: ?[x\u00d7] ?([0-9]{1,7})(?![0-9A-Za-z])| \(([0-9]{1,7}) times\))/;
const NEAR = 60; // characters in front of a code in its line
const ROW = /^[ \t|>*-]{0,12}(?:[A-Za-z_]{1,30}[:=][ \t]?)?$/;
const CELL = /(?::[ \t]{0,9}|\t|[ \t]{2,40}|[ \t]?\|[ \t]{0,20})([1-9][0-9]{0,6})[ \t|]{0,9}(?:\n|$)/y;
const STATUS = /^[1-5][0-9]{2}$/; // of HTTP

/** The counts beside the mentions of codes, if there are any. */
export function* countsTold(text, mentions) {
  const told = new Set();
  for (const { code, start, end } of mentions) {
    const before = BEFORE.exec(text.slice(Math.max(0, start - 20), start));
    const found = before ?? BEHIND.exec(text.slice(end, end + 20));
    if (found) told.add(`${code}: ${found[1] ?? found[2]}`);
  }
  const all = told.size ? [...told] : countsInRows(text, mentions);
  const counts = firstOfMany(all, MOST_COUNTS);
  if (all.length) yield say("note_counts", { counts });
}

/** The counts in lines of a code and a number, unless all may be statuses of HTTP. */
function countsInRows(text, mentions) {
  const found = new Map();
  for (const { code, start, end } of mentions) {
    const near = text.slice(Math.max(0, start - NEAR), start);
    const begins = near.lastIndexOf("\n");
    const cell = find(CELL, text, end);
    const isRow = cell && (begins >= 0 || start <= NEAR) && ROW.test(near.slice(begins + 1));
    if (isRow) found.set(`${code}: ${cell[1]}`, cell[1]);
  }
  return [...found.values()].every((count) => STATUS.test(count)) ? [] : [...found.keys()];
}
