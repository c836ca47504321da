// Says in sections, items and lines what a diagnosis has found.

import { say } from "../engine/sentences.mjs";
import { limit, listOf } from "../engine/tables.mjs";
import { itemsIn, sendAgain, withItems } from "./answers.mjs";
import { faultOf } from "./faults.mjs";
import { firstOfMany } from "./lists.mjs";
import { pointerWords, pointsToAnother, retryWords } from "./retries.mjs";

const MOST_PLACES = limit("places_in_a_report");
const MOST_ITEMS = limit("items_in_a_report");
const ENDS = /[?:\uff1f\uff1a]$/; // of a label that needs no colon; the last two are full-width
const REQUESTS = listOf("recognised_requests");
const CHECK_SENTENCES = { fail: "check_fails", unknown: "check_open", pass: "check_holds" };

/**
 * A line below an item: a label (a number for steps, else a word or nothing) and its text, which
 * is shown character by character where it is evidence or an address (verbatim); what is between
 * backticks is code where it is marked. A part goes on with the step before it.
 * @typedef {{text: string, label: string, verbatim: boolean, marked: boolean, part: ?boolean}} Line
 */

/**
 * A part of a report; what it is about has the same name in every language.
 * The page that diagnoses also gets the row of a code and whether it only points to others, and of
 * a check its id and what it says.
 * @typedef {{title: string, lines: Line[], marked: ?boolean}} Item
 * @typedef {{about: string, heading: string, items: Item[]}} Section
 */

/** The parts of a report that have something to say. */
export function sections(result, knowledge) {
  const failing = checksOf(result, "fail").map((row) => check(row, result, knowledge));
  const codes = result.codes.map((row) => code(row, result, knowledge));
  const notes = notesLeft(result).map((title) => ({ title, lines: [] }));
  return [
    { about: "answer", heading: say("heading_answer"), items: answer(result, knowledge) },
    { about: "recognised", heading: say("heading_recognised"), items: recognised(result) },
    { about: "wrong", heading: say("heading_wrong"), items: failing },
    { about: "codes", heading: say("heading_codes"), items: codes },
    { about: "open", heading: say("heading_open"), items: open(result, knowledge) },
    { about: "fine", heading: say("heading_fine"), items: fine(result, knowledge) },
    { about: "retry", heading: knowledge.word("again"), items: retry(result, knowledge) },
    { about: "notes", heading: say("heading_notes"), items: notes },
  ].filter(({ items }) => items.length);
}

/** The notes that the answer does not say already. */
function notesLeft({ answer, notes }) {
  return notes.filter((note) => !(answer?.says ?? "").includes(note));
}

function answer({ answer }, knowledge) {
  if (answer === null) return [];
  const { says, codes } = answer;
  const isNamed = !codes.length || codes.some((code) => says.includes(code));
  const title = isNamed ? says : `${says} (${codes.join(", ")})`;
  const parts = answer.owner === null ? [] : [who(answer.owner, answer.first_step, knowledge)];
  const words = [...parts, sendAgainWords(answer.send_again, knowledge)].filter(Boolean).join(" · ");
  const lines = words ? [line(words)] : [];
  if (answer.first_step) lines.push(marked(answer.first_step, knowledge.word("first")));
  if (answer.tell_customer) lines.push(line(answer.tell_customer, knowledge.word("customer")));
  return [{ title, lines, marked: true, codes }];
}

function who(owner, firstStep, knowledge) {
  return behindLabel(knowledge.word("who"), knowledge.whoActs(owner, firstStep));
}

/** A text behind a label, which may be a question. */
export function behindLabel(label, text) {
  return `${label}${ENDS.test(label) ? "" : ":"} ${text}`;
}

function recognised(result) {
  return [{ title: result.recognised.join(", ") || say("nothing_recognised"), lines: [] }];
}

const checksOf = (result, outcome) => result.checks.filter((row) => row.outcome === outcome);

const line = (text, label = "", verbatim = false) => ({ text, label, verbatim, marked: false });

const marked = (text, label) => ({ text, label, verbatim: false, marked: true });

function code(row, result, knowledge) {
  const known = row.title || say("not_in_catalogue");
  let title = `${row.code}: ${known}`;
  if (itemsIn(row, result)) {
    title = withItems(title, row, result, knowledge);
  } else if (row.count > 1) {
    title = say("code_times", { count: row.count, code: title });
  }
  const points = pointsToAnother(row, result.codes, knowledge);
  return { title, lines: [...codeLines(row, result, knowledge)], row, points };
}

/** Whether a success has no step that none above it has. */
function isTold(row, { codes }) {
  const told = new Set(codes.slice(0, codes.indexOf(row)).flatMap(({ steps }) => steps));
  return row.success === true && row.steps.every((step) => told.has(step));
}

function* codeLines(row, result, knowledge) {
  const isGuess = !row.known && result.recognised.join() === "log"; // no place tells its field
  const parts = isGuess ? [] : [knowledge.fields[row.field].title];
  const target = knowledge.target(row.field, row.code);
  const points = target !== undefined && row.owner !== null && row.retry.rule === null;
  parts.push(points ? pointerWords(knowledge.fields[target]) : sendAgainWords(row.retry, knowledge));
  if (row.owner !== null && row.success !== true) parts.push(who(row.owner, knowledge.firstStep(row), knowledge));
  if (parts.some(Boolean)) yield line(parts.filter(Boolean).join(" · "));
  if (row.asked !== null) yield line(row.asked, say("label_written_as"), true);
  const lacking = unwritten(row, target);
  if (lacking.length) yield line(lacking.join(", "), say("label_unwritten"));
  const told = Object.entries(row.parameters).map(([name, value]) => `${name} = ${value}`);
  if (told.length) yield line(told.join(", "), say("label_parameters"), true);
  if (row.items.length) yield line(firstOfMany(row.items, MOST_ITEMS), say("label_items"));
  if (!pointsToAnother(row, result.codes, knowledge) && !isTold(row, result)) {
    for (const [at, { said, rest }] of stepsOf(row, result, knowledge).entries()) {
      yield marked(said, String(at + 1));
      for (const [text, isCode] of rest) yield { text, label: "", verbatim: isCode, marked: !isCode, part: true };
    }
  }
  for (const code of row.suggestions) {
    const meant = knowledge.describe(knowledge.fieldOf(code), code, 1);
    yield line(`${code}: ${meant.title}`, say("label_suggestion"));
    yield line(meant.url, "", true);
  }
  if (row.url !== null) yield line(row.url, "", true);
}

/** In words what a draft does not say yet of what a report shows. */
function unwritten(row, target) {
  if (!row.known || row.success !== false) return [];
  const lacking = [
    ["unwritten_owner", row.owner === null],
    ["unwritten_retry", row.retry.rule === null && target === undefined],
    ["unwritten_steps", !row.steps.length],
  ];
  return lacking.filter(([, lacks]) => lacks).map(([what]) => say(what));
}

/** The steps of a code with their further lines, and whether the checks of them hold. */
function stepsOf(row, { checks }, knowledge) {
  const outcomes = new Map(checks.map((check) => [check.id, check.outcome]));
  return knowledge.stepsOf(row).map(([step, by]) => {
    const found = by.map((check) => outcomes.get(check));
    const [first, rest] = [knowledge.firstOf(step), knowledge.restOf(step)];
    if (found.includes("fail")) return { said: say("step_fails", { step: first }), rest };
    const holds = found.length && found.every((outcome) => outcome === "pass");
    return { said: holds ? say("step_holds", { step: first }) : first, rest };
  });
}

const cameBack = (result) =>
  new Set(result.codes.filter((row) => row.success === false).map((row) => row.code));

/** Of a check's codes those that came back, if any did. */
function codesOf(row, result) {
  const seen = cameBack(result);
  const codes = row.codes.filter((code) => seen.has(code));
  return codes.length ? codes : row.codes;
}

/** A check with what it found. */
function check(row, result, knowledge) {
  const codes = codesOf(row, result);
  const says = row.outcome === "fail" ? faultOf(row) : row.says;
  const title = say(CHECK_SENTENCES[row.outcome], { says, codes: codes.join(", ") });
  let lines = row.outcome === "pass" ? [] : [...checkLines(row, knowledge)];
  if (row.evidence.length === 1) {
    // What the title says, no line says again.
    lines = lines.filter(({ label, text }) => label !== say("label_hint") || !says.includes(text));
  }
  return { title, id: row.id, says, lines, codes, marked: true };
}

/** The checks of one outcome: those of the codes that came back, and the others. */
function split(result, outcome) {
  const seen = cameBack(result);
  const isRelated = (row) => row.codes.some((code) => seen.has(code));
  const rows = checksOf(result, outcome);
  return [rows.filter(isRelated), rows.filter((row) => !isRelated(row))];
}

/** The checks that hold: by name those of the codes that came back. */
function fine(result, knowledge) {
  const [related, others] = split(result, "pass");
  const items = related.map((row) => check(row, result, knowledge));
  const title = say("other_checks_hold", { count: others.length });
  return others.length ? [...items, { title, lines: [] }] : items;
}

function byNeeds(rows, knowledge) {
  const found = new Map();
  for (const row of rows) {
    const what = needed(row.needs, knowledge);
    found.set(what, [...(found.get(what) ?? []), row]);
  }
  return [...found];
}

/** In words what to give; a context value with the name by which it is given. */
function needed(needs, { compiled: { context } }) {
  const words = ({ name, title }) => (name !== null && Object.hasOwn(context, name) ? `${title} (${name})` : title);
  return needs.map(words).join("; ");
}

/** The open checks of the codes that came back, and, for a request, the others, by their needs. */
function open(result, knowledge) {
  const [related, others] = split(result, "unknown");
  const isRequest = result.recognised.some((kind) => REQUESTS.includes(kind));
  const rest = others.filter((row) => isRequest && !row.evidence.length);
  const items = byNeeds(related, knowledge).flatMap(([what, rows]) => {
    if (rows.length === 1 || rows.some((row) => row.evidence.length)) {
      return rows.map((row) => check(row, result, knowledge));
    }
    const codes = [...new Set(rows.flatMap((row) => codesOf(row, result)))];
    const named = codes.join(", ");
    const title = say("checks_open", { count: rows.length, codes: named });
    return { title, lines: [line(what, say("label_needs"))], codes };
  });
  for (const row of others) {
    if (isRequest && row.evidence.length) items.push(check(row, result, knowledge));
  }
  if (rest.length) {
    const lines = byNeeds(rest, knowledge).map(([what, { length: count }]) =>
      line(say("checks_need", { count, what })),
    );
    items.push({ title: say("other_checks_open", { count: rest.length }), lines });
  }
  return items;
}

function* checkLines(row, knowledge) {
  const says = row.says.replaceAll("`", "");
  for (const { at, found, expected, hint } of row.evidence.slice(0, MOST_PLACES)) {
    yield line(at, say("label_at"));
    if (found) yield line(found, say("label_found"), true);
    if (expected && !says.includes(expected)) yield line(expected, say("label_expected"));
    if (hint) yield line(hint, say("label_hint"));
  }
  const more = row.evidence.length - MOST_PLACES;
  if (more > 0) yield line(say("more", { count: more }));
  if (row.needs.length) yield line(needed(row.needs, knowledge), say("label_needs"));
}

/** The rules of the items, where they differ; else the answer has said it. */
function retry(result, knowledge) {
  const { rule, numbers } = result.retry;
  const counts = [["now", 0, numbers.now]];
  for (const [wait, count] of Object.entries(numbers.after)) counts.push(["after", Number(wait), count]);
  counts.push(["after-fix", null, numbers["after-fix"]], ["never", null, numbers.never]);
  const many = result.codes.filter((row) => row.of_items);
  if (many.some((row) => itemsIn(row, result))) {
    const unknown = many.filter(({ retry }) => retry.rule === null);
    counts.push([null, null, unknown.reduce((sum, { count }) => sum + count, 0)]);
  }
  const lines = [];
  for (const [rule, wait, count] of counts) {
    if (!count) continue;
    const rows = many.filter((row) => fallsUnder(row.retry, rule, wait));
    const codes = rows.map((row) => row.code).join(", ");
    const words = retryWords({ rule, after_seconds: wait }) || say("retry_unknown");
    const items = knowledge.itemsOf(rows[0].field);
    const text = say("retry_of_items", { count, items, rule: words, codes });
    lines.push({ ...line(text), counted: { count, items, words, rows } });
  }
  if (!knowledge.resends || rule === null || lines.length < 2) return [];
  const words = retryWords(sendAgain(result.codes, result));
  return [{ title: say("retry_of_all", { rule: words }), lines }];
}

/** A retry rule in words; nothing where sending again means nothing for any code. */
export const sendAgainWords = (retry, knowledge) => (knowledge.resends ? retryWords(retry) : "");

/** Whether the items of a code are counted under a rule; only waits before it differ. */
function fallsUnder(retry, rule, wait) {
  if (rule === "after") return retry.rule === rule && retry.after_seconds === wait;
  return (retry.rule === "none" ? "never" : retry.rule) === rule;
}
