// Runs a catalogue's checks over a document of evidence: guards, outcomes, what is shown and asked.
// A check judges only the last step of the path that it looks at.

import { say } from "../engine/sentences.mjs";
import { limit, listOf } from "../engine/tables.mjs";
import { NOT_GIVEN } from "../evidence/http/documents.mjs";
import { lower, stripEnd, trim } from "../evidence/text/characters.mjs";
import { firstOfMany } from "./lists.mjs";
import { stepsOf } from "./paths.mjs";
import { JUDGE_ABSENCE, JUDGE_MASKS, PREDICATES, SKIP, unknown } from "./predicates/table.mjs";
import { Redactor } from "./redaction.mjs";
import { isMask, needOf } from "../evidence/http/masks.mjs";
import { isText, matches } from "./values.mjs";

/** What a check may ask for besides context; other needs are the catalogue's words. */
const NEEDS = listOf("needs");
const MOST_PLACES = limit("places_of_a_check");
const MOST_NAMES = limit("items_in_a_report");
const UNMASKED = "unmasked";
const UNMASKED_AT = "unmasked at "; // begins a need of a masked value whose place is behind it
const PLAIN_NAME = /^[A-Za-z][A-Za-z_]{0,30}(?:\[[a-z]{0,20}\])?$/u;
const WORSE = ["fail", "unknown", "pass", "skip"];

/** @typedef {import("./paths.mjs").Hit} Hit */
/** @typedef {import("./predicates/table.mjs").Verdict} Verdict */

/**
 * A value that a check looked at, null where there is none, and what is said of it.
 * @typedef {{hit: ?Hit, verdict: Verdict}} Judged
 */

/** The outcome of every check that applies, in the order of the catalogue. */
export function runChecks(reader, compiled, redactor = null) {
  redactor ??= new Redactor(secretsIn(reader, compiled), compiled);
  const guards = Object.entries(compiled.guards);
  const lacks = new Map(guards.map(([name, guard]) => [name, lacking(guard, reader)]));
  const rows = [];
  for (const check of compiled.checks) {
    const judged = judge(check, reader, lacks);
    const outcome = worst(judged.map(({ verdict }) => verdict));
    if (outcome !== "skip") rows.push(rowOf(check, outcome, judged, redactor, reader, compiled.context));
  }
  return rows;
}

/** The texts that stand where the catalogue says that secrets stand. */
export function secretsIn(reader, compiled) {
  const found = compiled.secrets.flatMap((path) => reader.find(path).hits.map((hit) => hit.value));
  const texts = found.filter((text) => isText(text) && !text.includes(say("value_secret")));
  return texts.filter((text) => !isMask(text)).map(trim);
}

function worst(verdicts) {
  if (verdicts.length === 1) return verdicts[0].outcome;
  return WORSE.find((outcome) => verdicts.some((verdict) => verdict.outcome === outcome)) ?? "skip";
}

/** Null where all guards hold, else the verdict: skip, or unknown with its needs. */
function guard(names, lacks) {
  const open = [];
  for (const name of names) {
    const needs = lacks.get(name);
    if (needs === null) return SKIP;
    open.push(...needs);
  }
  return open.length ? unknown(open) : null;
}

/** What a guard needs, nothing where it holds; null where it does not hold. */
function lacking(guard, reader) {
  const open = [];
  for (const condition of guard) {
    const needs = lackingFor(condition, reader);
    if (needs === null) return null;
    open.push(...needs);
  }
  return open;
}

/**
 * What a condition needs, as a guard's. One on a response that is not there does not hold: the
 * check is about what came back.
 */
function lackingFor([path, predicate, argument], reader) {
  const { hits, needs } = reader.find(path);
  const verdicts = hits.map((hit) => located(hit, ask(hit.value, [[predicate, argument]], reader), reader));
  if (needs.length) verdicts.push(stepsOf(path)[0] === "response" ? SKIP : unknown(needs));
  if (["fail", "skip"].includes(worst(verdicts))) return null;
  return verdicts.flatMap((verdict) => verdict.needs);
}

/** @returns {Judged[]} */
function judge(check, reader, lacks) {
  const guarded = check.when ? guard(check.when, lacks) : null;
  if (guarded === SKIP) return [];
  const { hits, needs } = reader.find(check.look_at);
  if (guarded) return [{ hit: null, verdict: unknown([...guarded.needs, ...needs]) }];
  const judged = hits.map((hit) => ({ hit, verdict: located(hit, answer(hit.value, check, reader), reader) }));
  if (needs.length) judged.push({ hit: null, verdict: unknown(needs) });
  return judged;
}

/** A verdict whose need of a masked value says which place it is at. */
function located({ place, value }, verdict, reader) {
  if (!verdict.needs.includes(UNMASKED) || !reader.isMasked(value)) return verdict;
  const at = UNMASKED_AT + stripEnd(place, " ");
  return { ...verdict, needs: verdict.needs.map((one) => (one === UNMASKED ? at : one)) };
}

/** The verdict on a value; where the sources leave a failure open, so is the check. */
function answer(value, check, reader) {
  const verdict = ask(value, check.must, reader);
  if (verdict.outcome !== "fail" || !check.ask) return verdict;
  return { ...verdict, outcome: "unknown", needs: [check.ask] };
}

/** The first failure among the predicates, else the worst of their verdicts. */
function ask(value, predicates, reader) {
  let result = SKIP;
  for (const [name, argument] of predicates) {
    if (value === undefined && !JUDGE_ABSENCE.includes(name)) continue;
    const isJudged = JUDGE_MASKS.includes(name) && value !== NOT_GIVEN;
    const masked = !isJudged && reader.isMasked(value);
    const verdict = masked ? unknown([needOf(value)]) : PREDICATES[name](value, argument, reader);
    if (verdict.outcome === "fail") return verdict;
    if (WORSE.indexOf(verdict.outcome) < WORSE.indexOf(result.outcome)) result = verdict;
  }
  return result;
}

function rowOf(check, outcome, judged, redactor, reader, context) {
  const row = { id: check.id, codes: [...check.codes], outcome, says: check.says, evidence: [], needs: [] };
  if (outcome !== "pass") {
    const told = judged.filter(({ verdict }) => verdict.outcome === outcome);
    const shown = told.filter(({ verdict }) => outcome === "fail" || verdict.expected);
    const names = new Set(told.flatMap(({ verdict }) => verdict.needs));
    row.evidence = placesOf(check, shown, redactor);
    if (names.size) row.needs = needsOf([...names], reader, redactor, context);
  }
  return row;
}

function placesOf(check, shown, redactor) {
  const evidence = shown.slice(0, MOST_PLACES).map((one) => evidenceOf(check, one, redactor));
  if (shown.length > MOST_PLACES) {
    const hint = say("more_places", { count: shown.length - MOST_PLACES });
    evidence.push({ at: check.look_at, found: "", expected: "", hint });
  }
  return evidence;
}

/** The last name of a place; of a body the plain names in it whose values are masked. */
function maskedIn(place, reader, redactor) {
  if (!place.endsWith(".body")) {
    const name = place.split(/[. ]/u).at(-1);
    const header = place.slice(0, -name.length - 1);
    return [place.includes(" ") ? spelled(name, header, reader) : name.split("[")[0]];
  }
  const inside = ["form", "json"].flatMap((name) => reader.find(`${place.slice(0, -4)}${name}`).hits);
  const members = inside.flatMap(({ value }) => (value instanceof Map ? [...value] : []));
  const names = members.filter(([, value]) => reader.isMasked(value)).map(([name]) => name);
  return names.filter((name) => PLAIN_NAME.test(name) && redactor.mask(name) === name);
}

/** The name of a parameter as its header has it. */
function spelled(name, header, reader) {
  const texts = reader.find(header).hits.map(({ value }) => value).filter(isText);
  const text = texts.find((one) => lower(one).includes(`${name}=`));
  const at = text === undefined ? -1 : lower(text).indexOf(`${name}=`);
  return at < 0 ? name : text.slice(at, at + name.length);
}

/** What to give, of masked values those that are known by their names. */
function needsOf(names, reader, redactor, context) {
  const isAt = (name) => name.startsWith(UNMASKED_AT);
  const places = names.filter(isAt).map((name) => name.slice(UNMASKED_AT.length));
  const masked = new Set(places.flatMap((place) => maskedIn(place, reader, redactor)));
  const plain = new Set(names.map((name) => (isAt(name) ? UNMASKED : name)));
  const needs = [...plain].map((name) => need(name, context));
  const name = firstOfMany([...masked], MOST_NAMES);
  const title = say("need_unmasked_value", { name });
  return needs.map((one) => (masked.size && one.name === UNMASKED ? { ...one, title } : one));
}

/** What to give; what has no name is in the catalogue's own words. */
function need(name, context) {
  if (Object.hasOwn(context, name)) return { name, title: context[name].title };
  if (NEEDS.includes(name)) return { name, title: say(`need_${name}`) };
  return { name: null, title: name };
}

function evidenceOf(check, { hit, verdict }, redactor) {
  let hint = verdict.isOwn ? verdict.hint : redactor.mask(verdict.hint);
  if (!hint && isText(hit.value)) {
    hint = (check.hints ?? []).find((known) => matches(known.match, hit.value))?.say ?? "";
  }
  return {
    at: hit.place.endsWith(" ") ? hit.place.slice(0, -1) : hit.place,
    found: redactor.show(hit.value, check.redact || modeAt(hit.place)),
    expected: check.expected ?? expectedOf(verdict, redactor),
    hint,
  };
}

function expectedOf({ expected, isGiven, isOwn }, redactor) {
  if (isGiven) return redactor.show(expected, "");
  return isOwn ? expected : redactor.mask(expected);
}

/**
 * How a value is shown of which the catalogue does not say so. In a header that authenticates, a
 * token may stand where a word belongs.
 */
function modeAt(place) {
  return stripEnd(place, " ").includes(" ") ? "word" : "";
}
