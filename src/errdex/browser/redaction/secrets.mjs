// Finds a secret that is known in a text: in another spelling, encoded, or in part.

import { limit } from "../engine/tables.mjs";
import { BEYOND_ASCII, lower } from "../evidence/text/characters.mjs";
import { encodeBase64, encodeBytes, encodeHex } from "../evidence/text/forms.mjs";
import { Packed, Reading } from "./readings.mjs";

/** Anything shorter is in other text by chance. */
export const SHORTEST = limit("characters_of_a_secret");

const LONGEST = limit("characters_read_of_a_secret");
const PART = limit("characters_of_a_hidden_part");
const LONG_PART = limit("characters_of_a_window");
const GRAM = Math.floor(PART / 2);
/** Of a part, wherever it is, one gram at least begins at a multiple of this. */
const STEP = PART - GRAM + 1;
/** Characters of a text, or of all secrets, with which a set of all parts pays. */
const LONG = 4000;
const APART = "\uffff"; // between two forms, and in hardly any text
const WORDS = /[a-z0-9]+/g;
const DIGITS = new RegExp(`[0-9+]{${SHORTEST},}`, "g");
const LETTER = /[a-z]/;
const CAPITALS = new RegExp(`[${capitals()}]+|\u03a3`, "g");
const OTHER = /[^a-z \t\r\n]/;
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/** A text as it is read, in small letters: with its white space, and without. */
export class Folded {
  #packed;
  #bare = null;

  constructor(reading) {
    this.reading = reading;
    this.text = folded(reading.text);
  }

  /** The reading without its white space, and that in small letters; null if it has none. */
  get packed() {
    if (this.#packed === undefined) {
      const packed = new Packed(this.reading);
      const isSame = packed.text === this.reading.text;
      this.#packed = isSame ? null : { packed, joined: folded(packed.text) };
    }
    return this.#packed;
  }

  /** The reading without all signs, and that in small letters. */
  get bare() {
    if (!this.#bare) {
      const packed = new Packed(this.reading, true);
      this.#bare = { packed, joined: folded(packed.text) };
    }
    return this.#bare;
  }
}

/** Forms of secrets, parts of which are looked for. */
class Forms {
  #parts = null;
  #grams = null;

  constructor(forms) {
    this.forms = [...forms].join(APART);
  }

  /** Where parts of secrets are, those that begin side by side as one. */
  *runs(characters) {
    let first = -PART;
    let last = -PART;
    for (const start of this.#partStarts(characters)) {
      if (start > last + 1) {
        if (last >= 0) yield [first, last + PART];
        first = start;
      }
      last = start;
    }
    if (last >= 0) yield [first, last + PART];
  }

  *#partStarts(characters) {
    const isLong = Math.max(characters.length, this.forms.length) > LONG;
    if (isLong) this.#parts ??= windows(this.forms, PART);
    if (isLong) this.#grams ??= windows(this.forms, GRAM);
    const isGram = (text) => (isLong ? this.#grams.has(text) : this.forms.includes(text));
    const isPart = (text) => (isLong ? this.#parts.has(text) : this.forms.includes(text));
    const last = characters.length - PART;
    for (let at = 0; at + GRAM <= characters.length; at += STEP) {
      if (!isGram(characters.slice(at, at + GRAM))) continue;
      for (let start = Math.max(0, at - STEP + 1); start <= Math.min(at, last); start += 1) {
        if (isPart(characters.slice(start, start + PART))) yield start;
      }
    }
  }
}

/** Texts that are never shown, and what they look like in other spellings. */
export class Secrets {
  #short = [];
  #whole = [];
  #forms;
  #bare;
  #digits = null;

  /** Takes the texts, and whether they are looked for in Base64, hexadecimal and pieces as well. */
  constructor(secrets, encoded = true) {
    const forms = new Set();
    const bare = new Set();
    for (const secret of new Set(secrets)) {
      const characters = new Characters(secret);
      if (characters.length < SHORTEST) continue;
      const read = new Reading(characters.slice(0, LONGEST));
      for (const form of formsOf(read, encoded)) forms.add(form);
      if (encoded) bare.add(folded(new Packed(read, true).text));
    }
    for (const form of forms) {
      const { length } = new Characters(form);
      if (length >= SHORTEST && length < PART) this.#short.push(form);
      else if (length >= PART && length < LONG_PART) this.#whole.push(form);
    }
    this.#forms = new Forms(forms);
    this.#bare = new Forms([...bare].filter((form) => new Characters(form).length >= PART));
  }

  /** Whether any part of a secret may be in digits alone, perhaps with a plus sign. */
  mayBeIn(number) {
    this.#digits ??= new Set(
      (this.#forms.forms.match(DIGITS) ?? []).flatMap((run) => [...windows(run, SHORTEST)]),
    );
    if (!this.#digits.size) return false;
    for (let at = 0; at + SHORTEST <= number.length; at += 1) {
      if (this.#digits.has(number.slice(at, at + SHORTEST))) return true;
    }
    return false;
  }

  /** Where secrets, or parts of them, are written, each [start, end]. */
  *find(small) {
    if (!this.#forms.forms) return;
    const { reading, text } = small;
    for (const [start, end] of this.#places(text, this.#short)) yield reading.span(start, end);
    if (small.packed) {
      const { packed, joined } = small.packed;
      const apart = this.#short.filter((short) => countOf(short, joined) > countOf(short, text));
      for (const [start, end] of this.#places(joined, apart)) yield packed.span(start, end);
    }
    if (!this.#bare.forms) return;
    const { packed, joined } = small.bare;
    const characters = new Characters(joined);
    for (const [start, end] of this.#bare.runs(characters)) {
      if (!isTelling(characters.slice(start, end))) continue;
      yield packed.span(characters.place(start), characters.place(end));
    }
  }

  /** Where short secrets are, or parts of others that are no plain words. */
  *#places(text, shorts) {
    for (const short of shorts) {
      let start = text.indexOf(short);
      while (start >= 0) {
        yield [start, start + short.length];
        start = text.indexOf(short, start + short.length);
      }
    }
    const characters = new Characters(text);
    for (const [start, end] of this.#forms.runs(characters)) {
      const part = characters.slice(start, end);
      if (end - start >= LONG_PART || isTelling(part) || this.#holdsWhole(part)) {
        yield [characters.place(start), characters.place(end)];
      }
    }
  }

  #holdsWhole(text) {
    return this.#whole.some((whole) => text.includes(whole));
  }
}

function* formsOf(read, encoded) {
  const secret = read.raw;
  yield* [secret, read.text, new Packed(read).text].map(folded);
  if (BEYOND_ASCII.test(secret)) {
    for (const form of ["NFC", "NFD"]) yield folded(new Reading(secret.normalize(form)).text);
  }
  if (encoded) yield* encodingsOf(encodeBytes(secret));
  for (const [word] of folded(read.text).matchAll(WORDS)) {
    if (word.length < PART && isTelling(word)) yield word;
  }
}

/** How often a part is in a text, each time behind the last. */
function countOf(part, text) {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

/** A text of which a pair of surrogates is one character. */
class Characters {
  #text;
  #list;
  #places;

  constructor(text) {
    this.#text = text;
    this.#list = PAIR.test(text) ? [...text] : null;
    this.length = (this.#list ?? text).length;
  }

  slice(start, end) {
    return this.#list ? this.#list.slice(start, end).join("") : this.#text.slice(start, end);
  }

  /** Where a character is in the text. */
  place(at) {
    if (!this.#list) return at;
    if (!this.#places) {
      this.#places = [0];
      for (const one of this.#list) this.#places.push(this.#places.at(-1) + one.length);
    }
    return this.#places[at];
  }
}

/** All parts of a text of one size: slow to make, and fast to look up in. */
function windows(text, size) {
  const characters = new Characters(text);
  const count = Math.max(0, characters.length - size + 1);
  return new Set(Array.from({ length: count }, (_, start) => characters.slice(start, start + size)));
}

/** Whether letters are beside something else, as in no text by chance. */
function isTelling(part) {
  return LETTER.test(part) && OTHER.test(part);
}

/** A secret in Base64, wherever it is in what was encoded, and in hexadecimal. */
function* encodingsOf(secret) {
  for (const before of [0, 1, 2]) {
    const bytes = new Uint8Array(before + secret.length);
    bytes.set(secret, before);
    const end = Math.floor(((before + secret.length) * 4) / 3);
    const inner = folded(encodeBase64(bytes).slice([0, 2, 3][before], end));
    yield inner;
    yield inner.replaceAll("+", "-").replaceAll("/", "_");
    yield inner.replaceAll("+", ""); // as a packed reading has it
  }
  yield encodeHex(secret);
  yield encodeHex(secret, ":");
}

/** Text in small letters, as many characters as before. */
function folded(text) {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  return lower(text).replace(CAPITALS, (found) => found.toLowerCase());
}

/** Capitals of the languages near ours, but for the one that is another letter where a word ends. */
function capitals() {
  const codes = [[0xc0, 0x24f], [0x370, 0x3a2], [0x3a4, 0x4ff]].flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, more) => String.fromCharCode(first + more)),
  );
  return codes.filter((one) => one.toLowerCase() !== one && one.toLowerCase().length === 1).join("");
}
