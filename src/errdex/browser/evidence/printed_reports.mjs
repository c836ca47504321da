// Turns reports that a receiver printed into the forms that they were: one a line.

import { stripEnd, trim } from "./text/characters.mjs";
import { decodeForm, encodePercent } from "./text/forms.mjs";

const TEXT = `[ub]?(?:'[^'\\n]{0,1000}'|"[^"\\n]{0,1000}")`;
const PAIR = new RegExp(`\\((${TEXT}),[ \\t]?(${TEXT})\\)`, "gu");
const PAIRS = new RegExp(`\\[(?:\\(${TEXT},[ \\t]?${TEXT}\\)(?:,[ \\t\\n]{0,40})?){1,60}\\]`, "gu");
const INSIDE = /(?:=>|\{|(?<![A-Za-z])\()[ \t\n]{0,40}$/;
const BELOW = /^Array[ \t]*\n([ \t]*)\(/;
const ARRAY = /Array[ \t\n]{0,40}\(([^()]{1,9000})\)/gu;
const MEMBER = /\[([A-Za-z0-9_.-]{1,60})\] =>([^\n[]*)/g;
const DUMP = /array\([0-9]{1,4}\)[ \t]{0,9}\{([^{}]{1,9000})\}/gu;
const DUMPED = /\["([A-Za-z0-9_.-]{1,60})"\][ \t]?=>[ \t\n]{0,40}string\([0-9]{1,7}\) "([^"\n]*)"/g;
const QUERY =
  /(?<=\n)([ \t]*[A-Z]{3,7} [^ \n?]{1,2000})\?([^ \n]{1,9000})( HTTP\/[0-9.]{1,3}[ \t]*\n(?:[ \t]*[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n){0,60})/gu;
const IN_LINE =
  /(?<=[ \t:=("'>|,[])[A-Za-z][A-Za-z0-9_.%-]{0,60}=[^ \t\n&"'<>=]*={0,2}(?:&[A-Za-z0-9_.%-]{1,60}=[^ \t\n&"'<>]*)+/gu;
const NAME = /^[A-Za-z_][A-Za-z0-9_. -]{0,60}$/;
export const RULE = /^[ \t|:+-]*$/;
export const SIGNS = [";", ",", "\t", "|"]; // between the cells of a table

/** Text in which such reports are forms; `tells` whether names are a report's, or a text has them. */
export function showReports(text, tells) {
  if (!tells(text)) return text;
  const formIn = (found, fields, at, whole) => {
    const form = new Map(fields);
    return tells([...form.keys()]) && !isInner(found, at, whole) ? `\n${formOf(form)}\n` : found;
  };
  text = `\n${text}\n`.replace(PAIRS, (found, at, whole) => formIn(found, pairs(found), at, whole));
  for (const [block, member] of [[ARRAY, MEMBER], [DUMP, DUMPED]]) {
    text = text.replace(block, (found, inner, at, whole) =>
      formIn(found, [...inner.matchAll(member)].map(([, ...field]) => field), at, whole));
  }
  text = text.replace(QUERY, (found, line, query, head) =>
    tells([...decodeForm(query).keys()]) ? `${line}${head}\n${query}\n` : found);
  return withRows(text.slice(1, -1), tells).join("\n");
}

/** The forms inside lines of a text that are such reports, as matches. */
export function formsIn(text, tells) {
  return [...text.matchAll(IN_LINE)].filter(([form]) => tells([...decodeForm(form).keys()]));
}

/** Whether a block is inside another one: behind its bracket, or deeper than its line. */
function isInner(block, start, text) {
  const [indent] = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
  const below = BELOW.exec(block);
  return (below !== null && below[1] !== indent) || INSIDE.test(text.slice(Math.max(0, start - 60), start));
}

function pairs(printed) {
  return [...printed.matchAll(PAIR)].map(([, name, value]) => [inside(name), inside(value)]);
}

const inside = (quoted) => quoted.replace(/^[ub]+/, "").slice(1, -1);

function formOf(fields) {
  return [...fields].map(([name, value]) => `${encodePercent(name)}=${encodePercent(trim(value))}`).join("&");
}

/** The lines of a text, and forms for the rows of a table of reports. */
function withRows(text, tells) {
  let [names, sign] = [[], ""];
  return text.split("\n").map((line) => {
    const isRule = RULE.test(line);
    const row = names.length && !isRule ? cellsOf(line, sign) : [];
    if (names.length && row.length === names.length) {
      return formOf(new Map(names.map((name, number) => [name, row[number]])));
    }
    if (!isRule || !trim(line)) [names, sign] = namesIn(line, tells);
    return line;
  });
}

/** [the names of a table's columns, the sign between them]. */
function namesIn(line, tells) {
  for (const sign of tells(line) ? SIGNS : []) {
    const names = cellsOf(line, sign);
    if (tells(names) && names.every((name) => NAME.test(name))) return [names, sign];
  }
  return [[], ""];
}

/** The cells of a line; a sign between quotation marks parts none. */
export function cellsOf(line, sign) {
  const row = sign === "|" ? strip(trim(line), "|") : line;
  if (!row.includes('"')) return row.split(sign).map(trim);
  const found = [];
  let parts = [];
  let isOpen = false;
  for (const part of row.split(sign)) {
    parts.push(part);
    if (part.split('"').length % 2 === 0) isOpen = !isOpen;
    if (isOpen) continue;
    found.push(strip(trim(parts.join(sign)), '"'));
    parts = [];
  }
  return found;
}

function strip(text, sign) {
  let start = 0;
  while (text[start] === sign) start += 1;
  return stripEnd(text.slice(start), sign);
}
