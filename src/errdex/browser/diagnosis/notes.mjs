// What a reader should know about the codes in evidence, and about those that are missing there.

import { NO_FAILURE } from "../evidence/outcomes.mjs";
import { say } from "../engine/sentences.mjs";
import { limit, listOf } from "../engine/tables.mjs";
import { cutAt, lower, trim } from "../evidence/text/characters.mjs";
import { JsonNumber } from "../evidence/text/json_text.mjs";
import { plainName } from "../evidence/text/names.mjs";
import { firstOfMany } from "./lists.mjs";
import { EACH } from "./paths.mjs";
import { pointsToAnother } from "./retries.mjs";
import { LONGEST, symptomsIn } from "./symptoms.mjs";
import { isText } from "./values.mjs";

const MOST_MARKS = limit("items_in_a_report");
const ERROR_CODE = /^(?:[Ee]rr(?:or)?_?[Cc]ode|Code)$/;
const ERROR_WORD = /^[a-z]{1,20}(?:_[a-z]{1,20}){1,3}$/; // no sentence
const MESSAGES = listOf("names_of_messages");
const OAUTH = listOf("errors_of_oauth");
const ERRORS = ["error", "Error", "errors"];
const GATEWAY = [502, 504];
// Words and a few digits, and no phone number, one-time code or token.
const CODE = /^(?:[A-Za-z]{1,20}(?:[._-][A-Za-z]{1,20}){0,3}[._-]?[0-9]{0,6}|[0-9]{1,3})$/;
const CELLS = /[,;|\t]|[0-9]{5} /u;
const BETWEEN = /[ \t\r,;|"]+/u;
const WORD = /(?<![A-Za-z0-9_])[A-Z]{4,20}(?![A-Za-z0-9_])/gu;
const WORDS = /[a-z]{2,20}/gu;
const WITHOUT_CAPITALS = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/u;
const OTHERS = listOf("words_for_other_things");
const NUMBER = /^[0-9]{1,6}$/;
const UNREADABLE =
  /(?:[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd][^\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]{0,8}){8}/u;

/** What the rows of a piece of evidence do not say by themselves. */
export function* notesOn(evidence, rows, knowledge) {
  const { response, report } = evidence;
  if (!rows.length && UNREADABLE.test(evidence.log)) yield say("note_unreadable");
  if (!rows.length && NUMBER.test(trim(evidence.log))) yield onNumber(trim(evidence.log), knowledge);
  if (!rows.length && isTextAlone(evidence)) yield* wordsAtStart(evidence.log, knowledge);
  if (evidence.request === null && response === null) {
    const others = knowledge.successes.filter((code) => !rows.some((row) => row.code === code));
    yield* unnamedIn(evidence.log, others);
  }
  if (response?.json_error) yield say("note_response_body", { fault: response.json_error });
  if (response && rows.every(({ field }) => knowledge.isStatusLine(field))) {
    yield* onResponse(response, rows.length > 0, knowledge);
  }
  if (response) yield* onMessages(response.json, rows, knowledge);
  if (report !== null) yield* onReports(report, knowledge);
  const isOthers = response !== null && [...codesElsewhere(response)].length > 0;
  for (const row of rows) {
    const target = knowledge.target(row.field, row.code);
    if (isOthers && knowledge.isStatusLine(row.field)) continue;
    if (target === undefined || pointsToAnother(row, rows, knowledge)) continue;
    const { title, where } = knowledge.fields[target];
    yield say("note_points_to", { code: row.code, title, where: where[0] });
  }
  if (!rows.every((row) => row.success)) return;
  const seen = rows.flatMap((row) => knowledge.symptoms(row.field, row.code));
  const told = new Set(seen.map(({ title, url }) => say("symptom", { title, url })));
  if (told.size) yield say("note_symptom", { symptoms: [...told].join("; ") });
}

/** How many lines have a success as in a table, where nothing tells that it is a code. */
function* unnamedIn(text, codes) {
  for (const code of codes) {
    const lines = text.includes(code) ? text.split("\n").filter((line) => line.includes(code)) : [];
    const rows = lines.filter((line) => CELLS.test(line)).map((line) => line.split(BETWEEN));
    const count = rows.filter((cells) => cells.includes(code)).length;
    if (count) yield say("note_unnamed", { count, code });
  }
}

/** The symptoms that evidence may be about in which nothing else is told. */
export function symptomsTold(evidence, rows, knowledge) {
  const { log, response, curl_failure: failure } = evidence;
  if (rows.length || response !== null) return [];
  const isTold = isTextAlone(evidence) && wordsAtStart(log, knowledge).next().done;
  return isTold || failure ? symptomsIn(log, knowledge) : [];
}

/** Whether nothing but text was read. */
function isTextAlone({ request, response, report }) {
  return request === null && response === null && report === null;
}

function wordsAtStart(text, knowledge) {
  return wordsIn(text.slice(0, cutAt(text, LONGEST)), knowledge);
}

/** What words in capitals may be that are codes: behind their field's name in a sentence. In a line of a
    script without capitals such a word is one of a program anyhow. */
function* wordsIn(text, knowledge) {
  for (const word of new Set(text.match(WORD) ?? [])) {
    const name = Object.keys(knowledge.fields).find((one) => knowledge.knows(one, word));
    if (name === undefined || !knowledge.codes.isFailure(word) || !isTold(word, name, text, knowledge)) continue;
    const { title, url } = knowledge.describe(name, word, 1);
    yield say("note_word", { code: word, title, field: knowledge.fields[name].title, url });
  }
}

function isTold(word, field, text, { fields }) {
  const line = text.split("\n").find((one) => one.includes(word));
  const words = lower(line.slice(0, line.indexOf(word))).match(WORDS) ?? [];
  const names = [field, ...fields[field].where.map((path) => path.split(".").at(-1))];
  const isNamed = words.some((one) => names.includes(one)) || WITHOUT_CAPITALS.test(line);
  return isNamed && !words.some((one) => OTHERS.includes(one));
}

/** How to give a number that is all of a text: under a name that has such a code. */
function onNumber(number, knowledge) {
  const knowing = Object.entries(knowledge.fields).filter(([field]) => knowledge.knows(field, number));
  if (!knowing.length) return say("note_number_alone");
  const last = ({ where: [path] }) => path.slice(path.lastIndexOf(".") + 1);
  const found = knowing.map(([, about]) => last(about)).map((name) => (name.endsWith(EACH) ? name.slice(0, -EACH.length) : name));
  const names = [...new Set(found)].join(say("or"));
  return say("note_number_of", { names });
}

/** That the text beside a failure is what the service sends with another code. */
function* onMessages(json, rows, knowledge) {
  const read = new Set(rows.filter(({ success, known }) => success === false && known).map(({ code }) => code));
  for (const [name, value] of json instanceof Map && read.size ? json : []) {
    const said = typeof value === "string" && MESSAGES.includes(plainName(name)) ? trim(value) : "";
    const meant = knowledge.sentWith.get(said) ?? [];
    if (!meant.length || meant.some((code) => read.has(code))) continue;
    const [code] = meant;
    const { title } = knowledge.describe(knowledge.fieldOf(code), code, 1);
    yield say("note_message", { name, code, title });
  }
}

/** What a response without a code says by its body, and by its status if that is new. */
function* onResponse(response, isKnown, knowledge) {
  const { status, body } = response;
  if (!isKnown && GATEWAY.includes(status)) yield say("note_gateway", { status });
  else if (!isKnown && status !== null && status >= 400) yield say("note_status", { status });
  const others = [...codesElsewhere(response)].map(({ name, code }) =>
    code ? say("note_code_elsewhere", { name, code }) : say("note_code_elsewhere_unshown", { name }),
  );
  if (others.length || (body && !isKnown)) {
    const missing = say("note_no_code", { places: placesIn(knowledge) });
    yield [missing, ...others].join("; ");
  }
}

/** That nothing is read of reports, and what the catalogue says about that. */
function* onReports(reports, knowledge) {
  if (pathsIn(knowledge).some((path) => path.startsWith("report."))) return;
  const { marks, note } = knowledge.compiled.reports;
  const told = reports.flatMap((report) => marks.map((mark) => [mark, report.get(mark)]));
  const marked = told.filter(([, value]) => isText(value) && CODE.test(value));
  const found = [...new Set(marked.map(([mark, value]) => `${mark}: ${value}`))];
  yield say("note_report") + (found.length ? ` (${firstOfMany(found, MOST_MARKS)})` : "");
  if (note) yield note;
}

/** What an answer of another API names as its code: {name, code}; the code is empty where it may be
    something private. */
export function* codesElsewhere({ json, status }) {
  for (const [name, value] of errorsIn(json, status >= 400)) {
    const text = value instanceof JsonNumber ? value.text : value;
    if (text && isText(text) && !NO_FAILURE.test(lower(text))) yield { name, code: CODE.test(text) ? text : "" };
  }
}

/** The values of the names that other APIs have for a code, also in their `error`. A word there is a
    code of OAuth, or one that a failure or a description shows to be one. */
function* errorsIn(json, isFailure) {
  const members = json instanceof Map ? json : new Map();
  const isShown = isFailure || members.has("error_description");
  for (const [name, value] of members) {
    const isWord = name === "error" && isText(value) && ERROR_WORD.test(value);
    if ((isWord && (isShown || OAUTH.includes(value))) || ERROR_CODE.test(name)) yield [name, value];
    const inner = Array.isArray(value) && value.length ? value[0] : value;
    if (!ERRORS.includes(name) || !(inner instanceof Map)) continue;
    for (const own of ["code", "Code"]) if (inner.has(own)) yield [`${name}.${own}`, inner.get(own)];
  }
}

function placesIn(knowledge) {
  return pathsIn(knowledge).filter((path) => path.startsWith("response.json")).join(", ");
}

const pathsIn = ({ fields }) => Object.values(fields).flatMap(({ where }) => where);
