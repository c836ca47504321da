// Takes back what a diagnosis cannot claim where something was not read to its end.

import { say } from "../engine/sentences.mjs";

/** Leave open what is said to be a success and which checks hold: the rest may say otherwise. */
export function withholdSuccess(rows, checks) {
  for (const row of rows) {
    if (!row.success) continue;
    row.success = null;
    row.title = say("success_in_part");
    row.owner = null;
    row.retry = { rule: null, after_seconds: null };
    row.steps = [];
  }
  for (const check of checks) {
    if (check.outcome !== "pass") continue;
    check.outcome = "unknown";
    check.needs = [{ name: "rest", title: say("rest_unread") }];
  }
}
