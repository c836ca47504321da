// Joins lines that a mail program broke behind so many characters, in the middle of values.

import { hasCredentials } from "../http/bodies.mjs";
import { BEYOND_ASCII, removePrefix } from "../text/characters.mjs";

const NARROWEST = 60;
const WIDEST = 132;
const FEWEST = 2; // lines of the full width
const INSIDE = /^[A-Za-z0-9+/%=&_.-]/;
const FORM = /[A-Za-z0-9_.%-]{1,60}=[^ &"]{0,200}&/;
const PREFIX = 4; // characters
/** A line that continues none. */
const BEGINS =
  /^[ \t]*(?:$|[A-Za-z][A-Za-z0-9-]{0,60}:(?:[ \t]|$)|HTTP\/[0-9]|[{[]|[0-9A-Fa-f]{4,8}(?:[:|]|[ \t]{2}))/;

/** The text without such line ends: no line is longer, and one ends inside of a value. */
export function joinHardWraps(text) {
  const lines = text.split("\n");
  const widths = lines.map(lengthOf);
  const width = widths.reduce((most, length) => Math.max(most, length), 0);
  if (width < NARROWEST || width > WIDEST || !hasCredentials(text)) return text;
  if (widths.filter((length) => length === width).length < FEWEST) return text;
  const joined = lines.slice(0, 1);
  let prefix = prefixOf(lines[0]);
  let isCut = false;
  for (let at = 1; at < lines.length; at += 1) {
    const above = lines[at - 1];
    const rest = removePrefix(lines[at], indentOf(above));
    if (widths[at - 1] < width || BEGINS.test(rest) || rest.startsWith(prefix)) {
      joined.push(`\n${lines[at]}`);
      prefix = prefixOf(lines[at]);
    } else {
      joined.push(rest);
      isCut ||= isInside(above, rest);
    }
  }
  return isCut ? joined.join("") : text;
}

/** How a line begins; one that begins alike does not continue it. */
function prefixOf(line) {
  const start = indentOf(line).length;
  return [...line.slice(start, start + 2 * PREFIX)].slice(0, PREFIX).join("") || "\n";
}

function lengthOf(line) {
  return BEYOND_ASCII.test(line) ? [...line].length : line.length;
}

/** Whether a line ends inside of a quoted value or of a form. */
function isInside(line, rest) {
  const isValue = line.split('"').length % 2 === 0 || FORM.test(line);
  return isValue && INSIDE.test(line.at(-1)) && INSIDE.test(rest);
}

function indentOf(line) {
  return /^[ \t]*/.exec(line)[0];
}
