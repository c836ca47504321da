// Reads the cells of a spreadsheet, whose quotation marks are doubled (RFC 4180, 2.7).
// A row of two cells with a comma between becomes a name, a tab and a value.

const DOUBLED = /[A-Za-z]=""[^"\n]/;
const QUOTED = '"((?:[^"\\n]|"")*)"';
const LINES = /(?<=[\n\t,;|])"([^"]*(?:""[^"]*)*)"(?=[\n\t,;|])/g;
// The first line of a request that is the beginning of a cell.
const MESSAGE = /[\n\t,;|]"[A-Z]{3,7} [^ "\n]+ HTTP\/[0-9]/;
const COMMAND = /^(?:[$#>%] )?[Cc]url(?:\.exe)? /;
const CELL = new RegExp(`(?<=[\\n\\t])${QUOTED}(?=[\\n\\t])`, "g");
const ROW = new RegExp(`(?<=\\n)(?:"([^"\\n]*)"|([^",\\n]*)),(?:${QUOTED}|([^",\\n]*))(?=\\n)`, "g");

/** Text with the cells as they say, if quotation marks in some are doubled. */
export function readCells(text) {
  const isDoubled = DOUBLED.test(text);
  if (!isDoubled && !MESSAGE.test(`\n${text}`)) return text;
  const framed = `\n${text}\n`.replace(LINES, lines);
  if (!isDoubled) return framed.slice(1, -1);
  const rows = framed.replace(ROW, (whole, quoted, plain, value, bare) => {
    return `${quoted || plain || ""}\t${single(value || bare || "")}`;
  });
  return rows.replace(CELL, (whole, inner) => single(inner)).slice(1, -1);
}

/** A cell of several lines, or with a command, on lines of its own. */
function lines(whole, inner) {
  return inner.includes("\n") || COMMAND.test(inner) ? `\n${single(inner)}\n` : whole;
}

function single(text) {
  return text.replaceAll('""', '"');
}
