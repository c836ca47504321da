// Opens JSON that stands as a quoted text of its own, as programs show what a queue holds.
//
// Such as `1) "{\"url\": \"https://h/\"}"`.

import { hasCredentials } from "../http/bodies.mjs";
import { decodeAnsi } from "../text/escapes.mjs";
import { readJson } from "../text/json_text.mjs";

const DOCUMENT = /(?<![:\\])(?<!: )"(\{\\"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*\})"/gu;
const CREDENTIALS = '=\\\\\\"'; // a parameter of a header inside of JSON inside of quotation marks

/** Text with such documents on lines of their own, if they have credentials. */
export function openQuotedDocuments(text) {
  return text.includes(CREDENTIALS) ? text.replace(DOCUMENT, opened) : text;
}

function opened(whole, inner) {
  const document = decodeAnsi(inner);
  const isShown = hasCredentials(document.replaceAll('\\"', '"')) && readJson(document)[1] === null;
  return isShown ? `\n${document}\n` : whole;
}
