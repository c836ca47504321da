// Tells what speaks against a success that stands in evidence, and takes it back.

import { say } from "../engine/sentences.mjs";
import { repeatsName } from "../evidence/http/documents.mjs";
import { failureIn, tellsFailure, toldStatus } from "../evidence/outcomes.mjs";
import { saysSuccess } from "./codes.mjs";
import { leaveOpen } from "./completeness.mjs";

/** What speaks first against a success, as a part of a sentence; else nothing. A code that means a
    failure says more than a doubt. */
export function doubtOn(evidence, codes, knowledge) {
  if (codes.rows.some((row) => row.success === false)) return "";
  for (const doubt of doubts(evidence, codes, knowledge)) if (doubt) return doubt;
  return "";
}

/** Leave open what is said to be a success. */
export function doubtSuccess(rows, doubt) {
  for (const row of rows) if (row.success) leaveOpen(row, say("success_doubted", { doubt }));
}

function* doubts({ doubts: told, response, behind, log, earlier }, { logRead }, knowledge) {
  yield* told;
  if (response) {
    const { status } = response;
    if (status && (status < 200 || status > 299)) yield say("doubt_status", { status }); // RFC 9110
    yield failureIn(response.json, (code) => knowledge.succeeds(code));
    if (repeatsName(response.body ?? "")) yield say("doubt_repeated");
  } else if (logRead) behind = log.slice(logRead);
  const shown = response?.status ? 0 : toldStatus(log);
  if (shown && (shown < 200 || shown > 299)) yield say("doubt_status", { status: shown });
  if (!earlier.every((one) => saysSuccess(one, knowledge))) yield say("doubt_earlier");
  if (tellsFailure(behind)) yield say("doubt_line");
}
