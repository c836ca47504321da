// Reads the cells of a spreadsheet, whose quotation marks are doubled (RFC 4180, 2.7).
// A row of two cells with a comma between becomes a name, a tab and a value.

const DOUBLED = /[A-Za-z]=""[^"\n]/;
const QUOTED = '"((?:[^"\\n]|"")*)"';
const CELL = new RegExp(`(?<=[\\n\\t])${QUOTED}(?=[\\n\\t])`, "g");
const ROW = new RegExp(`(?<=\\n)(?:"([^"\\n]*)"|([^",\\n]*)),(?:${QUOTED}|([^",\\n]*))(?=\\n)`, "g");

/** Text with the cells as they say, if quotation marks in some are doubled. */
export function readCells(text) {
  if (!DOUBLED.test(text)) return text;
  const rows = `\n${text}\n`.replace(ROW, (whole, quoted, plain, value, bare) => {
    return `${quoted || plain || ""}\t${single(value || bare || "")}`;
  });
  return rows.replace(CELL, (whole, inner) => single(inner)).slice(1, -1);
}

function single(text) {
  return text.replaceAll('""', '"');
}
