// Takes back what a diagnosis cannot claim where something was not read to its end.

import { say } from "../engine/sentences.mjs";

/** Leave open what is said to be a success and which checks hold: the rest may say otherwise. */
export function withholdSuccess(rows, checks) {
  for (const row of rows) {
    if (row.success) leaveOpen(row, say("success_in_part"));
  }
  for (const check of checks) {
    if (check.outcome !== "pass") continue;
    check.outcome = "unknown";
    check.needs = [{ name: "rest", title: say("rest_unread") }];
  }
}

/** Take back that a code means success, and what follows from it; say why in its title. */
export function leaveOpen(row, title) {
  Object.assign(row, { success: null, title, owner: null, retry: { rule: null, after_seconds: null }, steps: [] });
}
