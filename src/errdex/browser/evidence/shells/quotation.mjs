// Opens commands that are a text in JSON, YAML or a program, or an argument of another command.

import { decodeAnsi } from "../text/escapes.mjs";
import { endOf, find } from "../text/characters.mjs";

const FAR = 80; // characters between the opening quotation mark and the command, such as a prompt
const OPENING =
  /(?<=[ \t\n=:([{,>])[bfr$@]?(["'])(?=[\\A-Za-z$#%])(?:[ !#-&(-:<-[\]-{}~]|\\["']){0,80}[Cc]$/d;
const DOUBLE = /[^"\\\n]*(?:(?:\\[^\n]|\\?\n(?![ \t]*\n))[^"\\\n]*)*("?)/duy;
const SINGLE = /[^'\\\n]*(?:(?:\\[^\n]|''|'\\'')[^'\\\n]*)*('?)/duy;
const ESCAPED = { '"': /\\"|\\{2}n/, "'": /\\'|''/ };
const BEHIND = /[ \t]*(?:[\n,;)\]}]|$)/y;

/** The text between quotation marks in which the command at a place is, or null: {start, text, end}.
    It is one if it has escaped quotation marks, or names a URL and ends with its line. */
export function quotedCommand(text, start) {
  const far = Math.max(0, start - FAR - 2);
  const opening = OPENING.exec(text.slice(far, start + 1));
  if (!opening) return null;
  const quote = opening[1];
  const begin = far + opening.indices[1][1];
  const found = find(quote === '"' ? DOUBLE : SINGLE, text, begin);
  const inner = text.slice(begin, found.indices[1][0]);
  const isClosed = found[1] !== "" && find(BEHIND, text, endOf(found)) !== null;
  const isWhole = isClosed && inner.includes("://");
  if (endOf(found) <= start || !(isWhole || ESCAPED[quote].test(inner))) return null;
  return { start: begin - 1, text: unescaped(inner, quote), end: endOf(found) };
}

/** A text as JSON or a program has it; a shell and YAML double single quotes. */
function unescaped(text, quote) {
  if (quote === "'" && text.includes("''")) return text.replaceAll(text.includes("'\\''") ? "'\\''" : "''", "'");
  return decodeAnsi(text.replaceAll("\\/", "/"));
}
