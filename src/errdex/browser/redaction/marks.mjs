// Knows what is shown for what was taken out before: `(secret)`, `(token)`, `eyJh...(40)`.

import { say } from "../engine/sentences.mjs";
import { endOf } from "../evidence/text/characters.mjs";

const TEXTS = ["value_secret", "value_token"].map((key) => say(key).replace(/[()]/g, "\\$&"));
/** What is shown for a secret. */
export const SHOWN = new RegExp(`(?:${TEXTS.join("|")})(?![0-9A-Za-z])`, "y");
/** The same, or the end of what is shown for a token. */
export const MARK = new RegExp(`${SHOWN.source}|\\.\\.\\.\\([0-9]{1,9}\\)`, "g");
/** What is something by itself beside a mark. */
const REST = /(?:[^0-9A-Za-z\x80-\u{10ffff}]*[0-9A-Za-z\x80-\u{10ffff}]){5}/u;

/** The marks in a text. */
export class Marks {
  #text;
  #spans;

  constructor(text) {
    this.#text = text;
    this.#spans = Array.from(text.matchAll(MARK), (found) => [found.index, endOf(found)]);
  }

  /** Whether a stretch has a mark, or a part of one, and hardly anything else. */
  areAll(start, end) {
    const first = this.#firstWhere(([, behind]) => behind > start);
    const last = this.#firstWhere(([at]) => at >= end);
    if (first >= last) return false;
    const from = Math.min(start, this.#spans[first][0]);
    const to = Math.max(end, this.#spans[last - 1][1]);
    return !REST.test(this.#text.slice(from, to).replace(MARK, ""));
  }

  /** The number of the first mark that is so, as all behind it are. */
  #firstWhere(isSo) {
    let [low, high] = [0, this.#spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isSo(this.#spans[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
