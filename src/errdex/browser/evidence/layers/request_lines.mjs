// Joins the first line of a request whose URL a request file writes over several lines.
// Such as POST https://h/p, then ?a=1 and &b=2, each indented on a line of its own; and reads one
// that a program prints as an object above the headers, <Request 'https://h/p' [POST]>, or in parts
// on lines with labels, `Method POST`, `URL /p` and `Protocol HTTP/1.1`. A status may be in parts too.

const FIRST =
  /\n([ \t]*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(?:\/|https?:\/\/|\{\{)[^ \t\n]*)((?:[ \t]*\n[ \t]+[/?&][^ \t\n]*)+)(?=(?: +HTTP\/[0-9.]{1,3})?[ \t]*\n)/g;
const OBJECT =
  /(?<=\n)[ \t]*<[A-Za-z]{0,20}Request '(https?:\/\/[^ '\n]+)' \[([A-Z]{3,7})\]>(?=\n[A-Za-z][A-Za-z0-9-]*: )/g;
const LABEL = "[^\\n:]{0,40}[ \\t]";
const ABOVE_HEADER = `(?=\\n(?:${LABEL})?[A-Za-z][A-Za-z0-9-]*: )`;
const PARTS = new RegExp(
  "[ \\t](GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \\t]*\\n" +
    `${LABEL}(/[^ \\t\\n]*|https?://[^ \\t\\n]+)[ \\t]*\\n${LABEL}(HTTP/[0-9.]{1,3})[ \\t]*${ABOVE_HEADER}`,
  "gu",
);
const STATUS_PARTS = new RegExp(
  `[ \\t](HTTP/[0-9.]{1,3})[ \\t]*\\n${LABEL}([1-5][0-9]{2})[ \\t]*` +
    `(?:\\n${LABEL}[A-Z][A-Za-z]{1,40}[ \\t]*)?${ABOVE_HEADER}`,
  "gu",
);
const BREAK = /[ \t]*\n[ \t]*/g;

/** Text in which such a URL is on one line. */
export function joinRequestLines(text) {
  if (!text.includes("\n")) return text;
  const isApart = text.includes(" HTTP/") || text.includes("\tHTTP/");
  const whole = isApart ? text.replace(PARTS, "\n$1 $2 $3").replace(STATUS_PARTS, "\n$1 $2") : text;
  const framed = `\n${whole}\n`;
  const shown = whole.includes("Request '") ? framed.replace(OBJECT, "$2 $1 HTTP/1.1") : framed;
  const joined = shown.replace(FIRST, (found, first, rest) => `\n${first}${rest.replace(BREAK, "")}`);
  return joined.slice(1, -1);
}
