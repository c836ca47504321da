// Codes that stand in free text, such as a log or half of a response body.

import { find, stripEnd } from "../evidence/text/characters.mjs";

export const STATUS_PLACE = "response.status";

const NEAR = 80;
const BEFORE_STATUS =
  /(?:http(?:\/[0-9.]{1,5})?(?:[ _-]?status)?(?:[ _-]?code)?|(?:status|response)[ _-]?code)["'\\]{0,4}[ \t]{0,9}[:=]?[ \t]{0,9}["'(]{0,2}$/i;
const STATUS_AND_REASON =
  /[45][0-9]{2}\)?:? (?:Client Error|Server Error|Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time)/iy;
const WORD_END = /[0-9A-Za-z_]/;

export class Mentions {
  constructor(knowledge) {
    this.knowledge = knowledge;
    this.codesAt = new Map();
    this.shapes = new Set();
    this.fieldsCalled = new Map();
    this.statusLine = "";
    const codes = [...knowledge.fieldsOf.keys()];
    codes.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    for (const code of codes) this.addCode(code);
    for (const [field, { where }] of Object.entries(knowledge.fields)) {
      const name = where.split(".").at(-1).replace("[*]", "").toLowerCase();
      append(this.fieldsCalled, name, field);
      if (where === STATUS_PLACE) this.statusLine = field;
    }
  }

  addCode(code) {
    const head = /[0-9A-Za-z_]+/.exec(code);
    append(this.codesAt, head[0], [code, head.index]);
    const prefix = withoutDigits(code);
    if (head[0] === code && prefix !== "" && prefix !== code) this.shapes.add(`${prefix} ${code.length}`);
  }

  /** Yield [field, code] for each code of a text, as often as it stands there. */
  *find(text) {
    const words = /[0-9A-Za-z_]+/g;
    for (let match = words.exec(text); match; match = words.exec(text)) {
      const word = match[0];
      const begin = match.index;
      const [code, start] = this.knownAt(text, word, begin);
      if (code) {
        words.lastIndex = Math.max(words.lastIndex, start + code.length);
        yield* this.mention(text, start, code);
      } else if (isDigit(word.at(-1)) && this.shapes.has(`${withoutDigits(word)} ${word.length}`)) {
        yield [this.fieldsBefore(text, begin)[0] ?? Object.keys(this.knowledge.fields)[0], word];
      }
    }
  }

  knownAt(text, word, begin) {
    for (const [code, offset] of this.codesAt.get(word) ?? []) {
      const start = begin - offset;
      const after = text[start + code.length] ?? "";
      if (start >= 0 && text.startsWith(code, start) && !WORD_END.test(after)) return [code, start];
    }
    return ["", 0];
  }

  *mention(text, start, code) {
    const fields = this.knowledge.fieldsOf.get(code);
    const named = this.fieldsBefore(text, start).find((field) => fields.includes(field));
    if (named !== undefined) yield [named, code];
    else if (!isOrdinary(code) && !this.knowledge.isSuccess(fields[0], code)) yield [fields[0], code];
  }

  fieldsBefore(text, start) {
    let before = text.slice(Math.max(0, start - NEAR), start);
    const found = BEFORE_STATUS.test(before) || find(STATUS_AND_REASON, text, start);
    const status = found && this.statusLine && "12345".includes(text[start]) ? [this.statusLine] : [];
    before = stripEnd(stripEnd(before, "\"'\\"), " \t");
    if (!before.endsWith(":") && !before.endsWith("=")) return status;
    before = stripEnd(stripEnd(before.slice(0, -1), " \t"), "\"'\\");
    let begin = before.length;
    while (begin > 0 && WORD_END.test(before[begin - 1])) begin -= 1;
    return [...(this.fieldsCalled.get(before.slice(begin).toLowerCase()) ?? []), ...status];
  }
}

function append(map, key, value) {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}

const withoutDigits = (text) => stripEnd(text, "0123456789");
const isDigit = (sign) => sign >= "0" && sign <= "9";

/** Whether text that has nothing to do with codes may hold this one. */
function isOrdinary(code) {
  if (/[0-9]/.test(code)) return /^[0-9]+$/.test(code);
  const lower = code.toLowerCase();
  return code === lower || code === code.toUpperCase() || code === code[0].toUpperCase() + lower.slice(1);
}
