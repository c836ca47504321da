// Takes off the marks by which tools that listen to a connection show the ends of its lines.
// Such as `POST / HTTP/1.1.` and `Host: h.`, or a written `\r` or `\x0d`; the lines between its
// data; and the commas of a printed list before headers.

import { hasCredentials } from "../http/bodies.mjs";

const FIRST =
  /(?:^|\n)[ \t]{0,40}(?:[A-Z]{3,20} [^ \n]+ HTTP\/[0-9.]{3}|HTTP\/[0-9.]{3} [0-9]{3}[^\n]{0,40}?)(\.|\\r|\\x0[Dd]|\^M)\n[ \t]{0,40}[A-Za-z][A-Za-z0-9-]*: [^\n]*\1(?=\n)/;
const DATA = /[<>] [0-9/]{10} [0-9:.]{8,20} {2}length=[0-9]+ from=[0-9]+ to=[0-9]+(?=\n)/g;
const COMMA = /(?<=\n),(?=[A-Za-z][A-Za-z0-9-]{1,60}: )/g;
const COUNT = /^#+$/; // of packets that were left out

/** Text whose messages have plain line ends, if their lines end with a mark. */
export function takeLineMarksOff(text) {
  if (!text.includes("HTTP/") || !hasCredentials(text)) return text;
  const plain = text.replace(COMMA, "");
  const found = FIRST.exec(plain);
  if (!found) return plain;
  const lines = plain.replace(DATA, "\n").split("\n");
  return lines.map((line) => without(line, found[1])).join("\n");
}

function without(line, mark) {
  if (COUNT.test(line)) return "";
  return line.endsWith(mark) ? line.slice(0, -mark.length) : line;
}
