// Reads traces of system calls: write(3, "POST / HTTP/1.1\r\n...", 120) = 120.
// Their strings become those of a wire log, with a mark for the direction.

import { CUT } from "../http/documents.mjs";

const SENDS = "send|sendto|write|SSL_write";
const CALL = new RegExp(
  `^(?:[^"\\n]{0,80}[^A-Za-z"\\n])?(?:(${SENDS})|recv|recvfrom|read|SSL_read)` +
    '\\([^",\\n]{1,40}, "([^"\\\\\\n]*(?:\\\\[^\\n][^"\\\\\\n]*)*)"(\\.\\.\\.)?[^"\\n]*$',
  "u",
);
const BEGINS = /\([^",\n]{1,40}, "(?:[A-Z]{3,20} [^ \n]+ HTTP\/|HTTP\/[0-9])/u;
const LINE_END = "\\r\\n";

/** Text in which calls that send or receive are lines of a wire log. */
export function readSystemCalls(text) {
  if (!text.includes("HTTP/") || !BEGINS.test(text)) return text;
  return text.split("\n").map(shown).join("\n");
}

function shown(line) {
  const found = CALL.exec(line);
  if (!found) return line;
  return `${found[1] ? "->" : "<-"} "${found[2]}${found[3] ? cut(found[2]) : ""}"`;
}

/** The mark of a text that was cut off; a name of a header needs its colon before. */
function cut(text) {
  const last = text.split(LINE_END).at(-1);
  const isName = last !== "" && !last.includes(":") && !text.includes(LINE_END + LINE_END);
  return isName ? `:${CUT}` : CUT;
}
