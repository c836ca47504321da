// Puts what stands right behind a message, without a line end, on a line of its own.

import { endOf, find } from "../text/characters.mjs";
import { decodeBytes, encodeBytes } from "../text/forms.mjs";

const STATUS = /HTTP\/[0-9](?:\.[0-9])? [1-5][0-9]{2}(?: [A-Z][A-Za-z' -]{0,40})?[ \t]*(?=\n|$)/g;
const BEFORE_STATUS = /(?<!\\)[A-Za-z0-9%&+.*_~\])}-]/y;
/** The end of a head, from its `Content-Length` to the place where the body begins. */
const HEAD =
  /\n[ \t]*(?:[Cc]ontent-[Ll]ength|CONTENT-LENGTH):[ \t]*([0-9]{1,7})[ \t]*\n(?:[ \t]*[^ \t\n][^\n]*\n){0,40}(?:[ \t]*\n){1,3}[ \t]*/g;
const FIRST_LINE = "HTTP/[0-9.]{1,3} [0-9]{3}|[A-Z]{3,7} [^ \\n]{1,2000} HTTP/[0-9]";
/** How a body begins, unlike a line of a log. */
const BEGINS = /^(?:[{[<]|[^ \t\n=]{1,200}=|[^ \t\n]{1,200}$)/u;
const ENCODED = /^[A-Za-z0-9_.%&=+*~!$,:/@?;-]+$/;
const NOT_ENCODED = /[^A-Za-z0-9_.%&=+*~\n-]/y;
const BEHIND_JSON = new RegExp(`${FIRST_LINE}|(?<=[\\]}])\\{`, "y");
/** What no form goes on with. */
const BEHIND = new RegExp(
  `${FIRST_LINE}|[ \\t]{1,40}[^ \\t\\n]|\\* |<[!?A-Za-z]` +
    "|(?<![=&,])(?:[A-Za-z][A-Za-z ]{0,40}[:=][ \\t]{0,4})?\\{[ \\t]{0,4}[\"']",
  "y",
);

/** Text in which each message begins, and each body ends, with a line. */
export function endMessages(text) {
  if (!text.includes("HTTP/")) return text;
  const ended = text.includes("ength:") || text.includes("ENGTH:") ? parts(`\n${text}`).join("").slice(1) : text;
  return ended.replace(STATUS, (status, start) => {
    if (start < 1 || !find(BEFORE_STATUS, ended, start - 1)) return status;
    const line = ended.slice(ended.lastIndexOf("\n", start - 1) + 1, start);
    return `\n\n${/^[ \t]*/.exec(line)[0]}${status}`;
  });
}

/** The parts of a text, with an empty line before each that stands behind a body. */
function parts(text) {
  const found = [];
  let done = 0;
  const heads = [...text.matchAll(HEAD)];
  heads.forEach((head, number) => {
    const size = Number(head[1]);
    const start = endOf(head);
    const end = bodyEnd(text, start, Math.min(heads[number + 1]?.index ?? text.length, start + size), size);
    if (end) {
      found.push(text.slice(done, end), "\n\n", head[0].slice(head[0].lastIndexOf("\n") + 1));
      done = end;
    }
  });
  return [...found, text.slice(done)];
}

/** Where a body of so many bytes ends, if something else stands right behind; or 0. */
function bodyEnd(text, start, limit, size) {
  const shown = text.slice(start, limit);
  const behind = "{[".includes(shown[0]) ? BEHIND_JSON : BEHIND;
  for (const body of [shown, shown.replaceAll("\n", "\r\n")]) {
    const whole = decodeBytes(encodeBytes(body).slice(0, size));
    const end = start + whole.replaceAll("\r", "").length;
    const isWhole = body.startsWith(whole) && isBody(whole, size);
    const isForm = behind === BEHIND && ENCODED.test(whole);
    if (isWhole && (find(behind, text, end) || (isForm && find(NOT_ENCODED, text, end)))) return end;
  }
  return 0;
}

/** Whether a text has so many bytes, and may be a body that is whole. */
function isBody(text, size) {
  return encodeBytes(text).length === size && BEGINS.test(text) && !isOpen(text);
}

/** Whether a text ends in a quoted text or inside brackets. */
function isOpen(body) {
  const count = (sign) => body.split(sign).length - 1;
  return count("[") > count("]") || count("{") > count("}") || count('"') % 2 === 1;
}
