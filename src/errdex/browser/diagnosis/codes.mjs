// Codes in evidence: at the places that the catalogue names, and in free text.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { failureIn } from "../evidence/outcomes.mjs";
import { trim } from "../evidence/text/characters.mjs";
import { JsonNumber } from "../evidence/text/json_text.mjs";
import { mentionsIn } from "../matching/finding.mjs";
import { fold } from "../matching/folding.mjs";
import { EXACT, UNKNOWN } from "../matching/mentions.mjs";
import { STATUS_LINE } from "../matching/names.mjs";
import { codeAddressed } from "../matching/site_addresses.mjs";
import { endsInSuccess } from "./attempts.mjs";
import { itemsBeside } from "./line_items.mjs";
import { notesOn, symptomsTold } from "./notes.mjs";
import { withoutOtherPaths } from "./other_paths.mjs";
import { EACH, EvidenceReader, itemsAround } from "./paths.mjs";
import { besideIn, companionsOf, explain, onCompanions, onPrograms, onStrays, onUnknownBeside, programsOf } from "./remarks.mjs";
import { onceEach } from "./repeats.mjs";
import { quotedOf, spokenOf, withoutOthers } from "./spoken.mjs";
import { strictness } from "./retries.mjs";
import { countsTold } from "./told_counts.mjs";
import { leaveOpen } from "./completeness.mjs";

const MOST_UNKNOWN = limit("unknown_codes");
const FIRST_ERROR = 400; // of the statuses of HTTP (RFC 9110)

/** Return {rows, placed, items, inLog, later, logRead, silent, notes, symptoms, remarks, programs, quoted, companions, beside, settled, complete} for what `readEvidence` gives; `placed` are
    the rows of codes at their places, `silent` tells how many items of a response came without a code. */
export function readCodes(evidence, knowledge) {
  const lacking = [];
  const placed = read(placedCodes(evidence, lacking, knowledge), knowledge);
  const strays = takeStrays(placed, knowledge);
  const told = new Map(placed);
  for (const stray of strays) if (!placed.has(keyOf(stray))) told.set(keyOf(stray), stray);
  const [inText, inBody] = mentionedCodes(evidence, told, knowledge);
  const { left: inLog, notes } = withoutOtherPaths(evidence.log, inText, knowledge);
  const each = [...onceEach(evidence.log, inLog), ...onceEach("", inBody)];
  if (isStatusAlone(evidence.response)) countStatuses(each, placed, knowledge);
  const counted = [...told.values(), ...countedIn(each, told, knowledge).values()];
  counted.push(...contradicting(evidence, counted, knowledge));
  const unknown = counted.filter(({ field, code }) => !knowledge.knows(field, code));
  const leftOut = new Set(unknown.slice(MOST_UNKNOWN));
  const items = [];
  const atPlaces = [];
  const rows = [];
  const homes = homesOf(placed, knowledge);
  for (const found of counted) {
    if (leftOut.has(found)) continue;
    const row = described(found, homes.get(keyOf(found)), knowledge);
    rows.push(row);
    if (told.has(keyOf(found))) atPlaces.push(row);
    row.of_items = placed.has(keyOf(found)) && knowledge.isMany(found.field);
    if (row.of_items) items.push(row);
  }
  const order = Object.keys(knowledge.fields);
  rows.sort(
    (a, b) =>
      Number(a.success) - Number(b.success) ||
      order.indexOf(a.field) - order.indexOf(b.field) ||
      b.count - a.count ||
      strictness(a.retry.rule) - strictness(b.retry.rule),
  );
  const means = ({ field, code }) => knowledge.knows(field, code) && knowledge.isSuccess(field, code);
  const successes = inLog.filter(means);
  const spoken = spokenOf(evidence.log, successes, knowledge);
  const elsewhere = new Set([...told.keys(), ...inBody.map(keyOf)]);
  const quoted = quotedOf(evidence.log, inLog);
  for (const key of elsewhere) quoted.delete(key);
  for (const row of rows) {
    const isSpoken = spoken.has(keyOf(row)) && !elsewhere.has(keyOf(row));
    if (row.success && isSpoken) leaveOpen(row, say("success_doubted", { doubt: say("doubt_spoken") }));
  }
  notes.push(...notesOn(evidence, rows, knowledge), ...countsTold(evidence.log, inLog));
  if (evidence.report) notes.push(...onUnknownBeside(evidence, knowledge));
  const programs = programsOf([...inLog, ...inBody], told.keys());
  const beside = told.size ? besideIn(evidence, knowledge) : new Map();
  const companions = companionsOf(beside);
  for (const row of rows) {
    const companion = companions.get(row.code);
    if (companion) explain(row, knowledge.describe(companion.field, companion.code, 1));
  }
  const remarks = new Map([
    ...onPrograms(programs),
    ...onCompanions(beside, companions, knowledge),
  ]);
  notes.push(...onStrays([...strays, ...homes.values()], knowledge), ...remarks.values());
  let silent = 0;
  for (const [field, where, number] of lacking) {
    const { items } = knowledge.fields[field];
    notes.push(say("code_missing", { count: number, items: items || "items", where }));
    silent += number;
  }
  if (leftOut.size) notes.push(say("codes_left_out", { count: leftOut.size }));
  const complete = !leftOut.size;
  const found = { rows, placed: atPlaces, items, inLog: inLog.length > 0, silent };
  const logRead = successes.reduce((last, { end }) => Math.max(last, end), 0);
  const ties = tiesIn(evidence, inLog, inBody, knowledge);
  const later = ties.later || endsInSuccess(evidence.log, inLog, knowledge);
  const symptoms = symptomsTold(evidence, rows, knowledge);
  const untold = (names) => new Map([...names].filter(([key]) => !told.has(key)));
  const [named, settled] = [untold(ties.names), untold(ties.settled)];
  return { ...found, later, logRead, notes, symptoms, remarks, programs, quoted, companions, beside: named, settled, complete };
}

/** What names the items of codes in text; a body is one line. */
function tiesIn({ log, response }, inLog, inBody, knowledge) {
  const body = (response?.body ?? "").replaceAll("\n", " ");
  return itemsBeside([[log, inLog], [body, inBody]], knowledge);
}

/** The field and the code that are meant by each code, at a place of many, that only another field
    has. */
function homesOf(placed, knowledge) {
  const homes = new Map();
  for (const [key, { field: place, code }] of placed) {
    const home = knowledge.isMany(place) ? knowledge.homeOf(place, code) : null;
    if (home) homes.set(key, { ...home, place });
  }
  return homes;
}

/** The row of a code; of one that only another field has, with what it says there. */
function described({ field, code, count, asked }, home, knowledge) {
  if (!home) return knowledge.describe(field, code, count, asked);
  return { ...knowledge.describe(home.field, home.code, count), field, code, asked, known: false };
}

/** Whether a response has a code that means a failure at a place where codes belong. */
export function namesFailure(response, knowledge) {
  return codesAt(response, knowledge).some(
    ({ field, code }) =>
      !knowledge.isStatusLine(field) &&
      knowledge.knows(field, code) &&
      !knowledge.isSuccess(field, code),
  );
}

/** The codes of a response at the places where codes belong. */
function codesAt(response, knowledge) {
  const placed = read(placedCodes({ request: null, response, report: null }, [], knowledge), knowledge);
  const strays = takeStrays(placed, knowledge);
  return [...placed.values(), ...strays];
}

/** The same codes as keys, of field and code. */
export const codesOf = (response, knowledge) => codesAt(response, knowledge).map(keyOf);

const keyOf = ({ field, code }) => `${field} ${code}`;

/** Whether an answer was read whole, and neither its codes nor its names say a failure. One without a
    code where codes belong, and without a failure, says nothing. */
export function saysSuccess(response, knowledge) {
  if (response.json_error !== null || (response.status ?? 0) >= FIRST_ERROR) return false;
  const reader = new EvidenceReader({ request: null, response, report: null }, knowledge.compiled);
  for (const [field, { where }] of Object.entries(knowledge.fields)) {
    const means = (code) => knowledge.knows(field, code) && knowledge.isSuccess(field, code);
    for (const path of where.filter((one) => one !== STATUS_LINE)) {
      const hits = reader.findAll(path).filter(({ value }) => value !== undefined || path.includes(EACH));
      if (!hits.every(({ value }) => means(codeMeant(field, codeText(value), knowledge)))) return false;
    }
  }
  return !failureIn(response.json, (code) => knowledge.succeeds(code));
}

/** What is at the fields' places and is no code there. */
export function unknownAtPlaces(evidence, knowledge) {
  const placed = [...placedCodes(evidence, [], knowledge).values()];
  const meant = placed.map(({ field, code }) => ({ field, code: codeMeant(field, code, knowledge) }));
  const unknown = meant.filter(({ field, code }) => !knowledge.knows(field, code));
  return [...new Map(unknown.map((one) => [keyOf(one), one.code])).values()];
}

/** What values at the fields' places mean, as `lookup` takes them. */
function read(values, knowledge) {
  const found = new Map();
  for (const { field, code: text, count } of values.values()) {
    for (const [code, written] of codesMeant(field, text, knowledge)) {
      tally(found, field, code, count, code === written ? null : written);
    }
  }
  return found;
}

/** Take out the codes that only another field has; return them, each with where it was read. At a
    place of many values a code stays, since it is counted with its items. */
function takeStrays(found, knowledge) {
  const strays = new Map();
  for (const [key, { field: place, code: text, count }] of [...found]) {
    const home = knowledge.isMany(place) ? null : knowledge.homeOf(place, text);
    if (!home) continue;
    found.delete(key);
    strays.set(keyOf(home), { ...home, count, asked: home.code === text ? null : text, place });
  }
  return [...strays.values()];
}

/** The code that a text at a field's place means, as `lookup` takes it. */
export function codeMeant(field, text, knowledge) {
  if (knowledge.knows(field, text)) return text;
  const addressed = codeAddressed(knowledge.codes, text);
  if (addressed && knowledge.knows(field, addressed)) return addressed;
  const named = fold(knowledge.codes, text, field);
  return named && knowledge.codes.mayBeMeant(named) ? knowledge.codes.named(named) : text;
}

/** The codes that a text at a field's place means, each with how it is written; of a text that is
    none itself, the failures in it, found as in any text. */
export function codesMeant(field, text, knowledge) {
  const code = codeMeant(field, text, knowledge);
  if (knowledge.knows(field, code) || knowledge.codes.isUndocumented(text)) return [[code, text]];
  const mentions = mentionsIn(knowledge.codes, text).filter((one) => !isMessage(one, knowledge));
  const isFailure = (one) =>
    knowledge.codes.isFailure(one) && (knowledge.knows(field, one) || knowledge.homeOf(field, one));
  const failures = new Set(mentions.map((one) => one.code).filter(isFailure));
  if (!failures.size) return [[code, text]];
  const inside = mentions.filter((one) => failures.has(one.code) || one.reason === UNKNOWN);
  return [...new Map(inside.map((one) => [one.code, one.text]))];
}

/** How often codes are mentioned that are not at their places. */
function countedIn(mentions, placed, knowledge) {
  const found = new Map();
  for (const [mention, count] of mentions) {
    if (placed.has(keyOf(mention)) || isMessage(mention, knowledge)) continue;
    const asked = mention.text === mention.code ? null : mention.text;
    tally(found, mention.field, mention.code, count, asked);
  }
  const spelled = new Set([...placed.keys(), ...found.keys()]);
  for (const [mention, count] of mentions.filter(([one]) => isMessage(one, knowledge))) {
    // Beside its code, a message is no other failure.
    if (!spelled.has(keyOf(mention))) tally(found, mention.field, mention.code, count);
  }
  return found;
}

/** Whether nothing but the status of a response is known, as from a log of accesses. */
function isStatusAlone(response) {
  return response !== null && !response.body_given && response.headers.size === 0;
}

/** Count the status of a response as often as lines tell it. */
function countStatuses(mentions, placed, knowledge) {
  for (const [key, found] of placed) {
    if (!knowledge.isStatusLine(found.field)) continue;
    const told = mentions.filter(([one]) => keyOf(one) === key);
    found.count = Math.max(found.count, told.reduce((sum, [, count]) => sum + count, 0));
  }
}

/** The HTTP status of an error without an entry, where all codes mean success. */
function contradicting({ response }, counted, knowledge) {
  const status = response?.status ?? 0;
  const field = Object.keys(knowledge.fields).find((name) => knowledge.isStatusLine(name));
  if (status < FIRST_ERROR || !field || !counted.length) return [];
  if (!counted.every(({ field, code }) => knowledge.knows(field, code) && knowledge.isSuccess(field, code))) return [];
  return [{ field, code: String(status), count: 1, asked: null }];
}

function isMessage({ reason, text, code }, { codes }) {
  return reason === EXACT && text !== code && codes.named(text) !== code;
}

/** Count a code; once it was written as it is spelled, other spellings say nothing new. */
function tally(counted, field, code, count = 1, asked = null) {
  const key = keyOf({ field, code });
  const found = counted.get(key);
  if (!found) {
    counted.set(key, { field, code, count, asked });
    return;
  }
  found.count += count;
  if (asked === null) found.asked = null;
}

function placedCodes(evidence, lacking, knowledge) {
  const placed = new Map();
  const reader = new EvidenceReader(evidence, knowledge.compiled);
  const places = Object.entries(knowledge.fields).flatMap(([field, { where }]) => where.map((path) => [field, path]));
  for (const [field, path] of places) {
    const codes = reader.findAll(path).map((hit) => codeText(hit.value)).filter((code) => code);
    for (const code of codes) {
      if (path !== STATUS_LINE || knowledge.knows(field, code)) tally(placed, field, code);
    }
    const around = itemsAround(path);
    if (around && knowledge.isMany(field)) {
      const items = reader.findAll(around).filter(({ value }) => path.includes(EACH) || !isList(value));
      const number = items.length - codes.length;
      if (number > 0) lacking.push([field, path, number]);
    }
  }
  return placed;
}

/** Whether a report is a list of reports. */
function isList(report) {
  return [...report.values()].some(Array.isArray);
}

/** A text or a number as a code, and nothing for what is neither. */
export function codeText(value) {
  const text = value instanceof JsonNumber ? value.text : value;
  return Number.isInteger(text) ? String(text) : typeof text === "string" ? trim(text) : "";
}

/** What is in other text, and in a body whose codes at their places do not tell all: none is a failure that points to no other field. */
function mentionedCodes(evidence, placed, knowledge) {
  const values = [...placed.values()];
  const failed = values.filter(({ field, code }) =>
    !knowledge.isStatusLine(field) && !(knowledge.knows(field, code) && knowledge.isSuccess(field, code)));
  const targets = new Set(failed.map(({ field, code }) => knowledge.target(field, code) ?? null));
  const isTold = targets.has(null) || values.some(({ field }) => targets.has(field));
  const texts = [evidence.log, (!isTold && evidence.response?.body) || ""];
  const [inText, inBody] = texts.map((text) => withoutOthers(text, mentionsIn(knowledge.codes, text), knowledge));
  return [inText, inBody.filter(({ field }) => !failed.length || targets.has(field))];
}
