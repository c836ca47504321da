// The diagnosis: evidence and context in, codes, check outcomes and the retry decision out.

import { say } from "../engine/sentences.mjs";
import { listOf } from "../engine/tables.mjs";
import { answerOf, behindTargets, symptomsSaid } from "./answers.mjs";
import { runChecks, secretsIn } from "./checks.mjs";
import { namesFailure, readCodes } from "./codes.mjs";
import { withholdSuccess } from "./completeness.mjs";
import { readContext, withTime } from "./contexts.mjs";
import { doubtOn, doubtSuccess } from "./doubts.mjs";
import { nameItems } from "./items.mjs";
import { nameParameters } from "./parameters.mjs";
import { readEvidence, readable } from "../evidence/pasting.mjs";
import { Reading } from "../redaction/readings.mjs";
import { EvidenceReader } from "./paths.mjs";
import { privateIn, written } from "./pastes.mjs";
import { Redactor } from "./redaction.mjs";
import { decideRetry } from "./retries.mjs";
import { markAccepted } from "./retrying.mjs";

const OUTCOMES = ["fail", "unknown", "pass"];
export const VERSION = 2;
const ANSWERS = listOf("recognised_answers");

/** Return the diagnosis of a text; throws an Error that says what is wrong with the context. */
export function diagnose(text, context, knowledge) {
  const { evidence, findPrivate } = readPaste(text, knowledge);
  return examine(evidence, context, knowledge, findPrivate).diagnosis;
}

/** Return {evidence, findPrivate}: what a catalogue reads of a text, and what finds what no output may
    show of it. */
export function readPaste(text, knowledge) {
  const fails = (response) => namesFailure(response, knowledge);
  const evidence = readEvidence(text, knowledge.compiled.reports.marks, fails, knowledge.api);
  const findPrivate = () => {
    const isArchive = evidence.recognised.includes("HAR");
    return privateIn(new Reading(isArchive ? written(evidence) : readable(text)), knowledge);
  };
  return { evidence, findPrivate };
}

/** Return {diagnosis, codes} of evidence: the latter are what it rests on, redacted as well. */
export function examine(evidence, context, knowledge, findPrivate) {
  const { compiled, knownCodes, forms, names } = knowledge;
  const reader = readerOf(evidence, context, knowledge);
  const redactor = new Redactor(secretsIn(reader, compiled), compiled, knownCodes, forms, findPrivate, names);
  const codes = readCodes(evidence, knowledge);
  const checks = runChecks(reader, compiled, redactor);
  const complete = evidence.complete && codes.complete;
  if (!complete) withholdSuccess(codes.rows, checks);
  else markAccepted(evidence, codes, knowledge);
  const doubt = doubtOn(evidence, codes, knowledge);
  if (doubt) doubtSuccess(codes.rows, doubt);
  nameItems(codes, evidence, knowledge, redactor);
  nameParameters(codes.rows, evidence, knowledge, redactor);
  const result = {
    version: VERSION,
    complete,
    recognised: recognisedIn(evidence, codes, doubt),
    answer: null,
    notes: [...evidence.notes, ...codes.notes],
    codes: behindTargets(codes.rows, knowledge),
    checks: inOrder(checks, codes),
    retry: decideRetry(codes, knowledge),
  };
  const succeeded = evidence.response && codes.rows.length && codes.rows.every((row) => row.success);
  if (succeeded && result.checks.some((row) => row.outcome === "fail")) {
    result.notes.push(say("success_anyway"));
  }
  if (codes.symptoms.length && result.recognised.length) { // else they are the answer
    result.notes.push(say("note_symptom_told", { symptoms: symptomsSaid(codes.symptoms) }));
  }
  redactAll(result, redactor);
  result.answer = answerOf(result, evidence, knowledge, codes, redactor, doubt);
  return { diagnosis: result, codes };
}

/** What finds the places in evidence and context that a catalogue names. */
export function readerOf({ request, response, sent_at: time }, context, { compiled }) {
  const given = withTime(readContext(context, compiled.context), time, compiled.context);
  return new EvidenceReader({ request, response, context: given }, compiled);
}

/** What was recognised; other text is a log only where it says how a request went. */
function recognisedIn({ recognised, request, response }, { inLog, rows }, doubt) {
  const isTold = doubt && !rows.length && request !== null && response === null;
  if (!inLog && !isTold) return recognised.filter((kind) => kind !== "log");
  return recognised.includes("log") ? recognised : [...recognised, "log"];
}

/**
 * Whether something was recognised, something was decided, and nothing is wrong.
 * An answer without a code decides nothing, whatever the checks of its request say.
 */
export function isFine({ complete, recognised, codes, checks, retry }) {
  if (!complete) return false;
  const wrong = codes.some((row) => !row.success) || checks.some((row) => row.outcome === "fail");
  if (codes.length && retry.rule === null) return false; // an item came without a code
  const answered = ANSWERS.some((kind) => recognised.includes(kind));
  const decided = codes.length > 0 || (!answered && checks.some((row) => row.outcome === "pass"));
  return recognised.length > 0 && decided && !wrong;
}

function inOrder(checks, codes) {
  const cameBack = new Set(codes.rows.filter((row) => row.success === false).map((row) => row.code));
  const rank = (check) => {
    const late = OUTCOMES.indexOf(check.outcome);
    const related = check.codes.some((code) => cameBack.has(code));
    if (late < 2) return related ? late : late + 2;
    return related ? 4 : 5;
  };
  const ranks = new Map(checks.map((check) => [check, rank(check)]));
  return checks.sort((a, b) => ranks.get(a) - ranks.get(b));
}

/** Mask what notes and codes repeat of the evidence; checks show it masked. */
function redactAll(result, redactor) {
  result.notes = result.notes.map((note) => redactor.mask(note));
  for (const row of result.codes) {
    if (!row.known) row.code = redactor.showCode(row.code);
    if (row.asked !== null) row.asked = redactor.mask(row.asked);
  }
}
