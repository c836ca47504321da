// Messages that the service sends, as they are worded, with parameters in them.

import { inPattern, isWordAt } from "./codes.mjs";

const PARAMETER = /\{[0-9A-Za-z_]+\}/;
const LONGEST_VALUE = 80; // characters that stand for a parameter
const FIRSTS = 8; // characters of a message by which it is looked for

/** The messages of a catalogue that tell exactly one code: two words or more. */
class Messages {
  constructor(codes) {
    const meant = new Map();
    for (const [text, code] of codes.messages) {
      const pieces = piecesOf(text);
      if (!pieces.join("").includes(" ") || !pieces.every(Boolean)) continue;
      const key = pieces.join("\0");
      meant.set(key, { pieces, told: new Set([...(meant.get(key)?.told ?? []), code]) });
    }
    this.starting = new Map();
    const length = ({ pieces }) => pieces.join("").length;
    const longestFirst = [...meant].sort(
      ([a, one], [b, other]) => length(other) - length(one) || (a < b ? -1 : 1),
    );
    for (const [, { pieces, told }] of longestFirst) {
      if (told.size !== 1) continue;
      const first = pieces[0].slice(0, FIRSTS);
      this.starting.set(first, [...(this.starting.get(first) ?? []), [pieces, [...told][0]]]);
    }
    const firsts = [...this.starting.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.pattern = firsts.length ? new RegExp(firsts.map(inPattern).join("|"), "g") : null;
  }

  /** Yield [place, code, text] of each message that a text holds whole, in order. */
  *find(text) {
    let at = 0;
    for (;;) {
      if (!this.pattern) return;
      this.pattern.lastIndex = at;
      const match = this.pattern.exec(text);
      if (!match) return;
      const [end, code] = this.messageAt(text, match.index, match[0]);
      if (end) yield [match.index, code, text.slice(match.index, end)];
      at = end || match.index + 1;
    }
  }

  messageAt(text, start, first) {
    if (isWordAt(text, start) && isWordAt(text, start - 1)) return [0, ""];
    for (let length = first.length; length > 0; length -= 1) {
      for (const [pieces, code] of this.starting.get(first.slice(0, length)) ?? []) {
        const end = endOf(text, start, pieces);
        if (end && !(isWordAt(text, end) && isWordAt(text, end - 1))) return [end, code];
      }
    }
    return [0, ""];
  }
}

/** Return the texts between a message's parameters, without those at its ends. */
function piecesOf(text) {
  let pieces = text.trim().split(PARAMETER);
  if (!pieces[0].trim()) pieces = pieces.length > 1 ? [pieces[1].trimStart(), ...pieces.slice(2)] : [];
  if (!pieces.length || pieces.at(-1).trim()) return pieces;
  return pieces.length > 1 ? [...pieces.slice(0, -2), pieces.at(-2).trimEnd()] : [];
}

/** Return the place that is so many characters, counted as code points, after another. */
function after(text, start, count) {
  let at = start;
  for (let n = 0; n < count && at < text.length; n += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/** Return where a message ends that begins here, or nothing; each value is the shortest. */
function endOf(text, start, [first, ...others]) {
  if (!text.startsWith(first, start)) return 0;
  let end = start + first.length;
  for (const piece of others) {
    const from = after(text, end, 1);
    const near = text.slice(from, after(text, end, LONGEST_VALUE) + piece.length);
    const place = near.indexOf(piece);
    if (place < 0 || text.slice(end, from + place).includes("\n")) return 0;
    end = from + place + piece.length;
  }
  return end;
}

export const messagesOf = (codes) => codes.once("messages", () => new Messages(codes));
