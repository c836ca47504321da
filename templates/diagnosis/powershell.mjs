// Takes a PowerShell command line apart into words, as curl.exe gets them.

import { endOf, find, lineEnd, trim } from "./characters.mjs";
import { Words, closingQuote, emptyLine, optionFollows } from "./words.mjs";

const PLAIN = /[^ \t\n`'"$;|&<>()#\u00a0\u2018-\u201f]+/y;
const DOUBLE = /[^"`$\u201c-\u201f]+/y;
const CONTINUED = /`[ \t]*\n(?:>> ?)?/y;
const VARIABLE = /\$(?:((?:env:)?[A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z0-9_:]+)\})/y;
const LETTERS = new Map();
for (const [letter, sign] of ["n\n", "t\t", "r\r", "0\0", "a\x07", "b\b", "f\f"]) LETTERS.set(letter, sign);
const SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b";
const DOUBLE_QUOTES = '"\u201c\u201d\u201e\u201f';
const DOUBLED = /['\u2018-\u201b]{2}/g;
const SINGLE_END = /['\u2018-\u201b]{2}|(['\u2018-\u201b])/g;
const DOUBLE_END = /`.|["\u201c-\u201f]{2}|(["\u201c-\u201f])/gs;
const REDIRECT = /[<>]+(?:&[0-9])?/y;
const TO_PARENTHESIS = /[^)\n]*\)?/y;

/** The command that begins at `start` and was written for PowerShell. */
export function splitPowershell(text, start) {
  const shell = new PowerShell(text, start);
  shell.read();
  const command = shell.words.command(shell.at);
  if (command.words.some(({ text: word }) => word.includes('"') && !word.includes('\\"'))) {
    command.notes.push("Windows PowerShell 5.1 drops the double quotes inside an argument");
  }
  for (const word of command.words) word.text = word.text.replaceAll('\\"', '"');
  return command;
}

class PowerShell {
  constructor(text, start) {
    this.text = text;
    this.at = start;
    this.words = new Words();
  }

  read() {
    while (this.at < this.text.length && !this.words.isFull) {
      const plain = find(PLAIN, this.text, this.at);
      if (plain) {
        this.words.add(plain[0]);
        this.at = endOf(plain);
      } else if (!this.sign(this.text[this.at])) {
        return;
      }
    }
  }

  /** Read what begins with a sign; false where the command ends. */
  sign(sign) {
    if (" \t\u00a0".includes(sign)) {
      this.words.close();
      this.at += 1;
    } else if (sign === "`") this.backtick();
    else if (SINGLE_QUOTES.includes(sign)) this.single();
    else if (DOUBLE_QUOTES.includes(sign)) this.double();
    else if (sign === "$" || (sign === "(" && !this.words.isOpen)) this.variable();
    else if ("<>".includes(sign)) this.redirect();
    else if (sign === "#" && !this.words.isOpen) this.at = lineEnd(this.text, this.at);
    else if ("(#".includes(sign)) {
      this.words.add(sign);
      this.at += 1;
    } else {
      return this.goesOn(sign);
    }
    return true;
  }

  /** Whether a sign that ends a command was meant to; a lost backtick is forgiven. */
  goesOn(sign) {
    if (sign === "\n" && optionFollows(this.text, this.at + 1)) {
      this.words.note("a line end is not escaped; the shell ends the command there");
      this.words.close();
      this.at += 1;
      return true;
    }
    if (sign === "&" && this.words.isOpen) {
      this.words.note("an & outside quotes: the shell ends the command there");
    }
    return false;
  }

  backtick() {
    const continued = find(CONTINUED, this.text, this.at);
    if (!continued) {
      this.escaped();
      return;
    }
    if (this.text[this.at + 1] !== "\n") {
      this.words.note("a blank stands after the backtick at a line end; remove it");
      this.words.close();
    }
    this.at = endOf(continued);
  }

  escaped() {
    const letter = this.text.slice(this.at + 1, this.at + 2);
    this.words.add(LETTERS.get(letter) ?? letter);
    this.at += 2;
  }

  unclosed(start) {
    const end = emptyLine(this.text, start);
    this.words.note("a quote is not closed");
    this.words.add(trim(this.text.slice(start, end)));
    this.at = end;
  }

  single() {
    const start = this.at + 1;
    const end = closingQuote(this.text, start, SINGLE_END);
    if (end < 0) {
      this.unclosed(start);
      return;
    }
    this.words.add(this.text.slice(start, end).replace(DOUBLED, "'"));
    this.at = end + 1;
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
      const sign = this.text[this.at];
      if (plain) {
        this.words.add(plain[0]);
        this.at = endOf(plain);
      } else if (sign === "`") {
        this.escaped();
      } else if (sign === "$") {
        this.variable();
        this.at = Math.min(this.at, end);
      } else {
        this.words.add('"');
        this.at += 2;
      }
    }
    this.at = end + 1;
  }

  variable() {
    const found = find(VARIABLE, this.text, this.at);
    if (found) {
      this.words.variable("$", found[1] || found[2]);
      this.at = endOf(found);
    } else if (this.text[this.at] === "(" || this.text.startsWith("$(", this.at)) {
      this.words.variable("$", "(...)");
      this.at = endOf(find(TO_PARENTHESIS, this.text, this.at));
    } else {
      this.words.add("$");
      this.at += 1;
    }
  }

  redirect() {
    this.words.dropNumber();
    this.words.close();
    const found = find(REDIRECT, this.text, this.at);
    if (!found[0].includes("&")) this.words.nextIs = "dropped";
    this.at = endOf(found);
  }
}
