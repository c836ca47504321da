// Finds the values that a script gives its variables before a command.

const LONGEST_SCRIPT = 10_000;
const ASSIGNMENT =
  /(?:^|\n)[ \t]*(?:export |local |readonly )?([A-Za-z_][A-Za-z0-9_]*)=(?:'([^'\n]*)'|"([^"\\\n$`]*(?:\\[^\n][^"\\\n$`]*)*)"|([^ \t\n;'"$`()]+))[ \t]*;?(?=\n)/g;
const ESCAPED = /\\(["\\$`])/g;

/** The plain values that lines before a place assign, the last of each name. */
export function assignedBefore(text, start) {
  const values = new Map();
  const script = text.slice(startOf(text, start), start);
  for (const [, name, single, double, bare] of script.matchAll(ASSIGNMENT)) {
    values.set(name, double === undefined ? single || bare || "" : double.replace(ESCAPED, "$1"));
  }
  return values;
}

/** Where the script begins, a pair of surrogates being one character. */
function startOf(text, end) {
  let at = end;
  for (let count = 0; count < LONGEST_SCRIPT && at > 0; count += 1) {
    const unit = text.charCodeAt(at - 1);
    at -= unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? 2 : 1;
  }
  return at;
}
