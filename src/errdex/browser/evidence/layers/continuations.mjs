// Joins texts that go on in further lines: with a plus between, as YAML folds them, or cut.
// Such as `data: '{"a": 1,`, then `  "b": 2}'` on a line of its own; or `data: >-` above `  a=1`;
// or `data = 'a=1&b`, then `  =2'`, as programs break long values that they print.

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
const BEHIND = "\\n[ \\t]{2,200}";
const NAMES = "[A-Za-z][A-Za-z0-9-]{0,60}(?::|[ \\t]=)[ \\t]";
// The value of a name, in quotes that are open at the end of a line.
const CUTS = ["'", '"'].map((sign) => {
  const line = `[^${sign}\\\\\\n]{0,4000}(?:\\\\[^\\n][^${sign}\\\\\\n]{0,4000}){0,400}`;
  const behind = `(?:${BEHIND}(?!${NAMES}|[ \\t\\n${sign}])|\\\\${BEHIND}[^ \\t\\n])`;
  return new RegExp(
    ` ${sign}(?<=[:=>] ${sign})${line}(?:${behind}${line}){1,40}` +
      `${sign}(?=[ \\t]*(?:[,;)}\\]]{1,9}[ \\t]*)?(?:\\n|$))`,
    "gu",
  );
});
/** A word that begins a value, as the scheme of a header does, and a parameter below it. */
const SCHEME = /( ["'][A-Z][A-Za-z]{2,40})\n[ \t]+(?=[A-Za-z]{1,40}=)/g;
const INDENT = /\n[ \t]+/g;
const BREAK = /[ \t]*\n[ \t]*/g;

/** Text in which each such text is on one line. */
export function joinContinuations(text) {
  const plain = text.includes("+") ? text.replace(JOINT, "") : text;
  const isBlock = plain.includes(": >") || plain.includes(": |");
  const joined = isBlock ? `\n${plain}\n`.replace(BLOCK, unfolded).slice(1, -1) : plain;
  const isFolded = joined.includes(": '{");
  const one = isFolded ? `\n${joined}\n`.replace(FOLDED, (whole) => whole.replace(BREAK, " ")).slice(1, -1) : joined;
  return one.includes("  ") ? CUTS.reduce((rest, cut) => rest.replace(cut, uncut), one) : one;
}

/** A name and the lines below it in one, unless several lines are meant. */
function unfolded(whole, name, indent, mark, indented, flat) {
  const lines = indented ?? flat;
  const isSeveral = mark === "|" && lines.split("\n").length > 2;
  return isSeveral ? whole : name + lines.replace(BREAK, " ").slice(1);
}

/** A value in one; a blank behind a scheme may have been lost. */
function uncut(whole) {
  return whole.replace(SCHEME, "$1 ").replace(INDENT, "");
}
