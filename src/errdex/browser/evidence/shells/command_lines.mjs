// What the shells' readers of command lines share.

import { say } from "../../engine/sentences.mjs";
import { endOf, find, findAll, lineEnd, trim } from "../text/characters.mjs";
import { CUT } from "../http/documents.mjs";
import { Words } from "./command_words.mjs";
import { Variables } from "./variables.mjs";

const OPENING = /\$?\(/y;
const PARENTHESES = /[()\n]/g;
const REDIRECT = /[<>]{1,3}[&|]?/y; // a longer run is several
const OPTION = /[ \t]*--?[A-Za-z]/y;
const DOTS = ["...", "\u2026"]; // of one who left a line out
const URL_BEHIND = /[^ \t\n:][ \t](?=https?:\/\/[^ \t\n]*[ \t]*(?:\n|$))/u;
const TAKEN_AWAY = /[[{:,]"[A-Za-z0-9+]/y;

/** A command line and how far it was read. */
export class Line extends Words {
  constructor(text, start) {
    super();
    this.text = text;
    this.at = start;
    this.variables = new Variables(text);
  }

  /** Read runs of plain characters and what `sign` reads, up to `end` or until it says false. */
  read(end, plain, sign) {
    while (this.at < end && !this.isFull) {
      const found = find(plain, this.text, this.at);
      if (found) {
        this.add(found[0]);
        this.at = endOf(found);
      } else if (!sign(this.text[this.at])) {
        break;
      }
    }
  }

  literal() {
    this.add(this.text[this.at]);
    this.at += 1;
  }

  blank() {
    this.close();
    this.at += 1;
  }

  /** Read a character as both POSIX shells and PowerShell do; false ends the command. */
  shared(sign) {
    if (" \t\u00a0".includes(sign)) {
      this.blank();
      if (sign === "\u00a0") this.note(say("no_break_space"));
    } else if ("<>".includes(sign)) this.redirect();
    else if (sign === "#" && !this.isOpen) this.at = lineEnd(this.text, this.at);
    else if ("(#".includes(sign)) this.literal();
    else return this.goesOn(sign);
    return true;
  }

  /** Whether a character really ends the command; a lost escape is forgiven. */
  goesOn(sign) {
    const after = this.text[this.at + 1] ?? " ";
    if (sign === "\n" && find(OPTION, this.text, this.at + 1)) {
      if (!DOTS.some((dots) => this.text.endsWith(dots, this.at))) this.note(say("line_end_not_escaped"));
      this.blank();
      return true;
    }
    if (sign === "&" && !" \t\n&".includes(after) && !" \t&".includes(this.text[this.at - 1])) {
      this.note(say("ampersand_outside_quotes"));
    }
    return false;
  }

  /** Skip an escaped line end; whether there was one. */
  continues(pattern) {
    const found = find(pattern, this.text, this.at);
    if (!found) return false;
    if (this.text[this.at + 1] !== "\n") {
      this.note(say("space_after_escape", { character: this.text[this.at] }));
      this.blank();
    }
    this.at = endOf(found);
    this.cut ||= this.at === this.text.length;
    return true;
  }

  /** Skip the quotes that the pattern's group closes; the text between them, or null. */
  quoted(start, closing) {
    for (const found of findAll(closing, this.text, start)) {
      if (found[1]) {
        this.at = endOf(found);
        return this.text.slice(start, found.index);
      }
    }
    const empty = this.text.indexOf("\n\n", start);
    const url = URL_BEHIND.exec(this.text.slice(start, empty < 0 ? this.text.length : empty));
    const behind = url ? start + endOf(url) : 0;
    const isOutside = url && this.text.slice(start, behind).split('"').length % 2 === 1;
    const end = isOutside ? behind - 1 : empty;
    this.at = end < 0 ? this.text.length : end;
    this.add(trim(this.text.slice(start, this.at)));
    this.unclosed(end < 0);
    return null;
  }

  /** Note that quotes never close: more may be missing; mark a word that ends the text. */
  unclosed(cut) {
    this.note(say("quote_not_closed"));
    this.cut = true;
    if (cut) this.add(CUT, true);
  }

  /** Read the text between single quotes; the opening quote has this many characters. */
  single(opening, closing, decode = (inner) => inner) {
    const inner = this.quoted(this.at + opening, closing);
    if (inner !== null) this.add(decode(inner));
  }

  /** Read the text between double quotes: runs of plain characters, and what `sign` reads. */
  double(closing, plain, sign) {
    const start = this.at + 1;
    if (this.quoted(start, closing) === null) return;
    const behind = this.at;
    this.closed(behind - 1);
    this.at = start;
    this.add("");
    this.read(behind - 1, plain, (found) => sign(found, behind - 1));
    this.at = behind;
  }

  /** Note if the double quote that closes at a place was meant as a part of the text. */
  closed(at) {
    if (find(TAKEN_AWAY, this.text, at - 1)) this.note(say("quotes_taken_away"));
  }

  /** Read what starts with a dollar sign, between quotes that close at `quote`, if any. */
  variable(quote = null) {
    const found = this.variables.at(this.at);
    if (found) {
      this.addMark("$", found.name);
      this.at = found.end;
    } else if (find(OPENING, this.text, this.at)) {
      this.addMark("$", "(...)");
      this.at = this.closingParenthesis(quote);
    } else {
      this.literal();
    }
  }

  /** The place after the parenthesis that closes the next one; else `quote` or the line end. */
  closingParenthesis(quote) {
    const end = quote ?? this.text.length;
    let depth = 0;
    for (const found of findAll(PARENTHESES, this.text, this.at)) {
      if (found.index >= end) break;
      if (found[0] !== "\n") depth += found[0] === "(" ? 1 : -1;
      else if (quote === null) return found.index;
      if (depth === 0) return endOf(found);
    }
    return end;
  }

  redirect() {
    this.dropNumber();
    this.close();
    this.nextIs = "dropped";
    this.at = endOf(find(REDIRECT, this.text, this.at + (this.text[this.at] === "&" ? 1 : 0)));
  }
}
