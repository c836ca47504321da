// Turns JSON that a program printed or escaped, or a word processor changed, into JSON again.

import { endOf, find } from "./characters.mjs";
import { decodeAnsi } from "./escapes.mjs";

const PRINTED =
  /'([^'\\\n]*(?:\\[^\n][^'\\\n]*)*)('?)|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"?|[A-Za-z0-9_]+|[\u201c-\u201f]/g;
const JSON_WORDS = new Map([["None", "null"], ["True", "true"], ["False", "false"]]);
const ESCAPED_JSON = /[^"\\\n]*(?:\\[^\n][^"\\\n]*)*/y;

/** Text with the quotes and words of JSON for those of Python and of typography. */
export function asJson(text) {
  return text.replace(PRINTED, (whole, inner, closed) => {
    if (closed) return `"${inner.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;
    return whole >= "\u201c" && whole <= "\u201f" ? '"' : (JSON_WORDS.get(whole) ?? whole);
  });
}

/** [unescaped, end] of what stands at a place up to the next plain double quote. */
export function unescape(text, start) {
  const found = find(ESCAPED_JSON, text, start);
  return [decodeAnsi(found[0]), endOf(found)];
}
