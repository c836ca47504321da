// Reads lists of byte values, as which programs print texts: `[52, 55]`, `{0x34}`, `{"0": 52}`.

import { endOf } from "../evidence/text/characters.mjs";
import { decodeBytes } from "../evidence/text/forms.mjs";

const FEWEST = 7; // digits of the shortest number that is not shown
const KEY = "(?:(?:[0-9]{1,6}|\"[0-9]{1,6}\"|'[0-9]{1,6}')[ \\t]?:[ \\t]?)?";
const VALUE = "0x[0-9A-Fa-f]{2}|(?:(?<![0-9A-Za-z_-])-)?[0-9]{1,3}";
const BETWEEN = "(?:[ \\t\\r\\n]{0,20},[ \\t\\r\\n]{0,20}|[ \\t]{1,3}(?=0x))";
const ITEM = new RegExp(`${KEY}(${VALUE})`, "gu");
const LIST = new RegExp(
  `(?<![0-9])(?<![0-9][.])(?=[0-9"'-])${KEY}(?:${VALUE})` +
    `(?:${BETWEEN}${KEY}(?:${VALUE})){${FEWEST - 1},}(?![0-9A-Za-z]|[.][0-9])`,
  "gu",
);

/** The lists in a text; `text` is the texts that they are, each on lines of its own. */
export class ByteLists {
  #lists;

  constructor(text) {
    this.#lists = Array.from(lists(text), ([start, end, written]) => {
      const read = decodeBytes(Uint8Array.from(written));
      return { start, end, read };
    });
    this.text = this.#lists.map(({ read }) => read).join("\n");
  }

  /** Where the lists are in which ordered edits of the texts fall, each [start, end]. */
  *holding(edits) {
    let at = 0;
    let number = 0;
    for (const { start, end, read } of this.#lists) {
      while (number < edits.length && edits[number].end <= at) number += 1;
      at += read.length + 1;
      if (number < edits.length && edits[number].start < at) yield [start, end];
    }
  }
}

/** Where values of text follow one another, and their bytes, each [start, end, bytes]. */
function* lists(text) {
  for (const found of text.matchAll(LIST)) {
    let [start, end] = [0, 0];
    let written = [];
    for (const item of found[0].matchAll(ITEM)) {
      const value = Number(item[1]);
      if (isText(value)) {
        if (!written.length) start = found.index + item.index;
        end = found.index + endOf(item);
        written.push(value & 255);
      } else {
        if (written.length >= FEWEST) yield [start, end, written];
        written = [];
      }
    }
    if (written.length >= FEWEST) yield [start, end, written];
  }
}

/** Whether a value is a byte, signed or not, that texts have. */
function isText(value) {
  return (value > 31 && value < 256 && value !== 127) || [9, 10, 13].includes(value) || (value > -129 && value < 0);
}
