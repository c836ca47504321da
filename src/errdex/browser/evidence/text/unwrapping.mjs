// Undoes what programs and word processors do to JSON when they print it.

import { mapOf } from "../../engine/tables.mjs";
import { endOf, find } from "./characters.mjs";
import { decodeAnsi } from "./escapes.mjs";

const TOKEN =
  /'([^'\\\n]*(?:\\[^\n][^'\\\n]*)*)('?)|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"?|[A-Za-z0-9_]+|[\u201c-\u201f]/g;
/** Tokens of what a program prints, which may end with a comma. */
const PRINTED = new RegExp(`${TOKEN.source}|,(?=[ \\t\\r\\n]{0,200}[}\\]])`, "g");
const IS_PRINTED = /^[{[ \t\r\n]{1,200}'/;
const JSON_FOR_PRINTED = mapOf("json_for_printed");
const ESCAPED = /[^"\\\n]*(?:\\[^\n][^"\\\n]*)*/y;

/** Text with Python's literals and typographic quotes replaced by JSON's. */
export function asJson(text) {
  return text.replace(IS_PRINTED.test(text) ? PRINTED : TOKEN, (whole, inner, closed) => {
    if (closed) return `"${inner.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;
    if (whole === ",") return "";
    return JSON_FOR_PRINTED.get(whole) ?? whole;
  });
}

/** [unescaped, end] of the text from a place up to the next plain double quote. */
export function unescape(text, start) {
  const found = find(ESCAPED, text, start);
  return [decodeAnsi(found[0]), endOf(found)];
}
