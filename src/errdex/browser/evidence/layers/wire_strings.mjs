// Joins what clients print of the bytes they send and read: a mark and a quoted text a line.
//
// Such as send: b'POST / HTTP/1.1\r\n' (http.client), -> "HTTP/1.1 200 OK\r\n" (Net::HTTP),
// >> "POST / HTTP/1.1[\r][\n]" (wire logs of Java). What stands between is put behind.

import { normalizeLineEnds } from "../text/characters.mjs";
import { decodeAnsi } from "../text/escapes.mjs";
import { decodeBytes } from "../text/forms.mjs";

const MARK = "<-|->|<<|>>|(?:send|sent|reply|recv|received|read|write|wrote):|[a-z]{3,10}\\([0-9]\\):";
const FIRST = "(?:[A-Z]{3,20} [^ \\n]+ HTTP/|HTTP/[0-9])";
const BEGINS = new RegExp(`(?:${MARK})[ \\t]*b?["']${FIRST}`);
const LINE = new RegExp(`^(?:[^"'\\n]*?[^"'\\n<>=-])??(${MARK})[ \\t]*b?(["'])([^\\n]*)\\2[ \\t]*$`);
const HEADER = /^header: ([^\n]+)$/;
const BRACKETED = "[\\n]";
const BYTES = /(?:\[0x[0-9a-f]{2}\])+/g;

/** Text in which marked strings that show HTTP are the messages that they show. */
export function joinWireStrings(text) {
  if (!text.includes("HTTP/") || !BEGINS.test(text)) return text;
  const wire = new Wire(text.includes(BRACKETED));
  for (const line of text.split("\n")) wire.take(line);
  return wire.text();
}

/** What was joined so far; `mark` is the one of the strings that are being joined. */
class Wire {
  constructor(isBracketed) {
    this.decode = isBracketed ? withoutBrackets : unescaped;
    this.mark = "";
    this.parts = [];
    this.between = [];
  }

  /** Take a line. */
  take(line) {
    const header = this.mark === "reply:" ? HEADER.exec(line) : null;
    const found = header ? null : LINE.exec(line);
    if (header) this.parts.push(`${header[1]}\n`);
    else if (found) {
      this.change(found[1]);
      this.parts.push(this.decode(found[3]));
    } else if (this.mark) this.between.push(line);
    else this.parts.push(`${line}\n`);
  }

  change(mark) {
    if (mark === this.mark) return;
    this.close();
    this.mark = mark;
  }

  /** End a message, and add what stood between its strings. */
  close() {
    if (this.mark && this.parts.length && !this.parts.at(-1).endsWith("\n")) this.parts.push("\n");
    for (const line of this.between) this.parts.push(`${line}\n`);
    this.between = [];
  }

  /** The text that came of it. */
  text() {
    this.close();
    return this.parts.join("");
  }
}

function unescaped(text) {
  return normalizeLineEnds(decodeAnsi(text));
}

function withoutBrackets(text) {
  return text.replaceAll("[\\r]", "").replaceAll("[\\n]", "\n").replace(BYTES, (run) => {
    const digits = run.slice(3, -1).split("][0x");
    return decodeBytes(Uint8Array.from(digits, (pair) => parseInt(pair, 16)));
  });
}
