// The finder's index, read from the form that `src/errdex/authoring/rendering/finder_index.py` packs it in.

import { addressOf } from "../matching/addresses.mjs";
import { Codes } from "../matching/codes.mjs";
import { Pages } from "./pages.mjs";
import { wordsOf } from "./words.mjs";

const SIGNS = 91; // one for each character from # to ~, except the backslash
const END = 0;
const SEVERITIES = {
  i: "info",
  w: "warning",
  e: "error",
  c: "critical",
  s: "success",
  r: "no longer in use",
  d: "draft",
};

/** What the places of a word weigh: title, keywords, what the code says, names in its advice. */
export const WEIGHTS = [1, 0.9, 0.75, 0.45];

/** All codes of a catalogue, sorted, its symptoms, pages, and the words that lead to them. */
export class Index {
  constructor(packed) {
    this.codes = unshared(packed.codes, "\n");
    this.symptoms = packed.symptoms;
    this.pages = new Pages(packed.pages);
    this.pointers = packed.pointers;
    this.asides = Array.from(packed.aside, (_, number) => packed.asides[signValue(packed.aside, number)]);
    this.numberOf = new Map(this.codes.map((code, number) => [code, number]));
    this.successes = new Set();
    for (let n = 0; n < packed.marks.length; n += 1) {
      if (packed.marks[n] !== packed.marks[n].toLowerCase()) this.successes.add(n);
    }
    this.marks = packed.marks.toLowerCase();
    this.spelled = packed.words.flatMap((words) => unshared(words, " "));
    this.meant = this.spelled.map((word) => wordsOf(word));
    this.numbers = numbersOf(packed);
    this.rows = rowsOf(packed.shapes);
    this.postings = this.#postings();
    this.matched = this.#matched(packed);
  }

  /** The codes as matching asks for them. */
  #matched({ where, sets, messages, numbered, alphabet, longest, aliases, undocumented, cut, url, ...packed }) {
    const fields = Object.keys(where);
    const [rows, removed] = [0, 1].map((side) => {
      const maps = new Map(fields.map((field) => [field, new Map()]));
      this.codes.forEach((code, number) => {
        const names = sets[signValue(packed.in, number)][side];
        for (const field of names) maps.get(field).set(code, number);
      });
      return maps;
    });
    const succeeds = (_, code) => this.successes.has(this.numberOf.get(code));
    const looks = { numbered, alphabet, longest };
    return new Codes({ rows, removed, succeeds, where, messages, aliases, undocumented, cut, url, ...looks });
  }

  /** Return a code, or behind the codes a symptom, with all that is shown of it. */
  entry(number) {
    const code = this.codes[number];
    if (code === undefined) return this.#symptom(number);
    return {
      code,
      path: `codes/${addressOf(code, this.matched.cut)}/`,
      title: this.title(number),
      severity: SEVERITIES[this.marks[number]],
      ...this.#aside(number),
    };
  }

  #symptom(number) {
    const symptom = this.symptoms[number - this.codes.length];
    const path = `symptoms/${symptom}/`;
    return { code: "", symptom, path, title: this.title(number), severity: "symptom", ...this.#aside(number) };
  }

  /** Who acts, and whether to send again. */
  #aside(number) {
    const [whoActs, sendAgain] = this.asides[number];
    return { whoActs, sendAgain };
  }

  title(number) {
    const { verbatim, parts } = this.rows[number];
    const words = this.numbers.slice(parts[0].from, parts[0].to).map((word) => this.spelled[word]);
    const text = words.join(" ");
    return verbatim ? text : text[0].toUpperCase() + text.slice(1);
  }

  /** Return the words of each part of a row, and how much the part weighs. */
  parts(number) {
    return this.rows[number].parts.map(({ tier, from, to }) => ({
      weight: WEIGHTS[tier],
      words: this.numbers.slice(from, to).flatMap((word) => this.meant[word]),
    }));
  }

  /** The words that some code has, sorted: those with the same beginning are neighbours. */
  get vocabulary() {
    this.sorted ??= [...this.postings.keys()].sort();
    return this.sorted;
  }

  /** Map each word to its places: numbers of codes, times the number of tiers, plus a tier. */
  #postings() {
    const postings = new Map();
    const lists = this.meant.map((words) =>
      words.map((word) => {
        if (!postings.has(word)) postings.set(word, []);
        return postings.get(word);
      }),
    );
    this.rows.forEach(({ parts }, number) => {
      for (const { tier, from, to } of parts) {
        const place = number * WEIGHTS.length + tier;
        for (let n = from; n < to; n += 1) {
          for (const list of lists[this.numbers[n]]) {
            if (list[list.length - 1] !== place) list.push(place);
          }
        }
      }
    });
    return postings;
  }
}

function unshared(text, between) {
  let before = "";
  return text.split(between).map((word) => {
    before = before.slice(0, parseInt(word[0], 36)) + word.slice(1);
    return before;
  });
}

function signValue(text, at) {
  const value = text.charCodeAt(at);
  if (value >= 0xa1) return value - 0xa1 + SIGNS;
  return value - 35 - (value > 92 ? 1 : 0);
}

function numbersOf({ heads, tails }) {
  return Array.from(heads, (_, n) => signValue(heads, n) * SIGNS + signValue(tails, n));
}

/** Return the parts of each code: its tier, and where its words begin and end. */
function rowsOf(shapes) {
  const rows = [];
  let row = { verbatim: false, parts: [] };
  let [from, tier] = [0, 0];
  for (let n = 0; n < shapes.length; n += 1) {
    const length = signValue(shapes, n);
    if (shapes[n] === " ") row.verbatim = true;
    else if (shapes[n] === "!") tier += 1;
    else if (length !== END) row.parts.push({ tier, from, to: (from += length) });
    else {
      rows.push(row);
      row = { verbatim: false, parts: [] };
      tier = 0;
    }
  }
  return rows;
}
