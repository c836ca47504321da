// Takes off the borders of box-drawing characters that a program prints around a message.
// Parameters of a header that go on in the next line are put together.

import { hasCredentials } from "../http/bodies.mjs";

// Guides lead to a branch of a tree further down.
const LEFT = /(?<=\n)(?:[ \t]*\u2502(?= {2,3}[\u2502\u251c\u2514])){0,40}[ \t]*[\u2500-\u257f]+ ?/g;
const RIGHT = /(?<![ \t\u2500-\u257f])[ \t]*[\u2500-\u257f]+(?:[ \t]+[\u2500-\u257f]+){0,3}[ \t]*(?=\n)/g;
// A line between rows of cells.
const RULE =
  /(?<=\n)[ \t]*[\u251c\u2523\u255e\u2560][\u2500\u2501\u2550]{1,400}[\u253c\u253f\u2542\u254b\u256a\u256c][\u2500-\u257f]*[ \t]*\n/g;
const NEXT_LINE = String.raw`[\u2500-\u257f][ \t\u2500-\u257f]{0,20}\n[ \t\u2500-\u257f]{1,400}`;
const SIGN = "[A-Za-z0-9+/=:_.-]";
const SCHEME = new RegExp(`(['"][A-Za-z-]{1,40})[ \\t]{1,400}${NEXT_LINE}(?=[A-Za-z]{1,40}=")`, "g");
const PARAMETER = new RegExp(`(",) ?${NEXT_LINE}(?=[A-Za-z]{1,40}=")`, "g");
const VALUE = new RegExp(`(="${SIGN}{0,160}) ?${NEXT_LINE}(?=${SIGN}{1,160}\\\\?")`, "g");
const BORDERED = /\n[ \t]*[\u2500-\u257f][^\n]*\n[ \t]*[\u2500-\u257f]/;

/** Text whose lines begin and end without such characters, if two lines begin so. */
export function takeBordersOff(text) {
  const framed = `\n${text}\n`;
  if (!BORDERED.test(framed)) return text;
  const joined = framed.replace(SCHEME, "$1 ").replace(PARAMETER, "$1").replace(VALUE, "$1");
  if (!text.includes("HTTP/") && !text.includes("curl ") && !hasCredentials(joined)) return text;
  return joined.replace(RULE, "").replace(LEFT, "").replace(RIGHT, "").slice(1, -1);
}
