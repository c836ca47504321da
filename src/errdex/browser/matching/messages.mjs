// Messages that the service sends, as they are worded, with parameters in them.

import { inPattern, isWordAt } from "./codes.mjs";
import { bare, LONGEST_VALUE, Wording } from "./parameters.mjs";

const MOST_ALIKE = 100; // messages that are the same up to their first parameter; of more, texts hold none
const HEAD = 8; // characters of a message by which it is looked for
const START = 4; // of them by which a place is told to be none

/** The messages of a catalogue that tell exactly one code: two words or more. */
class Messages {
  constructor(codes) {
    const meant = new Map();
    for (const [text, code] of codes.messages) {
      const wording = new Wording(text);
      if (!wording.isTold()) continue;
      const key = wording.pieces.join("\0");
      if (!meant.has(key)) meant.set(key, { wording, pieces: wording.pieces, told: new Set() });
      meant.get(key).told.add(code);
    }
    const alike = new Map();
    const length = ({ pieces }) => pieces.join("").length;
    const longestFirst = [...meant].sort(
      ([a, one], [b, other]) => length(other) - length(one) || (a < b ? -1 : 1),
    );
    for (const [, { wording, pieces, told }] of longestFirst) {
      if (told.size !== 1) continue;
      if (!alike.has(pieces[0])) alike.set(pieces[0], []);
      alike.get(pieces[0]).push([wording, [...told][0]]);
    }
    this.beginning = new Map([...alike].filter(([, some]) => some.length <= MOST_ALIKE));
    this.lengths = new Map();
    for (const first of [...this.beginning.keys()].sort((a, b) => b.length - a.length)) {
      const head = first.slice(0, HEAD);
      if (!this.lengths.has(head)) this.lengths.set(head, []);
      const lengths = this.lengths.get(head);
      if (!lengths.includes(first.length)) lengths.push(first.length);
    }
    this.heads = [...new Set([...this.lengths.keys()].map((head) => head.length))].sort((a, b) => b - a);
    this.start = this.lengths.size ? startOf([...this.lengths.keys()]) : null;
  }

  /** Yield [place, code, text, values] of each message that a text holds whole, in order; the text is
      without the values at its ends. */
  *find(text) {
    let at = 0;
    for (;;) {
      if (!this.start) return;
      this.start.lastIndex = at;
      const match = this.start.exec(text);
      if (!match) return;
      const [end, code, values] = this.messageAt(text, match.index);
      if (end) yield [match.index, code, text.slice(match.index, end), values];
      at = end || match.index + 1;
    }
  }

  /** Return where the message ends that begins most alike, its code and its values. */
  messageAt(text, start) {
    for (const head of this.heads) {
      for (const length of this.lengths.get(text.slice(start, start + head)) ?? []) {
        for (const [wording, code] of this.beginning.get(text.slice(start, start + length)) ?? []) {
          const [end, values] = endOf(text, start, wording);
          if (end && !(isWordAt(text, end) && isWordAt(text, end - 1))) {
            const every = { ...values, ...wording.valuesAtEnds(text, start, end) };
            return [end, code, wording.inOrder(every)];
          }
        }
      }
    }
    return [0, "", {}];
  }
}

/** Return a pattern for what a message may begin with; no word goes on there. It has one set of
    characters for each place behind each first character. */
function startOf(heads) {
  const behind = new Map();
  for (const [first, ...others] of heads.map((head) => head.slice(0, START).split(""))) {
    if (!behind.has(first)) behind.set(first, []);
    behind.get(first).push(others);
  }
  const oneOf = (signs) => `[${[...new Set(signs)].map(inPattern).join("")}]`;
  const ways = [...behind].map(([first, others]) => {
    const length = Math.min(...others.map((signs) => signs.length));
    const sets = Array.from({ length }, (_, at) => oneOf(others.map((signs) => signs[at])));
    return `(?<=${inPattern(first)})${sets.join("")}`;
  });
  return new RegExp(`${oneOf(behind.keys())}(?<![0-9A-Za-z_]{2})(?:${ways.join("|")})`, "g");
}

/** Return the place that is so many characters, counted as code points, after another. */
function after(text, start, count) {
  let at = start;
  for (let n = 0; n < count && at < text.length; n += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/** Return where a message ends that begins here, or nothing; each value is the shortest. */
function endOf(text, start, { pieces: [first, ...others], names }) {
  let end = start + first.length;
  const values = {};
  for (const [at, piece] of others.entries()) {
    const from = after(text, end, 1);
    const near = text.slice(from, after(text, end, LONGEST_VALUE) + piece.length);
    const place = near.indexOf(piece);
    const value = text.slice(end, from + place);
    if (place < 0 || value.includes("\n")) return [0, {}];
    if (!Object.hasOwn(values, names[at])) values[names[at]] = bare(value);
    end = from + place + piece.length;
  }
  return [end, values];
}

export const messagesOf = (codes) => codes.once("messages", () => new Messages(codes));
