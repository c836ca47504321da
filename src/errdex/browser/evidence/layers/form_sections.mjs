// Reads the fields of a form under a title, as request files and panels have them.
// Such as [Form] or Request Body, then a: 1 and b: "2", each on a line of its own. The headers of a panel
// that puts quotation marks around them are read as well.

import { trim } from "../text/characters.mjs";
import { areDescribed, encodePercent } from "../text/forms.mjs";

const NAME = "[A-Za-z0-9_.$-]{1,80}";
const ROW = new RegExp(`[ \\t]*(${NAME}): ([^\\n]*)\\n`, "g");
const FIELD = `[ \\t]*(?!(?:Response|Status|Time|Size):)${NAME}: (?![ \\t]*\\{)[^\\n]*\\n`;
const TITLES = ["Form", "FormParams", "Body", "Data", "Fields"];
const SECTION = new RegExp(
  `(?<=\\n)[ \\t]*\\[(?:${TITLES.join("|")})\\][ \\t]*\\n((?:[ \\t]*${NAME}: [^\\n]*\\n)+)`,
  "g",
);
const PANEL = new RegExp(
  `(?<=\\n)[^A-Za-z0-9\\n]{0,6}(?:Request Body|Form Data):?[ \\t]*\\n((?:${FIELD}){2,})`,
  "gu",
);
const HEADERS = new RegExp(
  "(?<=\\n)[^A-Za-z0-9\\n]{0,6}(?:Request|Response) Headers:?[ \\t]*\\n" +
    `((?:[ \\t]*${NAME}: "[^\\n]*"[ \\t]*\\n)+)`,
  "gu",
);

/** Text with the body that such fields make, behind an empty line. */
export function readFormSections(text) {
  const isTitled = TITLES.some((title) => text.includes(`[${title}]`));
  const read = isTitled ? `\n${text}\n`.replace(SECTION, form).slice(1, -1) : text;
  if (!read.includes("Request Body") && !read.includes("Form Data")) return read;
  return `\n${read}\n`.replace(PANEL, panel).replace(HEADERS, headers).slice(1, -1);
}

function headers(whole, rows) {
  return [...rows.matchAll(ROW)].map((row) => `${row[1]}: ${inside(row[2])}\n`).join("");
}

function panel(whole, rows) {
  const isDocumentation = areDescribed([...rows.matchAll(ROW)].map((row) => row[2]));
  return isDocumentation ? whole : form(whole, rows);
}

function form(whole, rows) {
  const pairs = [...rows.matchAll(ROW)].map((row) => `${encodePercent(row[1])}=${encodePercent(inside(row[2]))}`);
  return `\n${pairs.join("&")}\n\n`;
}

/** A value without the quotation marks that a panel puts around texts. */
function inside(value) {
  const text = trim(value);
  const isText = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return isText ? text.slice(1, -1).replaceAll('\\"', '"') : value;
}
