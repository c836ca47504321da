// Puts line ends in the place of other signs for them, and takes off those that stand twice.
// Such as U+2028, a written \n between a command and its answer, or a blank line behind each line.

import { REQUEST_LINE } from "../http/bodies.mjs";

const BEHIND_FIRST = /HTTP\/[0-9.]{1,3}[\u2028\u2029\u0085]/;
const SEPARATORS = /[\u2028\u2029\u0085]/g;
const BEFORE_ANSWER = /[\u2028\u2029\u0085](?=[ \t\u2028\u2029\u0085]{0,8}(?:\{"|HTTP\/[0-9]))/g;
const WRITTEN = /\\(?<=['"]\\)(?:r\\)?n(?=[ \t]*(?:\{"|HTTP\/[0-9]))/g;
const HEADER = "[A-Za-z][A-Za-z0-9-]{1,60}: [^\\n]*";
const SPACED = new RegExp(
  `(?:^|\\n)${REQUEST_LINE}\\n[ \\t]*\\n${HEADER}\\n[ \\t]*\\n${HEADER}(?:\\n|$)`,
  "u",
);
const SPACE = /\n[ \t]*\n/g;

/** Text whose lines end with one line end each. */
export function putLineEnds(text) {
  const separators = BEHIND_FIRST.test(text) ? SEPARATORS : BEFORE_ANSWER;
  const ended = text.replace(separators, "\n").replace(WRITTEN, "\n");
  return ended.includes("\n\n") && SPACED.test(ended) ? ended.replace(SPACE, "\n") : ended;
}
