// Shows a diagnosis as text, JSON, or Markdown that can be pasted into a ticket.

import { say } from "../engine/sentences.mjs";
import { limit, listOf } from "../engine/tables.mjs";
import { pointerWords } from "./retries.mjs";

const MOST_PLACES = limit("places_in_a_report");
const REQUESTS = listOf("recognised_requests");
const RETRY_SENTENCES = new Map([
  ["never", "retry_never"],
  ["none", "retry_none"],
  ["now", "retry_now"],
  ["after-fix", "retry_after_fix"],
]);
const DURATIONS = [
  [86400, "days"],
  [3600, "hours"],
  [60, "minutes"],
  [1, "seconds"],
];
const UNITS = [
  [86400, "retry_after_days"],
  [3600, "retry_after_hours"],
  [60, "retry_after_minutes"],
  [1, "retry_after_seconds"],
];
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** What a terminal or a reader of JSON text may act on, or nobody sees. */
const UNSAFE_IN_JSON = /[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const MARKDOWN = /[\\`*_[\]<>&#|~$@]/g;

/** A diagnosis as text, json or markdown, without a final line end. */
export function reportDiagnosis(result, form, knowledge) {
  if (form === "json") return JSON.stringify(result, null, 2).replace(UNSAFE_IN_JSON, escapedSign);
  const write = form === "markdown" ? markdown : plainText;
  return sections(result, knowledge).map(write).join("\n\n");
}

/**
 * A line below an item: a label (a number for steps, else a word or nothing) and its text, which
 * is shown character by character where it is evidence or an address.
 * @typedef {{text: string, label: string, verbatim: boolean}} Line
 */

/**
 * A part of a report; what it is about has the same name in every language.
 * @typedef {{about: string, heading: string, items: {title: string, lines: Line[]}[]}} Section
 */

/** The parts of a report that have something to say. */
export function sections(result, knowledge) {
  const failing = checksOf(result, "fail").map((row) => check(row, "check_fails", result));
  const codes = result.codes.map((row) => code(row, result, knowledge));
  const notes = result.notes.map((title) => ({ title, lines: [] }));
  return [
    { about: "recognised", heading: say("heading_recognised"), items: recognised(result) },
    { about: "wrong", heading: say("heading_wrong"), items: failing },
    { about: "codes", heading: say("heading_codes"), items: codes },
    { about: "open", heading: say("heading_open"), items: open(result) },
    { about: "fine", heading: say("heading_fine"), items: fine(result) },
    { about: "retry", heading: say("heading_retry"), items: retry(result, knowledge) },
    { about: "notes", heading: say("heading_notes"), items: notes },
  ].filter(({ items }) => items.length);
}

function recognised(result) {
  return [{ title: result.recognised.join(", ") || say("nothing_recognised"), lines: [] }];
}

const checksOf = (result, outcome) => result.checks.filter((row) => row.outcome === outcome);

const line = (text, label = "", verbatim = false) => ({ text, label, verbatim });

function code(row, result, knowledge) {
  const known = row.title || say("not_in_catalogue");
  let title = `${row.code}: ${known}`;
  if (knowledge.isMany(row.field) && hasItems(result)) {
    let total = 0;
    for (const other of result.codes) if (other.field === row.field) total += other.count;
    const items = itemsOf(row, knowledge);
    title = say("code_of_items", { count: row.count, total, items, code: title });
  } else if (row.count > 1) {
    title = say("code_times", { count: row.count, code: title });
  }
  return { title, lines: [...codeLines(row, result, knowledge)], row };
}

/** Whether a whole response gave the values of its items, so that they can be counted. */
function hasItems({ retry: { numbers } }) {
  return numbers.now + numbers["after-fix"] + numbers.never + Object.keys(numbers.after).length > 0;
}

const itemsOf = (row, knowledge) => knowledge.fields[row.field].items || say("items");

function* codeLines(row, result, knowledge) {
  const parts = [knowledge.fields[row.field].title];
  const target = knowledge.target(row.field, row.code);
  if (row.owner !== null) {
    const points = target !== undefined && row.retry.rule === null;
    const words = points ? pointerWords(knowledge.fields[target]) : retryWords(row.retry);
    parts.push(words, say("owner", { owner: knowledge.ownerTitle(row.owner) }));
  }
  yield line(parts.join(" · "));
  if (row.asked !== null) yield line(row.asked, say("label_written_as"), true);
  if (!result.codes.some((other) => other.field === target)) {
    for (const [at, step] of row.steps.entries()) yield line(step, String(at + 1));
  }
  for (const code of row.suggestions) {
    const meant = knowledge.describe(knowledge.fieldOf(code), code, 1);
    yield line(`${code}: ${meant.title}`, say("label_suggestion"));
    yield line(meant.url, "", true);
  }
  if (row.url !== null) yield line(row.url, "", true);
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
function check(row, key, result) {
  const codes = codesOf(row, result);
  const lines = row.outcome === "pass" ? [] : [...checkLines(row)];
  return { title: say(key, { says: row.says, codes: codes.join(", ") }), lines, codes };
}

/** The checks of one outcome: those of the codes that came back, and the others. */
function split(result, outcome) {
  const seen = cameBack(result);
  const isRelated = (row) => row.codes.some((code) => seen.has(code));
  const rows = checksOf(result, outcome);
  return [rows.filter(isRelated), rows.filter((row) => !isRelated(row))];
}

/** The checks that hold: by name those of the codes that came back. */
function fine(result) {
  const [related, others] = split(result, "pass");
  const items = related.map((row) => check(row, "check_holds", result));
  const title = say("other_checks_hold", { count: others.length });
  return others.length ? [...items, { title, lines: [] }] : items;
}

function byNeeds(rows) {
  const found = new Map();
  for (const row of rows) {
    const what = row.needs.join("; ");
    found.set(what, [...(found.get(what) ?? []), row]);
  }
  return [...found];
}

/** The open checks of the codes that came back, and, for a request, the others, by their needs. */
function open(result) {
  const [related, rest] = split(result, "unknown");
  const items = byNeeds(related).flatMap(([what, rows]) => {
    if (rows.length === 1 || rows.some((row) => row.evidence.length)) {
      return rows.map((row) => check(row, "check_open", result));
    }
    const codes = [...new Set(rows.flatMap((row) => codesOf(row, result)))];
    const named = codes.join(", ");
    const title = say("checks_open", { count: rows.length, codes: named });
    return { title, lines: [line(what, say("label_needs"))], codes };
  });
  if (rest.length && result.recognised.some((kind) => REQUESTS.includes(kind))) {
    const lines = byNeeds(rest).map(([what, { length: count }]) =>
      line(say("checks_need", { count, what })),
    );
    items.push({ title: say("other_checks_open", { count: rest.length }), lines });
  }
  return items;
}

function* checkLines(row) {
  for (const { at, found, expected, hint } of row.evidence.slice(0, MOST_PLACES)) {
    yield line(at, say("label_at"));
    if (found) yield line(found, say("label_found"), true);
    if (expected) yield line(expected, say("label_expected"));
    if (hint) yield line(hint, say("label_hint"));
  }
  const more = row.evidence.length - MOST_PLACES;
  if (more > 0) yield line(say("more", { count: more }));
  if (row.needs.length) yield line(row.needs.join("; "), say("label_needs"));
}

function retry(result, knowledge) {
  const { rule, numbers } = result.retry;
  const counts = [["now", 0, numbers.now]];
  for (const [wait, count] of Object.entries(numbers.after)) counts.push(["after", Number(wait), count]);
  counts.push(["after-fix", null, numbers["after-fix"]], ["never", null, numbers.never]);
  const many = result.codes.filter((row) => knowledge.isMany(row.field));
  if (hasItems(result)) {
    const unknown = many.filter(({ retry }) => retry.rule === null);
    counts.push([null, null, unknown.reduce((sum, { count }) => sum + count, 0)]);
  }
  const lines = [];
  for (const [rule, wait, count] of counts) {
    if (!count) continue;
    const rows = many.filter((row) => fallsUnder(row.retry, rule, wait));
    const codes = rows.map((row) => row.code).join(", ");
    const words = retryWords({ rule, after_seconds: wait }) || say("retry_unknown");
    const items = itemsOf(rows[0], knowledge);
    lines.push(line(say("retry_of_items", { count, items, rule: words, codes })));
  }
  if (rule === null || !(lines.length || result.codes.length > 1)) return [];
  const same = result.codes.filter((row) => row.retry.rule === rule);
  const waits = same.map((row) => row.retry.after_seconds).filter((wait) => wait !== null);
  const longest = waits.length ? Math.max(...waits) : null;
  const words = retryWords({ rule, after_seconds: longest });
  return [{ title: say("retry_of_all", { rule: words }), lines }];
}

/** Whether the items of a code are counted under a rule; only waits before it differ. */
function fallsUnder(retry, rule, wait) {
  if (rule === "after") return retry.rule === rule && retry.after_seconds === wait;
  return (retry.rule === "none" ? "never" : retry.rule) === rule;
}

/** A retry rule in words; the wait in the largest unit that divides it. */
export function retryWords({ rule, after_seconds: seconds }) {
  if (rule === "after-fix" && seconds) {
    const [size, key] = DURATIONS.find(([size]) => seconds % size === 0);
    const wait = say(key, { count: seconds / size });
    return say("retry_wait_after_fix", { wait });
  }
  if (rule !== "after" || seconds === null) return RETRY_SENTENCES.has(rule) ? say(RETRY_SENTENCES.get(rule)) : "";
  const [size, key] = UNITS.find(([size]) => seconds % size === 0);
  return say(key, { count: seconds / size });
}

function plainText({ heading, items }) {
  const lines = [heading];
  for (const item of items) {
    lines.push(`  ${visible(item.title)}`);
    for (const line of item.lines) lines.push(`    ${labelled(line, shown(line))}`);
  }
  return lines.join("\n");
}

function markdown({ heading, items }) {
  const lines = [`**${heading}**`, ""];
  for (const item of items) {
    lines.push(`- ${escaped(item.title)}`);
    for (const line of item.lines) {
      if (isNumber(line.label)) lines.push(`  ${labelled(line, step(line.text))}`);
      else lines.push(`  - ${labelled(line, line.verbatim ? codeSpan(line.text) : escaped(line.text))}`);
    }
  }
  return lines.join("\n");
}

/** A line's text; a value of evidence with a blank at an end stands in quotes. */
export function shown({ text, verbatim }) {
  const line = visible(text);
  return verbatim && (line.startsWith(" ") || line.endsWith(" ")) ? `"${line}"` : line;
}

const isNumber = (label) => /^[0-9]+$/.test(label);

/** A text behind the label of its line, if that has one. */
export function labelled({ label }, text) {
  if (!label) return text;
  return isNumber(label) ? `${label}. ${text}` : `${label}: ${text}`;
}

/** Text on one line: control, formatting and invisible signs as `\u....`. */
export function visible(text) {
  return text.replace(INVISIBLE, escapedSign);
}

function escapedSign(sign) {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const escaped = (text) => visible(text).replace(MARKDOWN, "\\$&");

/** The catalogue's text as Markdown; its code spans stay, everything else is text. */
function step(text) {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return escaped(text);
  return parts.map((part, n) => (n % 2 ? part : escaped(part))).join("`");
}

/** Text as a Markdown code span, whatever it holds. */
function codeSpan(text) {
  const shown = visible(text);
  let fence = "`";
  while (shown.includes(fence)) fence += "`";
  const pad = shown.startsWith("`") || shown.endsWith("`") || fence !== "`" ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}
