// Finds a secret that is known in a text: in another spelling, encoded, or in part.

import { limit } from "../engine/tables.mjs";
import { lower } from "../evidence/text/characters.mjs";
import { encodeBase64, encodeBytes } from "../evidence/text/forms.mjs";
import { secretAt } from "./edits.mjs";
import { Packed, Reading } from "./readings.mjs";

/** Anything shorter stands in other text by chance. */
export const SHORTEST = limit("characters_of_a_secret");

const LONGEST = limit("characters_read_of_a_secret");
const PART = limit("characters_of_a_hidden_part");
const WINDOW = limit("characters_of_a_window");
const WORDS = /[a-z0-9]+/g;
const LETTER = /[a-z]/;
const CAPITAL = /[\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]/g;
const OTHER = /[^a-z \t\r\n]/;

/** Texts that are never shown, and what they look like in other spellings. */
export class Secrets {
  #whole = new Set();
  #parts = new Set();

  constructor(secrets) {
    for (const secret of secrets) {
      const characters = [...secret];
      if (characters.length >= SHORTEST) this.#add(characters.slice(0, LONGEST).join(""));
    }
  }

  #add(secret) {
    const read = new Reading(secret);
    for (const text of [folded(secret), folded(read.text)]) {
      for (const part of partsOf(text)) this.#parts.add(part);
      if (isLong(text)) this.#parts.add(text);
    }
    const packed = folded(new Packed(read).text);
    if (isLong(packed)) this.#whole.add(packed);
    for (const one of encodingsOf(encodeBytes(secret))) this.#whole.add(one);
  }

  /** The edits that take secrets out. */
  *find(reading) {
    if (!this.#whole.size && !this.#parts.size) return;
    for (const [start, end] of places(folded(reading.text), this.#parts)) {
      yield secretAt(reading.span(start, end));
    }
    const packed = new Packed(reading);
    for (const [start, end] of places(folded(packed.text), this.#whole)) {
      yield secretAt(packed.span(start, end));
    }
  }
}

const isLong = (text) => [...text].length >= SHORTEST;

function* places(text, sought) {
  for (const one of sought) {
    let start = text.indexOf(one);
    while (start >= 0) {
      yield [start, start + one.length];
      start = text.indexOf(one, start + one.length);
    }
  }
}

/** Parts of a secret that stand in no other text by chance: none is a plain word. */
function* partsOf(secret) {
  for (const [word] of secret.matchAll(WORDS)) {
    if (word.length >= SHORTEST && isTelling(word)) yield word;
  }
  const characters = [...secret];
  for (const size of [PART, WINDOW]) {
    for (let start = 0; start + size <= characters.length; start += 1) {
      const part = characters.slice(start, start + size).join("");
      if (size === WINDOW || isTelling(part)) yield part;
    }
  }
}

/** Whether letters stand beside something else. */
function isTelling(part) {
  return LETTER.test(part) && OTHER.test(part);
}

/** A secret in Base64, wherever it stands in what was encoded, and in hexadecimal. */
function* encodingsOf(secret) {
  for (const before of [0, 1, 2]) {
    const bytes = new Uint8Array(before + secret.length);
    bytes.set(secret, before);
    const end = Math.floor(((before + secret.length) * 4) / 3);
    const inner = folded(encodeBase64(bytes).slice([0, 2, 3][before], end));
    if (inner.length >= SHORTEST) {
      yield inner;
      yield inner.replaceAll("+", "-").replaceAll("/", "_");
    }
  }
  const pairs = Array.from(secret, (byte) => byte.toString(16).padStart(2, "0"));
  yield pairs.join("");
  yield pairs.join(":");
}

/** Text in small letters, as many characters as before. */
function folded(text) {
  return lower(text).replace(CAPITAL, (sign) => {
    const small = sign.toLowerCase();
    return small.length === 1 ? small : sign;
  });
}
