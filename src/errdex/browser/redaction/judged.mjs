// Remembers what was judged of the parts of one text: a log repeats its words, lines and values.

/** Answers that are kept at once. */
const KEPT = 1000;

/** What one function says of parts of a text. */
export class Judged {
  #judge;
  #known = new Map();

  constructor(judge) {
    this.#judge = judge;
  }

  /** What it says of a part, or of several, by which one is known. */
  of(...parts) {
    const key = parts.length > 1 ? parts.join("\n") : parts[0];
    let found = this.#known.get(key);
    if (found === undefined) {
      found = this.#judge(...parts) ?? null;
      if (this.#known.size >= KEPT) this.#known.clear();
      this.#known.set(key, found);
    }
    return found;
  }
}
