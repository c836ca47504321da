// Splits a command line into words as sh, bash and zsh do.

import { say } from "../../engine/sentences.mjs";
import { endOf, find, lineEnd } from "../text/characters.mjs";
import { decodeAnsi } from "../text/escapes.mjs";
import { assignedBefore } from "./assignments.mjs";
import { Line } from "./command_lines.mjs";
import { replaceVariables } from "./variables.mjs";

const PLAIN = /[^ \t\n\\'"$`;&|<>()#\u00a0\u2018-\u201f]+/y;
const DOUBLE = /[^"\\$`]+/y;
const DOUBLE_END = /\\.|(")/gs;
const SINGLE_END = /(')/g;
const ANSI_END = /\\.|(')/gs;
const HERE = /<<-?[ \t]*(['"]?)([A-Za-z0-9_]+)['"]?/y;
const CONTINUED = /\\[ \t]*\n(?:[ \t]*> +(?=[-'"h]))?/y;
const SINGLE_TYPOGRAPHIC = /[\u2018-\u201b]/g;
const DOUBLE_TYPOGRAPHIC = /[\u201c-\u201f]/g;

/** The command that begins at `start` and was written for a POSIX shell. */
export function splitPosix(text, start, closing) {
  const line = new PosixLine(text, start);
  line.closing = closing;
  line.start = start;
  line.assigned = null;
  line.read(text.length, PLAIN, (sign) => line.sign(sign));
  line.close();
  if (line.here) line.document(line.here);
  return line.command(line.at);
}

class PosixLine extends Line {
  /** Continue the word with the value that the script gave a variable, or with a mark. */
  addMark(sign, name) {
    this.assigned ??= assignedBefore(this.text, this.start);
    if (this.assigned.has(name)) this.add(this.assigned.get(name));
    else super.addMark(sign, name);
  }

  /** Read what starts with a character; false if the command ends there. */
  sign(sign) {
    const after = this.text[this.at + 1];
    if (sign === "\\") this.backslash();
    else if (sign === "'") this.single(1, SINGLE_END);
    else if (sign === '"') this.double(DOUBLE_END, DOUBLE, (s, end) => this.inDouble(s, end));
    else if (sign === "$" && after === "'") this.single(2, ANSI_END, decodeAnsi);
    else if (sign === "$" && after === '"') this.at += 1;
    else if (sign === "$") this.variable();
    else if (sign === "`" && !this.closing) this.backticks(null);
    else if (sign === "&" && after === ">") this.redirect();
    else if (sign >= "\u2018") this.typographic(sign > "\u201b" ? DOUBLE_TYPOGRAPHIC : SINGLE_TYPOGRAPHIC);
    else return !(sign === "\n" && this.here) && this.shared(sign);
    return true;
  }

  backslash() {
    if (this.continues(CONTINUED)) return;
    this.add(this.text.slice(this.at + 1, this.at + 2));
    this.at += 2;
  }

  /** Read a character between double quotes that close at `end`. */
  inDouble(sign, end) {
    if (sign === "$") this.variable(end);
    else if (sign === "`") this.backticks(end);
    else {
      const after = this.text[this.at + 1];
      if (after !== "\n") this.add('$`"\\'.includes(after) ? after : sign + after);
      this.at += 2;
    }
    return true;
  }

  backticks(quote) {
    let end = this.text.indexOf("`", this.at + 1);
    if (quote !== null && end >= quote) end = -1;
    this.addMark("$", "(...)");
    if (end < 0) end = (quote ?? lineEnd(this.text, this.at)) - 1;
    this.at = end + 1;
  }

  typographic(quotes) {
    const closing = find(quotes, this.text, this.at + 1);
    if (!closing) {
      this.literal();
      return;
    }
    this.note(say("typographic_quotes"));
    this.add(this.text.slice(this.at + 1, closing.index));
    this.at = endOf(closing);
  }

  redirect() {
    const { at, text } = this;
    super.redirect();
    const here = find(HERE, text, at);
    if (here) {
      this.here = here;
      this.nextIs = "";
      this.at = endOf(here);
    } else if (text.startsWith("<<<", at)) {
      this.nextIs = "stdin";
      this.at = at + 3;
    } else if (text.startsWith("<(", at)) {
      this.nextIs = "";
      this.at = at + 1;
      this.variable();
    }
  }

  /** Read the here-document, which begins after the line of the command. */
  document(here) {
    const start = lineEnd(this.text, this.at) + 1;
    const end = find(new RegExp(`(?:^|\n)[ \t]*${here[2]}(?=\n)`, "g"), this.text, start - 1);
    let body = this.text.slice(start, end ? end.index + 1 : this.text.length);
    let replaced = false;
    if (!here[1]) [body, replaced] = replaceVariables(body, (name) => this.mark("$", name));
    this.stdin = { text: body, replaced };
    this.at = end ? endOf(end) : this.text.length;
  }
}
