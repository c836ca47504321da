// Finds the end of a body in pasted text that continues after it.

import { limit } from "../../engine/tables.mjs";
import { endOf, find, findAll, lineEnd, trim } from "../text/characters.mjs";
import { decodeAnsi } from "../text/escapes.mjs";
import { encodePercent } from "../text/forms.mjs";

const CREDENTIALS = /[A-Za-z0-9] {1,4}[A-Za-z][A-Za-z0-9]{0,60}="/;
export const REQUEST_LINE = "[A-Z]{3,20} +[^ \\n]+ +HTTP/[0-9](?:\\.[0-9])?[ \\t]*";
export const BARE_LINE =
  "(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) +(?:/|https?://|\\{\\{)[^ \\t\\n]*[ \\t]*\\n[ \\t]*" +
  "[A-Za-z][A-Za-z0-9-]*:[ \\t]*[^ \\t\\n/]";
export const STATUS_LINE = "HTTP/[0-9](?:\\.[0-9])? +[0-9]{3}";
export const CURL =
  "[\\n \\t:;|&(`>$#%\"'=\\u276f][Cc]url(?:\\.exe)?[ \\t\\u00a0]+" +
  "(?=-[A-Za-z0-9:#-]|[\"'^$\\u2010-\\u201f]|[\\\\`][ \\t]*\\n|https?:" +
  "|(?:[A-Za-z_][A-Za-z0-9_.-]{0,80}|[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[)[.:/][^ \\n])";
export const TOOL =
  "(?:[$#>%\\u276f][ \\t]+)?(?:wget(?=[ \\t]+(?:-|[\"']?https?:))" +
  "|(?:https?|xhs?)(?=[ \\t]+(?:--?[a-z]|(?:GET|POST|PUT|PATCH|DELETE)[ \\t])))";
export const WIRE =
  "(?:[*] +(?:Trying|Connected|Host |Uses proxy|Re-?using|Rebuilt|Added|About to)" +
  "|> [A-Z]{3,20} [^ \\n]+ HTTP/|< HTTP/)";
export const FENCE = "(?:```|~~~)[^\\n]*";
const OF_ANSWERS =
  "(?:[Cc]ode|CODE|[Ss]tatus|[Ee]rrors?|[Rr]esults?|[Mm]essage|[Mm]sg" +
  "|[Dd]escription|[Ff]ault|[Ss]uccess|[Dd]etails?|[Rr]eason)";
/** Where a web page begins. */
export const PAGE = /(?:^|\n)[ \t]*<(?:!doctype html|html)[ \t\r\n>]/iu;
// Names that occur in responses and not in requests.
export const ANSWER = new RegExp(`["'\u201c-\u201f][A-Za-z0-9_.-]*${OF_ANSWERS}["'\u201c-\u201f][ \\t\\n]*(?::|=>)`);
const PRINTED = /^\{[ \t\n]*:?[A-Za-z_]/;
const PRINTED_ANSWER = new RegExp(`(?<=[{,: \\t\\n])[A-Za-z0-9_.-]{0,60}${OF_ANSWERS}[ \\t\\n]{0,20}(?::|=>)`);

const NEXT = new RegExp(`\\n[ \\t]*(?:${REQUEST_LINE}(?=\\n)|${STATUS_LINE}(?=[ \\t\\n])|${WIRE}|${FENCE})|${CURL}`, "g");
// An unclosed string extends to the end of its line; otherwise each quote would search again.
const TOKEN = /[{}[\]]|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*(?:"|\\?(?:(?=\n)|$))/g;
/** Bytes as a program prints them, up to the end of a line. */
const BYTES = /b(['"])[^\n]+\1(?=\n|$)/y;
/** What goes on with no header, indented or not. */
export const BEGINS_BODY = /^[ \t]*(?:b['"]|\{)/;
const EMPTY_LINE = /\n[ \t]*\n/g;
export const MOST_UNCLOSED = limit("unclosed_brackets");
export const MOST_HEADERS = limit("headers_of_a_message");
/** Blanks before a body, and the label that a ticket or a log gives it. */
const BLANK =
  /[ \t\n]*(?:\*?(?:[Rr]equest )?(?:[Bb]ody|BODY|[Pp]ayload|[Dd]ata|[Pp]arameters)(?:[ \t]*:|\t| {2})[ \t*]*\n?[ \t]*(?=[A-Za-z0-9_.%-]+=|[{[]))?/y;
const OUTCOME =
  "(?:[Ee]rr(?:or)?|[Ss]tatus|[Rr]esult|[Rr]esp(?:onse)?|[Rr]et(?:urn)?|http|HTTP)?[_.-]?" +
  "(?:[Cc]ode|[Ss]tatus|[Ee]rror|[Rr]esult)=[^&\\n]*";
const OTHERS = `(?:\\n[ \\t]*(?:${OUTCOME}|[A-Za-z_.-]*(?:[Mm]essage|[Mm]sg|[Dd]escription)=[^&\\n]*))`;
const FIELD = "[A-Za-z0-9_.%-]+(?:\\[[0-9]*\\])?=[^&\\n]*";
const OF_ANSWER = `${OUTCOME}${OTHERS}{0,8}(?:\\n(?![ \\t]*${FIELD})|$)`;
/** Fields of a form, one a line, without those of an answer behind them. */
const FIELDS = new RegExp(`${FIELD}(?:\\n[ \\t]*(?!${OF_ANSWER})${FIELD})+(?=\\n)`, "y");
const FORM_LINES = /(?:[^\n]*&[ \t]*\n(?=[ \t]*[A-Za-z0-9_.%-]+=))*[^\n]*(?:\n[ \t]*&[^\n]*)*/y;
/** A line of a form without what is encoded in it. */
const ENCODED = /[A-Za-z0-9_.%&=+*~!$,:/@?-]*=[A-Za-z0-9_.%+*~-]*[A-Za-z0-9%+_~-]/y;
const CLOSED = "[\"'`\u2019\u201d]{1,3}[\\])};,>]{0,4}";
const TAG = "<[/!]?[A-Za-z][^<>\\n]{0,100}>";
const CONTROL = "(?:\x1b\\[[0-9;]{0,8}[A-Za-z~]|\\^M|\\\\[rn])";
/** The end of what is around a form: quotes, tags, brackets, a cell. */
const BEHIND = new RegExp(
  `^(?:(?:${CLOSED}(?:[ \\t][^&=%\\n]{0,80})?|"(?:[,;]"[^"\\n]{0,80}"){1,9}|(?:${TAG}){1,9}` +
    `|\\]\\]>[^&=\\n]{0,40}|${CONTROL}{1,4}(?:${CLOSED})?|\\}{1,3}|\\|[^&=\\n]{0,80})[ \\t]*` +
    '|\\|(?:[1-5][0-9]{2}[ \\t]{0,9}\\|)?[ \\t]{0,9}\\{"[^\\n]*)$',
  "u",
);
/** What a log says behind a form that is encoded. */
const NOTE =
  /^[ \t]{1,20}(?:[-=]{1,3}>|<[-=]{1,3}|[|#([]|\/\/|\{[ \t]{0,4}"|took |[0-9]{1,6} ?m?s|[1-5][0-9]{2}(?![0-9]))[^&\n]*$/u;
const LINE_BREAK = /(?<![ \t])[ \t]*\n[ \t]*/g;
const FORM_BREAK = /(?<![ \t])[ \t]*\n[ \t]*(?=&)|(?<=&)[ \t]*\n[ \t]*/g;

/** Where a form in a text ends: in front of the end of what is around it in its line. */
export function formEnd(text, start, end) {
  const shown = text.slice(0, end);
  const begins = Math.max(start, shown.lastIndexOf("\n") + 1);
  const found = find(ENCODED, shown, begins);
  if (!found || endOf(found) === end) return end;
  const behind = endOf(found);
  const rest = shown.slice(behind);
  const isEncoded = shown.slice(Math.max(shown.lastIndexOf("&", behind - 1), begins), behind).includes("%");
  return BEHIND.test(rest) || (isEncoded && NOTE.test(rest)) ? behind : end;
}

/** A form that is written over several lines as it is sent. Fields one a line without a percent sign
    are taken as they are before they are encoded. */
function formOf(body) {
  if (!body.slice(0, lineEnd(body, 0)).includes("=")) return body;
  if (body.includes("&")) return body.replace(FORM_BREAK, "");
  const fields = body.split(LINE_BREAK);
  if (fields.length === 1 || body.includes("%")) return fields.join("&");
  return fields.map((field) => encoded(field)).join("&");
}

function encoded(field) {
  const at = field.indexOf("=") + 1;
  return at ? field.slice(0, at) + encodePercent(field.slice(at)) : field;
}

/** Whether a scheme with parameters is in a text; what is shown otherwise than HTTP is read only with it. */
export function hasCredentials(text) {
  return text.includes('="') && CREDENTIALS.test(text);
}

/** Whether a program printed an object that is an answer: with names that JSON has not. */
export function showsAnswer(body) {
  return PRINTED.test(body) && PRINTED_ANSWER.test(body);
}

/** A pasted text, framed by line ends, to search for bodies. */
export class Bodies {
  constructor(text) {
    this.text = text;
    this.unclosed = 0;
    this.gaveUp = false; // whether a bracket was not followed, since too many were never closed
    this.headersLeftOut = false; // whether a message has more headers than are read
    this.searched = new Map();
  }

  /** Where the bracket at `start` closes, or -1; gives up after a few unclosed ones. */
  jsonEnd(start, limit) {
    if (this.unclosed >= MOST_UNCLOSED) {
      this.gaveUp = true;
      return -1;
    }
    let depth = 0;
    for (const found of findAll(TOKEN, this.text, start)) {
      if (endOf(found) > limit) break;
      const token = found[0];
      if (token === "{" || token === "[") depth += 1;
      else if (token === "}" || token === "]") {
        depth -= 1;
        if (depth === 0) return endOf(found);
      }
    }
    this.unclosed += 1;
    return -1;
  }

  /** Where a truncated body ends: at an empty line or at the next part. */
  partEnd(start) {
    return Math.min(this.next(start), this.first(EMPTY_LINE, start));
  }

  /** [body, its end] of the body that begins on the line at `at` or after it; null for none. */
  read(at) {
    const start = endOf(find(BLANK, this.text, at));
    if (start >= this.next(at - 1)) return [null, at];
    const end = this.end(start);
    let body = trim(this.text.slice(start, end));
    if (!body) return [null, at];
    if (body[0] === "`" && body.at(-1) === "`" && body.length > 2) body = trim(body.slice(1, -1)) || body;
    if (find(BYTES, body, 0)?.[0] === body) body = decodeAnsi(body.slice(2, -1));
    return ["{[<".includes(body[0]) ? body : formOf(body), end];
  }

  /** The start of the line in which the next command or message begins. */
  next(at) {
    const begins = this.first(NEXT, at);
    return begins < this.text.length ? this.text.lastIndexOf("\n", begins) : begins;
  }

  /** Where a pattern is found first; the result of the last search is cached. */
  first(pattern, at) {
    const [searched, begins] = this.searched.get(pattern) ?? [0, -1];
    if (searched <= at && at <= begins) return begins;
    const found = find(pattern, this.text, at);
    const first = found ? found.index : this.text.length;
    this.searched.set(pattern, [at, first]);
    return first;
  }

  end(start) {
    const first = this.text[start];
    if (first === "{" || first === "[") {
      const end = this.jsonEnd(start, this.text.length);
      return end > 0 ? end : this.partEnd(start);
    }
    if (first === "<") return this.next(start);
    const printed = find(BYTES, this.text, start);
    if (printed) return endOf(printed);
    if (this.text.slice(start, lineEnd(this.text, start)).includes("=")) {
      const form = find(FIELDS, this.text, start) ?? find(FORM_LINES, this.text, start);
      return formEnd(this.text, start, endOf(form));
    }
    return this.partEnd(start);
  }
}
