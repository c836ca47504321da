// Named parameters in the messages of a service: `Column {name} is missing`.

export const LONGEST_VALUE = 80; // characters that stand for a parameter

const MARK = /\{\{|\}\}|\{([a-z][a-z0-9_]*)\}/g;
const SIGN = "[^\\x00-\\x20\"'`<>()[\\]{},;\\\\]";
const BEHIND = new RegExp(`^(${SIGN}{1,${LONGEST_VALUE}})(?=$|["'\`\\n\\\\])`, "u");
const BEFORE = new RegExp(`(?:^|(?<=["'\`\\n]))(${SIGN}{1,${LONGEST_VALUE}})$`, "u");
const QUOTES = /^[ \t"'`\\]+|(?<![ \t"'`\\])[ \t"'`\\]+$/g;
const ENDING = /[.:!?]+$/; // of a sentence, behind a value
const NEAR = 2 * (LONGEST_VALUE + 1); // a character may be two

/** The literal pieces of a message, and between them the names of its parameters. */
function splitMessage(text) {
  const pieces = [""];
  const names = [];
  let at = 0;
  for (const { 0: mark, 1: name, index } of text.matchAll(MARK)) {
    pieces[pieces.length - 1] += text.slice(at, index) + (name ? "" : mark[0]);
    if (name) {
      names.push(name);
      pieces.push("");
    }
    at = index + mark.length;
  }
  pieces[pieces.length - 1] += text.slice(at);
  return [pieces, names];
}

/** A value without the blanks and the quotes around it. */
export const bare = (value) => value.replace(QUOTES, "") || value;

/** What is looked for of a message: the pieces between its parameters, and the names of these. */
export class Wording {
  #before = ["", ""];
  #behind = ["", ""];

  constructor(text) {
    let [pieces, names] = splitMessage(text.trim());
    if (names.length && !pieces[0].trim()) {
      const first = pieces[1].trimStart();
      this.#before = [names[0], pieces[1].slice(0, pieces[1].length - first.length)];
      [pieces, names] = [[first, ...pieces.slice(2)], names.slice(1)];
    }
    if (names.length && !pieces.at(-1).trim()) {
      const last = pieces.at(-2).trimEnd();
      this.#behind = [names.at(-1), pieces.at(-2).slice(last.length)];
      [pieces, names] = [[...pieces.slice(0, -2), last], names.slice(0, -1)];
    }
    this.pieces = pieces;
    this.names = names;
  }

  /** Whether a text can tell it: by two words or more, some between all parameters. */
  isTold() {
    return this.pieces.join("").includes(" ") && this.pieces.every(Boolean);
  }

  /**
   * The values in front of the pieces and behind them, where they are clear: a single word with
   * nothing else up to the end of its line, or to a quote.
   */
  valuesAtEnds(text, start, end) {
    const values = {};
    const [[before, gap], [behind, space]] = [this.#before, this.#behind];
    if (before && text.slice(0, start).endsWith(gap)) {
      const at = start - gap.length;
      const match = BEFORE.exec(text.slice(Math.max(0, at - NEAR), at));
      if (match) values[before] = match[1];
    }
    if (behind && text.startsWith(space, end)) {
      const at = end + space.length;
      const match = BEHIND.exec(text.slice(at, at + NEAR));
      if (match) values[behind] = match[1].replace(ENDING, "") || match[1];
    }
    return values;
  }

  /** Values in the order of their parameters in the message. */
  inOrder(values) {
    const names = [this.#before[0], ...this.names, this.#behind[0]];
    return Object.fromEntries(
      names.filter((name) => Object.hasOwn(values, name)).map((name) => [name, values[name]]),
    );
  }
}
