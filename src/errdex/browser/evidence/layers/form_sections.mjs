// Reads the fields of a form under a title in square brackets, as request files have them.
// Such as [Form], then a: 1 and b: 2, each on a line of its own.

import { encodePercent } from "../text/forms.mjs";

const SECTION =
  /(?<=\n)[ \t]*\[(?:Form|FormParams|Body|Data|Fields)\][ \t]*\n((?:[ \t]*[A-Za-z0-9_.$-]{1,80}: [^\n]*\n)+)/g;
const ROW = /[ \t]*([A-Za-z0-9_.$-]{1,80}): ([^\n]*)\n/g;

/** Text with the body that such fields make, behind an empty line. */
export function readFormSections(text) {
  if (!text.includes("[")) return text;
  return `\n${text}\n`.replace(SECTION, form).slice(1, -1);
}

function form(whole, rows) {
  const pairs = [...rows.matchAll(ROW)].map((row) => `${encodePercent(row[1])}=${encodePercent(row[2])}`);
  return `\n${pairs.join("&")}\n\n`;
}
