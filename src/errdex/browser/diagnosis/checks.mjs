// Runs a catalogue's checks over a document of evidence: guards, outcomes, what is shown and asked.
// A check judges only the last step of the path that it looks at.

import { say } from "../engine/sentences.mjs";
import { limit, listOf } from "../engine/tables.mjs";
import { NOT_GIVEN } from "../evidence/http/documents.mjs";
import { lower, stripEnd, trim } from "../evidence/text/characters.mjs";
import { firstOfMany } from "./lists.mjs";
import { stepsOf } from "./paths.mjs";
import { JUDGE_ABSENCE, JUDGE_MASKS, PASS, PREDICATES, SKIP, unknown } from "./predicates/table.mjs";
import { Redactor } from "./redaction.mjs";
import { isMask, needOf } from "../evidence/http/masks.mjs";
import { isText, matches } from "./values.mjs";

/** What a check may ask for besides context; other needs are the catalogue's words. */
const NEEDS = listOf("needs");
const MOST_PLACES = limit("places_of_a_check");
const MOST_NAMES = limit("items_in_a_report");
const UNMASKED = "unmasked";
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
  const verdictOn = (guard) => all(guard.map((condition) => conditionOf(condition, reader)));
  const guards = new Map(Object.entries(compiled.guards).map(([name, guard]) => [name, verdictOn(guard)]));
  const rows = [];
  for (const check of compiled.checks) {
    const judged = judge(check, reader, guards);
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

/** The verdict on conditions that all have to hold: skip, unknown with all needs, pass. */
function all(verdicts) {
  if (verdicts.length === 1) return verdicts[0];
  const outcomes = verdicts.map(({ outcome }) => outcome);
  if (outcomes.includes("skip")) return SKIP;
  if (!outcomes.includes("unknown")) return PASS;
  const needs = verdicts.flatMap((verdict) => verdict.needs);
  return { ...unknown(needs), masked: verdicts.flatMap((verdict) => verdict.masked) };
}

/**
 * The verdict on a condition of a guard. One on a response that is not there does not hold: the
 * check is about what came back.
 */
function conditionOf([path, predicate, argument], reader) {
  const { hits, needs } = reader.find(path);
  const verdicts = hits.map((hit) => placed(hit, ask(hit.value, [[predicate, argument]], reader), reader));
  if (needs.length) verdicts.push(stepsOf(path)[0] === "response" ? SKIP : unknown(needs));
  const asked = verdicts.filter(({ outcome }) => outcome !== "skip");
  return asked.length && worst(asked) !== "fail" ? all(asked) : SKIP;
}

/** A verdict with the place of its value, where it needs that without its mask. */
function placed({ place, value }, verdict, reader) {
  if (!verdict.needs.includes(UNMASKED) || !reader.isMasked(value)) return verdict;
  return { ...verdict, masked: [stripEnd(place, " ")] };
}

/** @returns {Judged[]} */
function judge(check, reader, guards) {
  const guarded = all((check.when ?? []).map((name) => guards.get(name)));
  if (guarded.outcome === "skip") return [];
  const { hits, needs } = reader.find(check.look_at);
  if (guarded.outcome === "unknown") {
    const verdict = { ...unknown([...guarded.needs, ...needs]), masked: guarded.masked };
    return [{ hit: null, verdict }];
  }
  const judged = hits.map((hit) => ({ hit, verdict: answer(hit, check, reader) }));
  if (needs.length) judged.push({ hit: null, verdict: unknown(needs) });
  return judged;
}

/** The verdict on a value; where the sources leave a failure open, so is the check. */
function answer(hit, check, reader) {
  const verdict = ask(hit.value, check.must, reader);
  if (verdict.outcome !== "fail" || !check.ask) return placed(hit, verdict, reader);
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
    row.evidence = placesOf(check, shown, redactor);
    if (told.some(({ verdict }) => verdict.needs.length)) row.needs = needsOf(told, reader, redactor, context);
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
function needsOf(told, reader, redactor, context) {
  const names = new Set(told.flatMap(({ verdict }) => verdict.needs));
  const places = told.flatMap(({ verdict }) => verdict.masked);
  const masked = new Set(places.flatMap((place) => maskedIn(place, reader, redactor)));
  const needs = [...names].map((name) => need(name, context));
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
