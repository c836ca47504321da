// Reads dumps of bytes: rows of an offset and text (--trace-ascii) or hexadecimal digits.

import { normalizeLineEnds } from "../text/characters.mjs";
import { decodeBytes } from "../text/forms.mjs";

const TRACED = /^(?:[0-9:.]+ )?(=>|<=|==) (Send|Recv|Info)(?![A-Za-z0-9_])([^\n]*)$/;
const ROW = /^([0-9a-f]{4,8}): ?([^\n]*)$/;
const HEX_ROW =
  /^[ \t|]*(?:0x)?([0-9a-fA-F]{4,8})[:|]?[ \t]+((?:(?:[0-9a-fA-F]{2}){1,2} {1,2}){0,15}(?:[0-9a-fA-F]{2}){1,2})(?:[ \t|][^\n]*)?$/;
const HINT = /(?:^|\n)[ \t|]*(?:0x)?0{4,8}[:|]?[ \t]/;
const MESSAGE = /(?:[A-Z]{3,20} [^ \n]+ HTTP\/[0-9]|HTTP\/[0-9](?:\.[0-9])? [0-9]{3})/;
const PRINTED = /^[^\x00-\x08\x0b-\x1f\x7f\ufffd]+$/;
const PER_ROW = 16;
const WIDTH = 64; // characters of a row of text

/** Text in which rows of a dump are what they show. */
export function readDumps(text) {
  if (!text.includes("0000") || !HINT.test(text)) return text;
  const dumps = new Dumps();
  for (const line of text.split("\n")) dumps.take(line);
  return dumps.text();
}

/** The text that was read, and the rows of the dump that is being read. */
class Dumps {
  constructor() {
    this.lines = [];
    this.informed = [];
    this.rows = [];
    this.shown = false; // whether a dump showed a message; further ones may be its body
    this.traced = "";
    this.held = ""; // what a traced message sends so far, in several dumps
    this.way = "";
  }

  /** Take a line. */
  take(line) {
    const traced = TRACED.exec(line);
    if (traced) {
      this.endDump();
      const way = `${traced[1]} ${traced[2]}`;
      if (traced[1] === "==") this.informed.push(line);
      else if (way !== this.way) {
        this.endMessage();
        this.way = way;
      }
      this.traced = traced[1] === "==" ? "" : traced[3];
    } else if (this.isRow(line)) this.rows.push(line);
    else {
      this.endDump();
      this.endMessage();
      this.lines.push(line);
    }
  }

  isRow(line) {
    if (this.traced) return ROW.test(line);
    const found = HEX_ROW.exec(line);
    return found !== null && parseInt(found[1], 16) === this.rows.length * PER_ROW;
  }

  endDump() {
    const { rows } = this;
    this.rows = [];
    if (rows.length === 0) return;
    const data = bytesOf(rows);
    if (this.traced) {
      if (this.traced.includes("SSL")) return;
      const shown = data === null ? rowsJoined(rows) : data;
      this.held += shown.endsWith("\n") || this.traced.includes("data") ? shown : `${shown}\n`;
    } else if (data !== null && MESSAGE.test(data)) {
      this.shown = true;
      this.lines.push(data.slice(data.search(MESSAGE)));
    } else if (data !== null && this.shown && PRINTED.test(data)) this.lines.push(data);
    else this.lines.push(rows.join("\n"));
  }

  endMessage() {
    if (this.held) this.lines.push(this.held);
    [this.held, this.traced, this.way] = ["", "", ""];
  }

  /** The text that came of it. */
  text() {
    this.endDump();
    this.endMessage();
    return [...this.lines, ...this.informed].join("\n");
  }
}

/** The text of rows of hexadecimal digits, or null if some row is none. */
function bytesOf(rows) {
  const bytes = [];
  for (const row of rows) {
    const found = HEX_ROW.exec(row);
    if (!found) return null;
    const digits = found[2].replaceAll(" ", "").slice(0, 2 * PER_ROW);
    for (let at = 0; at < digits.length; at += 2) bytes.push(parseInt(digits.slice(at, at + 2), 16));
  }
  return normalizeLineEnds(decodeBytes(Uint8Array.from(bytes)));
}

/** The text of rows: one that is full goes on in the next, another ends a line. */
function rowsJoined(rows) {
  const parts = [];
  for (let number = 0; number < rows.length; number += 1) {
    const [, offset, shown] = ROW.exec(rows[number]);
    const follows = number + 1 < rows.length ? ROW.exec(rows[number + 1]) : null;
    parts.push(shown);
    if (follows && parseInt(follows[1], 16) - parseInt(offset, 16) === WIDTH) {
      parts.push(" ".repeat(Math.max(0, WIDTH - [...shown].length)));
    } else if (follows) parts.push("\n");
  }
  return parts.join("");
}
