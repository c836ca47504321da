// Splits source code, printed objects and documents into texts, words and signs.

import { formEnd } from "../http/bodies.mjs";
import { decodeAnsi } from "../text/escapes.mjs";
import { endOf, find, findAll, partition, stripEnd } from "../text/characters.mjs";
import { readJson } from "../text/json_text.mjs";
import { limit } from "../../engine/tables.mjs";

/** How many tokens are read; what follows is none. */
export const MOST_TOKENS = limit("tokens_of_literals");

const FIELD = "[A-Za-z0-9_][A-Za-z0-9_.%-]{0,200}(?:\\[[A-Za-z0-9_]*\\])?=";
const PARAMETER = '[A-Za-z][A-Za-z0-9_-]{0,60}="[^"\\n]*"';
const URL_TOKEN = "(?<url>https?://[^ \\t\\n\"'`<>(){}\\[\\],;|\\\\]+)";
const OTHERS =
  "(?<comment>\\n[ \\t]*(?://|#)[^\\n]*)" +
    "|(?<row>\\n[ \\t]*\\[[A-Za-z0-9_-]+\\] => (?!Array\\n|[A-Za-z]+ Object\\n)[^\\n]*)" +
    "|(?<block>\\n(?:headers|query|body:[a-z-]+|params:[a-z]+) ?\\{[ \\t]*(?=\\n))" +
    "|(?<line>\\n)" +
    '|(?<long>\\[\\[(?=[A-Za-z][^\\[\\]]*\\]\\]|\\{")|~[sS][({|]|(?:[bB]?r)?#{1,3}")' +
    "|(?<prefix>(?:[bBrRfFuU]{1,2}|[@$]{1,2}))?(?<quote>\"\"\"|'''|[\"'`])" +
    `|(?<scheme>[A-Za-z][A-Za-z0-9-]{0,60} {1,4}${PARAMETER}(?:, ?${PARAMETER})*` +
    `|(?:(?<=[\\[=:"])|(?<=[:=] ))${PARAMETER}(?:, ?${PARAMETER})+)` +
    "|(?<word>-{0,2}[A-Za-z_$@][A-Za-z0-9_$@-]*(?:(?:\\.|::|->)[A-Za-z_$][A-Za-z0-9_$-]*)*" +
    "(?:'[A-Za-z]+)?[!?]?|[0-9][A-Za-z0-9_.+:%-]*(?:/[A-Za-z0-9._-]+)*|\\+[0-9]{6,}" +
    "|/[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]*)*)" +
    "|(?<sign>=>|:=|<<<|[{}\\[\\]():=,;+.%&|<>])";
const TOKEN = new RegExp(`${URL_TOKEN}|(?<form>${FIELD})|${OTHERS}`, "g");
/** With what a mark behind a form begins that is no part of what is around it. */
const MARKS = ["<", "^", "\x1b"];
const NO_FORM = new RegExp(`${URL_TOKEN}|${OTHERS}`, "g");
const FORM = new RegExp(`(${FIELD}[^ \\t\\n&"'\`]*)(&${FIELD}[^ \\t\\n&'\`]*)*`, "y");
const INSIDE = {
  '"': /[^"\\`\n]*(?:(?:\\(?:[^\n`]|(?=`))|`[^\n])[^"\\`\n]*)*/y,
  "'": /[^'\\\n]*(?:\\[^\n][^'\\\n]*)*/y,
  "`": /[^`\\]*(?:\\[^`][^`\\]*)*/y,
};
const VERBATIM = /[^"\n]*/y;
const MASKED = /\$\{[^{}\n]*\}|#\{[^{}\n]*\}|%[0-9$]*[sdvq]/g;
const INSERTED = /\{[A-Za-z0-9_.()[\]]*\}|\$\(?[A-Za-z_][A-Za-z0-9_>.-]*\)?/g;
const BLOCK_ROW = /\n[ \t]*([A-Za-z][A-Za-z0-9_.-]*):[ \t]*([^\n]+)/g;
const LONG_CLOSING = { "[": "]]", "(": ")", "{": "}", "|": "|" };
const OPENED_BY = { "}": "{", "]": "[", ")": "(" };
const CLOSED_BY = { "{": "}", "[": "]", "(": ")" };
const ENDS_WITH_DOTS = /(?:\.\.\.|\u2026)$/;
const AROUND = " \t\n{";
const AFTER = /[A-Za-z0-9]/y;
const FORMATS = /[fF$]/;
const PLAIN = ["url", "word", "sign"];

/** Stands for what a program puts into a value; checks read it as a masked value. */
export const EXPRESSION = "<$...>";

/**
 * A piece of a text, and where it is. `kind` is `text` (in quotation marks), `bare` (a text
 * without them), `url`, `word`, `sign` or `line`.
 * @typedef {{kind: string, text: string, start: number, end: number}} Token
 */

/** The first tokens between two places; what is none of them is left out. */
export function readTokens(text, start, end) {
  return new Tokens(text.slice(0, end)).read(start).slice(0, MOST_TOKENS);
}

/** A text, and up to where each quotation mark is known not to close. */
class Tokens {
  constructor(text) {
    this.text = text;
    this.found = [];
    this.unclosed = {};
    this.formless = 0; // up to here no form begins
  }

  read(at) {
    for (;;) {
      const found = this.found.length < MOST_TOKENS ? this.next(at) : null;
      if (!found) return this.found;
      const { comment, row, block, line, long, quote, url, scheme } = found.groups ?? {};
      at = endOf(found);
      if (quote !== undefined) at = this.quoted(found);
      else if ((comment ?? line) !== undefined) this.add("line", "\n", found.index, at);
      else if (row !== undefined) this.row(found);
      else if (block !== undefined) at = this.block(found);
      else if (long !== undefined) at = this.long(found);
      else if (!found.groups || scheme !== undefined) {
        const start = found.index;
        const end = found.groups ? at : formEnd(this.text, start, at);
        const said = withoutClosing(this.text.slice(start, end));
        if (end === at || !MARKS.includes(this.text[end])) at = start + said.length;
        this.add("bare", said, start, start + said.length);
      } else {
        const kind = PLAIN.find((name) => found.groups[name] !== undefined);
        this.add(kind, url === undefined ? found[0] : stripEnd(url, ".:"), found.index, at);
      }
    }
  }

  /** The next token; a form has no groups with names. */
  next(at) {
    const found = find(TOKEN, this.text, at);
    if (found?.groups.form === undefined) return found;
    if (found.index >= this.formless) {
      const form = find(FORM, this.text, found.index);
      if (form[2]) return form;
      this.formless = endOf(form);
    }
    return find(NO_FORM, this.text, found.index);
  }

  add(kind, text, start, end) {
    this.found.push({ kind, text, start, end });
  }

  /** Take a line such as `[name] => value`, whose value has no quotation marks. */
  row(found) {
    const [opening, sign, value] = partition(found[0], "] => ");
    const name = opening.slice(opening.indexOf("[") + 1);
    const middle = endOf(found) - value.length;
    const start = middle - sign.length - name.length;
    this.add("line", "\n", found.index, found.index + 1);
    this.add("word", name, start, start + name.length);
    this.add("sign", "=>", start + name.length, middle);
    this.add("bare", value, middle, endOf(found));
  }

  /** Take a block of lines such as `name: value`; one of JSON is a text. Return its end. */
  block(found) {
    const begin = endOf(found);
    const isOpen = begin < (this.unclosed["{"] ?? 0);
    const end = isOpen ? -1 : this.text.indexOf("\n}", begin);
    if (end < 0) {
      this.unclosed["{"] = this.text.length;
      return found.index + 1;
    }
    const label = stripEnd(found[0].slice(1), AROUND);
    const start = found.index + 1;
    this.add("line", "\n", found.index, start);
    this.add("word", label, start, start + label.length);
    this.add("sign", "{", begin - 1, begin);
    if (label.endsWith(":json") || label.endsWith(":text")) {
      this.add("text", this.text.slice(begin, end), begin, end);
    } else {
      for (const row of findAll(BLOCK_ROW, this.text.slice(0, end), begin)) {
        const stop = endOf(row);
        const middle = stop - row[2].length;
        const name = row.index + row[0].indexOf(row[1]);
        this.add("word", row[1], name, name + row[1].length);
        this.add("sign", "=", name + row[1].length, middle);
        this.add("bare", row[2], middle, stop);
        this.add("sign", ",", stop, stop);
      }
    }
    this.add("sign", "}", end + 1, end + 2);
    return end + 2;
  }

  /** Take a text that is as it is up to its mark: [[text]], ~s(text), r#"text"#. Return where it
      ends, or where the first character of the mark does. */
  long(found) {
    const [opening] = found;
    const begin = endOf(found);
    const closing = LONG_CLOSING[opening.at(-1)] ?? `"${"#".repeat(opening.split("#").length - 1)}`;
    const end = begin < (this.unclosed[closing] ?? 0) ? -1 : this.text.indexOf(closing, begin);
    if (end < 0) {
      this.unclosed[closing] = this.text.length;
      if (opening[0] === "[") this.add("sign", "[", found.index, found.index + 1);
      return found.index + 1;
    }
    this.add("text", this.text.slice(begin, end), found.index, end + closing.length);
    return end + closing.length;
  }

  /** Take the text in quotation marks; return where it ends, or where the mark ends. */
  quoted(found) {
    const { quote } = found.groups;
    const prefix = found.groups.prefix ?? "";
    const begin = endOf(found);
    const end = this.endOf(quote, prefix.includes("@"), begin);
    if (end < 0 && this.isLeftOut(quote, found.index, begin)) return this.elided(quote, found.index, begin);
    if (end < 0) return quote.length === 1 ? begin : found.index + prefix.length + 1;
    const inner = this.text.slice(begin, end);
    this.add("text", valueOf(inner, quote, prefix), found.index, end + quote.length);
    return end + quote.length;
  }

  /** Whether a text that never closes ends with dots, and its line with them. */
  isLeftOut(quote, start, begin) {
    const end = this.unclosed[quote] ?? 0;
    const isLine = end > begin && (end >= this.text.length || this.text[end] === "\n");
    const isOpened = !find(AFTER, this.text, Math.max(start - 1, 0));
    return isLine && isOpened && ENDS_WITH_DOTS.test(this.text.slice(begin, end));
  }

  /** Take such a text; the brackets of its line are closed with it. */
  elided(quote, start, begin) {
    const end = this.unclosed[quote];
    this.add("text", valueOf(this.text.slice(begin, end), quote, ""), start, end);
    for (const closing of this.toClose()) this.add("sign", closing, end, end);
    return end;
  }

  /** What closes the brackets that the line so far has opened. */
  toClose() {
    const open = [];
    for (const token of this.found.slice(this.found.findLastIndex(({ kind }) => kind === "line") + 1)) {
      if (token.kind !== "sign") continue;
      if (token.text in CLOSED_BY) open.push(CLOSED_BY[token.text]);
      else if (open.at(-1) === token.text) open.pop();
    }
    return open.reverse();
  }

  /** Where the closing mark is, or -1; one inside that is doubled closes nothing. */
  endOf(quote, mayBeVerbatim, at) {
    if (at < (this.unclosed[quote] ?? 0) || (quote === "`" && this.text[at] === "\n")) return -1;
    if (quote.length === 3) {
      let end = this.text.indexOf(quote, at);
      this.unclosed[quote] = end < 0 ? this.text.length : 0;
      while (end >= 0 && this.text[end + 3] === quote[0]) end += 1;
      return end;
    }
    const inside = mayBeVerbatim && this.isDoubled(at) ? VERBATIM : INSIDE[quote];
    const begin = at;
    for (;;) {
      const end = endOf(find(inside, this.text, at));
      if (this.text[end] !== quote) {
        this.unclosed[quote] = end;
        return -1;
      }
      const isDoubled = quote !== "`" && end > begin && this.text[end + 1] === quote;
      if (!isDoubled) return this.closed(quote, at, begin, end);
      at = end + 2;
    }
  }

  /** Whether the first quotation mark from a place on is doubled, not escaped. */
  isDoubled(at) {
    const found = this.text.indexOf('"', at);
    return found > at && this.text[found - 1] !== "\\" && this.text[found + 1] === '"';
  }

  /** Where a text closes, or -1 if it runs into a word and so is none. */
  closed(quote, at, begin, end) {
    if (!find(AFTER, this.text, end + 1)) return end;
    if (at > begin) this.unclosed[quote] = end;
    return -1;
  }
}

/** A text without the bracket behind it that something before it opened. */
function withoutClosing(text) {
  while (text.at(-1) in OPENED_BY && !text.includes(OPENED_BY[text.at(-1)])) text = text.slice(0, -1);
  return text;
}

/** What a text in quotation marks says; what a program inserts is marked. */
function valueOf(inner, quote, prefix) {
  const isDoubled = prefix.includes("@") && inner.includes(quote + quote);
  const isVerbatim = isDoubled || (quote === '"' && inner.includes('`"'));
  if (quote.length === 1) inner = inner.replaceAll(quote + quote, quote);
  if (quote === '"') inner = inner.replaceAll('`"', '"').replaceAll("``", "`");
  const isPlain = isVerbatim || quote === "`" || (quote !== '"' && isJson(inner));
  if (!isPlain) inner = decodeAnsi(inner);
  if (inner[0] === "{" || inner[0] === "[") return inner;
  inner = inner.replace(MASKED, () => EXPRESSION);
  return isFormatted(inner, prefix) ? inner.replace(INSERTED, () => EXPRESSION) : inner;
}

/** Whether a text is JSON as it is, so that its backslashes are JSON's. */
function isJson(inner) {
  return ["{", "["].includes(inner[0]) && inner.includes("\\") && readJson(inner)[1] === null;
}

function isFormatted(inner, prefix) {
  return FORMATS.test(prefix) || inner.includes('="{') || inner.includes('="$');
}
