// Splits a PowerShell command line into words, as curl.exe gets them.

import { say } from "../../engine/sentences.mjs";
import { mapOf } from "../../engine/tables.mjs";
import { Line } from "./command_lines.mjs";

const PLAIN = /[^ \t\n`'"$;|&<>()#\u00a0\u2018-\u201f]+/y;
const DOUBLE = /[^"`$\u201c-\u201f]+/y;
const CONTINUED = /`[ \t]*\n(?:>> ?)?/y;
const LETTERS = mapOf("powershell_escapes");
const DOUBLED = /['\u2018-\u201b]{2}/g;
const SINGLE_END = /['\u2018-\u201b]{2}|(['\u2018-\u201b])/g;
const DOUBLE_END = /`.|["\u201c-\u201f]{2}|(["\u201c-\u201f])/gs;

/** The command that begins at `start` and was written for PowerShell. */
export function splitPowershell(text, start) {
  const line = new PowerShellLine(text, start);
  line.read(text.length, PLAIN, (sign) => line.sign(sign));
  const command = line.command(line.at);
  const words = command.words.map((word) => ({ ...word, text: word.text.replaceAll('\\"', '"') }));
  const drops = command.words.some(({ text: word }) => word.includes('"') && !word.includes('\\"'));
  const notes = drops ? [...command.notes, say("powershell_drops_quotes")] : command.notes;
  return { ...command, words, notes };
}

class PowerShellLine extends Line {
  /** Read what starts with a character; false if the command ends there. */
  sign(sign) {
    if (sign === "`") {
      if (!this.continues(CONTINUED)) this.escaped();
    } else if (sign === "'" || (sign >= "\u2018" && sign <= "\u201b")) {
      this.single(1, SINGLE_END, (inner) => inner.replace(DOUBLED, "'"));
    } else if (sign === '"' || sign > "\u201b") {
      this.double(DOUBLE_END, DOUBLE, (s, end) => this.inDouble(s, end));
    } else if (sign === "$" || (sign === "(" && !this.isOpen)) this.variable();
    else return this.shared(sign);
    return true;
  }

  /** Read a character between double quotes that close at `end`. */
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
    this.add(LETTERS.get(letter) ?? letter);
    this.at += 2;
  }
}
