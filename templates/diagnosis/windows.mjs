// Takes a command line apart as cmd.exe and then the C runtime of Windows do.

import { endOf, find } from "./characters.mjs";
import { Words, optionFollows } from "./words.mjs";

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
  const words = new Words();
  const line = new CommandLine(text, start, words);
  splitArguments(line.read(), words);
  return words.command(line.at);
}

class CommandLine {
  constructor(text, start, words) {
    this.text = text;
    this.at = start;
    this.words = words;
    this.quoted = false;
    this.parts = [];
    this.second = isSecondGeneration(text, start);
  }

  read() {
    while (this.at < this.text.length) {
      const plain = find(PLAIN, this.text, this.at);
      if (plain) this.add(plain[0], endOf(plain));
      else if (!this.sign(this.text[this.at])) break;
    }
    if (this.second) this.words.note("cmd.exe sends carets that stand between quotes; they were left out");
    if (this.quoted) this.words.note("a quote is not closed");
    return this.parts.join("");
  }

  add(text, at) {
    this.parts.push(text);
    this.at = at;
  }

  /** Read what begins with a sign; false where the command ends. */
  sign(sign) {
    if (sign === '"') {
      this.quoted = !this.quoted;
      this.add(sign, this.at + 1);
    } else if (sign === "%") {
      this.percent();
    } else if (sign === "^" && (this.second || !this.quoted)) {
      this.caret();
    } else if (sign === "\n") {
      return this.lineEnd();
    } else if (this.quoted) {
      this.add(sign, this.at + 1);
    } else if ("<>".includes(sign)) {
      this.add(" ", endOf(find(REDIRECT, this.text, this.at)));
    } else {
      this.ampersand(sign);
      return false;
    }
    return true;
  }

  percent() {
    const found = find(VARIABLE, this.text, this.at);
    if (found && !ESCAPED_BYTE.test(`${found[1]}%`)) this.add(this.words.mark("%", found[1]), endOf(found));
    else this.add("%", this.at + 1);
  }

  caret() {
    const continued = find(CONTINUED, this.text, this.at);
    if (!continued) {
      this.add(this.text.slice(this.at + 1, this.at + 2), this.at + 2);
      return;
    }
    if (this.text[this.at + 1] !== "\n") {
      this.words.note("a blank stands after the caret at a line end; remove it");
    }
    this.at = endOf(continued);
    if (this.text[this.at] === "\n") this.add("\n", this.at + 1);
  }

  /** Whether the command goes on behind a line end; a lost caret is forgiven. */
  lineEnd() {
    if (this.quoted || !optionFollows(this.text, this.at + 1)) return false;
    this.words.note("a line end is not escaped; the shell ends the command there");
    this.add(" ", this.at + 1);
    return true;
  }

  ampersand(sign) {
    const after = this.text[this.at + 1] ?? " ";
    if (sign === "&" && !" \t&".includes(this.text[this.at - 1]) && !" \t\n&".includes(after)) {
      this.words.note("an & outside quotes: the shell ends the command there");
    }
  }
}

/** Whether carets stand between plain quotes, where cmd.exe does not read them. */
function isSecondGeneration(text, start) {
  let end = text.indexOf("\n", start);
  while (end > 0 && text[end - 1] === "^") end = text.indexOf("\n", end + 1);
  const line = text.slice(start, end > 0 ? end : text.length);
  const first = line.indexOf('"');
  return line[Math.max(first - 1, 0)] !== "^" && (line.includes('^\\^"') || line.includes("^%^"));
}

/** Split a line as the C runtime does: \" and, between quotes, "" are a quote. */
function splitArguments(line, words) {
  let at = 0;
  let quoted = false;
  while (at < line.length && !words.isFull) {
    const plain = find(quoted ? QUOTED_TEXT : TEXT, line, at);
    const slashes = plain ? null : find(SLASHES, line, at);
    if (plain) {
      if (!words.isOpen && !quoted && NO_QUOTES.includes(plain[0][0])) {
        words.note("cmd.exe takes double quotes alone as quotes");
      }
      words.add(plain[0], MARK.test(plain[0]));
      at = endOf(plain);
    } else if (slashes) {
      const count = slashes[1].length;
      const isLiteral = slashes[2] !== "" && count % 2 === 1;
      words.add("\\".repeat(slashes[2] ? Math.floor(count / 2) : count) + (isLiteral ? '"' : ""));
      at += count + (isLiteral ? 1 : 0);
    } else if (line[at] === '"' && quoted && line[at + 1] === '"') {
      words.add('"');
      at += 2;
    } else if (line[at] === '"') {
      quoted = !quoted;
      words.add("");
      at += 1;
    } else {
      words.close();
      at += 1;
    }
  }
}
