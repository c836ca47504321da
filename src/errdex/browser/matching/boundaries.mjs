// Where a code ends: what around it would make it a part of a longer code, or of a pattern.

import { isDistinctive, isWide, isWordAt, separatorsIn } from "./codes.mjs";

const isSign = (sign) => sign === "-" || sign === "+";
const isDigit = (sign) => sign >= "0" && sign <= "9";
const OF_SENTENCES = new Set(" ,;!?()[]{}<>\"'"); // between words: they carry on no code
const OPEN_SIGNS = ".\u2026[(<*?#~|%${\\-";
// Dots, wildcards, sets, ranges, alternatives, placeholders: what stands for signs of a code.
const LEFT_OPEN = new RegExp(
  String.raw`[[(<]?(?:\.{2}|\u2026)|\.[*+?{]` +
    String.raw`|[-.]?(?:\*(?!\*{0,4}/)|\?[?*0-9A-Za-z])|##|~[0-9A-Za-z]` +
    String.raw`|\|[A-Za-z]{1,9}[0-9]{1,9}(?![0-9A-Za-z_=:])` +
    String.raw`|%(?:["'*%]|[ds](?![0-9A-Za-z]))|\$\{?[A-Za-z]|\\{1,4}[dDwW](?![A-Za-z])` +
    String.raw`|\{[0-9A-Za-z][0-9A-Za-z,.|-]{0,60}\}` +
    String.raw`|\[(?![0-9;]{1,9}m)(?=[^\]]{0,11}[0-9^:-])[0-9A-Za-z,|^:\\[-]{1,12}\]` +
    String.raw`|\((?:\?:)?[0-9A-Za-z]{1,9}(?:\|[0-9A-Za-z]{1,9}){1,20}\)`,
  "y",
);
const NEAR = 100; // characters before a value in which emphasis with asterisks begins

/** The characters around each code of a catalogue that carry it on. */
class Boundaries {
  constructor(codes) {
    this.codes = codes;
    this.anywhere = new Map();
    this.distinctive = new Map();
    this.before = new Map();
    this.after = new Map();
    this.leading = new Set();
    this.carrying = new Map();
    const every = codes.every();
    for (const code of every) {
      if (/[^0-9A-Za-z]/.test(code)) this.addParts(code, every);
      if (!isWordAt(code, 0)) this.leading.add(code[0]);
    }
  }

  /** Note by which separators a code holds others. */
  addParts(code, every) {
    const cuts = Array.from({ length: code.length }, (_, at) => at).filter((at) => !isWordAt(code, at));
    for (const start of [0, ...cuts.map((at) => at + 1)]) {
      for (const end of [...cuts.filter((at) => at > start), code.length]) {
        const part = code.slice(start, end);
        if (!every.has(part) || part === code) continue;
        if (start > 0) add(this.before, part, code[start - 1]);
        if (end < code.length) add(this.after, part, code[end]);
      }
    }
  }

  /** Whether a code counts wherever no word touches it. */
  areOpen(code) {
    const inner = this.before.has(code) || this.after.has(code) || separatorsIn(code).length > 0;
    const whole = isWordAt(code, 0) && isWordAt(code, code.length - 1);
    return !inner && whole && isDistinctive(code) && !isDigit(code[0]);
  }

  /** Return the only field of one of the catalogue's codes that counts wherever no word touches it, or nothing. */
  fieldAnywhere(code) {
    if (!this.anywhere.has(code)) {
      const fields = this.codes.fieldsOf(code);
      this.anywhere.set(code, fields.length === 1 && this.areOpen(code) ? fields[0] : "");
    }
    return this.anywhere.get(code);
  }

  /** Whether one of the catalogue's codes counts at a place without a name before it. */
  standsAlone(code, text, start) {
    if (!this.distinctive.has(code)) this.distinctive.set(code, isDistinctive(code));
    return this.distinctive.get(code) && this.begins(code, text, start);
  }

  begins(code, text, start) {
    const before = text[start - 1] ?? "";
    if (isSign(before) && isDigit(code[0])) return false;
    if ((before === "/" && code.includes("/")) || (isWide(code[0]) && isWide(before))) return false;
    const carries = before && this.signsAround(code)[0].has(before);
    return !carries || (!this.leading.has(before) && !isWordAt(text, start - 2));
  }

  ends(code, text, end) {
    const after = text[end] ?? "";
    if ((after === "." || after === ",") && isWordAt(text, end + 1) && /^[-+]*[0-9]+$/.test(code)) return false;
    if (isWide(code[code.length - 1]) && isWide(after)) return false;
    const carries = after && this.signsAround(code)[1].has(after);
    return !carries || !isWordAt(text, end + 1);
  }

  /** Return the characters before a code and behind it that carry it on where a word is. */
  signsAround(code) {
    if (!this.carrying.has(code)) {
      const around = [this.before, this.after].map((signs) => signs.get(code) ?? []);
      const signsOf = (signs) => [...separatorsIn(code), ...signs].filter((sign) => !OF_SENTENCES.has(sign));
      this.carrying.set(code, around.map((signs) => new Set(signsOf(signs))));
    }
    return this.carrying.get(code);
  }
}

/** Whether what is behind a place leaves open which code is meant. */
export function isLeftOpen(text, end) {
  if (!OPEN_SIGNS.includes(text[end] ?? " ")) return false;
  LEFT_OPEN.lastIndex = end;
  if (!LEFT_OPEN.test(text)) return false;
  const before = text.slice(Math.max(0, end - NEAR), end).split("\n").at(-1);
  return text[end] !== "*" || !before.includes("*"); // emphasis, as in Markdown
}

function add(map, code, sign) {
  if (!map.has(code)) map.set(code, new Set());
  map.get(code).add(sign);
}

export const boundariesOf = (codes) => codes.once("boundaries", () => new Boundaries(codes));
