// Undoes what programs, pages and word processors do to JSON and HTTP when they print them.

import { say } from "../../engine/sentences.mjs";
import { mapOf } from "../../engine/tables.mjs";
import { endOf, find } from "./characters.mjs";
import { decodeAnsi } from "./escapes.mjs";

const TOKEN =
  /'([^'\\\n]*(?:\\[^\n][^'\\\n]*)*)('?)|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"?|[A-Za-z0-9_]+|[\u201c-\u201f]/g;
const JSON_FOR_PRINTED = mapOf("json_for_printed");
const ESCAPED = /[^"\\\n]*(?:\\[^\n][^"\\\n]*)*/y;

// What Python's http.client prints of an exchange.
const CLIENT_LINE = /\n(?:(?:send|reply): b?(['"])([^\n]*)\1|header: ([^\n]*))(?=\n)/g;
// What OkHttp logs of an exchange.
const OKHTTP_LINE = /\n(?:--> ([A-Z]{3,7} https?:\/\/[^ \n]+)|<-- ([1-5][0-9]{2}) |(?:-->|<--) END)[^\n]*/g;

/** [text without the marks that a page, http.client or OkHttp adds, notes]. */
export function unwrap(text) {
  if (`\n${text}`.includes("\nsend: b")) {
    text = `\n${text}\n`.replace(CLIENT_LINE, (whole, quote, sent, header) => {
      return `\n${header || decodeAnsi(sent ?? "").replaceAll("\r\n", "\n").replace(/\n$/, "")}`;
    });
  }
  if (`\n${text}`.includes("\n--> ")) {
    text = `\n${text}`.replace(OKHTTP_LINE, (whole, sent, status) => {
      if (sent) return `\n${sent} HTTP/1.1`;
      return status ? `\nHTTP/1.1 ${status}` : "\n";
    });
  }
  if (!text.includes("{&quot;")) return [text, []];
  return [text.replaceAll("&quot;", '"'), [say("entity_read")]];
}

/** Text with Python's literals and typographic quotes replaced by JSON's. */
export function asJson(text) {
  return text.replace(TOKEN, (whole, inner, closed) => {
    if (closed) return `"${inner.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;
    return JSON_FOR_PRINTED.get(whole) ?? whole;
  });
}

/** [unescaped, end] of the text from a place up to the next plain double quote. */
export function unescape(text, start) {
  const found = find(ESCAPED, text, start);
  return [decodeAnsi(found[0]), endOf(found)];
}
