// Collects the words of a command while a shell's rules split its line.

import { say } from "../../engine/sentences.mjs";
import { limit } from "../../engine/tables.mjs";

const MOST_NAMED = limit("named_variables");
const MOST_WORDS = limit("words_of_a_command");
const LONGEST_NAME = limit("characters_of_a_variable");
const DIGITS = /^[0-9]*$/;
/** What looks like a variable; anything else may be a part of a password. */
const NAME = /^(?:(?:env:)?[A-Z_][A-Z0-9_]*|[0-9@*#?$]|\(\.\.\.\))$/;

/** The words so far, {text, replaced} each, and the current one. */
export class Words {
  constructor() {
    this.stdin = null;
    this.nextIs = "";
    this.words = [];
    this.parts = [];
    this.isOpen = false;
    this.replaced = false;
    this.names = new Set();
    this.unlikely = new Set();
    this.notes = new Set();
    this.count = 0;
    this.cut = false; // whether the text ends where a word or an option should continue
  }

  /** Continue the word; empty quotes start one, too. */
  add(text, replaced = false) {
    this.parts.push(text);
    this.isOpen = true;
    this.replaced = this.replaced || replaced;
  }

  /** Continue the word with a mark for what the shell would insert. */
  addMark(sign, name) {
    this.add(this.mark(sign, name), true);
  }

  /** The mark for a variable, such as <$NAME>, or <$...>. */
  mark(sign, name) {
    const short = name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME)}...`;
    const end = sign === "%" ? "%" : "";
    const shown = `${sign}${short}${end}`;
    if (NAME.test(name)) {
      this.names.add(shown);
      return `<${shown}>`;
    }
    this.unlikely.add(shown);
    return `<${sign}...${end}>`;
  }

  note(text) {
    this.notes.add(text);
  }

  get isFull() {
    return this.count >= MOST_WORDS;
  }

  /** Drop the current word if it is the number of a redirected stream. */
  dropNumber() {
    if (DIGITS.test(this.parts.join(""))) {
      this.parts = [];
      this.isOpen = false;
    }
  }

  close() {
    if (!this.isOpen) return;
    this.count += 1;
    const word = { text: this.parts.join(""), replaced: this.replaced };
    this.nameUnlikely(word.text);
    if (this.nextIs === "stdin") this.stdin = word;
    else if (!this.nextIs) this.words.push(word);
    this.nextIs = "";
    this.parts = [];
    this.isOpen = this.replaced = false;
  }

  /** Keep the name of what looks like no variable where it is a word of its own. */
  nameUnlikely(word) {
    for (const name of this.unlikely) {
      const isAlone = [`<${name[0]}...>`, `<${name[0]}...%>`].includes(word);
      this.names.add(isAlone ? name : say("variable_unnamed"));
    }
    this.unlikely.clear();
  }

  /** {words, end, stdin, notes, cut} of the command, which ends at `end`. */
  command(end) {
    this.close();
    this.nameUnlikely("");
    const names = [...this.names];
    const notes = names.slice(0, MOST_NAMED).map((name) => say("variable", { name }));
    if (names.length > MOST_NAMED) {
      notes.push(say("variables_more", { count: names.length - MOST_NAMED }));
    }
    if (this.isFull) notes.push(say("command_too_long", { count: MOST_WORDS }));
    const cut = this.cut || this.isFull;
    return { words: this.words, end, stdin: this.stdin, notes: [...notes, ...this.notes], cut };
  }
}
