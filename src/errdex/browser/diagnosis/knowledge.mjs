// What diagnosis knows of a catalogue: its entries, and what `checks.json` holds.

import { formsOf } from "../redaction/code_forms.mjs";

const LOOK_ALIKES = new Map([..."OQDILSBZG"].map((sign, at) => [sign, "000115826"[at]]));
const DIGITS = /^[0-9]+$/;

export class Knowledge {
  /** Takes the data script's value: `compiled`, and `codes` with rows and the shapes of codes. */
  constructor({ compiled, codes }) {
    this.compiled = compiled;
    this.fields = compiled.fields;
    this.fieldsOf = new Map();
    this.codes = codes;
    this.rows = new Map();
    this.removed = new Map();
    for (const field of Object.keys(codes.rows)) {
      this.rows.set(field, new Map(codes.rows[field].map(([code, ...row]) => [code, row])));
      this.removed.set(field, new Map(codes.removed[field].map(([code, ...row]) => [code, row])));
      for (const [code] of codes.rows[field]) {
        this.fieldsOf.set(code, [...(this.fieldsOf.get(code) ?? []), field]);
      }
    }
    this.folded = new Map(codes.folded);
    this.numbered = codes.numbered;
  }

  ownerTitle(owner) {
    return this.compiled.owners[owner];
  }

  /** The forms of the codes that mean a failure. */
  get forms() {
    const failing = [...this.fieldsOf].filter(([code, [field]]) => !this.isSuccess(field, code));
    return (this.knownForms ??= formsOf(failing.map(([code]) => code)));
  }

  /** The field that gives the real reason, where a code only points to it. */
  target(field, code) {
    const codes = this.compiled.see_field[field] ?? {};
    return Object.hasOwn(codes, code) ? codes[code] : undefined;
  }

  isMany(field) {
    return this.fields[field].where.includes("[*]");
  }

  knows(field, code) {
    return this.rows.get(field).has(code);
  }

  isSuccess(field, code) {
    return this.rows.get(field).get(code)[4] === 1;
  }

  describe(field, code, count) {
    const known = this.knows(field, code);
    const removed = this.removed.get(field).get(code);
    const url = `${this.codes.url}codes/${code.replace(/[^A-Za-z0-9._-]/g, "-")}/#${field}`;
    let [title, owner, rule, after, success, steps] = known ? this.rows.get(field).get(code) : [];
    let suggestions = [];
    if (removed) [title, ...suggestions] = removed;
    else if (!known) suggestions = this.suggest(code);
    return {
      field,
      code,
      known,
      success: success === 1,
      title: title ?? "",
      count,
      owner: owner ?? null,
      retry: { rule: rule ?? null, after_seconds: after ?? null },
      url: known || removed ? url : null,
      steps: steps ?? [],
      suggestions,
    };
  }

  /** Up to three codes that a text may have meant; never one that means success. */
  suggest(code) {
    const signs = [...code];
    if (signs.length > 4 * this.codes.longest + 40) return [];
    const typed = signs.map(narrow).map((sign) => (sign === "|" ? "I" : sign));
    const text = typed.filter((sign) => /[0-9A-Za-z]/.test(sign)).join("").toUpperCase();
    if (!text) return [];
    for (const candidates of [this.respelled(text), this.neighbours(text)]) {
      const found = new Set();
      for (const candidate of candidates) {
        const known = (this.folded.get(candidate) ?? candidate).split(" ");
        for (const one of known) if (this.isFailure(one)) found.add(one);
      }
      if (found.size) return [...found].slice(0, 3);
    }
    return [];
  }

  isFailure(code) {
    const fields = this.fieldsOf.get(code);
    return fields !== undefined && !fields.some((field) => this.isSuccess(field, code));
  }

  *respelled(text) {
    yield text;
    for (const [prefix] of this.numbered) {
      const start = prefix ? text.lastIndexOf(prefix) : 0;
      let number = start >= 0 ? text.slice(start + prefix.length) : text;
      number = [...number].map((sign) => LOOK_ALIKES.get(sign) ?? sign).join("");
      yield prefix + number;
      if (DIGITS.test(number)) yield* this.padded(prefix + (number.replace(/^0+/, "") || "0"));
    }
    const bare = (prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text);
    if (this.numbered.some(([prefix]) => DIGITS.test(bare(prefix)))) return;
    const number = /[0-9]*$/.exec(text)[0]; // after a prefix of another catalogue
    for (const [prefix] of this.numbered) yield prefix + number;
  }

  /** What a text becomes with a prefix added and zeros filled in. */
  *padded(text) {
    for (const [prefix, widths] of this.numbered) {
      const short = text.startsWith(prefix) ? text.slice(prefix.length) : text;
      for (const number of new Set([text, short])) {
        if (!DIGITS.test(number)) continue;
        for (const width of widths) {
          const spelled = prefix + number.padStart(width, "0");
          yield this.folded.get(spelled) ?? spelled;
        }
      }
    }
  }

  /** The texts one slip away: swapped, doubled, lost or changed characters. */
  *neighbours(text) {
    if (text.length > this.codes.longest + 1) return;
    const cuts = Array.from({ length: text.length + 1 }, (_, i) => [text.slice(0, i), text.slice(i)]);
    for (const [a, b] of cuts) if (b.length > 1) yield a + b[1] + b[0] + b.slice(2);
    for (const [a, b] of cuts) if (b) yield a + b.slice(1);
    for (const [a, b] of cuts) for (const sign of this.codes.alphabet) yield a + sign + b;
    for (const [a, b] of cuts) {
      if (b) for (const sign of this.codes.alphabet) yield a + sign + b.slice(1);
    }
  }
}

/** A full-width form as its narrow one. */
export function narrow(sign) {
  const code = sign.codePointAt(0);
  if (code === 0x3000) return " ";
  return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : sign;
}
