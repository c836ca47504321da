// Splits a command line as cmd.exe and then the C runtime of Windows do.

import { say } from "../../engine/sentences.mjs";
import { endOf, find } from "../text/characters.mjs";
import { Line } from "./command_lines.mjs";

const PLAIN = /(?:[^"^%&|<>\n]+|"")+/y; // two quotes leave cmd.exe where it was
const CONTINUED = /\^[ \t]*\n(?:More\? )?/y;
const VARIABLE = /%([A-Z_][A-Z0-9_]{2,})%/y;
const ESCAPED_BYTE = /^(?:[A-F][0-9]|[A-F]+%)/;
const REDIRECT = /[<>]+&?[ \t]*[^ \t\n&|]*/y;
const TEXT = /[^\\" \t\n]+/y;
const QUOTED_TEXT = /[^\\"]+/y;
const SLASHES = /(\\+)("?)/y;
const MARK = /<%[A-Z0-9_.]+%>/;
const NO_QUOTES = "'\u2018\u2019\u201c\u201d";

/** The command that begins at `start` and was written for cmd.exe. */
export function splitWindows(text, start) {
  const line = new CmdLine(text, start);
  line.quoting = false;
  line.second = isSecondGeneration(text, start);
  line.read(text.length, PLAIN, (sign) => line.sign(sign));
  if (line.second) line.note(say("carets_in_quotes"));
  if (line.quoting) line.unclosed(line.at >= text.length - 1);
  const end = line.at;
  line.splitArguments();
  return line.command(end);
}

/** What cmd.exe makes of a line is in the current word, before it is split into arguments. */
class CmdLine extends Line {
  /** Read what starts with a character; false if the command ends there. */
  sign(sign) {
    if (sign === '"') {
      this.quoting = !this.quoting;
      if (!this.quoting) this.closed(this.at);
      this.literal();
    } else if (sign === "%") this.percent();
    else if (sign === "^" && (this.second || !this.quoting)) this.caret();
    else if (sign !== "\n" && this.quoting) this.literal();
    else if ("<>".includes(sign)) {
      this.add(" ");
      this.at = endOf(find(REDIRECT, this.text, this.at));
    } else return !this.quoting && this.goesOn(sign);
    return true;
  }

  blank() {
    this.add(this.quoting ? "" : " ");
    this.at += 1;
  }

  percent() {
    const found = find(VARIABLE, this.text, this.at);
    if (!found || ESCAPED_BYTE.test(`${found[1]}%`)) {
      this.literal();
      return;
    }
    this.add(this.mark("%", found[1]));
    this.at = endOf(found);
  }

  caret() {
    if (!this.continues(CONTINUED)) this.at += 1;
    else if (this.text[this.at] !== "\n") return;
    this.add(this.text.slice(this.at, this.at + 1));
    this.at += 1;
  }

  /** Split the line as the C runtime does: \" and, between quotes, "" are a quote. */
  splitArguments() {
    [this.text, this.at, this.parts, this.isOpen] = [this.parts.join(""), 0, [], false];
    let quoted = false;
    while (this.at < this.text.length && !this.isFull) {
      const plain = find(quoted ? QUOTED_TEXT : TEXT, this.text, this.at);
      const slashes = plain ? null : find(SLASHES, this.text, this.at);
      const sign = this.text[this.at];
      if (plain) {
        if (!this.isOpen && !quoted && NO_QUOTES.includes(sign)) {
          this.note(say("only_double_quotes"));
        }
        this.add(plain[0], MARK.test(plain[0]));
        this.at = endOf(plain);
      } else if (slashes) {
        this.slashes(slashes[1].length, slashes[2]);
      } else if (sign !== '"') {
        this.close();
        this.at += 1;
      } else if (quoted && this.text[this.at + 1] === '"') {
        this.add('"');
        this.at += 2;
      } else {
        quoted = !quoted;
        this.add("");
        this.at += 1;
      }
    }
  }

  /** Read backslashes; before a quote two are one, and an odd one makes the quote literal. */
  slashes(count, quote) {
    const literal = count % 2 ? quote : "";
    this.add("\\".repeat(quote ? Math.floor(count / 2) : count) + literal);
    this.at += count + literal.length;
  }
}

/** Whether there are carets between plain quotes, where cmd.exe does not read them. */
function isSecondGeneration(text, start) {
  let end = text.indexOf("\n", start);
  while (end > 0 && text[end - 1] === "^") end = text.indexOf("\n", end + 1);
  const line = text.slice(start, end > 0 ? end : text.length);
  const first = line.indexOf('"');
  return line[Math.max(first - 1, 0)] !== "^" && (line.includes('^\\^"') || line.includes("^%^"));
}
