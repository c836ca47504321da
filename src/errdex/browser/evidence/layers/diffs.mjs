// Reads the hunks of a unified diff: the lines as they are after it, without those it takes out.

const COUNT = "[0-9]{1,9}(?:,([0-9]{1,9}))?";
const HUNK = new RegExp(`^([ \\t]*)@@ -${COUNT} \\+${COUNT} @@`);
const ANY_HUNK = new RegExp(`(?:^|\\n)[ \\t]*@@ -${COUNT} \\+${COUNT} @@`);
// How many lines before and after the change a line stands for, by its mark.
const USES = { " ": [1, 1], "-": [1, 0], "+": [0, 1], "\\": [0, 0] };

/** The text that a diff leaves; a hunk has as many lines as it says. */
export function readDiffs(text) {
  if (!text.includes("@@ -") || !ANY_HUNK.test(text)) return text;
  const left = [];
  let [indent, before, after] = [0, 0, 0];
  for (const line of text.split("\n")) {
    const hunk = HUNK.exec(line);
    const [taken, put] = USES[line[indent]] ?? [before + 1, 0];
    if (hunk) {
      [indent, before, after] = [hunk[1].length, Number(hunk[2] ?? 1), Number(hunk[3] ?? 1)];
      left.push(line.slice(hunk[0].length));
    } else if (before + after === 0 || taken > before || put > after) {
      [before, after] = [0, 0];
      left.push(line);
    } else {
      [before, after] = [before - taken, after - put];
      if (put) left.push(line.slice(indent + 1));
    }
  }
  return left.join("\n");
}
