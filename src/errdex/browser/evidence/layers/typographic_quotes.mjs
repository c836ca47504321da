// Reads the typographic quotes of a mail program as the straight ones for which they stand.

import { BEYOND_ASCII } from "../text/characters.mjs";

/** Two parameters of a header with such quotes. */
const VALUES = new RegExp(
  "(?:^|\\n)[ \\t>]{0,20}[A-Za-z][A-Za-z0-9-]{1,60}:[^\\n]{0,200}?=[\u201c-\u201f]" +
    "[^\\n\u201c-\u201f]{1,200}[\u201c-\u201f][ \\t,]{0,9}\\n?[ \\t>]{0,20}[A-Za-z]{1,40}=[\u201c-\u201f]",
  "u",
);

/** The text with straight quotes where it has none, and a header's values have others. */
export function straightenQuotes(text) {
  if (!BEYOND_ASCII.test(text) || text.includes('"') || !VALUES.test(text)) return text;
  return text.replace(/[\u201c-\u201f]/g, '"');
}
