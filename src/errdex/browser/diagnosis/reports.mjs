// Shows a diagnosis as text, JSON, or Markdown that can be pasted into a ticket.

const NOTHING_RECOGNISED =
  "Nothing was recognised. Give a response body, the request as a curl command, " +
  "a raw HTTP exchange, a HAR, or a log with codes in it.";
const RULES = { never: "do not retry", now: "retry now", "after-fix": "retry after the fix" };
const REQUESTS = ["curl command", "request", "HAR"];
const MOST_REPORTED = 5;
const UNITS = [[86400, "day"], [3600, "hour"], [60, "minute"], [1, "second"]];
const INVISIBLE = /[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const MARKDOWN = /[\\`*_[\]<>&#|~$@]/g;

export function reportDiagnosis(result, form, knowledge) {
  if (form === "json") return JSON.stringify(result, null, 2);
  const write = form === "markdown" ? markdown : plainText;
  return sections(result, knowledge).map(write).join("\n\n");
}

/** [heading, items] each; an item is {title, lines}, a line {text, label, verbatim}. */
export function sections(result, knowledge) {
  return [
    ["Recognised", [{ title: result.recognised.join(", ") || NOTHING_RECOGNISED, lines: [] }]],
    ["What is wrong", checksOf(result, "fail").map((row) => check(row, "Fails", result))],
    ["What came back", result.codes.map((row) => code(row, result, knowledge))],
    ["What cannot be told yet", opened(result)],
    ["What is right", holding(result)],
    ["Sending again", retry(result, knowledge)],
    ["Notes", result.notes.map((title) => ({ title, lines: [] }))],
  ].filter(([, items]) => items.length);
}

const checksOf = (result, outcome) => result.checks.filter((row) => row.outcome === outcome);

const line = (text, label = "", verbatim = false) => ({ text, label, verbatim });

function code(row, result, knowledge) {
  let share = row.count > 1 ? `${row.count} times ` : "";
  if (knowledge.isMany(row.field) && hasItems(result)) {
    let total = 0;
    for (const other of result.codes) if (other.field === row.field) total += other.count;
    share = `${row.count} of ${total} ${itemsOf(row, knowledge)}: `;
  }
  const title = `${share}${row.code}: ${row.title || "not in the catalogue"}`;
  return { title, lines: [...codeLines(row, result, knowledge)], row };
}

/** Whether a whole response gave the values of its items, so that they can be counted. */
function hasItems({ retry: { numbers } }) {
  return numbers.now + numbers["after-fix"] + numbers.never + Object.keys(numbers.after).length > 0;
}

const itemsOf = (row, knowledge) => knowledge.fields[row.field].items || "items";

function* codeLines(row, result, knowledge) {
  const parts = [knowledge.fields[row.field].title];
  if (row.owner !== null) {
    parts.push(retryWords(row.retry), `owner: ${knowledge.ownerTitle(row.owner)}`);
  }
  yield line(parts.join(" · "));
  if (row.asked !== null) yield line(row.asked, "written as", true);
  const target = knowledge.target(row.field, row.code);
  if (!result.codes.some((other) => other.field === target)) {
    for (const [at, step] of row.steps.entries()) yield line(step, String(at + 1));
  }
  for (const code of row.suggestions) {
    const meant = knowledge.describe(knowledge.fieldOf(code), code, 1);
    yield line(`${code}: ${meant.title}`, "did you mean");
    yield line(meant.url, "", true);
  }
  if (row.url !== null) yield line(row.url, "", true);
}

const cameBack = (result) =>
  new Set(result.codes.filter((row) => !row.success).map((row) => row.code));

/** Of a check's codes those that came back, if any did. */
function codesOf(row, result) {
  const seen = cameBack(result);
  const codes = row.codes.filter((code) => seen.has(code));
  return codes.length ? codes : row.codes;
}

/** A check with what it found. */
function check(row, word, result) {
  const codes = codesOf(row, result);
  const lines = word === "Holds" ? [] : [...checkLines(row)];
  return { title: `${word}: ${row.says} (${codes.join(", ")})`, lines, codes };
}

/** The checks of one outcome: those of the codes that came back, and the others. */
function split(result, outcome) {
  const seen = cameBack(result);
  const isRelated = (row) => row.codes.some((code) => seen.has(code));
  const rows = checksOf(result, outcome);
  return [rows.filter(isRelated), rows.filter((row) => !isRelated(row))];
}

/** The checks that hold: by name those of the codes that came back. */
function holding(result) {
  const [related, others] = split(result, "pass");
  const items = related.map((row) => check(row, "Holds", result));
  const title = `Checks of other codes that hold: ${others.length}`;
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
function opened(result) {
  const [related, rest] = split(result, "unknown");
  const items = byNeeds(related).flatMap(([what, rows]) => {
    if (rows.length === 1 || rows.some((row) => row.evidence.length)) {
      return rows.map((row) => check(row, "Open", result));
    }
    const codes = [...new Set(rows.flatMap((row) => codesOf(row, result)))];
    const title = `Open: ${rows.length} checks (${codes.join(", ")})`;
    return { title, lines: [line(what, "give")], codes };
  });
  if (rest.length && result.recognised.some((kind) => REQUESTS.includes(kind))) {
    const lines = byNeeds(rest).map(([what, { length }]) =>
      line(`${length} need${length === 1 ? "s" : ""} ${what}`),
    );
    items.push({ title: `Checks of other codes that are open: ${rest.length}`, lines });
  }
  return items;
}

function* checkLines(row) {
  for (const { at, found, expected, hint } of row.evidence.slice(0, MOST_REPORTED)) {
    yield line(at, "at");
    if (found) yield line(found, "found", true);
    if (expected) yield line(expected, "expected");
    if (hint) yield line(hint, "hint");
  }
  const more = row.evidence.length - MOST_REPORTED;
  if (more > 0) yield line(`and ${more} more`);
  if (row.needs.length) yield line(row.needs.join("; "), "give");
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
    const rows = many.filter(({ retry }) => retry.rule === rule && retry.after_seconds === wait);
    const codes = rows.map((row) => row.code).join(", ");
    const words = retryWords({ rule, after_seconds: wait }) || "unknown";
    lines.push(line(`${count} of the ${itemsOf(rows[0], knowledge)}: ${words} (${codes})`));
  }
  if (rule === null || !(lines.length || result.codes.length > 1)) return [];
  const waits = result.codes.map((row) => row.retry.after_seconds).filter((wait) => wait !== null);
  const longest = waits.length ? Math.max(...waits) : null;
  return [{ title: `On the whole: ${retryWords({ rule, after_seconds: longest })}`, lines }];
}

function retryWords({ rule, after_seconds: seconds }) {
  if (rule !== "after" || seconds === null) return RULES[rule] ?? "";
  const [size, unit] = UNITS.find(([size]) => seconds % size === 0);
  return `retry after ${seconds / size} ${unit}${seconds !== size ? "s" : ""}`;
}

function plainText([heading, items]) {
  const lines = [heading];
  for (const item of items) {
    lines.push(`  ${visible(item.title)}`);
    for (const line of item.lines) lines.push(`    ${labelled(line, shown(line))}`);
  }
  return lines.join("\n");
}

function markdown([heading, items]) {
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

export function labelled({ label }, text) {
  if (!label) return text;
  return isNumber(label) ? `${label}. ${text}` : `${label}: ${text}`;
}

/** Text on one line: control, formatting and invisible signs as `\u....`. */
export function visible(text) {
  return text.replace(INVISIBLE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
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
