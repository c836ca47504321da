// Reads the lines with which clients frame an exchange in their logs, by their form.
//
// --> POST https://h/ and <-- 200 OK, ---request begin---, [BODY data: a=b], POST data:

import { find } from "../text/characters.mjs";

const ARROW =
  /\n-{2,3}> ([A-Z]{3,7}) +(https?:\/\/[^ \n]+)[^\n]*|\n<-{2,3} (?:HTTP\/[0-9.]{1,3} )?([1-5][0-9]{2})(?= |\n)[^\n]*|\n(?:-{2,3}>|<-{2,3}) END[^\n]*/g;
const CAME = /\n[ \t]{0,4}<< ([1-5][0-9]{2}) [A-Z][A-Za-z -]{1,40} [0-9.]+[kMG]?b(?=\n)/g;
const ADDRESS =
  /\n[0-9a-z.:[\]]{3,60}: (?=[A-Z]{3,7} https?:\/\/[^ \t\n]+\n[ \t]+[A-Za-z][A-Za-z0-9-]*: )/g;
const BESIDE =
  /\n((?:GET|POST|PUT|PATCH|DELETE) https?:\/\/[^ \n]+) (?=[A-Z][A-Za-z-]{2,30}: [^\n]*\n[A-Z][A-Za-z-]{1,30}: )/g;
const STATUS =
  /(?<=\n)([ \t]{0,12})((?:GET|POST|PUT|PATCH|DELETE) https?:\/\/[^ \n]+\n)\1Status: (?=[1-5][0-9]{2}(?: |\n))/g;
const VERSIONLESS =
  /\n([<>]) (?:([A-Z]{3,7} https?:\/\/[^ \n]+)|([1-5][0-9]{2}(?: [A-Z][^\n]{0,60})?))[ \t]*((?:\n\1 [A-Za-z][A-Za-z0-9-]*:[^\n]*){1,100})(?=\n[ \t]*\n)/gu;
const FRAME = /\n-{3,}[ \t]*(?:request|response|REQUEST|RESPONSE) [a-zA-Z]+[ \t]*-{3,}(?=\n)/g;
const BODY = /\n\[(?:BODY|POST) data: ([^\n]*)\](?=\n)/g;
const SWAPPED = /\n< [A-Z]{3,20} [^ \n]+ HTTP\/[0-9.]+[ \t]*\n/;
const MARK = /\n([<>])(?= |\n)/g;
const ARROWED = /\n-> [A-Z]{3,20} [^ \n]+ HTTP\/[0-9.]+[ \t]*\n/;
const ARROWS = /\n(->|<-|>>)(?= |\n)/g;
/** Lines that were received, before JSON with the marks of other lines. */
const BEFORE_BODY =
  /\n[ \t]*<(?: [^\n]*)?\n(?:[ \t]*\*(?! [[{])[^\n]*\n){0,9}(?=[ \t]*[*<] (?:\{[ \t]*[\n"'}]|\[[ \t]*[\n{\]]))/g;
const ONE_LINE = /[^\n]*[}\]][ \t]*\n/y;
/** The last line of JSON, or a line without a mark. */
const END_OF_BODY = /\n(?:([ \t]*[*<] [}\]]{1,9}[ \t]*\n)|(?![ \t]*[*<] ))/g;
const LINE_MARK = /(^|\n)([ \t]*)[*<] /g;
const PLAIN = { "->": ">", "<-": "<", ">>": "|" }; // as a transcript of curl has them

/** Text with first lines of HTTP in the place of such marks. */
export function readExchangeMarks(text) {
  let framed = `\n${text}\n`;
  if (framed.includes(" http")) framed = framed.replace(BESIDE, "\n$1\n").replace(ADDRESS, "\n");
  if (framed.includes("<< ")) framed = framed.replace(CAME, "\n\nHTTP/1.1 $1");
  if (framed.includes("\n> ")) framed = framed.replace(VERSIONLESS, withVersion);
  if (framed.includes("Status: ")) framed = framed.replace(STATUS, "$1$2\n$1HTTP/1.1 ");
  if (framed.includes("-> ") || framed.includes("<-- ")) framed = framed.replace(ARROW, firstLine);
  if (framed.includes("---")) framed = framed.replace(FRAME, "");
  if (framed.includes(" data: ")) framed = framed.replace(BODY, "\n$1");
  if (SWAPPED.test(framed)) framed = framed.replace(MARK, (whole, mark) => (mark === ">" ? "\n<" : "\n>"));
  if (ARROWED.test(framed)) framed = framed.replace(ARROWS, (whole, mark) => `\n${PLAIN[mark]}`);
  if (framed.includes("< HTTP/")) framed = unmarked(framed);
  return framed.slice(1, -1);
}

function withVersion(whole, mark, sent, status, headers) {
  return `\n${sent ? `${sent} HTTP/1.1` : `HTTP/1.1 ${status}`}${headers.replaceAll(`\n${mark} `, "\n")}`;
}

function firstLine(whole, method, url, status) {
  if (method) return `\n${method} ${url} HTTP/1.1`;
  return status ? `\nHTTP/1.1 ${status}` : "\n";
}

/** A text in which JSON with the marks of other lines has none. */
function unmarked(text) {
  const parts = [];
  let done = 0;
  let end = null;
  let before = find(BEFORE_BODY, text, 0);
  while (before) {
    const start = before.index + before[0].length;
    const line = text.indexOf("\n", start);
    const oneLine = find(ONE_LINE, text, start);
    if (!end || end.index < line) end = find(END_OF_BODY, text, line);
    let behind = -1;
    if (oneLine) behind = start + oneLine[0].length;
    else if (end && end[1] !== undefined) behind = end.index + end[0].length;
    if (behind >= 0) {
      parts.push(text.slice(done, start), text.slice(start, behind).replace(LINE_MARK, "$1$2"));
      done = behind;
    }
    before = find(BEFORE_BODY, text, Math.max(done, start - 1));
  }
  return parts.join("") + text.slice(done);
}
