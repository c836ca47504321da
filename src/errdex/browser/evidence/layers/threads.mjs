// Puts the messages of a mail thread in the order in which they were written: the newest last.

import { listOf } from "../../engine/tables.mjs";
import { lower, trim } from "../text/characters.mjs";

const VERBS = listOf("words_of_replies");
const SENDER = fieldOf("names_of_senders");
const TIME = fieldOf("names_of_sending");
const HEADED = new RegExp(`\\n${SENDER.source.slice(1)}[^\\n]*\\n${TIME.source.slice(1)}`, "u");
const ENDS_LABEL = /[:\uff1a][ \t\r]*(?:\n|$)/u;
const LONGEST = 300; // characters of a line that says who wrote what is below
const DATED = /20[0-9]{2}|@/u;

/** Text with the messages of a thread from the oldest to the newest, without those lines. */
export function putInOrder(text) {
  if (!isSaid(text) && !HEADED.test(`\n${text}`)) return text;
  const lines = text.split("\n");
  const messages = [[]];
  for (const number of lines.keys()) {
    if (beginsMessage(lines, number)) messages.push([]);
    else messages.at(-1).push(lines[number]);
  }
  const written = messages.filter((message) => message.some(trim));
  if (written.length < 2) return text;
  return written
    .reverse()
    .map((message) => message.join("\n"))
    .join("\n\n");
}

/** What finds the beginning of a line of a mail's header with such a name. */
function fieldOf(names) {
  return new RegExp(`^[ \\t>*]{0,20}(?:${listOf(names).join("|")})[* ]*[:\\uff1a]`, "u");
}

/** Whether a text may have a line that says who wrote what is below. */
function isSaid(text) {
  const small = ENDS_LABEL.test(text) ? lower(text) : "";
  return VERBS.some((verb) => small.includes(verb));
}

function beginsMessage(lines, number) {
  const line = lines[number];
  if ([...line.slice(0, 2 * LONGEST + 1)].length > LONGEST) return false;
  if (/[:\uff1a]$/u.test(trim(line)) && VERBS.some((verb) => lower(line).includes(verb))) {
    return DATED.test(line) || DATED.test((lines[number - 1] ?? "").slice(-LONGEST));
  }
  return SENDER.test(line) && TIME.test(lines[number + 1] ?? "");
}
