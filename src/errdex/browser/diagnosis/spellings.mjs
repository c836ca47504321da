// Codes in another spelling, such as `e000 102`, in text that holds none as it is spelled. They
// become suggestions, never answers, and never a code that means success.

import { narrow } from "./knowledge.mjs";

export class Spellings {
  constructor(knowledge) {
    this.knowledge = knowledge;
    this.meant = new Map();
    const shapes = new Map();
    for (const code of knowledge.fieldsOf.keys()) {
      const shape = /^([A-Za-z]+)([0-9]{3,})$/.exec(code);
      if (!shape || !knowledge.isFailure(code)) continue;
      const prefix = shape[1].toUpperCase();
      shapes.set(prefix + shape[2].length, [prefix, shape[2].length]);
      const key = folded(code);
      this.meant.set(key, this.meant.has(key) ? "" : code);
    }
    const sorted = [...shapes.values()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const form = ([prefix, n]) => `${[...prefix].join("[ -]?")}(?:[ -]?[0-9O]){${n}}`;
    const forms = sorted.map(form).join("|") || "(?!)";
    this.pattern = new RegExp(`(?:^|[^0-9A-Z_-])(${forms})(?!-?[0-9A-Z_])`, "gi");
  }

  /** Yield [field, spelling] for each spelling that stands for exactly one code. */
  *find(text) {
    const narrowed = text.replace(/[\uff01-\uff5e]/g, narrow);
    for (const { 0: all, 1: spelled, index } of narrowed.matchAll(this.pattern)) {
      const code = this.meant.get(folded(spelled));
      const end = index + all.length;
      if (code && /[0-9]/.test(spelled)) {
        yield [this.knowledge.fieldsOf.get(code)[0], text.slice(end - spelled.length, end)];
      }
    }
  }
}

const folded = (text) => text.toUpperCase().replace(/[ -]/g, "").replaceAll("O", "0");
