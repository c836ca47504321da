// The codes of a catalogue, as matching asks for them.

const WORD = /[0-9A-Za-z_]/;

export class Codes {
  /**
   * Takes `rows` and `removed`, for each field a Map by code; `succeeds(field, code)`; `where`, the
   * path of each field; `messages`; and what the codes look like: `numbered`, `alphabet`, `longest`.
   */
  constructor({ rows, removed, succeeds, where, numbered, alphabet, longest, messages }) {
    Object.assign(this, { rows, removed, succeeds, where, numbered, alphabet, longest, messages });
    this.made = new Map();
    this.folded = foldedOf(this.every());
  }

  fieldsOf(code, field = null) {
    const names = field === null ? [...this.rows.keys()] : [field];
    const live = names.filter((name) => this.rows.get(name).has(code));
    return live.length ? live : names.filter((name) => this.removed.get(name).has(code));
  }

  isInUse(code) {
    return [...this.rows.values()].some((codes) => codes.has(code));
  }

  isFailure(code) {
    const fields = [...this.rows.keys()].filter((name) => this.rows.get(name).has(code));
    return fields.length > 0 && !fields.some((name) => this.succeeds(name, code));
  }

  /** Whether another spelling may lead to a code: it never leads to success. */
  mayBeMeant(code) {
    return this.isFailure(code) || (!this.isInUse(code) && this.fieldsOf(code).length > 0);
  }

  /** Each code once, those in use first. */
  every() {
    const places = [...this.rows.values(), ...this.removed.values()];
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
    const capitals = code.toUpperCase();
    for (const text of new Set([capitals, capitals.replace(/(?!^[-+])[^0-9A-Z]/g, "")])) {
      if (!every.has(text)) folded.set(text, folded.has(text) ? `${folded.get(text)} ${code}` : code);
    }
  }
  return folded;
}

/** Whether hardly any text holds this unless it means the code. */
export function isDistinctive(code) {
  const bare = code.replace(/^[-+]+/, "");
  const digit = /[0-9]/.test(bare);
  if (digit && /[A-Za-z]/.test(bare)) return true;
  const inside = bare.slice(1, -1).replace(/[0-9A-Za-z]/g, "");
  if (digit) return inside !== "" && inside !== ".";
  const lower = bare.toLowerCase();
  const plain = [lower, bare.toUpperCase(), bare.slice(0, 1).toUpperCase() + lower.slice(1)];
  return inside !== "" || !plain.includes(bare);
}

export const separatorsIn = (code) => [...code.slice(1, -1)].filter((sign) => !WORD.test(sign));
export const isWordAt = (text, at) => at >= 0 && at < text.length && WORD.test(text[at]);
export const withoutDigits = (text) => text.slice(0, endOfRest(text));
export const inPattern = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

function endOfRest(text) {
  let end = text.length;
  while (end > 0 && text[end - 1] >= "0" && text[end - 1] <= "9") end -= 1;
  return end;
}
