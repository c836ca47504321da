// Puts the messages of a mail thread in the order in which they were written: the newest last.

import { listOf } from "../../engine/tables.mjs";
import { lower, trim } from "../text/characters.mjs";

const VERBS = listOf("words_of_replies");
const SENDERS = listOf("names_of_senders");
const TIMES = listOf("names_of_sending");
const LONGEST = 300; // characters of a line that says who wrote what is below
const DATED = /20[0-9]{2}|@/u;

/** Text with the messages of a thread from the oldest to the newest, without those lines. */
export function putInOrder(text) {
  const small = lower(text);
  if (!VERBS.some((verb) => small.includes(verb)) && !SENDERS.some((name) => text.includes(name))) return text;
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

function beginsMessage(lines, number) {
  const line = lines[number];
  if ([...line.slice(0, 2 * LONGEST + 1)].length > LONGEST) return false;
  if (/[:\uff1a]$/u.test(trim(line)) && VERBS.some((verb) => lower(line).includes(verb))) {
    return DATED.test(line) || DATED.test((lines[number - 1] ?? "").slice(-LONGEST));
  }
  return names(line, SENDERS) && names(lines[number + 1] ?? "", TIMES);
}

/** Whether a line is one of a mail's header with such a name. */
function names(line, known) {
  const field = line.replace(/^[ \t>*]{0,20}/u, "");
  return known.some((name) => field.startsWith(name) && /^[* ]*[:\uff1a]/u.test(field.slice(name.length)));
}
