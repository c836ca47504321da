// The retry decision for a response as a whole, and retry rules in words.

import { say } from "../engine/sentences.mjs";

const STRICTEST_FIRST = ["after-fix", "after", "now", "never", "none", null];
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

export const strictness = (rule) => STRICTEST_FIRST.indexOf(rule);

/** The stricter of two rules, of the same ones that with the longer wait. */
export function stricter(one, other) {
  const more = strictness(other.rule) - strictness(one.rule) || (one.after_seconds ?? 0) - (other.after_seconds ?? 0);
  return more < 0 ? other : one;
}

/** What a code says of its retry rule that only points to a field. */
export function pointerWords({ title, items }) {
  return items ? say("retry_of_each", { items }) : say("retry_of_field", { field: title });
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

export function decideRetry({ rows, items, silent }, knowledge) {
  const isOpen = silent && rows.every((row) => row.success);
  return { rule: isOpen ? null : ruleOf(rows, knowledge), numbers: numbersOf(items) };
}

/** The strictest rule of what failed; success needs no retry, an unknown code tells none. */
function ruleOf(rows, knowledge) {
  const failed = rows.filter((row) => !(row.success || row.accepted_later));
  if (rows.length && !failed.length) return "never";
  const reasons = failed.filter((row) => !pointsToAnother(row, failed, knowledge));
  const rules = reasons.map((row) => row.retry.rule);
  return STRICTEST_FIRST.find((rule) => rules.includes(rule)) ?? null;
}

/** Whether a code only points to others that are there; an HTTP status that does leaves the reason
    to any code in the body. */
export function pointsToAnother(row, rows, knowledge) {
  const target = knowledge.target(row.field, row.code);
  if (target === undefined || !knowledge.isStatusLine(row.field)) return rows.some((other) => other.field === target);
  return rows.some((other) => !knowledge.isStatusLine(other.field));
}

function numbersOf(items) {
  const numbers = { now: 0, after: {}, "after-fix": 0, never: 0 };
  for (const { retry, count } of items) {
    if (retry.rule === "after") {
      numbers.after[retry.after_seconds] = (numbers.after[retry.after_seconds] ?? 0) + count;
    } else if (retry.rule === "none") numbers.never += count;
    else if (retry.rule !== null) numbers[retry.rule] += count;
  }
  return numbers;
}
