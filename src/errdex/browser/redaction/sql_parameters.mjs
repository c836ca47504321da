// Finds the values that a statement of SQL is given apart from it: `SET password = ?`, `["x"]`.

import { before, endOf, find } from "../evidence/text/characters.mjs";
import { WORD } from "./named_places.mjs";

const PARAMETER = "[@$:](?<![A-Za-z0-9_@$:].)[A-Za-z0-9_]{1,20}";
/** A parameter and its value. */
const GIVEN = new RegExp(`(${PARAMETER})[ \\t]?=[ \\t]?N?(?=['"])`, "gu");
const COMPARED = `(${WORD})["'\`\\]]?[ \\t]?(?:[<!=>]{1,2}|LIKE|like)[ \\t]?`;
/** What a parameter is a value of. */
const BOUND = new RegExp(`(?<![A-Za-z0-9_])${COMPARED}(${PARAMETER})`, "gu");
const MARK = /(?:\?|%s)(?![A-Za-z0-9_])/gu;
/** A statement up to its last mark. */
const STATEMENT = new RegExp(
  "(?:INSERT|UPDATE|SELECT|DELETE|insert|update|select|delete)[ \\t\\r\\n]" +
    "(?:[^?%]{1,300}(?:\\?|%s)){1,40}",
  "gu",
);
const NAME = new RegExp(`${COMPARED}(?:[A-Za-z_]{1,20}\\()?$`, "u");
const REACH = 90; // characters in front of a mark in which its name is
const COLUMNS = /\(([^()]{1,2000})\)[ \t\r\n]{0,20}[Vv](?:alues|ALUES)[ \t\r\n]{0,20}\(/u;
/** What is between a statement and the list of its values. */
const LIST = new RegExp(
  "[^?%\\[({]{0,120}?(?:[\"'`][ \\t]{0,3}[,%][ \\t\\r\\n]{0,20}|--[ \\t]" +
    "|(?:arameters?|arams|indings?|alues|[Aa]rgs)[\"']?[:=]?[ \\t]{0,3}(?=[\\[({\"'0-9A-Za-z]))" +
    "[\\[({]{0,2}",
  "uy",
);
const VALUE = new RegExp(
  "[ \\t\\r\\n]{0,20}(?:\"([^\"\\n]{0,200})\"|'([^'\\n]{0,200})'|([^,\\])}(\"'\\r\\n]{1,200}))" +
    "(?:\\([A-Za-z]{1,12}\\))?[ \\t\\r\\n]{0,20}(?:,|(?=[\\])}\\r\\n])|$)",
  "duy",
);

/** The values of parameters, with what they are compared with, set to or inserted into. */
export function* findParameters(text) {
  if (["='", "= '", "=N'"].some((sign) => text.includes(sign))) yield* byName(text);
  if (text.includes("?") || text.includes("%s")) {
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
  const columns = COLUMNS.exec(statement[0]);
  const opened = find(LIST, text, endOf(statement));
  if (!opened) return;
  let at = endOf(opened);
  for (const { index } of statement[0].matchAll(MARK)) {
    const value = find(VALUE, text, at);
    if (!value) return;
    const name = NAME.exec(before(text, statement.index + index, REACH))?.[1];
    const told = name ?? columnAt(columns, index);
    const [start, end] = value.indices.slice(1).find(Boolean);
    if (told && start < end) yield { name: told, start, end, isSaid: false };
    at = endOf(value);
  }
}

/** The column of a mark at a place of a statement that inserts. */
function columnAt(columns, at) {
  if (!columns || at < endOf(columns)) return null;
  const number = columns.input.slice(endOf(columns), at).split(",").length - 1;
  return columns[1].split(",")[number]?.replace(/^[ \t\r\n"'`[\]]+|[ \t\r\n"'`[\]]+$/gu, "") || null;
}
