// Which pages a text asks for that are about more than one code: by their titles and other names.

import { GUESSED } from "../matching/mentions.mjs";
import { COMMON, wordsOf } from "./words.mjs";

const MOST_WORDS = 8; // words of a text that may ask for a page; a longer one describes a failure
const SHORTEST = 3; // characters of a last word that may be the beginning of another

/** The pages of a site, with the words of their names. */
export class Pages {
  constructor(packed) {
    this.pages = packed.map(([title, path, ...names]) => {
      const phrases = [title, ...names].map((name) => wordsOf(name));
      return { title, path, names: new Set(phrases.map((words) => words.join(" "))), words: new Set(phrases.flat()) };
    });
  }

  /**
   * Return `{called, near}`: hits for the pages that have a plain text as a name, and for those that
   * have each of its telling words in their names.
   */
  find(text) {
    const words = text.length > MOST_WORDS * 40 ? [] : wordsOf(text);
    const telling = words.filter((word) => !COMMON.has(word));
    if (words.length === 0 || words.length > MOST_WORDS) return { called: [], near: [] };
    const phrase = words.join(" ");
    const called = this.pages.filter(({ names }) => names.has(phrase));
    const near = this.pages.filter((page) => !called.includes(page) && telling.length && holdsAll(page, telling));
    const hit = ({ title, path }) => ({
      page: { code: "", title, path, severity: "page" },
      reason: GUESSED,
      kind: "page",
      detail: "",
    });
    return { called: called.map(hit), near: near.map(hit) };
  }
}

function holdsAll({ words }, telling) {
  return telling.every((word, n) => {
    if (words.has(word)) return true;
    if (n < telling.length - 1 || word.length < SHORTEST) return false;
    return [...words].some((other) => other.startsWith(word));
  });
}
