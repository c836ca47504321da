// What diagnosis knows of a catalogue: its entries as rows, and the compiled checks.

import { Codes } from "../matching/codes.mjs";
import { suggest } from "../matching/guessed.mjs";
import { formsOf } from "../redaction/code_forms.mjs";
import { apiOf } from "./api_names.mjs";
import { namesOf } from "./redaction.mjs";

export class Knowledge {
  /** Takes the data script's value: `compiled`, and `codes` with rows and the shapes of codes. */
  constructor({ compiled, codes }) {
    this.compiled = compiled;
    this.fields = compiled.fields;
    this.url = codes.url;
    this.rows = byField(codes.rows);
    this.removed = byField(codes.removed);
    const { numbered, alphabet, longest, messages } = codes;
    const where = Object.fromEntries(
      Object.entries(this.fields).map(([field, about]) => [field, about.where]),
    );
    const succeeds = (field, code) => this.isSuccess(field, code);
    const { rows, removed } = this;
    this.codes = new Codes({ rows, removed, succeeds, where, numbered, alphabet, longest, messages });
  }

  ownerTitle(owner) {
    return this.compiled.owners[owner];
  }

  /** The codes, those included that are no longer in use: nothing private. */
  get knownCodes() {
    return this.codes.once("known codes", (codes) => codes.every());
  }

  /** The forms of the codes, except of those that mean success. */
  get forms() {
    return this.codes.once("forms", () => {
      return formsOf([...this.knownCodes].filter((code) => !this.#succeeds(code)));
    });
  }

  /** What finds the values of names that hold secrets. */
  get names() {
    return this.codes.once("names of secrets", () => namesOf(this.compiled));
  }

  /** What the requests look like that the checks are about. */
  get api() {
    return this.codes.once("the API", () => apiOf(this.compiled));
  }

  #succeeds(code) {
    return this.codes.isInUse(code) && this.isSuccess(this.fieldOf(code), code);
  }

  /** The field that gives the real reason, where a code only points to it. */
  target(field, code) {
    const codes = this.compiled.see_field[field] ?? {};
    return Object.hasOwn(codes, code) ? codes[code] : undefined;
  }

  isMany(field) {
    return this.fields[field].where.includes("[*]");
  }

  knows(field, code) {
    return this.rows.get(field).has(code);
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
    const url = `${this.url}codes/${code.replace(/[^A-Za-z0-9._-]/gu, "-")}/#${field}`;
    let [title, owner, rule, after, success, steps] = known ?? [];
    let suggestions = [];
    if (removed) {
      title = removed[0];
      suggestions = removed.slice(1).filter((other) => this.codes.isFailure(other));
    } else if (!known) suggestions = this.suggest(code).filter((other) => other !== code);
    return {
      field,
      code,
      asked,
      known: known !== undefined,
      success: success === 1,
      title: title ?? "",
      count,
      owner: owner ?? null,
      retry: { rule: rule ?? null, after_seconds: after ?? null },
      url: known || removed ? url : null,
      steps: steps ?? [],
      suggestions,
    };
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
