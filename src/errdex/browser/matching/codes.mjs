// The codes of a catalogue, as matching asks for them.

const WORD = /[0-9A-Za-z_]/;
// Beyond ASCII, what is neither white space nor a sign; surrogates too.
const WIDE = "\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u167f\u1681-\u1fff\u2070-\u209f\u20d0-\u218f\u2c00-\u2dff\u2e80-\u2fff\u3005-\u3007\u3021-\u302f\u3031-\ufe0f\ufe20-\ufe2f\ufe70-\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdf";
const WIDE_SIGN = new RegExp(`[${WIDE}]`);
const LETTER = new RegExp(`[A-Za-z${WIDE}]`);
const LETTERS_AND_DIGITS = new RegExp(`[0-9A-Za-z${WIDE}]`, "g");
const NUMBERS = ["", ".", ":", ",", "/", " "]; // what is inside of numbers, times and fractions

export class Codes {
  /**
   * Takes `rows` and `removed`, for each field a Map by code; `succeeds(field, code)`; `where`, the
   * paths of each field; `messages`; `aliases`, the field and the code of each; `undocumented`, for
   * each field what is known of its codes; `cut`, addresses that are too long to be whole; and what
   * the codes look like: `numbered`, `alphabet`, `longest`.
   */
  constructor({ aliases, undocumented, ...about }) {
    Object.assign(this, about);
    this.aliases = new Map(Object.entries(aliases));
    this.undocumented = new Map(
      Object.entries(undocumented).map(([field, codes]) => [field, new Map(Object.entries(codes))]),
    );
    this.made = new Map();
    this.fields = new Map();
    this.folded = foldedOf(this.every());
  }

  /** The fields, in order, that have a code; if none has, those that had it. An alias is in the field of its entry. */
  fieldsOf(code, field = null) {
    if (field === null && this.fields.has(code)) return this.fields.get(code);
    const names = field === null ? [...this.rows.keys()] : [field];
    for (const place of [this.rows, this.removed]) {
      const fields = names.filter((name) => place.get(name).has(code));
      if (field === null && fields.length) this.fields.set(code, fields); // a log repeats its codes
      if (fields.length) return fields;
    }
    const [aliased] = this.aliases.get(code) ?? [];
    return aliased !== undefined && (field === null || field === aliased) ? [aliased] : [];
  }

  /** The code that an alias stands for; a code stands for itself. */
  named(code) {
    return this.aliases.get(code)?.[1] ?? code;
  }

  isInUse(code) {
    return this.#inUse(code).length > 0;
  }

  isFailure(code) {
    return this.isInUse(code) && !this.#maySucceed(code);
  }

  /** Whether another spelling may lead to a code: it never leads to success. */
  mayBeMeant(code) {
    return this.fieldsOf(code).length > 0 && !this.#maySucceed(code);
  }

  #inUse(code) {
    const known = this.named(code);
    return [...this.rows.keys()].filter((name) => this.rows.get(name).has(known));
  }

  #maySucceed(code) {
    const known = this.named(code);
    return this.#inUse(known).some((name) => this.succeeds(name, known));
  }

  /** Whether a code is known to exist, and nobody says what it means. */
  isUndocumented(code) {
    return [...this.undocumented.values()].some((codes) => codes.has(code));
  }

  /** Each code and each alias once, codes in use first. */
  every() {
    const places = [...this.rows.values(), ...this.removed.values(), this.aliases];
    return new Set(places.flatMap((codes) => [...codes.keys()]));
  }

  /** Return what is made for these codes once. */
  once(name, make) {
    if (!this.made.has(name)) this.made.set(name, make(this));
    return this.made.get(name);
  }
}

/** Map spellings in capitals that are no codes to the codes that each may stand for. */
function foldedOf(every) {
  const folded = new Map();
  for (const code of [...every].sort()) {
    if (/[^\x00-\x7f]/.test(code)) continue;
    const capitals = code.toUpperCase();
    for (const text of new Set([capitals, capitals.replace(/(?!^[-+])[^0-9A-Z]/g, "")])) {
      if (text && !every.has(text)) folded.set(text, folded.has(text) ? `${folded.get(text)}\n${code}` : code);
    }
  }
  return folded;
}

/** Whether hardly any text holds this unless it means the code. */
export function isDistinctive(code) {
  const bare = code.replace(/^[-+]+/, "");
  const digit = /[0-9]/.test(bare);
  if (digit && LETTER.test(bare)) return true;
  const [first, ...others] = bare;
  const last = others.pop();
  if (last !== undefined && (first === "#" || last === "#")) return true;
  const inside = others.join("").replace(LETTERS_AND_DIGITS, "");
  if (digit) return !NUMBERS.includes(inside);
  const lower = bare.toLowerCase();
  const plain = [lower, bare.toUpperCase(), bare.slice(0, 1).toUpperCase() + lower.slice(1)];
  return inside !== "" || !plain.includes(bare);
}

export const separatorsIn = (code) => [...code].slice(1, -1).filter((sign) => !WORD.test(sign) && !isWide(sign));
export const isWide = (sign) => WIDE_SIGN.test(sign);
export const isWordAt = (text, at) => at >= 0 && at < text.length && WORD.test(text[at]);
export const withoutDigits = (text) => text.slice(0, endOfRest(text));
export const inPattern = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

function endOfRest(text) {
  let end = text.length;
  while (end > 0 && text[end - 1] >= "0" && text[end - 1] <= "9") end -= 1;
  return end;
}
