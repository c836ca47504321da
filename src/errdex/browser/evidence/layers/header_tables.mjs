// Reads tables of headers: a name and a value between bars, tabs or blanks, or on two lines.
// Such as `| Authorization | Bearer x |`, or `Name : Authorization` above `Value : Bearer x`.

import { hasCredentials } from "../http/bodies.mjs";

const FEWEST_ROWS = 2;
const TELLING = "([Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}|[Cc]ontent-[Tt]ype)";
const ANY = "([A-Za-z][A-Za-z0-9-]{1,60})";
const SIGNS = "|\u2502\u2503\u2506\u2551";
const BAR = `[${SIGNS}]`;
const BARS = (name) =>
  `(?<=\\n)(?:${BAR}[ \\t]*)?[\`*]{0,2}${name}[\`*]{0,2}[ \\t]*${BAR}[ \\t]*[\`']?` +
  `([^ \\t\\n\`${SIGNS}][^\\n\`${SIGNS}]*?)(?:[\`']|(?<![ \\t]))[ \\t]*(?:${BAR}[ \\t]*)?(?=\\n)`;
const WIDE = (name) => `(?<=\\n)${name}(?:\\t| {2,400})([^ \\t\\n][^\\n]*)(?=\\n)`;
const PAIR = (name) =>
  `(?<=\\n)(?:Name|Key)[ \\t]*:[ \\t]*${name}[ \\t]*\\nValue[ \\t]*:[ \\t]*([^\\n]+)\\n*(?=\\n)`;
const BELOW = (name) =>
  "(?<=\\n)(?:[ \\t]*[0-9]{1,3}[ \\t]*\\n)?(?:[ \\t]*(?:Name|Key)[ \\t]*(?::[ \\t]*)?\\n)?" +
  `[ \\t]*${name}[ \\t]*\\n[ \\t]*(?:Value[ \\t]*(?::[ \\t]*)?\\n[ \\t]*)?([^ \\t\\n][^\\n]*)(?=\\n)`;
const LISTED = (name) => `(?<=\\n)(?:[A-Za-z]{1,40} )?${name} \\[([^\\n]*)\\](?=\\n)`;
const QUOTED = (name) => `(?<=\\n)[ \\t]*'${name}', '([^\\n]*)'(?=\\n)`;
const ITEM = (name) => `(?<=\\n)[ \\t]*${name}:[ \\t]*\\n[ \\t]*- ([^\\n]+)(?=\\n)`;
// Rows by which a table is found, and those that it has.
const ROWS = [
  [BARS, ANY],
  [WIDE, TELLING],
  [PAIR, ANY],
  [ITEM, ANY],
  [LISTED, ANY],
  [QUOTED, "(:?[a-z][a-z0-9-]{1,60})"],
  [BELOW, TELLING],
].map(([row, name]) => [new RegExp(row(TELLING), "g"), new RegExp(row(name), "g")]);
// What each row by which a table is found has in it.
const NAMED = new RegExp(`${TELLING}(?:[\`*]{0,2}[ \\t]*${BAR}|\\t| {2}| \\[|', '|:?[ \\t]*\\n)`, "g");
// A line between rows; two of them are between tables.
const RULE = /(?<!\+\n)(?<=\n)\+[-=][-=+]+\n(?=\|)/g;
const HEAD =
  /(?<=\n)\|[| \t*]*(?:[Hh]eader|[Nn]ame|[Kk]ey)[A-Za-z| \t*]{0,60}\|[ \t]*(?:\n\|[ \t:|-]+)?\n(?=\|)/g;
const FIRST_LINE = new RegExp(`(?<=\\n)([A-Z]{3,7} https?://[^ \\t\\n]+)[ \\t]*\\n{1,3}(?=${ANY}: )`, "g");
const LAST_ROW = new RegExp(`(?<=\\n)(${TELLING}: [^\\n]*\\n)(?=[*|])`, "g");
const RECORDED =
  /(?<=\n)((?:[A-Za-z][A-Za-z0-9-]{1,60}: [^\n]*\n){1,40})[ \t]*method: ([A-Z]{3,7})\n[ \t]*ur[il]: (https?:\/\/[^ \t\n]+)\n/g;
const RECORDED_FIRST =
  /(?<=\n)[ \t]*method: ([A-Za-z]{3,7})\n[ \t]*ur[il]: (https?:\/\/[^ \t\n]+)\n(?:[ \t]*body:\n(?:[ \t]*encoding: [^\n]*\n)?[ \t]*string: ([^\n]*)\n)?[ \t]*headers:\n((?:[A-Za-z][A-Za-z0-9-]{1,60}: [^\n]*\n){1,40})/g;

/** A recorded request whose body stands above its headers as HTTP has it. */
function message(whole, method, url, said = "", headers = "") {
  const isQuoted = said.length > 1 && said[0] === "'" && said.at(-1) === "'";
  const body = isQuoted ? said.slice(1, -1).replaceAll("''", "'") : said;
  return `${method.toUpperCase()} ${url} HTTP/1.1\n${headers}\n${body}\n\n`;
}

/** Text with headers as HTTP has them in the place of such rows. */
export function readHeaderTables(text) {
  if (!hasCredentials(text)) return text;
  let framed = `\n${text}\n`;
  if ((framed.match(NAMED)?.length ?? 0) < FEWEST_ROWS) return text;
  for (const [telling, row] of ROWS) {
    if ((framed.match(telling)?.length ?? 0) < FEWEST_ROWS) continue;
    const read = framed.replace(RULE, "").replace(HEAD, "").replace(row, "$1: $2");
    const isRecorded = read.includes("method: ");
    const above = isRecorded ? read.replace(RECORDED, "$2 $3 HTTP/1.1\n$1\n") : read;
    const whole = isRecorded ? above.replace(RECORDED_FIRST, message) : above;
    framed = whole.replace(FIRST_LINE, "$1\n").replace(LAST_ROW, "$1\n");
  }
  return framed.slice(1, -1);
}
