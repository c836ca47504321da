// The codes that a text means, as hits: what matching finds, then what a typed word begins or is in.

import { isDistinctive } from "../matching/codes.mjs";
import { meantBy } from "../matching/finding.mjs";
import { bare } from "../matching/folding.mjs";
import { EXACT, GUESSED, RESPELLED, UNKNOWN } from "../matching/mentions.mjs";
import { COMMON } from "./words.mjs";

const MOST_TYPED = 12; // words of a text in which beginnings of codes are completed; with more, none is
const LONGEST_TYPED = 400; // characters of what somebody types; a longer text is a paste, and begins no code
const SHORTEST = 2; // characters that may be the beginning of a code
const REASONS = [EXACT, RESPELLED, GUESSED];

/** The codes of an index, by how they are written. */
export class Codes {
  constructor(index) {
    this.index = index;
    this.parts = index.codes.map(partsOf);
    this.joined = index.codes.map(joined);
  }

  /**
   * Return `{hits, unknown, heard, sure}`: hits `{number, reason, kind, detail, program}`, one a code;
   * what has the shape of a code and is none, and what is `heard` of it; and whether that is all
   * that the text means.
   *
   * Args: a plain text; and as it was before: what it does not hold is another spelling.
   */
  find(plain, raw) {
    const own = bare(raw);
    const text = this.index.matched.fieldsOf(own).length ? own : plain; // a code may hold any characters
    const mentions = meantBy(this.index.matched, text).map((mention) => this.#asWritten(mention, raw));
    const strange = mentions.find(({ reason }) => reason === UNKNOWN);
    const unknown = strange?.text ?? "";
    const heard = strange ? this.#heardOf(strange.code) : "";
    const found = mentions.filter(({ reason }) => REASONS.includes(reason)).map((m) => this.#hit(m));
    const certain = found.filter(({ reason }) => reason !== GUESSED);
    const sure = certain.some((hit) => !hit.plain || (hit.reason === EXACT && hit.whole === text.trim()));
    const typing = certain.every(({ reason, whole }) => reason === RESPELLED && whole === text.trim());
    const begun = typing ? this.#completed(text).filter(({ kind }) => kind === "start") : [];
    if (certain.length) return { hits: this.#pointersLast(inOrder([...certain, ...begun])), unknown, heard, sure };
    if (heard) return { hits: [], unknown, heard, sure: true };
    const hits = inOrder([...found, ...this.#completed(text)]);
    const begins = ({ kind, number }) => kind === "start" && isDistinctive(this.index.codes[number]);
    return { hits, unknown, heard, sure: hits.some(begins) };
  }

  /** What only points to a field comes after the codes of that field. */
  #pointersLast(hits) {
    const fields = new Set(hits.map(({ field }) => field).filter(Boolean)); // a completed one has none
    const points = ({ number }) => fields.has(this.index.pointers[this.index.codes[number]]);
    return [...hits.filter((hit) => !points(hit)), ...hits.filter(points)];
  }

  /** What is known of a code that nobody documents, or nothing. */
  #heardOf(code) {
    const fields = [...this.index.matched.undocumented.values()];
    return fields.map((codes) => codes.get(code)).find(Boolean) ?? "";
  }

  /** What stood there in another form was respelled; success was not meant by it. */
  #asWritten(mention, raw) {
    if (mention.reason !== EXACT || raw.includes(mention.text)) return mention;
    const meant = this.index.matched.mayBeMeant(mention.code);
    return { ...mention, reason: meant ? RESPELLED : "" };
  }

  #hit({ code, field, reason, text, start, program }) {
    const number = this.index.numberOf.get(code);
    const plain = !isDistinctive(code);
    const weak = (this.index.successes.has(number) ? 2 : 0) + (plain ? 1 : 0);
    const kind = this.#kindOf(reason, text);
    const rank = REASONS.indexOf(reason) * 4 + weak;
    return { number, field, reason, kind, detail: text, whole: text, at: start, program, plain, rank };
  }

  #kindOf(reason, text) {
    if (reason === GUESSED) return /^[0-9]+$/.test(text) ? "number" : "similar";
    return reason === EXACT && this.index.matched.aliases.has(text) ? "alias" : reason;
  }

  /** Codes that a typed word begins, or of which it is a part; success is no completion. */
  #completed(text) {
    if (text.length > LONGEST_TYPED) return [];
    const words = text.trim().split(/[^0-9A-Za-z]+/).filter(Boolean);
    if (words.length > MOST_TYPED) return [];
    const start = joined(text);
    const begun = start.length >= SHORTEST && words.length < 4 && !/\s/.test(text.trim());
    const hits = [];
    this.index.codes.forEach((code, number) => {
      if (this.index.successes.has(number)) return;
      const hit = (kind, detail, rank) =>
        hits.push({ number, reason: GUESSED, kind, detail, at: 0, program: "", rank });
      if (begun && this.#begins(number, start)) hit("start", text.trim(), this.joined[number] === start ? 7 : 8);
      const held = words.filter((word) => this.#holds(number, word.toLowerCase()));
      if (held.length) hit("part", held.join(", "), 12 - held.length / MOST_TYPED);
    });
    return hits;
  }

  /** Whether a code, or its number with or without zeros, begins with a text. */
  #begins(number, start) {
    const code = this.joined[number];
    if (code.startsWith(start)) return true;
    if (!/^[0-9]+$/.test(start)) return false;
    const digits = code.replace(/[^0-9]/g, "");
    const bare = start.replace(/^0+/, "");
    return digits.startsWith(start) || (bare.length > 1 && digits.replace(/^0+/, "").startsWith(bare));
  }

  #holds(number, word) {
    return word.length >= SHORTEST && !COMMON.has(word) &&
      this.parts[number].some((part) => part === word || (word.length > SHORTEST && part.startsWith(word)));
  }
}

const joined = (text) => text.toLowerCase().replace(/(?!^[-+])[^a-z0-9]/g, "");

/** The words that a code is made of; what is before its number begins many others. */
function partsOf(code) {
  const words = code.replace(/[A-Za-z]+[^0-9A-Za-z]?[0-9]+$/, "").match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return words.map((word) => word.toLowerCase()).filter((word) => word.length >= SHORTEST);
}

/** Return each code once: the surest first, then in the order of the text, then of the codes. */
function inOrder(hits) {
  hits.sort((a, b) => a.rank - b.rank || a.at - b.at || a.number - b.number);
  const seen = new Set();
  return hits.filter(({ number }) => !seen.has(number) && seen.add(number));
}
