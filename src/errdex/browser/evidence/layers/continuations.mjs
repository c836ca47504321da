// Joins texts that go on in further lines: with a plus between, or as YAML folds them.
// Such as `data: '{"a": 1,`, then `  "b": 2}'` on a line of its own; or `data: >-` above `  a=1`.

const JOINT = /(["'`])[ \t]*\+[ \t]*\n[ \t]*\1/g;
const QUOTED = "(?:[^'\\n]|''){0,4000}";
const MORE = `(?:\\n\\2[ \\t]{1,20}[^ \\t\\n']${QUOTED}){1,40}`;
const FOLDED = new RegExp(`(?<=\\n)(([ \\t]{0,40})[A-Za-z_]{1,40}: '\\{${QUOTED}${MORE}')(?=\\n)`, "gu");
const NAME = "(?:- )?[A-Za-z_][A-Za-z0-9_-]{0,60}:";
const PARAMETER = '\\n\\2[A-Za-z]{1,40}="[^\\n]{0,4000}';
// A name, and the lines below it; their ends count for `|`. A log may have them without indent: then one, and those
// of parameters.
const BLOCK = new RegExp(
  `(?<=\\n)(([ \\t]{0,40})${NAME} )([>|])` +
    "(?:[+-]?((?:\\n\\2[ \\t]{1,20}[^ \\t\\n][^\\n]{0,4000}){1,40})" +
    `|[+-](\\n\\2(?!${NAME})[^ \\t\\n][^\\n]{0,4000}(?:${PARAMETER}){0,9}))(?=\\n)`,
  "gu",
);
const BREAK = /[ \t]*\n[ \t]*/g;

/** Text in which each such text is on one line. */
export function joinContinuations(text) {
  const plain = text.includes("+") ? text.replace(JOINT, "") : text;
  const isBlock = plain.includes(": >") || plain.includes(": |");
  const joined = isBlock ? `\n${plain}\n`.replace(BLOCK, unfolded).slice(1, -1) : plain;
  if (!joined.includes(": '{")) return joined;
  return `\n${joined}\n`.replace(FOLDED, (whole) => whole.replace(BREAK, " ")).slice(1, -1);
}

/** A name and the lines below it in one, unless several lines are meant. */
function unfolded(whole, name, indent, mark, indented, flat) {
  const lines = indented ?? flat;
  const isSeveral = mark === "|" && lines.split("\n").length > 2;
  return isSeveral ? whole : name + lines.replace(BREAK, " ").slice(1);
}
