// Shows a diagnosis as text, JSON, or Markdown that can be pasted into a ticket.

import { say } from "../engine/sentences.mjs";
import { limit, listOf } from "../engine/tables.mjs";
import { itemsIn, pointsToAnother, sendAgain, withItems } from "./answers.mjs";
import { faultOf } from "./faults.mjs";
import { pointerWords } from "./retries.mjs";

const MOST_PLACES = limit("places_in_a_report");
const MOST_ITEMS = limit("items_in_a_report");
const REQUESTS = listOf("recognised_requests");
const RETRY_SENTENCES = new Map([
  ["never", "retry_never"],
  ["none", "retry_none"],
  ["now", "retry_now"],
  ["after-fix", "retry_after_fix"],
]);
const CHECK_SENTENCES = { fail: "check_fails", unknown: "check_open", pass: "check_holds" };
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
 * is shown character by character where it is evidence or an address (verbatim); what is between
 * backticks is code where it is marked.
 * @typedef {{text: string, label: string, verbatim: boolean, marked: boolean}} Line
 */

/**
 * A part of a report; what it is about has the same name in every language.
 * @typedef {{title: string, lines: Line[], marked: ?boolean}} Item
 * @typedef {{about: string, heading: string, items: Item[]}} Section
 */

/** The parts of a report that have something to say. */
export function sections(result, knowledge) {
  const failing = checksOf(result, "fail").map((row) => check(row, result, knowledge));
  const codes = result.codes.map((row) => code(row, result, knowledge));
  const notes = result.notes.map((title) => ({ title, lines: [] }));
  return [
    { about: "answer", heading: say("heading_answer"), items: answer(result, knowledge) },
    { about: "recognised", heading: say("heading_recognised"), items: recognised(result) },
    { about: "wrong", heading: say("heading_wrong"), items: failing },
    { about: "codes", heading: say("heading_codes"), items: codes },
    { about: "open", heading: say("heading_open"), items: open(result, knowledge) },
    { about: "fine", heading: say("heading_fine"), items: fine(result, knowledge) },
    { about: "retry", heading: say("heading_retry"), items: retry(result, knowledge) },
    { about: "notes", heading: say("heading_notes"), items: notes },
  ].filter(({ items }) => items.length);
}

function answer({ answer }, knowledge) {
  if (answer === null) return [];
  const codes = answer.codes.filter((code) => !answer.says.includes(code));
  const title = codes.length ? `${answer.says} (${codes.join(", ")})` : answer.says;
  const parts = answer.owner === null ? [] : [say("owner", { owner: knowledge.ownerTitle(answer.owner) })];
  const words = [...parts, retryWords(answer.send_again)].filter(Boolean).join(" · ");
  const lines = words ? [line(words)] : [];
  if (answer.first_step) lines.push(marked(answer.first_step, say("label_first")));
  if (answer.tell_customer) lines.push(line(answer.tell_customer, say("label_customer")));
  return [{ title, lines, marked: true, codes: answer.codes }];
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
  if (itemsIn(row.field, result, knowledge)) {
    title = withItems(title, row, result, knowledge);
  } else if (row.count > 1) {
    title = say("code_times", { count: row.count, code: title });
  }
  return { title, lines: [...codeLines(row, result, knowledge)], row };
}

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
  if (row.items.length) yield line(first(row.items, MOST_ITEMS), say("label_items"));
  if (!pointsToAnother(row, result.codes, knowledge)) {
    for (const [at, step] of stepsOf(row, result, knowledge).entries()) yield marked(step, String(at + 1));
  }
  for (const code of row.suggestions) {
    const meant = knowledge.describe(knowledge.fieldOf(code), code, 1);
    yield line(`${code}: ${meant.title}`, say("label_suggestion"));
    yield line(meant.url, "", true);
  }
  if (row.url !== null) yield line(row.url, "", true);
}

/** The first of some texts, and how many more there are. */
function first(texts, most) {
  const more = texts.length - most;
  return [...texts.slice(0, most), ...(more > 0 ? [say("more", { count: more })] : [])].join(", ");
}

/** The steps of a code, and of those that checks decide whether these hold. */
function stepsOf(row, { checks }, knowledge) {
  const outcomes = new Map(checks.map((check) => [check.id, check.outcome]));
  return knowledge.stepsOf(row).map(([step, by]) => {
    const found = by.map((check) => outcomes.get(check));
    if (found.includes("fail")) return say("step_fails", { step });
    const holds = found.length && found.every((outcome) => outcome === "pass");
    return holds ? say("step_holds", { step }) : step;
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
  return { title, lines, codes, marked: true };
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

function retry(result, knowledge) {
  const { rule, numbers } = result.retry;
  const counts = [["now", 0, numbers.now]];
  for (const [wait, count] of Object.entries(numbers.after)) counts.push(["after", Number(wait), count]);
  counts.push(["after-fix", null, numbers["after-fix"]], ["never", null, numbers.never]);
  const many = result.codes.filter((row) => knowledge.isMany(row.field));
  if (many.some((row) => itemsIn(row.field, result, knowledge))) {
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
    lines.push(line(say("retry_of_items", { count, items, rule: words, codes })));
  }
  if (rule === null || !(lines.length || result.codes.length > 1)) return [];
  const words = retryWords(sendAgain(result.codes, result));
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
    lines.push(`- ${item.marked ? withCode(item.title) : escaped(item.title)}`);
    for (const line of item.lines) {
      const bullet = isNumber(line.label) ? "" : "- ";
      lines.push(`  ${bullet}${labelled(line, inMarkdown(line))}`);
    }
  }
  return lines.join("\n");
}

function inMarkdown({ text, verbatim, marked }) {
  if (marked) return withCode(text);
  return verbatim ? codeSpan(text) : escaped(text);
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

/** A text as Markdown; its code spans stay, everything else is text. */
function withCode(text) {
  const parts = text.split("`");
  if (parts.length % 2 === 0 || text.includes("``")) return escaped(text);
  return parts.map((part, n) => (n % 2 ? visible(part) : escaped(part))).join("`");
}

/** Text as a Markdown code span, whatever it holds. */
function codeSpan(text) {
  const shown = visible(text);
  let fence = "`";
  while (shown.includes(fence)) fence += "`";
  const pad = shown.startsWith("`") || shown.endsWith("`") || fence !== "`" ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}
