// Reads what tools that listen to a connection show: packets, with their line ends as marks.
//
// Such as `E..4@.........POST / HTTP/1.1`, where a header's bytes stand in front, mostly as dots;
// `  POST / HTTP/1.1..Host: h..`, all rows of a packet indented and as wide as the screen; or
// `POST / HTTP/1.1.` and `Host: h.`, as well with a written `\r` or `\x0d`, and with lines between
// the data. The commas of a printed list before headers are taken off as well.

import { hasCredentials } from "../http/bodies.mjs";
import { partition, stripEnd } from "../text/characters.mjs";

const HEAD = /\n {2}(?:[A-Z]{3,7} [^ \n]+ HTTP\/[0-9.]{3}|HTTP\/[0-9.]{3} [0-9]{3}[^\n.]{0,60})\.\.[A-Z]/u;
const ROWS = /(?<=\n)(?:[TUI] [^ \n]{3,60} -> [^\n]{3,100}\n)?((?: {2}[^\n]{20,300}\n)+)/gu;
const LINE_END = /\.\.(?=[A-Z][A-Za-z0-9-]{0,60}:)|\.\.$/g;
const FIRST_LINE = /^(?:[A-Z]{3,7} [^ ]+ )?HTTP\/[0-9]/;
const GAP = "....";
const METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";
const PACKET = new RegExp(
  "(?<=\\n)[^\\n]{0,120}\\.\\.[^ \\n]{0,12}?" +
    `((?:(?:${METHODS}) [^ \\n]+ HTTP/[0-9.]{1,3}[ \\t]*|HTTP/[0-9.]{1,3} [1-5][0-9]{2}[^\\n]*)` +
    "\\n(?=[A-Za-z][A-Za-z0-9-]*:))",
  "gu",
);
const MARKED =
  /(?:^|\n)[ \t]{0,40}(?:[A-Z]{3,20} [^ \n]+ HTTP\/[0-9.]{3}|HTTP\/[0-9.]{3} [0-9]{3}[^\n]{0,40}?)(\.|\\r|\\x0[Dd]|\^M)\n[ \t]{0,40}[A-Za-z][A-Za-z0-9-]*: [^\n]*\1(?=\n)/;
const DATA = /[<>] [0-9/]{10} [0-9:.]{8,20} {2}length=[0-9]+ from=[0-9]+ to=[0-9]+(?=\n)/g;
const COMMA = /(?<=\n),(?=[A-Za-z][A-Za-z0-9-]{1,60}: )/g;
const COUNT = /^#+$/; // of packets that were left out

/** Text with packets as the lines that they show. */
export function readPackets(text) {
  if (!text.includes("HTTP/")) return text;
  const plain = text.includes("..") ? withoutHeads(`\n${text}\n`).slice(1, -1) : text;
  return hasCredentials(plain) ? withoutMarks(plain) : plain;
}

function withoutHeads(framed) {
  return (HEAD.test(framed) ? framed.replace(ROWS, joined) : framed).replace(PACKET, "$1");
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

/** Text whose messages have plain line ends, if their lines end with a mark. */
function withoutMarks(text) {
  const plain = text.replace(COMMA, "");
  const found = MARKED.exec(plain);
  if (!found) return plain;
  const lines = plain.replace(DATA, "\n").split("\n");
  return lines.map((line) => without(line, found[1])).join("\n");
}

function without(line, mark) {
  if (COUNT.test(line)) return "";
  return line.endsWith(mark) ? line.slice(0, -mark.length) : line;
}
