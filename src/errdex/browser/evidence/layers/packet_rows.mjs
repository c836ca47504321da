// Joins the rows in which a listener to a connection shows a packet, with dots for line ends.
//
// Such as `  POST / HTTP/1.1..Host: h..`, all rows of a packet indented and as wide as the screen.

import { partition, stripEnd } from "../text/characters.mjs";

const HEAD = /\n {2}(?:[A-Z]{3,7} [^ \n]+ HTTP\/[0-9.]{3}|HTTP\/[0-9.]{3} [0-9]{3}[^\n.]{0,60})\.\.[A-Z]/u;
const ROWS = /(?<=\n)(?:[TUI] [^ \n]{3,60} -> [^\n]{3,100}\n)?((?: {2}[^\n]{20,300}\n)+)/gu;
const LINE_END = /\.\.(?=[A-Z][A-Za-z0-9-]{0,60}:)|\.\.$/g;
const FIRST_LINE = /^(?:[A-Z]{3,7} [^ ]+ )?HTTP\/[0-9]/;
const GAP = "....";

/** Text with packets as the lines that they show, if one begins a message. */
export function joinPacketRows(text) {
  const framed = `\n${text}\n`;
  if (!text.includes("..") || !text.includes("HTTP/") || !HEAD.test(framed)) return text;
  return framed.replace(ROWS, joined).slice(1, -1);
}

/** The rows of a packet joined, without who sent it; all are of one width. */
function joined(found, packet) {
  const rows = packet.slice(0, -1).split("\n");
  if (new Set(rows.map((row) => [...row].length)).size > 1) return found;
  const data = stripEnd(rows.map((row) => row.slice(2)).join(""), " ");
  const [head, gap, body] = FIRST_LINE.test(data) ? partition(data, GAP) : ["", "", data];
  const shown = head.replace(LINE_END, "\n");
  return gap ? `${shown}\n\n${body}\n` : `${shown}${body}\n`;
}
