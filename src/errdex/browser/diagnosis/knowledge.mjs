// What diagnosis knows of a catalogue: its entries as rows, and the compiled checks.

import { say } from "../engine/sentences.mjs";
import { addressOf } from "../matching/addresses.mjs";
import { Codes, isDistinctive } from "../matching/codes.mjs";
import { suggest } from "../matching/guessed.mjs";
import { STATUS_LINE } from "../matching/names.mjs";
import { formsOf } from "../redaction/code_forms.mjs";
import { apiOf } from "./api_names.mjs";
import { EACH } from "./paths.mjs";
import { namesOf } from "./redaction.mjs";

const ARTICLES = /^(?:The|A|An|Our|Your) /; // of a title, small inside a sentence

export class Knowledge {
  /** Takes the data script's value: `compiled`, and `codes` with rows and the shapes of codes. */
  constructor({ compiled, codes }) {
    this.compiled = compiled;
    this.fields = compiled.fields;
    this.url = codes.url;
    this.rows = byField(codes.rows);
    this.removed = byField(codes.removed);
    this.prose = new Map(Object.entries(codes.prose));
    const { numbered, alphabet, longest, messages, aliases, undocumented, cut, url } = codes;
    const where = Object.fromEntries(
      Object.entries(this.fields).map(([field, about]) => [field, about.where]),
    );
    const succeeds = (field, code) => this.isSuccess(field, code);
    const { rows, removed } = this;
    const looks = { numbered, alphabet, longest, messages, aliases, undocumented, cut, url };
    this.codes = new Codes({ rows, removed, succeeds, where, ...looks });
  }

  /** A heading or a label, in the catalogue's own words where it has them. */
  word(name) {
    return this.compiled.words?.[name] || say(`word_${name}`);
  }

  /** Who acts, for readers: whoever does the first step, then the owner. */
  whoActs(owner, firstStep) {
    const { owners } = this.compiled;
    const first = this.firstOwners.get(firstStep) ?? owner;
    if (first === owner) return owners[owner];
    const then = ARTICLES.test(owners[owner]) ? owners[owner][0].toLowerCase() + owners[owner].slice(1) : owners[owner];
    return say("acts_first", { first: owners[first], then });
  }

  /** Who does a first step, or the fix that avoids a code, where that is not the owner. */
  get firstOwners() {
    return this.codes.once("first owners", () => {
      const rows = [...this.rows.values()].flatMap((of) => [...of]).filter(([, row]) => row.length > 8);
      const who = new Map(rows.map(([code, row]) => [code, row[8]]));
      const fixes = this.compiled.checks
        .filter(({ fix }) => fix !== undefined)
        .flatMap(({ codes, fix }) => codes.filter((code) => who.has(code)).map((code) => [fix, who.get(code)]));
      const told = this.told.filter(({ first }) => first).map(({ answer, first }) => [answer.first_step, first]);
      return new Map([...told, ...fixes, ...rows.map(([, row]) => [this.firstOf(row[5][0]), row[8]])]);
    });
  }

  /** The codes, those included that are no longer in use: nothing private. */
  get knownCodes() {
    return this.codes.once("known codes", (codes) => codes.every());
  }

  /** The codes that mean success in some field. */
  get successes() {
    return this.codes.once("successes", () => {
      const every = [...this.rows].flatMap(([field, rows]) => [...rows.keys()].map((code) => [field, code]));
      return [...new Set(every.filter((value) => this.isSuccess(...value)).map(([, code]) => code))];
    });
  }

  /** The codes with which each message is sent. */
  get sentWith() {
    return this.codes.once("sent with", ({ messages }) => {
      const codes = new Map();
      for (const [message, code] of messages) codes.set(message, [...(codes.get(message) ?? []), code]);
      return codes;
    });
  }

  /** The forms of the codes, except of those that mean success. */
  get forms() {
    return this.codes.once("forms", () => {
      return formsOf([...this.knownCodes].filter((code) => !this.succeeds(code)));
    });
  }

  /** The symptoms that people tell in words. */
  get told() {
    return this.compiled.told ?? [];
  }

  /** Whether sending again means anything for some code. */
  get resends() {
    return this.compiled.resends ?? true;
  }

  /** What finds the values of names that hold secrets. */
  get names() {
    return this.codes.once("names of secrets", () => namesOf(this.compiled, this.forms));
  }

  /** What the requests look like that the checks are about. */
  get api() {
    return this.codes.once("the API", () => apiOf(this.compiled, this.rows));
  }

  /** Whether a text is a code in use that means success in its field. */
  succeeds(code) {
    return this.#succeeding.has(code);
  }

  /** The codes in use that mean success in their field, and their aliases. */
  get #succeeding() {
    return this.codes.once("succeeding", (codes) => {
      const used = [...this.knownCodes].filter((code) => codes.isInUse(codes.named(code)));
      return new Set(used.filter((code) => this.isSuccess(this.fieldOf(codes.named(code)), codes.named(code))));
    });
  }

  /** The field that gives the real reason, where a code only points to it. */
  target(field, code) {
    const codes = this.compiled.see_field[field] ?? {};
    return Object.hasOwn(codes, code) ? codes[code] : undefined;
  }

  /** The steps that a row has, each with the ids of the checks that decide it. */
  stepsOf({ field, code, steps }) {
    const known = this.rows.get(field).get(code);
    const checks = new Map(known ? known[5].map((step, at) => [step, known[6][at]]) : []);
    return steps.map((step) => [step, checks.get(step) ?? []]);
  }

  /** The first paragraph of a step. */
  firstOf(step) {
    return this.prose.has(step) ? this.prose.get(step)[0][0] : step;
  }

  /** The lines of a step behind its first paragraph, each with whether it is code. */
  restOf(step) {
    return (this.prose.get(step) ?? []).slice(1);
  }

  /** The first paragraph of the first step of a row, null if it has none. */
  firstStep({ steps }) {
    return steps.length ? this.firstOf(steps[0]) : null;
  }

  /** The sentence for the customer of a code, null if it is not in use. */
  tellCustomer(field, code) {
    const home = this.knows(field, code) ? null : this.homeOf(field, code);
    return this.rows.get(home?.field ?? field).get(home?.code ?? code)?.[7] ?? null;
  }

  /** What to do where a check fails, undefined if the catalogue does not say. */
  fixOf(id) {
    return this.compiled.checks.find((check) => check.id === id).fix;
  }

  /** What the values of a field belong to, in the plural. */
  itemsOf(field) {
    return this.fields[field].items || say("items");
  }

  /** What people may see although a code means success. */
  symptoms(field, code) {
    return this.compiled.symptoms[field]?.[code] ?? [];
  }

  isMany(field) {
    return this.fields[field].where.some((path) => path.includes(EACH));
  }

  /** Whether a field's values are those of the HTTP status line. */
  isStatusLine(field) {
    return this.fields[field].where.includes(STATUS_LINE);
  }

  knows(field, code) {
    return this.rows.get(field).has(code);
  }

  /** The field and the code that a text means which a field itself does not know: only a
      distinctive code in use, and never one that means success. */
  homeOf(field, text) {
    const known = [this.rows.get(field), this.removed.get(field), this.codes.undocumented.get(field)];
    if (known.some((codes) => codes?.has(text)) || !isDistinctive(text)) return null;
    const code = this.codes.named(text);
    const home = [...this.rows.keys()].find((name) => this.rows.get(name).has(code));
    return home !== undefined && this.codes.mayBeMeant(code) ? { field: home, code } : null;
  }

  isSuccess(field, code) {
    return this.rows.get(field).get(code)[4] === 1;
  }

  suggest(code) {
    return suggest(this.codes, code);
  }

  /** What the catalogue says about a code; `asked` is how it was written, if otherwise. */
  describe(field, code, count, asked = null) {
    const known = this.rows.get(field).get(code);
    const removed = this.removed.get(field).get(code);
    let [title, owner, rule, after, success, steps] = known ?? [];
    const heard = this.codes.undocumented.get(field)?.get(code);
    let suggestions = [];
    if (removed) {
      title = removed[0];
      suggestions = removed.slice(1).filter((other) => this.codes.isFailure(other));
    } else if (heard) title = heard;
    else if (!known) suggestions = this.suggest(code).filter((other) => other !== code);
    return {
      field,
      code,
      asked,
      known: known !== undefined,
      success: success === 1,
      title: title ?? "",
      count,
      of_items: false,
      accepted_later: false,
      owner: owner ?? null,
      retry: { rule: rule ?? null, after_seconds: after ?? null },
      url: known || removed || heard ? this.#urlOf(field, code) : null,
      steps: steps ?? [],
      items: [],
      suggestions,
      parameters: {},
    };
  }

  #urlOf(field, code) {
    return `${this.url}codes/${addressOf(code, this.codes.cut)}/#${field}`;
  }

  /** The first field that has a code. */
  fieldOf(code) {
    return this.codes.fieldsOf(code)[0];
  }
}

function byField(fields) {
  return new Map(
    Object.entries(fields).map(([field, rows]) => [
      field,
      new Map(rows.map(([code, ...row]) => [code, row])),
    ]),
  );
}
