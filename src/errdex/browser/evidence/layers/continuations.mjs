// Joins texts that go on in further lines: with a plus between, or as YAML folds quoted JSON.
// Such as `data: '{"a": 1,`, then `  "b": 2}'` on a line of its own.

const JOINT = /(["'`])[ \t]*\+[ \t]*\n[ \t]*\1/g;
const QUOTED = "(?:[^'\\n]|''){0,4000}";
const MORE = `(?:\\n\\2[ \\t]{1,20}[^ \\t\\n']${QUOTED}){1,40}`;
const FOLDED = new RegExp(`(?<=\\n)(([ \\t]{0,40})[A-Za-z_]{1,40}: '\\{${QUOTED}${MORE}')(?=\\n)`, "gu");
const BREAK = /[ \t]*\n[ \t]*/g;

/** Text in which each such text is on one line. */
export function joinContinuations(text) {
  const joined = text.includes("+") ? text.replace(JOINT, "") : text;
  if (!joined.includes(": '{")) return joined;
  return `\n${joined}\n`.replace(FOLDED, (whole) => whole.replace(BREAK, " ")).slice(1, -1);
}
