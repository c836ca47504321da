// Joins the first line of a request whose URL a request file writes over several lines.
// Such as POST https://h/p, then ?a=1 and &b=2, each indented on a line of its own.

const FIRST =
  /(?<=\n)([ \t]*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(?:\/|https?:\/\/|\{\{)[^ \t\n]*)((?:[ \t]*\n[ \t]+[/?&][^ \t\n]*)+)(?=(?: +HTTP\/[0-9.]{1,3})?[ \t]*\n)/g;
const BREAK = /[ \t]*\n[ \t]*/g;

/** Text in which such a URL is on one line. */
export function joinRequestLines(text) {
  if (!text.includes("\n")) return text;
  const joined = `\n${text}\n`.replace(FIRST, (whole, first, rest) => first + rest.replace(BREAK, ""));
  return joined.slice(1, -1);
}
