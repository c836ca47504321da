// Joins the first line of a request whose URL a request file writes over several lines.
// Such as POST https://h/p, then ?a=1 and &b=2, each indented on a line of its own; and reads one
// that a program prints as an object above the headers, <Request 'https://h/p' [POST]>.

const FIRST =
  /\n([ \t]*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(?:\/|https?:\/\/|\{\{)[^ \t\n]*)((?:[ \t]*\n[ \t]+[/?&][^ \t\n]*)+)(?=(?: +HTTP\/[0-9.]{1,3})?[ \t]*\n)/g;
const OBJECT =
  /(?<=\n)[ \t]*<[A-Za-z]{0,20}Request '(https?:\/\/[^ '\n]+)' \[([A-Z]{3,7})\]>(?=\n[A-Za-z][A-Za-z0-9-]*: )/g;
const BREAK = /[ \t]*\n[ \t]*/g;

/** Text in which such a URL is on one line. */
export function joinRequestLines(text) {
  if (!text.includes("\n")) return text;
  const framed = `\n${text}\n`;
  const shown = text.includes("Request '") ? framed.replace(OBJECT, "$2 $1 HTTP/1.1") : framed;
  const joined = shown.replace(FIRST, (whole, first, rest) => `\n${first}${rest.replace(BREAK, "")}`);
  return joined.slice(1, -1);
}
