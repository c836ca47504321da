// Takes secrets, tokens and long numbers out of any text, whatever it is.

import { apply, joined, secretsAt, tokenAt } from "./edits.mjs";
import { findNumbers } from "./numbers.mjs";
import { Reading } from "./readings.mjs";
import { Folded, Secrets } from "./secrets.mjs";
import { findTokens } from "./tokens.mjs";

/** Digits alone, fewer than a token has characters. */
const NUMBER = /^[+]?[0-9]{1,20}$/;

/** Masks texts: `secrets` and parts of tokens, as `tokenParts` gives them, are never shown, a
    catalogue's `codes`, a set, stay. */
export class Masker {
  #texts;
  #parts;
  #codes;
  #secrets = null;
  #tokenParts = null;

  constructor(secrets = [], codes = new Set(), tokenParts = []) {
    this.#texts = secrets;
    this.#parts = tokenParts;
    this.#codes = codes;
  }

  /** What must not be shown of a text. */
  *find(reading) {
    yield* this.#findWritten(reading);
    if (!reading.bytes.text) return;
    const edits = joined(this.#findWritten(new Reading(reading.bytes.text)));
    const lists = [...reading.bytes.holding(edits)];
    yield* secretsAt(lists.map((span) => reading.span(...span)));
  }

  *#findWritten(reading) {
    yield* this.findTokens(reading);
    yield* findNumbers(reading, this.#codes);
  }

  /** What must not be shown of a text, but for the numbers in it. */
  *findTokens(reading) {
    const [secrets, parts] = this.#sought;
    const folded = new Folded(reading);
    yield* secretsAt(secrets.find(folded));
    yield* findTokens(reading, this.#codes);
    for (const span of parts.find(folded)) yield tokenAt(span);
  }

  /** What finds the secrets, and what finds parts of tokens. */
  get #sought() {
    this.#secrets ??= new Secrets(this.#texts);
    this.#tokenParts ??= new Secrets(this.#parts, false);
    return [this.#secrets, this.#tokenParts];
  }

  /** A text without the secrets, the tokens and the long numbers in it. */
  mask(text) {
    return apply(joined(this.find(new Reading(text))), text);
  }

  /** A text without the secrets and the tokens in it. */
  maskTokens(text) {
    if (NUMBER.test(text) && !this.#sought.some((one) => one.mayBeIn(text))) return text;
    return apply(joined(this.findTokens(new Reading(text))), text);
  }
}
