// The retry decision for a response as a whole.

import { say } from "../engine/sentences.mjs";

const STRICTEST_FIRST = ["after-fix", "after", "now", "never", "none", null];

export const strictness = (rule) => STRICTEST_FIRST.indexOf(rule);

/** What a code says of its retry rule that only points to a field. */
export function pointerWords({ title, items }) {
  return items ? say("retry_of_each", { items }) : say("retry_of_field", { field: title });
}

export function decideRetry({ rows, items, silent }, knowledge) {
  const isOpen = silent && rows.every((row) => row.success);
  return { rule: isOpen ? null : ruleOf(rows, knowledge), numbers: numbersOf(items) };
}

/** The strictest rule of what failed; success needs no retry, an unknown code tells none. */
function ruleOf(rows, knowledge) {
  const failed = rows.filter((row) => !row.success);
  if (rows.length && !failed.length) return "never";
  const reasons = failed.filter((row) => {
    const target = knowledge.target(row.field, row.code);
    return !failed.some((other) => other.field === target);
  });
  const rules = reasons.map((row) => row.retry.rule);
  return STRICTEST_FIRST.find((rule) => rules.includes(rule)) ?? null;
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
