// Takes a PowerShell command line apart into words, as curl.exe gets them.

import { Line } from "./command_lines.mjs";

const POWERSHELL_PLAIN = /[^ \t\n`'"$;|&<>()#\u00a0\u2018-\u201f]+/y;
const POWERSHELL_DOUBLE = /[^"`$\u201c-\u201f]+/y;
const POWERSHELL_CONTINUED = /`[ \t]*\n(?:>> ?)?/y;
const LETTERS = { n: "\n", t: "\t", r: "\r", 0: "\0", a: "\x07", b: "\b", f: "\f" };
const DOUBLED = /['\u2018-\u201b]{2}/g;
const POWERSHELL_SINGLE_END = /['\u2018-\u201b]{2}|(['\u2018-\u201b])/g;
const POWERSHELL_DOUBLE_END = /`.|["\u201c-\u201f]{2}|(["\u201c-\u201f])/gs;

/** The command that begins at `start` and was written for PowerShell. */
export function splitPowershell(text, start) {
  const line = new PowerShellLine(text, start);
  line.read(text.length, POWERSHELL_PLAIN, (sign) => line.sign(sign));
  const command = line.command(line.at);
  if (command.words.some(({ text: word }) => word.includes('"') && !word.includes('\\"'))) {
    command.notes.push("Windows PowerShell 5.1 drops the double quotes inside an argument");
  }
  for (const word of command.words) word.text = word.text.replaceAll('\\"', '"');
  return command;
}

class PowerShellLine extends Line {
  /** Read what begins with a sign; false where the command ends. */
  sign(sign) {
    if (sign === "`") {
      if (!this.continues(POWERSHELL_CONTINUED, "backtick")) this.escaped();
    } else if (sign === "'" || (sign >= "\u2018" && sign <= "\u201b")) {
      this.single(1, POWERSHELL_SINGLE_END, (inner) => inner.replace(DOUBLED, "'"));
    } else if (sign === '"' || sign > "\u201b") {
      this.double(POWERSHELL_DOUBLE_END, POWERSHELL_DOUBLE, (s, end) => this.inDouble(s, end));
    } else if (sign === "$" || (sign === "(" && !this.isOpen)) this.variable();
    else return this.shared(sign);
    return true;
  }

  /** Read a sign between double quotes that close at `end`. */
  inDouble(sign, end) {
    if (sign === "`") this.escaped();
    else if (sign === "$") this.variable(end);
    else {
      this.add('"');
      this.at += 2;
    }
    return true;
  }

  escaped() {
    const letter = this.text.slice(this.at + 1, this.at + 2);
    this.add(LETTERS[letter] ?? letter);
    this.at += 2;
  }
}
