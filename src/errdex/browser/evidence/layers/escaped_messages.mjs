// Opens HTTP messages that stand in one line, their line ends written as \r\n or \n.

import { normalizeLineEnds } from "../text/characters.mjs";
import { decodeAnsi } from "../text/escapes.mjs";

const END = "(?:\\\\{1,7}r)?\\\\{1,7}n(?![\"'\\n]|$)";
const FIRST =
  "(?:[A-Z]{3,20} (?!%)[^ \\n\\\\\"']+ HTTP/[0-9](?:\\.[0-9])?" +
  "|HTTP/[0-9](?:\\.[0-9])? [0-9]{3}[^\\n\\\\\"']{0,60})";
const MESSAGE = new RegExp(
  `(?:"(${FIRST}${END}[^"\\\\\\n]*(?:\\\\[^\\n][^"\\\\\\n]*)*)"?` +
    `|'(${FIRST}${END}[^'\\\\\\n]*(?:\\\\[^\\n][^'\\\\\\n]*)*)'?` +
    `|(${FIRST}${END}[^\\n]*))`,
  "gu",
);

/** Text in which messages of one line have as many as they had. */
export function openEscapedMessages(text) {
  if (!text.includes("\\n") || !text.includes("HTTP/")) return text;
  return text.replace(MESSAGE, (whole, double, single, bare) => {
    const inner = decodeAnsi(double || single || bare);
    return `\n${normalizeLineEnds(inner)}\n`;
  });
}
