// Tells which failures in earlier answers are of what a later answer accepted.

import { mentionsIn } from "../matching/finding.mjs";
import { codeMeant, codesOf, saysSuccess } from "./codes.mjs";
import { firstDoubt } from "./doubts.mjs";
import { namedItems } from "./items.mjs";

/** Mark the failures of earlier answers where the last ones accepted all that had failed. */
export function markAccepted(evidence, codes, knowledge) {
  const failed = codes.rows.filter((row) => row.success === false);
  if (!endsWell(failed, evidence, codes, knowledge, areAccepted)) return;
  for (const row of failed) row.accepted_later = true;
}

/**
 * Whether the last answer says success after requests that failed as a whole. An HTTP status may
 * stand in a log beside the answer. Of a log the last line may say it.
 */
export function mayBeAccepted(evidence, codes, knowledge) {
  if (evidence.response === null && evidence.report === null && !codes.programs.size && !codes.quoted.size) {
    return codes.later && codes.rows.every((row) => row.success !== null);
  }
  const failed = codes.rows.filter((row) => row.success === false);
  const inside = failed.filter((row) => !knowledge.isStatusLine(row.field));
  return endsWell(inside, evidence, codes, knowledge, hasFailed);
}

/** Whether a success comes after all that failed, and the answers are as asked. */
function endsWell(failed, evidence, codes, knowledge, judge) {
  const { response: last, earlier } = evidence;
  if (!failed.length || !earlier.length || !last || !isSuccess(last, codes, knowledge)) return false;
  const told = new Set(earlier.flatMap((answer) => codesOf(answer, knowledge)));
  if (!failed.every(({ field, code }) => told.has(`${field} ${code}`))) return false;
  const behind = mentionsIn(knowledge.codes, evidence.behind);
  if (behind.some(({ code }) => knowledge.codes.isFailure(code))) return false;
  if (!judge([...earlier, last], knowledge)) return false;
  return !firstDoubt({ ...evidence, earlier: [] }, codes, knowledge);
}

/** Whether an answer is of a request that failed as a whole. */
function hasFailed(given, knowledge) {
  const failed = given.filter((answer) => !saysSuccess(answer, knowledge));
  return failed.some((answer) => !itemsOf(answer, knowledge)[0].size);
}

/** Whether the last answer has codes, and says success of everything in it. */
function isSuccess(last, { placed, silent }, knowledge) {
  const isSaid = placed.length > 0 && placed.every((row) => row.success);
  return isSaid && !silent && saysSuccess(last, knowledge);
}

/**
 * Whether all that failed in answers was accepted in a later one. An item is known by its name. Of a
 * request that failed as a whole, or of an item without a name, nobody can tell whether it was
 * accepted later.
 */
function areAccepted(answers, knowledge) {
  const left = new Set();
  for (const answer of answers) {
    const [failed, accepted] = itemsOf(answer, knowledge);
    for (const name of failed) left.add(name);
    for (const name of accepted) left.delete(name);
    if (!saysSuccess(answer, knowledge) && (!failed.size || failed.has(""))) return false;
  }
  return !left.size;
}

/** The names of the items of an answer that failed, and of those that were accepted. */
function itemsOf(answer, knowledge) {
  const failed = new Set();
  const accepted = new Set();
  const evidence = { request: null, response: answer, report: null };
  for (const field of Object.keys(knowledge.fields)) {
    for (const [text, name] of namedItems(field, evidence, knowledge)) {
      const code = codeMeant(field, text, knowledge);
      const isAccepted = knowledge.knows(field, code) && knowledge.isSuccess(field, code);
      (isAccepted ? accepted : failed).add(name);
    }
  }
  for (const name of failed) accepted.delete(name);
  return [failed, accepted];
}
