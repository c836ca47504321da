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
    const forms = sorted.map(formOf).join("|");
    this.pattern = new RegExp(`(?:^|[^0-9A-Za-z_-])(${forms})(?!-?[0-9A-Za-z_])`, "g");
  }

  /** Yield [field, spelling] for each spelling that stands for exactly one code. */
  *find(text) {
    for (const [, spelled] of text.matchAll(this.pattern)) {
      const code = this.meant.get(folded(spelled));
      if (code && /[0-9\uff10-\uff19]/.test(spelled)) yield [this.knowledge.fieldsOf.get(code)[0], spelled];
    }
  }
}

function formOf([prefix, digits]) {
  const letters = [...(prefix)].map((sign) => {
    const both = sign + sign.toLowerCase();
    return `[${both}${wide(both[0])}${wide(both[1])}]`;
  });
  return `${letters.join("[ -]?")}(?:[ -]?[0-9Oo\uff10-\uff19\uff2f\uff4f]){${digits}}`;
}

const wide = (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0);

const folded = (text) =>
  [...text].map(narrow).join("").toUpperCase().replace(/[ -]/g, "").replaceAll("O", "0");
