// Makes what is shown of evidence, so that no secret and no phone number is shown with it.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { removePrefix } from "../evidence/text/characters.mjs";
import { hasForm } from "../redaction/code_forms.mjs";
import { apply, joined, secretAt } from "../redaction/edits.mjs";
import { Masker } from "../redaction/masking.mjs";
import { Names } from "../redaction/names.mjs";
import { maskDigits } from "../redaction/numbers.mjs";
import { Reading } from "../redaction/readings.mjs";
import { SHORTEST } from "../redaction/secrets.mjs";
import { privateFieldsOf } from "./private_fields.mjs";
import { isText, jsonText, lengthOf } from "./values.mjs";

const LONGEST = limit("characters_shown");
const BEYOND = /[^\x00-~]/gu;
const HIDDEN = /[0-9A-Za-z]|[^\x00-~]/; // what a shape hides
const LONG_WORD = new RegExp(`[0-9A-Za-z]{${SHORTEST},}`, "g");
const ALIKE = /^(?:[A-Za-z]+|[0-9]+)$/;
const PLAIN_WORD = /^[A-Za-z][A-Za-z_-]{0,19}$/;

/** Secrets that are short or plain words, which are hidden only where they are named. */
class PlainWords {
  #words;
  #names;

  constructor(words, names) {
    this.#words = new Set(words);
    this.#names = names;
  }

  /** A text without those of them that it names. */
  hide(text) {
    if (!this.#words.size) return text;
    const reading = new Reading(text);
    if (![...this.#words].some((word) => reading.text.includes(word))) return text;
    const edits = [];
    for (const { start, end, tokens, isSecret } of this.#names.find(reading)) {
      for (const [first, last] of isSecret ? [[start, end], ...tokens] : []) {
        const isOne = this.#words.has(reading.text.slice(first, last));
        if (isOne) edits.push(secretAt(reading.span(first, last)));
      }
    }
    return apply(joined(edits), text);
  }
}

/** Turns values of evidence into text, and goes over whatever else may hold a piece of them;
    `forms` are those of the codes, except of those that mean success. `findPrivate` returns what else
    is not shown, as `privateIn` does; it is called once something is to be shown. */
export class Redactor {
  #secrets;
  #codes;
  #forms;
  #compiled;
  #findPrivate;
  #names;
  #made = null;

  constructor(
    secrets,
    compiled,
    codes = new Set(),
    forms = new Set(),
    findPrivate = () => ({ passwords: [], tokenParts: [], plain: [] }),
    names = null,
  ) {
    this.#secrets = secrets;
    this.#codes = codes;
    this.#forms = forms;
    this.#compiled = compiled;
    this.#findPrivate = findPrivate;
    this.#names = names;
  }

  /** {masker, plain}: what goes over a text that is to be shown. */
  get #masks() {
    this.#made ??= this.#makeMasks(this.#findPrivate());
    return this.#made;
  }

  #makeMasks({ passwords, tokenParts, plain }) {
    const masker = new Masker([...this.#secrets, ...passwords], this.#codes, tokenParts);
    return { masker, plain: new PlainWords(plain, this.#names) };
  }

  /** What may be shown of a value; the mode is hide, phone, shape, word or empty. */
  show(value, mode) {
    if (value === undefined) return say("value_absent");
    if (value === "") return say("value_empty");
    if (value === null || typeof value === "boolean") return String(value);
    if (mode === "phone") {
      const items = Array.isArray(value) ? value.slice(0, LONGEST) : [value];
      return cut(items.map((item) => this.#phone(textOf(item))).join(", "));
    }
    if (mode === "hide") return say("value_hidden", { count: lengthOf(textOf(value)) });
    if (mode === "shape") return form(start(textOf(value, LONGEST), LONGEST + 1));
    const text = textOf(value);
    const masked = this.mask(text);
    const isHidden = mode === "word" && masked !== say("value_secret") && !new Names([], wordsIn(this.#compiled)).isWord(text);
    return isHidden ? form(text) : cut(masked);
  }

  /** A text without the secrets, the tokens and the long numbers in it. */
  mask(text) {
    if (!text) return text;
    const { masker, plain } = this.#masks;
    return masker.mask(plain.hide(text));
  }

  /** What may be shown of a text in the place of a code: one of another form is none. */
  showCode(text) {
    const { masker } = this.#masks;
    const masked = masker.maskTokens(text);
    const hasNumber = masker.mask(text) !== masked;
    const isCode = !hasNumber && (hasForm(text, this.#forms) || PLAIN_WORD.test(text));
    const words = masked.match(LONG_WORD) ?? [];
    const isCut = masked !== text && !words.some((word) => this.#mayBeSecret(word));
    return isCut || isCode ? cut(masked) : form(text);
  }

  #mayBeSecret(word) {
    return !(ALIKE.test(word) || hasForm(word, this.#forms));
  }

  /** What may be shown of the number or the id of an item. */
  showItem(text) {
    return cut(this.#phone(text));
  }

  #phone(text) {
    const { masker, plain } = this.#masks;
    const masked = masker.maskTokens(plain.hide(text));
    return maskDigits(masked).replace(BEYOND, "*");
  }
}

/** What finds values by their names, by a catalogue's checks and the forms of its codes. */
export function namesOf(compiled, forms) {
  const sources = Object.values(compiled.facts).flat();
  const headers = sources
    .filter(({ parse }) => parse === "auth_params")
    .map(({ from }) => removePrefix(from, "request.headers."));
  return new Names(headers, wordsIn(compiled), forms, privateFieldsOf(compiled));
}

/** The texts that a catalogue's checks compare values with. */
function wordsIn({ checks, guards }) {
  const predicates = checks.flatMap((check) => check.must);
  for (const [, ...one] of Object.values(guards).flat()) predicates.push(one);
  const words = predicates
    .filter(([name]) => name === "equal" || name === "one_of")
    .flatMap(([, argument]) => argument)
    .filter(isText);
  return [...new Set(words)];
}

/** The shape of a text, told apart from a text that is shown as it is. */
function form(text) {
  const shown = cut(shape(text));
  return HIDDEN.test(text) ? say("value_form", { form: shown }) : shown;
}

/** Text in which digits, letters and other characters are told apart and no more. */
export function shape(text) {
  return text.replace(/[0-9]/g, "9").replace(/[A-Za-z]/g, "a").replace(BEYOND, "*");
}

function textOf(value, most) {
  return isText(value) ? value : jsonText(value, most);
}

/** The first characters of a text, a pair of surrogates being one. */
function start(text, count) {
  return [...text.slice(0, 2 * count)].slice(0, count).join("");
}

function cut(text) {
  if (text.length <= LONGEST) return text;
  return start(text, LONGEST + 1) === start(text, LONGEST) ? text : `${start(text, LONGEST - 3)}...`;
}
