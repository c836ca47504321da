// How often codes came, as a text such as an alert counts them itself.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { firstOfMany } from "./lists.mjs";

const MOST_COUNTS = limit("items_in_a_report");
const BEFORE = /(?<![0-9A-Za-z.,:])([0-9]{1,7}) ?(?:[x\u00d7]|times) ?$/;
const BEHIND = /^(?: ?[x\u00d7] ?([0-9]{1,7})(?![0-9A-Za-z])| \(([0-9]{1,7}) times\))/;

/** The counts beside the mentions of codes, if there are any. */
export function* countsTold(text, mentions) {
  const told = new Set();
  for (const { code, start, end } of mentions) {
    const before = BEFORE.exec(text.slice(Math.max(0, start - 20), start));
    const found = before ?? BEHIND.exec(text.slice(end, end + 20));
    if (found) told.add(`${code}: ${found[1] ?? found[2]}`);
  }
  const counts = firstOfMany([...told], MOST_COUNTS);
  if (told.size) yield say("note_counts", { counts });
}
