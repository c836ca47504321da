// Puts the line ends back into HTTP that was pasted as one line. Headers with credentials that are a
// list of names, and values in braces, get a line each as well.

import { partition } from "../text/characters.mjs";
import { decodePercent } from "../text/forms.mjs";

const FLAT = /[A-Z]{3,7} [^ \n]+ HTTP\/[0-9.]{1,3} (?=[A-Z][A-Za-z-]{2,30}: )/;
const SPLIT = /[A-Z]{3,7} [^ \n]+ HTTP\/[0-9.]{1,3}([|;~])(?=[A-Z][A-Za-z-]{2,30}:)/;
const COLON_IN_VALUE = /:[^:\n]*:/;
const BEFORE_HEADER =
  / (?=(?:Host|Accept|Authorization|Connection|Cookie|Date|Server|Expect|[A-Z][A-Za-z]{0,15}-[A-Za-z0-9-]{2,30}): )/g;
const BEFORE_STATUS = / (?=HTTP\/[0-9.]{1,3} [0-9]{3} )/g;
const BEFORE_BODY = / (?=[A-Za-z0-9_.%-]{1,60}=[^ \n"&]{0,200}&[A-Za-z]|\{ ?["'])/gu;
const BRACED =
  /([Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}) \{([A-Za-z][^{}"\n]*="[^{}\n]*")\}(?: |(?=\n)|$)/gu;
const LIST = new RegExp(`(?<![^ \\t\\n])(?:${BRACED.source}){1,40}`, "gu");

/** Text in which a message on one line has its headers and body on others. */
export function unfoldMessages(given) {
  const text = given.includes('"}') ? given.replace(LIST, listed) : given;
  if (!text.includes("HTTP/") || !(FLAT.test(text) || SPLIT.test(text))) return text;
  return text.split("\n").map((line) => (line.includes("HTTP/") ? unfolded(line) : line)).join("\n");
}

function listed(list) {
  return `\n${list.replace(BRACED, "$1: $2\n")}`;
}

function unfolded(line) {
  const split = SPLIT.exec(line);
  if (split) {
    const [head, gap, body] = partition(line.slice(split.index), split[1].repeat(2));
    const whole = head.includes('=\\"') ? head.replaceAll('\\"', '"') : head;
    const headers = whole.replace(new RegExp(`[${split[1]}](?=[A-Za-z][A-Za-z0-9-]{1,40}:)`, "g"), "\n");
    const shown = COLON_IN_VALUE.test(headers) ? headers : decodePercent(headers); // escaped in values
    return `${line.slice(0, split.index)}\n${shown}${gap && `\n\n${body}`}`;
  }
  if (!FLAT.test(line)) return line;
  const parts = line.replace(BEFORE_STATUS, "\n\n");
  return parts.replace(BEFORE_HEADER, "\n").replace(BEFORE_BODY, "\n\n");
}
