// Reads a unified diff: the lines as they are after it, those that it takes out left out.

const HUNK = /(?:^|\n)@@ -[0-9,]+ \+[0-9,]+ @@/;
const TAKEN_OUT = /(?<=\n)-[^\n]*\n/g;
const MARK = /(?<=\n)[+ ]/g;

/** The text that a diff leaves, or the text itself. */
export function readDiffs(text) {
  if (!HUNK.test(text)) return text;
  return `\n${text}\n`.replace(TAKEN_OUT, "").replace(MARK, "").slice(1, -1);
}
