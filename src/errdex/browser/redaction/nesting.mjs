// Tells what ends a value from what is written as an escape because it is a part of the value.

/** Is read for a sign that is a part of a value. */
export const SEALED = "\ufffc";
const SIGN = /[\x00-/:-@[-`{-\x7f]/y;
const REACH = 64; // characters in front of a sign in which backslashes are counted
/** What opens and closes a text, which an apostrophe in a word does not. */
const QUOTE = /["\n]|'(?:(?<![A-Za-z0-9]{2}')|(?![A-Za-z0-9]))/g;
const QUOTES = "\"'`";
/** A sign that is written as it is: `escape` is `%`, `&` or a backslash, `depth` in how many layers
    it is escaped, `run` how many backslashes are in front of a quote. */
const PLAIN = { escape: "", depth: 0, run: 0 };

/** The signs of a text that are written as escapes; `raw` is how it is written, `text` how it is
    read, `escapes` where each escape begins when read, and where it begins and ends as written;
    `unclosed` is to where quotes, by how they are written, are known not to be closed. */
export class Nesting {
  unclosed = new Map();
  #text;
  #kinds = new Map();
  #views = new Map();
  #places = null;
  #areOpen = [];

  constructor(raw, text, escapes) {
    this.#text = text;
    for (const [at, start, end] of escapes) {
      SIGN.lastIndex = at;
      if (SIGN.test(text)) this.#kinds.set(at, kindOf(raw, text, start, end, at));
    }
  }

  /** Whether any sign is written as an escape. */
  get hasEscapes() {
    return this.#kinds.size > 0;
  }

  /** Whether a sign is at a place that is written as an escape. */
  isEscaped(at) {
    return this.#kinds.has(at);
  }

  /** A quote, and how it is written. */
  opening(at) {
    const { escape, depth } = this.#kinds.get(at) ?? PLAIN;
    return `${this.#text[at]}${escape}${depth}`;
  }

  /** The text in which all that a quote at a place has escaped behind it is sealed. */
  quoted(at) {
    const opening = this.#kinds.get(at) ?? PLAIN;
    const key = `${opening.escape}${opening.depth}"`;
    return this.#view(key, (kind) => isInside(kind, opening));
  }

  /** The text in which the percent signs behind a sign at a place, which a value without quotes
      follows, are sealed; in a line the backslashes are, unless the value is in a quoted text. */
  bare(at, isLine = false) {
    const opening = this.#kinds.get(at) ?? PLAIN;
    const depth = opening.escape === "%" ? opening.depth : 0;
    const hasBackslashes = isLine && opening.escape !== "\\" && !this.isInQuotes(at);
    return this.#view(`${hasBackslashes ? "\\" : ""}${depth}`, (kind) =>
      kind.escape === "%" ? kind.depth > depth : hasBackslashes && kind.escape === "\\",
    );
  }

  #view(key, isWithin) {
    if (!this.#kinds.size) return this.#text;
    if (!this.#views.has(key)) {
      const parts = [];
      let done = 0;
      for (const [at, kind] of this.#kinds) {
        if (!isWithin(kind)) continue;
        parts.push(this.#text.slice(done, at));
        done = at + 1;
      }
      this.#views.set(key, [...parts, this.#text.slice(done)].join(SEALED));
    }
    return this.#views.get(key);
  }

  /** Whether a quote is open on the line in front of a place, where escapes are. */
  isInQuotes(at) {
    if (!this.#kinds.size) return false;
    if (!this.#places) this.#readQuotes();
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#places[middle] < at) low = middle + 1;
      else high = middle;
    }
    return low > 0 && this.#areOpen[low - 1];
  }

  /** Finds where quotes and lines begin or end, and whether a quote is open behind each. */
  #readQuotes() {
    this.#places = [];
    let [double, single] = [false, false];
    for (const { 0: sign, index } of this.#text.matchAll(QUOTE)) {
      if (this.#kinds.has(index)) continue;
      double = sign !== "\n" && double !== (sign === '"');
      single = sign !== "\n" && single !== (sign === "'");
      this.#places.push(index);
      this.#areOpen.push(double || single);
    }
  }
}

function kindOf(raw, text, start, end, at) {
  const isQuote = QUOTES.includes(text[at]);
  const escape = raw[start];
  if (escape === "\\") {
    let sign = start;
    while (raw[sign] === "\\") sign += 1;
    const run = backslashes(raw, sign);
    const last = raw.endsWith('""', end) ? end - 2 : end - 1;
    return { escape, depth: bits(run), run: isQuote && sign === last ? run : 0 };
  }
  const run = isQuote ? backslashes(text, at) : 0;
  const isTwice = raw.startsWith("&amp;", start) && end - start > "&amp;".length;
  const layers = escape === "%" ? (end - start - 1) >> 1 : isTwice ? 2 : 1;
  return { escape, depth: layers + (run % 2 ? bits(run) : 0), run: 0 };
}

/** How many backslashes end at a place. */
function backslashes(text, end) {
  let start = end;
  while (end - start < REACH && text[start - 1] === "\\") start -= 1;
  return end - start;
}

function bits(number) {
  return 32 - Math.clz32(number);
}

/** Whether a sign is a part of what an opening quote encloses. */
function isInside(kind, opening) {
  const depth = opening.escape === kind.escape ? opening.depth : 0;
  return kind.run ? kind.run % (2 << depth) >= 1 << depth : kind.depth > depth;
}
