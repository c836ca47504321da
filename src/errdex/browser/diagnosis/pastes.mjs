// A paste without its secrets and numbers, and what of a paste no output may show.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { readEvidence } from "../evidence/pasting.mjs";
import { clean, removePrefix } from "../evidence/text/characters.mjs";
import { apply, joined, secretAt } from "../redaction/edits.mjs";
import { Masker } from "../redaction/masking.mjs";
import { Names } from "../redaction/names.mjs";
import { Reading } from "../redaction/readings.mjs";
import { SHORTEST } from "../redaction/secrets.mjs";
import { userSpans } from "../redaction/tokens.mjs";
import { secretsIn } from "./checks.mjs";
import { namesFailure, readCodes } from "./codes.mjs";
import { readContext } from "./contexts.mjs";
import { EvidenceReader } from "./paths.mjs";
import { Redactor, shape, wordsIn } from "./redaction.mjs";
import { isMasked, isText, lengthOf } from "./values.mjs";

const MOST_SECRETS = limit("secrets_of_a_paste");
const MOST_VALUES = limit("values_of_a_message");
const TELLING = /[A-Za-z][^A-Za-z]|[^A-Za-z][A-Za-z]/;
const WORD_SIGN = /[0-9A-Za-z]/;
const REMOVED = [
  ["secret", "removed_secrets"],
  ["token", "removed_tokens"],
  ["number", "removed_numbers"],
  ["value", "removed_values"],
];

/** A paste without its secrets and numbers, every other character as it is: {text, counts}. */
export function redactText(text, context, knowledge) {
  const { compiled, knownCodes } = knowledge;
  const given = readContext(context, compiled.context);
  const evidence = readEvidence(text, compiled.reports.marks, (response) => namesFailure(response, knowledge));
  const reader = new EvidenceReader({ ...evidence, context: given }, compiled);
  const secrets = [...secretsIn(reader, compiled), ...privateIn(text, knowledge)];
  const reading = new Reading(text);
  const found = joined([
    ...named(reading, knowledge),
    ...new Masker(secrets, knownCodes).find(reading),
    ...values(reading, reader, evidence, knowledge),
  ]);
  const counts = {};
  for (const { start, end, kind, shown } of found) {
    if (shown !== text.slice(start, end)) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return { text: apply(found, text), counts };
}

/** What was taken out, in words. */
export function told(counts) {
  const parts = REMOVED.filter(([kind]) => counts[kind]).map(([kind, key]) =>
    say(key, { count: counts[kind] }),
  );
  const what = parts.join(", ");
  return what ? say("removed", { what }) : say("removed_nothing");
}

/** The passwords that a paste names, which are in no place that a check looks at. */
export function privateIn(text, knowledge) {
  const reading = new Reading(clean(text)[0]);
  const names = namesOf(knowledge);
  const found = new Set();
  for (const { start, end, isPassword } of names.find(reading.text)) {
    if (isPassword) found.add(reading.text.slice(start, end));
  }
  for (const [start, end] of userSpans(reading.text)) found.add(reading.text.slice(start, end));
  const kept = [...found].filter((value) => isPrivate(value) && !knowledge.knownCodes.has(value));
  return kept.filter((value) => !names.isOpen(value)).slice(0, MOST_SECRETS);
}

function isPrivate(value) {
  return lengthOf(value) >= SHORTEST && TELLING.test(value) && !isMasked(value);
}

function namesOf({ compiled }) {
  const sources = Object.values(compiled.facts).flat();
  const headers = sources
    .filter(({ parse }) => parse === "auth_params")
    .map(({ from }) => removePrefix(from, "request.headers."));
  return new Names(headers, wordsIn(compiled));
}

/** The edits that take out what names say is secret. */
function* named(reading, knowledge) {
  for (const { start, end } of namesOf(knowledge).find(reading.text)) {
    const shown = reading.text.slice(start, end);
    if (shown !== say("value_secret") && !isMasked(shown)) yield secretAt(reading.span(start, end));
  }
}

/** The edits that take out what a diagnosis shows as its shape. */
function* values(reading, reader, evidence, knowledge) {
  const redactor = new Redactor([], knowledge.compiled, knowledge.knownCodes, knowledge.forms);
  for (const { known, code } of readCodes(evidence, knowledge).rows) {
    if (!known && redactor.showCode(code) !== code) yield* standing(reading, code, WORD_SIGN);
  }
  const texts = new Set();
  for (const { redact, look_at: path } of knowledge.compiled.checks) {
    if (redact !== "hide" && redact !== "shape") continue;
    for (const { value } of reader.find(path).hits) {
      for (const text of textsIn(value)) texts.add(text);
    }
  }
  for (const text of [...texts].slice(0, MOST_VALUES)) yield* standing(reading, `"${text}"`, null);
}

/** The texts in a value and in the lists in it. */
function* textsIn(value) {
  if (isText(value) && WORD_SIGN.test(value) && !isMasked(value)) yield value;
  if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
}

/** Edits that give the shape of a text where no such sign touches it. */
function* standing(reading, sought, sign) {
  const inner = sign ? 0 : 1;
  let begin = reading.text.indexOf(sought);
  while (begin >= 0) {
    const behind = begin + sought.length;
    const around = reading.text.slice(Math.max(0, begin - 1), begin) + reading.text.slice(behind, behind + 1);
    if (!sign?.test(around)) {
      const [start, end] = reading.span(begin + inner, behind - inner);
      const shown = shape(reading.text.slice(begin + inner, behind - inner));
      yield { start, end, kind: "value", shown };
    }
    begin = reading.text.indexOf(sought, behind - inner);
  }
}
