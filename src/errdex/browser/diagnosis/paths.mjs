// Paths into evidence, and the facts that a catalogue names once and many checks look at. Where an
// earlier step leads nowhere a path finds nothing, where the last one does it finds undefined, and
// where the input was not given it says what is needed.

import { limit } from "../engine/tables.mjs";
import { trim } from "../evidence/text/characters.mjs";
import { CUT, NOT_GIVEN } from "../evidence/http/documents.mjs";
import { readJson } from "../evidence/text/json_text.mjs";
import { readParameters } from "../evidence/http/parameters.mjs";
import { isMasked, needOf } from "../evidence/http/masks.mjs";
import { isText, kindOf, member } from "./values.mjs";

export const EACH = "[*]";
const REPORT = "report";
// What they do not have is null in their documents, which is no value of the evidence.
const MESSAGES = ["request", "response"];
const OF_THE_BODY = ["body", "form", "json", "json_error"];
// Names under which an object has what somebody left out of it.
const ELISIONS = ["...", "\u2026"];
// What browsers leave out of a HAR, so that its absence says nothing about the request.
const DROPPED = ["authorization", "cookie"];
const NOTHING = { hits: [], needs: [] };
const STEPS = new Map();
const STARTS = new Map();
const MOST_HITS = limit("values_of_a_path");

/**
 * A value, undefined where it is absent, and the place where it stands in the evidence.
 * @typedef {{place: string, value: *}} Hit
 */

/**
 * What a path leads to: hits, and the names of what has to be given to tell more.
 * @typedef {{hits: Hit[], needs: string[]}} Found
 */

/** The steps of a path; [*], each item of a list, is one of its own. */
export function stepsOf(path) {
  let steps = STEPS.get(path);
  if (!steps) STEPS.set(path, (steps = path.replaceAll(EACH, `.${EACH}`).split(".")));
  return steps;
}

/** The first step of a path, and the others. */
function startOf(path) {
  let start = STARTS.get(path);
  if (!start) {
    const [first, ...steps] = stepsOf(path);
    STARTS.set(path, (start = [first, steps]));
  }
  return start;
}

/** The path to the items that a path leads into, of which reports are one; else "". */
export function itemsAround(path) {
  if (path.includes(EACH)) return path.slice(0, path.lastIndexOf(EACH) + EACH.length);
  return path.startsWith(`${REPORT}.`) ? REPORT : "";
}

/** Reads what paths lead to in a document of evidence, as a catalogue says. */
export class EvidenceReader {
  constructor(document, compiled) {
    this.document = document;
    this.facts = compiled.facts;
    this.variables = compiled.variables;
    this.known = new Map();
    this.found = new Map();
    this.json = new Map();
    this.made = new Map();
    this.masked = new Map();
  }

  /** What `make` returns; it is made once for each kind and key. */
  once(what, key, make) {
    if (!this.made.has(what)) this.made.set(what, new Map());
    const made = this.made.get(what); // a key may be long: joined with `what`, it would be read again
    if (!made.has(key)) made.set(key, make());
    return made.get(key);
  }

  /** What `isMasked` tells; a text of this document is looked at only once. */
  isMasked(value) {
    if (typeof value !== "string") return false;
    let found = this.masked.get(value);
    if (found === undefined) this.masked.set(value, (found = isMasked(value)));
    return found;
  }

  /** What the JSON reader makes of a text, which is read only once. */
  readJson(text) {
    let found = this.json.get(text);
    if (!found) this.json.set(text, (found = readJson(text)));
    return found;
  }

  /** The names of the variables in a template, which every message is held against. */
  variablesIn(template) {
    const names = () => [...template.matchAll(/\$\{([^{}]*)\}/g)].map((found) => found[1]);
    return this.once("variables", template, names);
  }

  /** How many different texts a path leads to, as far as it is looked at. */
  distinctTexts(path) {
    const { hits } = this.find(path);
    return this.once("texts", path, () => new Set(hits.map((hit) => hit.value).filter(isText))).size;
  }

  /**
   * What a path leads to, as far as it is looked at; each path is followed once.
   * @returns {Found}
   */
  find(path) {
    let found = this.found.get(path);
    if (!found) this.found.set(path, (found = this.follow(path)));
    return found;
  }

  follow(path) {
    const [start, steps] = this.start(path);
    const hits = walk(start.hits, steps, MOST_HITS);
    let { needs } = start;
    if (steps[0] === "params" && start.hits.some((hit) => hasTwice(hit, steps[1]))) needs = [...needs, "once"];
    if (hits.length <= MOST_HITS) return { hits, needs };
    return { hits: hits.slice(0, MOST_HITS), needs: [...needs, "fewer"] };
  }

  /** Every hit, however many there are. */
  findAll(path) {
    const [start, steps] = this.start(path);
    return walk(start.hits, steps, Infinity);
  }

  /** What a path begins with, and the steps from there. */
  start(path) {
    const [first, steps] = startOf(path);
    if (!Object.hasOwn(this.facts, first)) return [this.root(first, steps), steps];
    let found = this.known.get(first);
    if (!found) this.known.set(first, (found = this.readFact(this.facts[first])));
    return [found, steps];
  }

  root(root, steps) {
    const value = this.document[root];
    if (root === "context") {
      if (steps.length && (member(value, steps[0]) ?? null) === null) return lacking(steps[0]);
    } else if (value === null) {
      return lacking(root);
    } else if (root === REPORT) {
      return { hits: value.map((report) => ({ place: root, value: report })), needs: [] };
    } else if (OF_THE_BODY.includes(steps[0]) && !value.body_given) {
      return lacking(value.cut ? "rest" : `${root}_body`);
    } else if (steps[0] === "query" && value.url === NOT_GIVEN) {
      return lacking("whole");
    } else if (wasDropped(value, steps)) {
      if (value.cut) return lacking("rest");
      return lacking(value.method === NOT_GIVEN ? "whole" : "unsanitized");
    }
    const isDoubled = root === "request" && value.twice?.length > 0 && isTwice(value.twice, steps);
    return { hits: [{ place: root, value }], needs: isDoubled ? ["once"] : [] };
  }

  /** What the first alternative finds that finds a value at all. */
  readFact(alternatives) {
    const needs = [];
    let absent = [];
    for (const alternative of alternatives) {
      const source = this.find(alternative.from);
      const parts = source.hits.map((hit) => this.read(hit, alternative));
      const hits = parts.flatMap((part) => part.hits);
      if (hits.some((hit) => hit.value !== undefined)) return { hits, needs: source.needs };
      needs.push(...source.needs, ...parts.flatMap((part) => part.needs));
      if (!absent.length) absent = hits;
    }
    return needs.length ? { hits: [], needs: [...new Set(needs)] } : { hits: absent, needs: [] };
  }

  /** What a fact's reader makes of a value; nothing where it cannot be read. */
  read(hit, alternative) {
    const { place, value } = hit;
    if (!alternative.parse || value === undefined) return { hits: [hit], needs: [] };
    if (!isText(value)) return NOTHING;
    if (value === NOT_GIVEN) return lacking(needOf(value));
    if (alternative.parse === "auth_params") return readHeader(hit);
    if (!trim(value)) return { hits: [{ place, value: [] }], needs: [] };
    if (alternative.parse === "split") {
      return { hits: [{ place, value: value.split(alternative.by) }], needs: [] };
    }
    const [json, error] = this.readJson(value);
    return error === null ? { hits: [{ place, value: json }], needs: [] } : NOTHING;
  }
}

/** A letter, or words such as "see above", in the place of a value that is not shown. */
const SAID = /^(?:[!-~]|[a-z]+(?: [A-Za-z,.;]+)+)$/;

/** Whether steps into a request lead to what has two values, of which one is judged. */
function isTwice(twice, steps) {
  return twice.includes(steps.slice(0, 2).join(".")) || (steps[0] === "json" && twice.includes("json"));
}

/** Whether a header that was read has two values of a parameter. */
function hasTwice({ place, value }, name) {
  return place.endsWith(" ") && value.twice.includes(name);
}

function lacking(need) {
  return { hits: [], needs: [need] };
}

function wasDropped(message, steps) {
  if (steps.length < 2) return false;
  if (message.cut && ["headers", "form"].includes(steps[0])) {
    return message[steps[0]] !== null && member(message[steps[0]], steps[1]) === undefined;
  }
  if (steps[0] !== "headers") return false;
  if (!DROPPED.includes(steps[1]) && message.method !== NOT_GIVEN) return false;
  return message.sanitized === true && member(message.headers, steps[1]) === undefined;
}

/** What the steps lead to; one hit more than `most` where there are more. */
function walk(hits, steps, most) {
  for (const step of steps) {
    const found = [];
    for (const { place, value } of hits) {
      if (step === EACH) {
        if (!Array.isArray(value) && isLeftOut(place, value)) found.push({ place: `${place}[0]`, value: NOT_GIVEN });
        if (!Array.isArray(value) || found.length > most) continue;
        for (const [n, item] of value.slice(0, most + 1).entries()) {
          found.push({ place: `${place}[${n}]`, value: item });
        }
      } else if (kindOf(value) === "object") {
        let inner = member(value, step);
        if (inner === null && MESSAGES.includes(place)) inner = undefined;
        if (inner === undefined && isLeftOut(place, value)) inner = NOT_GIVEN;
        found.push({ place: below(place, step), value: inner });
      } else if (isLeftOut(place, value)) {
        found.push({ place: below(place, step), value: NOT_GIVEN });
      }
    }
    hits = found;
  }
  return hits;
}

/** Whether what a request has below a place may be left out in the paste. */
function isLeftOut(place, value) {
  if (!place.startsWith("request")) return false;
  if (kindOf(value) === "object") return ELISIONS.some((name) => member(value, name) !== undefined);
  return isText(value) && isMasked(value);
}

/** The place of a step; below a header it is the header's place and a name. */
function below(place, step) {
  if (!place.endsWith(" ")) return `${place}.${step}`;
  return step === "params" ? place : place + step;
}

function readHeader({ place, value }) {
  if (value.endsWith(CUT)) return lacking("rest");
  if (SAID.test(value)) return lacking("unmasked");
  const header = readParameters(value);
  // A mask that is no value of a parameter may hide any of them.
  const isOpen = header.params.has("...") && header.params.size > 1;
  if (isMasked(value) && !isOpen && ![...header.params.values()].some(isMasked)) return lacking(needOf(value));
  return { hits: [{ place: `${place} `, value: header }], needs: [] };
}
