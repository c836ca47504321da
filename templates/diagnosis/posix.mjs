// Takes a command line apart into words as sh, bash and zsh do.

import { endOf, find, lineEnd, trim } from "./characters.mjs";
import { decodeAnsi } from "./escapes.mjs";
import { Words, closingQuote, emptyLine, optionFollows } from "./words.mjs";

const PLAIN = /[^ \t\n\\'"$`;&|<>()#\u00a0\u2018-\u201f]+/y;
const DOUBLE = /[^"\\$`]+/y;
const DOUBLE_END = /\\.|(")/gs;
const ANSI_END = /\\.|(')/gs;
const VARIABLE = /\$(?:([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$])|\{([A-Za-z0-9_]+)[^}\n]*\})/y;
const VARIABLES = new RegExp(VARIABLE, "g");
const PARENTHESES = /[()\n]/g;
const REDIRECT = /[<>]+[&|]?/y;
const HERE = /<<-?[ \t]*(['"]?)([A-Za-z0-9_]+)['"]?/y;
const CONTINUED = /\\[ \t]*\n(?:[ \t]*> +(?=[-'"h]))?/y;
const TYPOGRAPHIC = new Map();
for (const quote of "\u2018\u2019\u201a\u201b") TYPOGRAPHIC.set(quote, /[\u2018-\u201b]/g);
for (const quote of "\u201c\u201d\u201e\u201f") TYPOGRAPHIC.set(quote, /[\u201c-\u201f]/g);

/** The command that begins at `start` and was written for a POSIX shell. */
export function splitPosix(text, start, closing) {
  return new Posix(text, start, closing).split();
}

class Posix {
  constructor(text, start, closing) {
    this.text = text;
    this.at = start;
    this.closing = closing;
    this.words = new Words();
    this.here = null;
  }

  split() {
    while (this.at < this.text.length && !this.words.isFull) {
      const plain = find(PLAIN, this.text, this.at);
      if (plain) {
        this.words.add(plain[0]);
        this.at = endOf(plain);
      } else if (!this.sign(this.text[this.at])) {
        break;
      }
    }
    this.words.close();
    if (this.here) this.document(this.here);
    return this.words.command(this.at);
  }

  /** Read what begins with a sign; false where the command ends. */
  sign(sign) {
    if (" \t\u00a0".includes(sign)) this.blank(sign);
    else if (sign === "\\") this.backslash();
    else if (sign === "'") this.single();
    else if (sign === '"') this.double();
    else if (sign === "$") this.dollar();
    else if (sign === "`" && !this.closing) this.backticks();
    else if ("<>".includes(sign) || (sign === "&" && this.text[this.at + 1] === ">")) this.redirect();
    else if (TYPOGRAPHIC.has(sign)) this.typographic(sign);
    else if (sign === "#" && !this.words.isOpen) this.at = lineEnd(this.text, this.at);
    else if ("(#".includes(sign) || (sign >= "\u2018" && sign <= "\u201f")) {
      this.words.add(sign);
      this.at += 1;
    } else {
      return this.goesOn(sign);
    }
    return true;
  }

  /** Whether a sign that ends a command was meant to; a lost backslash is forgiven. */
  goesOn(sign) {
    if (sign === "\n" && !this.here && optionFollows(this.text, this.at + 1)) {
      this.words.note("a line end is not escaped; the shell ends the command there");
      this.words.close();
      this.at += 1;
      return true;
    }
    const after = this.text[this.at + 1] ?? " ";
    if (sign === "&" && this.words.isOpen && !" \t\n&".includes(after)) {
      this.words.note("an & outside quotes: the shell ends the command there");
    }
    return false;
  }

  blank(sign) {
    this.words.close();
    this.at += 1;
    if (sign === "\u00a0") this.words.note("a no-break space between words was read as a space");
  }

  backslash() {
    const continued = find(CONTINUED, this.text, this.at);
    if (!continued) {
      this.words.add(this.text.slice(this.at + 1, this.at + 2));
      this.at += 2;
      return;
    }
    if (this.text[this.at + 1] !== "\n") {
      this.words.note("a blank stands after the backslash at a line end; remove it");
      this.words.close();
    }
    this.at = endOf(continued);
  }

  unclosed(start) {
    const end = emptyLine(this.text, start);
    this.words.note("a quote is not closed");
    this.words.add(trim(this.text.slice(start, end)));
    this.at = end;
  }

  single() {
    const start = this.at + 1;
    const end = this.text.indexOf("'", start);
    if (end < 0) {
      this.unclosed(start);
    } else {
      this.words.add(this.text.slice(start, end));
      this.at = end + 1;
    }
  }

  double() {
    const start = (this.at += 1);
    const end = closingQuote(this.text, start, DOUBLE_END);
    if (end < 0) {
      this.unclosed(start);
      return;
    }
    this.words.add("");
    while (this.at < end) {
      const plain = find(DOUBLE, this.text, this.at);
      if (plain) {
        this.words.add(plain[0]);
        this.at = endOf(plain);
      } else if (this.text[this.at] === "\\") {
        this.escaped();
      } else if (this.text[this.at] === "$") {
        this.variable(end);
      } else {
        this.backticks(end);
      }
    }
    this.at = end + 1;
  }

  escaped() {
    const after = this.text[this.at + 1];
    if (after !== "\n") this.words.add('$`"\\'.includes(after) ? after : `\\${after}`);
    this.at += 2;
  }

  dollar() {
    const after = this.text[this.at + 1];
    if (after === "'") this.ansi();
    else if (after === '"') this.at += 1;
    else this.variable();
  }

  variable(quote = null) {
    const found = find(VARIABLE, this.text, this.at);
    if (found) {
      this.words.variable("$", found[1] || found[2]);
      this.at = endOf(found);
    } else if (this.text.startsWith("$(", this.at)) {
      this.words.variable("$", "(...)");
      this.at = closingParenthesis(this.text, this.at + 1, quote);
    } else {
      this.words.add("$");
      this.at += 1;
    }
  }

  backticks(quote = null) {
    let end = this.text.indexOf("`", this.at + 1);
    if (quote !== null && end >= quote) end = -1;
    this.words.variable("$", "(...)");
    if (end < 0) end = (quote ?? lineEnd(this.text, this.at)) - 1;
    this.at = end + 1;
  }

  ansi() {
    const start = this.at + 2;
    const end = closingQuote(this.text, start, ANSI_END);
    if (end < 0) {
      this.unclosed(start);
      return;
    }
    this.words.add(decodeAnsi(this.text.slice(start, end)));
    this.at = end + 1;
  }

  typographic(sign) {
    const closing = find(TYPOGRAPHIC.get(sign), this.text, this.at + 1);
    if (closing) {
      this.words.note("typographic quotes were read as straight ones; a shell does not");
      this.words.add(this.text.slice(this.at + 1, closing.index));
      this.at = endOf(closing);
    } else {
      this.words.add(sign);
      this.at += 1;
    }
  }

  redirect() {
    this.words.dropNumber();
    this.words.close();
    const here = find(HERE, this.text, this.at);
    if (here) {
      this.here = here;
      this.at = endOf(here);
    } else if (this.text.startsWith("<<<", this.at)) {
      this.words.nextIs = "stdin";
      this.at += 3;
    } else if (this.text.startsWith("<(", this.at)) {
      this.words.variable("$", "(...)");
      this.at = closingParenthesis(this.text, this.at + 1, null);
    } else {
      this.words.nextIs = "dropped";
      this.at = endOf(find(REDIRECT, this.text, this.at + (this.text[this.at] === "&" ? 1 : 0)));
    }
  }

  /** Read the here-document, which begins behind the line of the command. */
  document(here) {
    const start = lineEnd(this.text, this.at) + 1;
    const end = find(new RegExp(`(?:^|\n)[ \t]*${here[2]}(?=\n)`, "g"), this.text, start - 1);
    let body = this.text.slice(start, end ? end.index + 1 : this.text.length);
    let replaced = false;
    if (!here[1]) {
      body = body.replace(VARIABLES, (_, name, braced) => {
        replaced = true;
        return this.words.mark("$", name || braced);
      });
    }
    this.words.stdin = { text: body, replaced };
    this.at = end ? endOf(end) : this.text.length;
  }
}

/** The place behind the parenthesis that closes the one at `start`; else `quote` or the line end. */
function closingParenthesis(text, start, quote) {
  const end = quote ?? text.length;
  let depth = 0;
  PARENTHESES.lastIndex = start;
  for (let found = PARENTHESES.exec(text); found; found = PARENTHESES.exec(text)) {
    if (found.index >= end) break;
    if (found[0] === "\n") {
      if (quote === null) return found.index;
      continue;
    }
    depth += found[0] === "(" ? 1 : -1;
    if (depth === 0) return endOf(found);
  }
  return end;
}
