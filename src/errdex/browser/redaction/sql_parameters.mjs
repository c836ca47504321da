// Finds the values that a statement of SQL is given apart from it: `SET password = ?`, `["x"]`.

import { before, endOf, find } from "../evidence/text/characters.mjs";
import { WORD } from "./named_places.mjs";

const PARAMETER = "[@$:](?<![A-Za-z0-9_@$:].)[A-Za-z0-9_]{1,20}";
/** A parameter and its value. */
const GIVEN = new RegExp(`(${PARAMETER})[ \\t]?=[ \\t]?N?(?=['"])`, "gu");
const COMPARED = `(${WORD})["'\`\\]]?[ \\t]?(?:[<!=>]{1,2}|LIKE|like)[ \\t]?`;
/** What a parameter is a value of. */
const BOUND = new RegExp(`(?<![A-Za-z0-9_])${COMPARED}(${PARAMETER})`, "gu");
const SIGN = "(?:\\?|%s|\\$[0-9]{1,2})";
const MARK = new RegExp(`${SIGN}(?![A-Za-z0-9_])`, "gu");
/** A statement up to its last mark. */
const STATEMENT = new RegExp(
  "(?:INSERT|UPDATE|SELECT|DELETE|insert|update|select|delete)[ \\t\\r\\n]" +
    `(?:(?:[^?%$:]|::){1,300}${SIGN}){1,40}`,
  "gu",
);
const NAME = new RegExp(`${COMPARED}(?:[A-Za-z_]{1,20}\\()?$`, "u");
const REACH = 90; // characters in front of a mark in which its name is
const COLUMNS = /\(([^()]{1,2000})\)[ \t\r\n]{0,20}[Vv](?:alues|ALUES)[ \t\r\n]{0,20}\(/u;
const NAMES_OF_LISTS = "[Pp]aram(?:eter)?s|PARAM(?:ETER)?S|[Bb]ind(?:ing)?s?|[Aa]rgs";
/** What is between a statement and the list of its values; behind a quote, code may name them. */
const LIST = new RegExp(
  "(?:(?<code>[^?%\\[({]{0,120}?[\"'`][ \\t]{0,3}[,%][ \\t\\r\\n]{0,20}" +
    "(?![\"']?[A-Za-z_]{1,30}[\"']?[ \\t]?:))" +
    `|[^?%]{0,200}?(?:--[ \\t](?=[\\[({"'])|(?:${NAMES_OF_LISTS})["']?[ \\t]{0,3}(?=[\\[({])` +
    `|(?:${NAMES_OF_LISTS}|[Vv]alues)["']?[ \\t]{0,3}[:=][ \\t]{0,3}(?=[\\[({"'0-9A-Za-z])))` +
    "[\\[({]{0,2}",
  "uy",
);
const VALUE = new RegExp(
  "[ \\t\\r\\n]{0,20}(?:\"([^\"\\n]{0,200})\"|'([^'\\n]{0,200})'|([^,\\])}(\"'\\r\\n]{1,200}))" +
    "(?:\\([A-Za-z]{1,12}\\))?[ \\t\\r\\n]{0,20}(?:,|(?=[\\])}\\r\\n])|$)",
  "duy",
);

/** The next line, which tells the value of one mark. */
const BINDING =
  /[^\r\n]{0,300}\r?\n[^\r\n]{0,200}?inding parameter [[(]([1-9][0-9]?)[^\r\n]{1,40}? (?:-|<-) \[([^\]\r\n]{0,200})\]/duy;

/** The values of parameters, with what they are compared with, set to or inserted into. */
export function* findParameters(text) {
  if (["='", "= '", "=N'"].some((sign) => text.includes(sign))) yield* byName(text);
  if (["?", "%s", "$1"].some((sign) => text.includes(sign))) {
    for (const statement of text.matchAll(STATEMENT)) yield* byOrder(text, statement);
  }
}

function* byName(text) {
  const given = [...text.matchAll(GIVEN)];
  const names = new Map(
    Array.from(given.length ? text.matchAll(BOUND) : [], (found) => [found[2], found[1]]),
  );
  for (const found of given) {
    const name = names.get(found[1]);
    if (name) yield { name, start: endOf(found), end: null, isSaid: false };
  }
}

function* byOrder(text, statement) {
  const names = [...namesOf(text, statement)];
  const end = endOf(statement);
  const bindings = [...bindingsAt(text, end)].slice(0, names.length);
  for (const [number, start, last] of bindings) {
    const name = names[Math.min(number, names.length) - 1];
    if (name) yield { name, start, end: last, isSaid: false };
  }
  const opened = bindings.length ? null : find(LIST, text, end);
  let at = opened ? endOf(opened) : text.length;
  for (const name of opened ? names : []) {
    const value = find(VALUE, text, at);
    if (!value) return;
    const [start, last] = value.indices.slice(1).find(Boolean);
    const isCode = opened.groups.code !== undefined && value[3] !== undefined;
    if (name && start < last && !isCode) yield { name, start, end: last, isSaid: false };
    at = endOf(value);
  }
}

/** The number of a mark and where its value is, of each line that tells it. */
function* bindingsAt(text, from) {
  for (let found = find(BINDING, text, from); found; found = find(BINDING, text, endOf(found))) {
    yield [Number(found[1]), ...found.indices[2]];
  }
}

/** What each mark is a value of. */
function* namesOf(text, statement) {
  const columns = COLUMNS.exec(statement[0]);
  for (const { index } of statement[0].matchAll(MARK)) {
    const name = NAME.exec(before(text, statement.index + index, REACH))?.[1];
    yield name ?? columnAt(columns, index);
  }
}

/** The column of a mark at a place of a statement that inserts. */
function columnAt(columns, at) {
  if (!columns || at < endOf(columns)) return null;
  const number = columns.input.slice(endOf(columns), at).split(",").length - 1;
  return columns[1].split(",")[number]?.replace(/^[ \t\r\n"'`[\]]+|[ \t\r\n"'`[\]]+$/gu, "") || null;
}
