// Undoes what programs and word processors do to JSON when they print it.

import { mapOf } from "../../engine/tables.mjs";
import { endOf, findAll } from "./characters.mjs";
import { decodeAnsi } from "./escapes.mjs";

const TOKEN =
  /'([^'\\\n]*(?:\\[^\n][^'\\\n]*)*)('?)|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"?|[A-Za-z0-9_]+|[\u201c-\u201f]/g;
/** Tokens of what a program prints, which may end with a comma. */
const PRINTED = new RegExp(`${TOKEN.source}|,(?=[ \\t\\r\\n]{0,200}[}\\]])`, "g");
const IS_PRINTED = /^[{[ \t\r\n]{1,200}'/;
const JSON_FOR_PRINTED = mapOf("json_for_printed");
/** What brackets JSON, or ends a text with it: a string has its own escapes in it, escaped too. */
const ESCAPED_TOKEN =
  /[{}[\]"\n]|\\[^"\n]|\\"[^"\\\n]*(?:(?:\\\\(?:\\[^\n]|[^"\\\n])|\\[^"\\\n])[^"\\\n]*)*(?:\\")?/g;

/** Text with Python's literals and typographic quotes replaced by JSON's. */
export function asJson(text) {
  return text.replace(IS_PRINTED.test(text) ? PRINTED : TOKEN, (whole, inner, closed) => {
    if (closed) return `"${inner.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;
    if (whole === ",") return "";
    return JSON_FOR_PRINTED.get(whole) ?? whole;
  });
}

/**
 * [unescaped, end] of the JSON that is escaped from a place on.
 *
 * What does not close goes up to the next plain double quote.
 */
export function unescape(text, start) {
  const end = escapedEnd(text, start);
  return [decodeAnsi(text.slice(start, end)), end];
}

function escapedEnd(text, start) {
  let depth = 0;
  for (const found of findAll(ESCAPED_TOKEN, text, start)) {
    const sign = found[0];
    if ('"\n'.includes(sign)) return found.index;
    if ("{[".includes(sign)) depth += 1;
    else if ("}]".includes(sign)) depth -= 1;
    if (depth === 0) return endOf(found);
  }
  return text.length;
}
