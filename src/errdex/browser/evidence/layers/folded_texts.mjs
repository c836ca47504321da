// Joins quoted JSON that YAML goes on with in further lines, such as a recorded body.
// Such as `data: '{"a": 1,`, then `  "b": 2}'` on a line of its own.

const QUOTED = "(?:[^'\\n]|''){0,4000}";
const MORE = `(?:\\n\\2[ \\t]{1,20}[^ \\t\\n']${QUOTED}){1,40}`;
const FOLDED = new RegExp(`(?<=\\n)(([ \\t]{0,40})[A-Za-z_]{1,40}: '\\{${QUOTED}${MORE}')(?=\\n)`, "gu");
const BREAK = /[ \t]*\n[ \t]*/g;

/** Text in which such JSON is on one line. */
export function joinFoldedTexts(text) {
  if (!text.includes(": '{")) return text;
  return `\n${text}\n`.replace(FOLDED, (whole) => whole.replace(BREAK, " ")).slice(1, -1);
}
