// The closed set of predicates that a check may ask of a value. Each takes the value, the argument
// that the catalogue gives, and the document, and returns a verdict.

import { say } from "../../engine/sentences.mjs";
import { limit } from "../../engine/tables.mjs";
import { lower, trim } from "../../evidence/text/characters.mjs";
import { isElided } from "../../evidence/text/elisions.mjs";
import { MODIFIERS, isMade, joinBytes } from "./digests.mjs";
import { countNames, firstSpread } from "./form_fields.mjs";
import { encodeBytes } from "../../evidence/text/forms.mjs";
import { Networks, readAddress } from "./networks.mjs";
import { stepsOf } from "../paths.mjs";
import { MOST_VALUES, firstMisfit } from "./message_templates.mjs";
import { nearMiss } from "./near_misses.mjs";
import { isCompactUtcTime, isUtcTime, readAnyTime, span } from "./times.mjs";
import { isMasked, needOf } from "../../evidence/http/masks.mjs";
import { isText, jsonText, kindOf, lengthOf, matches } from "../values.mjs";

/**
 * What a predicate says of a value: an outcome (`pass`, `fail`, `unknown`, or `skip` where another
 * check owns the fault), what was expected and a hint, either of which may be empty, what has to be
 * given before anything can be said, and the places of masked values that are needed.
 * @typedef {{outcome: string, expected: string, hint: string, needs: string[], masked: string[]}} Verdict
 */

export const SKIP = { outcome: "skip", expected: "", hint: "", needs: [], masked: [] };
export const PASS = { ...SKIP, outcome: "pass" };
const YEAR_AHEAD = [363 * 86400, 373 * 86400];
const MOST_REPEATS = limit("repeats_shown");
const LONGEST_PART = limit("characters_of_a_digest");
const KINDS = {
  string: "kind_text",
  number: "kind_number",
  boolean: "kind_boolean",
  null: "kind_null",
  array: "kind_array",
  object: "kind_object",
};

const fail = (expected, hint = "") => ({ ...SKIP, outcome: "fail", expected, hint });
export const unknown = (needs) => ({ ...SKIP, outcome: "unknown", needs });
const decide = (holds, expected, hint) => (holds ? PASS : fail(expected, hint));

function isEmpty(value) {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === "";
}

const bare = (text) => lower(text).replaceAll(" ", "");

function equal(value, argument) {
  if (value === argument) return PASS;
  if (isText(value) && bare(value) === bare(argument)) {
    return fail(argument, say("differs_in_case_or_spaces"));
  }
  return fail(argument, near(value, (text) => text === argument));
}

const near = (value, isRight) => (isText(value) ? nearMiss(value, isRight) : "");

function oneOf(value, argument) {
  const isOne = (text) => argument.includes(text);
  return isOne(value) ? PASS : fail(argument.join(say("or")), near(value, isOne));
}

function match(value, argument) {
  if (isText(value) && matches(argument, value)) return PASS;
  return fail(say("expects_form", { form: argument }));
}

function notMatch(value, argument) {
  if (!isText(value)) return SKIP;
  if (!matches(argument, value)) return PASS;
  return fail(say("expects_other_form", { form: argument }));
}

function utcTime(value) {
  if (isText(value) && isUtcTime(value)) return PASS;
  return fail(say("expects_utc_time"), near(value, isUtcTime));
}

function compactUtcTime(value) {
  if (isText(value) && isCompactUtcTime(value)) return PASS;
  return fail(say("expects_compact_time"), near(value, isCompactUtcTime));
}

function type(value, argument) {
  const kind = kindOf(value);
  return kind === argument ? PASS : fail(say(KINDS[argument]), isOf(kind));
}

function json(value, argument, reader) {
  let hint;
  if (!isText(value)) {
    hint = say("is_not_text", { kind: say(KINDS[kindOf(value)]) });
  } else if (!trim(value)) {
    return SKIP;
  } else {
    const [read, error] = reader.readJson(value);
    const kind = kindOf(read);
    if (error === null && kind === argument) return PASS;
    hint = error ?? isOf(kind);
  }
  return fail(say("expects_as_text", { kind: say(KINDS[argument]) }), hint);
}

const isOf = (kind) => say("is_of_kind", { kind: say(KINDS[kind]) });

function minLength(value, argument) {
  if (!isText(value)) return SKIP;
  const count = lengthOf(value);
  if (count >= argument) return PASS;
  return fail(say("at_least_characters", { count: argument }), say("it_has", { count }));
}

function maxLength(value, argument) {
  if (!isText(value)) return SKIP;
  const count = lengthOf(value);
  if (count <= argument) return PASS;
  return fail(say("at_most_characters", { count: argument }), say("it_has", { count }));
}

function maxItems(value, argument) {
  if (!Array.isArray(value) || !value.length) return SKIP;
  const count = value.length;
  const isOpen = value.some((item) => isMasked(item) && needOf(item) === "replaced");
  if (count > argument) return fail(say("at_most_items", { count: argument }), say("there_are", { count }));
  if (isOpen) return unknown(["replaced"]);
  return value.some((item) => isText(item) && isElided(item)) ? unknown(["unmasked"]) : PASS;
}

function unique(value) {
  if (!Array.isArray(value) || !value.length) return SKIP;
  const first = new Map();
  const repeats = [];
  let more = 0;
  let hidden = "";
  for (const [at, item] of value.entries()) {
    if (isMasked(item)) {
      hidden ||= needOf(item);
      continue;
    }
    const text = isText(item) ? trim(item) : ` ${jsonText(item)}`;
    if (!first.has(text)) first.set(text, at + 1);
    else if (repeats.length === MOST_REPEATS) more += 1;
    else repeats.push(say("repeats", { number: at + 1, other: first.get(text) }));
  }
  if (hidden && !repeats.length) return unknown([hidden]);
  if (more) repeats.push(say("more", { count: more }));
  return decide(!repeats.length, say("expects_no_item_twice"), repeats.join(", "));
}

function within(value, argument, reader) {
  const time = isText(value) ? readAnyTime(value) : null;
  if (time === null) return SKIP;
  const [other, verdict] = otherAt(argument.of, reader);
  if (verdict) return verdict;
  const base = isText(other) ? readAnyTime(other) : null;
  if (base === null) return unknown(stepsOf(argument.of).slice(-1));
  const ahead = time - base;
  const { hours, minutes } = argument;
  if (Math.abs(ahead) <= (minutes ? minutes * 60 : hours * 3600)) return PASS;
  const length = span(Math.abs(ahead));
  let hint = ahead > 0 ? say("later", { span: length }) : say("earlier", { span: length });
  if (ahead >= YEAR_AHEAD[0] && ahead <= YEAR_AHEAD[1]) hint = [hint, say("week_year")].join("; ");
  const expected = minutes
    ? say("at_most_minutes_from", { count: minutes, time: other })
    : say("at_most_hours_from", { count: hours, time: other });
  return fail(expected, hint);
}

/** The one value at another path, or the verdict where there is none to compare with. */
function otherAt(path, reader) {
  const { hits, needs } = reader.find(path);
  if (needs.length) return [null, unknown(needs)];
  if (hits.length !== 1 || isEmpty(hits[0].value)) return [null, SKIP];
  const [{ value }] = hits;
  return reader.isMasked(value) ? [null, unknown([needOf(value)])] : [value, null];
}

function digest(value, argument, reader) {
  const { of, accept, expected } = argument;
  const [message, verdict] = join(of, "", reader);
  if (verdict === SKIP) return SKIP;
  if (message && isMade(value, message, accept)) return PASS;
  for (const mistake of argument.recognise ?? []) {
    const [joined] = join(mistake.of ?? of, mistake.join ?? "", reader);
    if (joined && isMade(value, joined, mistake.as ?? accept)) {
      const { say: hint, ask } = mistake;
      return { ...(ask ? unknown([ask]) : fail()), expected, hint, isOwn: true };
    }
  }
  if (verdict && isText(value) && matches(argument.shape, value)) return verdict;
  const shapes = isText(value) ? (argument.shapes ?? []) : [];
  const hint = shapes.find((known) => matches(known.match, value))?.say;
  return { ...fail(expected, hint), isOwn: true }; // the catalogue's own words, without a value
}

/** The joined parts of a digest, or the verdict where one of them is missing. */
function join(paths, between, reader) {
  const parts = [];
  const needs = [];
  for (const path of paths) {
    const [start, modifier] = path.split("|");
    const [value, verdict] = otherAt(start, reader);
    if (verdict && verdict.needs.length) {
      needs.push(...verdict.needs);
      continue;
    }
    if (verdict || !isText(value) || lengthOf(value) > LONGEST_PART) return [null, SKIP];
    const part = modifier ? MODIFIERS[modifier](value) : encodeBytes(value);
    if (part === null) return [null, SKIP];
    parts.push(part);
  }
  if (needs.length) return [null, unknown([...new Set(needs)])];
  return [joinBytes(parts, encodeBytes(between)), null];
}

function plainFields(value, argument, reader) {
  if (!isText(value)) return SKIP;
  const hint = firstSpread(reader.once("names", value, () => countNames(value)), argument);
  return hint ? fail(say("expects_plain_fields", { names: argument.join(say("and")) }), hint) : PASS;
}

function inNetworks(value, argument, reader) {
  if (!isText(value)) return SKIP;
  const address = readAddress(value);
  if (!address) return unknown(["ip_address"]);
  const [listed, verdict] = otherAt(argument, reader);
  if (verdict) return verdict;
  const texts = Array.isArray(listed) ? listed : [];
  const known = reader.once("networks", argument, () => new Networks(texts.filter(isText)));
  if (known.hold(address)) return PASS;
  if (!known.areRead) return unknown(stepsOf(argument).slice(-1));
  return fail(say("expects_address_in", { networks: known.shown }));
}

function sameAs(value, argument, reader) {
  const [other, verdict] = otherAt(argument, reader);
  if (verdict || !isText(other) || !isText(value)) return verdict ?? SKIP;
  return value === other ? PASS : { ...fail(other), isGiven: true }; // `expected` is a value
}

function fitsTemplate(value, argument, reader) {
  const values = isEmpty(value) ? [] : value;
  if (!Array.isArray(values)) return SKIP;
  const [template, verdict] = otherAt(argument.of, reader);
  if (verdict || !isText(template)) return verdict ?? SKIP;
  if (argument.one && reader.distinctTexts(argument.one.of) > 1) return unknown([argument.one.ask]);
  const reason = firstMisfit(reader.variablesIn(template), values, reader.variables);
  if (reason === null) {
    const hidden = new Set(values.filter(isMasked).map(needOf));
    if (values.length > MOST_VALUES) hidden.add("fewer");
    return hidden.size ? unknown([...hidden]) : PASS;
  }
  const { certain, expected, hint } = reason;
  return certain ? fail(expected, hint) : { ...unknown([argument.ask]), expected, hint };
}

export const PREDICATES = {
  present: (value) => decide(!isEmpty(value), say("expects_value")),
  absent: (value) => decide(isEmpty(value), say("expects_nothing")),
  equal,
  one_of: oneOf,
  match,
  not_match: notMatch,
  type,
  json,
  min_length: minLength,
  max_length: maxLength,
  max_items: maxItems,
  unique,
  utc_time: utcTime,
  compact_utc_time: compactUtcTime,
  within,
  digest,
  plain_fields: plainFields,
  in_networks: inNetworks,
  same_as: sameAs,
  fits_template: fitsTemplate,
};
export const JUDGE_ABSENCE = ["present", "absent", "fits_template"];
export const JUDGE_MASKS = ["present", "absent"];
