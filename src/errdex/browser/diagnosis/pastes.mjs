// A paste without its secrets and numbers, and what of a paste no output may show.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { linesEnd, longestOf, readEvidence } from "../evidence/pasting.mjs";
import { MOST_LINES, cutAt } from "../evidence/text/characters.mjs";
import { apply, inJson, joined, secretAt } from "../redaction/edits.mjs";
import { Marks } from "../redaction/marks.mjs";
import { Masker } from "../redaction/masking.mjs";
import { Reading } from "../redaction/readings.mjs";
import { SHORTEST } from "../redaction/secrets.mjs";
import { tokenParts, userSpans } from "../redaction/tokens.mjs";
import { secretsIn } from "./checks.mjs";
import { namesFailure, unknownAtPlaces } from "./codes.mjs";
import { readContext } from "./contexts.mjs";
import { EvidenceReader } from "./paths.mjs";
import { Redactor, shape } from "./redaction.mjs";
import { isMask } from "../evidence/http/masks.mjs";
import { isText, lengthOf } from "./values.mjs";

const MOST_REDACTED = limit("characters_redacted");
const MOST_NAMED = limit("named_secrets_redacted");
const MOST_SECRETS = limit("secrets_of_a_paste");
const MOST_VALUES = limit("values_of_a_message");
const LONG_SOUGHT = 100; // characters that `indexOf` may compare at each place
const TELLING = /[A-Za-z][^A-Za-z]|[^A-Za-z][A-Za-z]/;
const MOST_UNUSUAL = limit("unusual_codes_redacted");
const MAYBE_CODES = /([0-9A-Za-z]+(?:[.:_-][0-9A-Za-z]+)*)/u;
const ONE_WORD = /^[0-9A-Za-z]+$/;
const WORDS = /[0-9A-Za-z]+/g;
const WORD_SIGN = /[0-9A-Za-z]/;
const QUOTED = /"(?=([^"0-9A-Za-z]*[0-9A-Za-z][^"]*)")/g;
const REMOVED = [
  ["secret", "removed_secrets"],
  ["token", "removed_tokens"],
  ["number", "removed_numbers"],
  ["value", "removed_values"],
];

/** Why a text is not redacted, in words that do not hold it. */
class RefusedError extends Error {
  name = "RefusedError";
}

/** A paste without its secrets and numbers, every other character as it is: {text, counts}; throws
    a RefusedError if it is too long, or a ContextError. */
export function redactText(text, context, knowledge) {
  return redactForAll(text, [[context, knowledge]]);
}

/** The same without what is secret by any of several catalogues, each with its context:
    [[context, knowledge]]. The codes of all of them stay. */
export function redactForAll(text, catalogues) {
  const most = Math.min(longestOf(text), MOST_REDACTED);
  if (cutAt(text, most) < text.length) {
    throw new RefusedError(say("text_not_redacted", { count: most.toLocaleString("en-US") }));
  }
  if (linesEnd(text) < text.length) {
    throw new RefusedError(say("lines_not_redacted", { count: MOST_LINES.toLocaleString("en-US") }));
  }
  const reading = new Reading(text);
  const found = joined(editsIn(reading, catalogues));
  const counts = {};
  for (const { start, end, kind, shown } of found) {
    if (shown !== text.slice(start, end)) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return { text: apply(inJson(found, text), text), counts };
}

function editsIn(reading, catalogues) {
  const codes = union(catalogues.map(([, { knownCodes }]) => knownCodes));
  const forms = union(catalogues.map(([, knowledge]) => knowledge.forms));
  const edits = [];
  const secrets = [];
  const parts = [];
  for (const [context, knowledge] of catalogues) {
    const { compiled } = knowledge;
    const given = readContext(context, compiled.context);
    const named = namedIn(reading, knowledge);
    const fails = (response) => namesFailure(response, knowledge);
    const evidence = readEvidence(reading.raw, compiled.reports.marks, fails, knowledge.api);
    const reader = new EvidenceReader({ ...evidence, context: given }, compiled);
    const { passwords, tokenParts } = privateAmong(named, reading, knowledge, codes);
    for (const secret of [...secretsIn(reader, compiled), ...passwords]) secrets.push(secret);
    for (const part of tokenParts) parts.push(part);
    for (const edit of editsOf(named, reading, codes)) edits.push(edit);
    for (const edit of editsInBytes(reading, knowledge, codes)) edits.push(edit);
    for (const edit of values(reading, reader, evidence, knowledge, { codes, forms })) edits.push(edit);
  }
  for (const edit of new Masker(secrets, codes, parts).find(reading)) edits.push(edit);
  return edits;
}

/** The edits that take out lists of byte values in which names say what is secret. */
function* editsInBytes(reading, knowledge, codes) {
  if (!reading.bytes.text) return;
  const inner = new Reading(reading.bytes.text);
  const edits = joined(editsOf(namedIn(inner, knowledge), inner, codes));
  for (const span of reading.bytes.holding(edits)) yield secretAt(reading.span(...span));
}

function union(sets) {
  return sets.length === 1 ? sets[0] : new Set(sets.flatMap((one) => [...one]));
}

function namedIn(reading, knowledge) {
  const named = [];
  let secrets = 0;
  for (const value of knowledge.names.find(reading)) {
    secrets += value.isSecret;
    if (secrets > MOST_NAMED) {
      throw new RefusedError(say("too_many_secrets", { count: MOST_NAMED.toLocaleString("en-US") }));
    }
    named.push(value);
  }
  return named;
}

/** What was taken out, in words. */
export function told(counts) {
  const parts = REMOVED.filter(([kind]) => counts[kind]).map(([kind, key]) =>
    say(key, { count: counts[kind] }),
  );
  const what = parts.join(", ");
  return what ? say("removed", { what }) : say("removed_nothing");
}

/** What was sent and answered as one text, without what else a paste holds. */
export function written({ request, response, log }) {
  const lines = [];
  for (const part of [request, response]) {
    if (!part) continue;
    for (const [name, value] of part.headers) lines.push(`${name}: ${value}`);
    lines.push(part.body ?? "");
  }
  return [request?.url ?? "", ...lines, log].join("\n");
}

/** What no output may show of a paste: {passwords, tokenParts, plain}, of which the last are short or
    plain words, and not shown where they are named. */
export function privateIn(reading, knowledge) {
  return privateAmong([...knowledge.names.find(reading)], reading, knowledge, knowledge.knownCodes);
}

function privateAmong(named, reading, { names }, codes) {
  const { text } = reading;
  const textsAt = (spans) => [...new Set(spans.map(([start, end]) => text.slice(start, end)))];
  const passwords = textsAt([...named.flatMap((value) => value.passwords), ...userSpans(reading)]);
  const tokens = textsAt(named.flatMap((value) => value.tokens));
  const isPlain = (one) => !(isLong(one) && isTelling(one)) && mayBePrivate(one, names, codes);
  return {
    passwords: kept(passwords.filter(isTelling), names, codes),
    tokenParts: kept([...tokens.filter(isTelling), ...tokenParts(reading)], names, codes),
    plain: [...new Set([...passwords, ...tokens])].filter(isPlain).slice(0, MOST_SECRETS),
  };
}

/** The first of some texts that are private, each once. */
function kept(texts, names, codes) {
  const found = [];
  for (const one of new Set(texts)) {
    if (found.length === MOST_SECRETS) break;
    if (isPrivate(one, names, codes)) found.push(one);
  }
  return found;
}

/** Whether a text is no plain word. */
function isTelling(text) {
  return TELLING.test(text);
}

function isLong(text) {
  return lengthOf(text) >= SHORTEST;
}

function isPrivate(value, names, codes) {
  return isLong(value) && mayBePrivate(value, names, codes);
}

function mayBePrivate(value, names, codes) {
  return !codes.has(value) && !isMask(value) && !names.isOpen(value);
}

/** The edits that take out what names say is secret, and give the shape of the private. */
function* editsOf(named, reading, codes) {
  for (const { start, end, isSecret } of named) {
    const text = reading.text.slice(start, end);
    const isCode = codes.has(text) && (!isSecret || TELLING.test(text));
    if (isCode || isMask(text)) continue;
    yield isSecret ? secretAt(reading.span(start, end)) : shaped(reading, start, end);
  }
}

/** The edits that take out what a diagnosis shows as its shape. */
function* values(reading, reader, evidence, knowledge, { codes, forms }) {
  const redactor = new Redactor([], knowledge.compiled, codes, forms);
  const unknown = unknownAtPlaces(evidence, knowledge).filter(
    (code) => !codes.has(code) && !isShown(code) && redactor.showCode(code) !== code,
  );
  yield* noCodes(reading, unknown, codes);
  const texts = new Set();
  for (const { redact, look_at: path } of knowledge.compiled.checks) {
    if (redact !== "shape") continue;
    for (const { value } of reader.find(path).hits) {
      for (const text of textsIn(value)) texts.add(text);
    }
  }
  for (const { 1: text, index } of texts.size ? reading.text.matchAll(QUOTED) : []) {
    if (texts.has(text) || texts.has(text.replaceAll("+", " "))) {
      yield shaped(reading, index + 1, index + 1 + text.length);
    }
  }
  const withQuotes = [...texts].filter((text) => text.includes('"'));
  for (const text of withQuotes.slice(0, MOST_VALUES)) {
    for (const [start, end] of standing(reading, text, '"')) yield shaped(reading, start, end);
  }
}

/** Edits that give the shape of what is in the places of codes and is none, in which known codes stay;
    throws a RefusedError where too many of them are no single words, each of which is looked for by itself. */
function* noCodes(reading, codes, known) {
  const words = new Set(codes.filter((code) => ONE_WORD.test(code)));
  const others = new Set(codes.filter((code) => !words.has(code)));
  if (others.size > MOST_UNUSUAL) throw new RefusedError(say("too_many_codes", { count: MOST_UNUSUAL }));
  for (const { 0: word, index } of words.size ? reading.text.matchAll(WORDS) : []) {
    if (words.has(word)) yield shaped(reading, index, index + word.length);
  }
  const kept = (part) => known.has(part) && TELLING.test(part);
  const shapeAround = (text) =>
    text.split(MAYBE_CODES).map((part) => (kept(part) ? part : shape(part))).join("");
  for (const code of others) {
    for (const [start, end] of standing(reading, code, "")) {
      yield shaped(reading, start, end, shapeAround);
    }
  }
}

/** Whether a text stands for what was taken out before. */
function isShown(text) {
  return isMask(text) || new Marks(text).areAll(0, text.length);
}

/** The texts in a value and in the lists in it, as they are read. */
function* textsIn(value) {
  if (isText(value) && !isShown(value)) {
    const { text } = new Reading(value);
    if (WORD_SIGN.test(text)) yield text;
  }
  if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
}

/** Where a text is in quotes, or with no letter or digit around it. */
function* standing(reading, sought, quote) {
  const { text } = reading;
  const find = finderOf(text, quote + sought + quote);
  let start = find(0);
  while (start >= 0) {
    start += quote.length;
    const end = start + sought.length;
    const around = text.slice(Math.max(0, start - 1), start) + text.slice(end, end + 1);
    if (!WORD_SIGN.test(around)) yield [start, end];
    start = find(end);
  }
}

/** What `indexOf` does, in step with the text: Knuth, Morris and Pratt's search where much is sought. */
function finderOf(text, sought) {
  if (sought.length < LONG_SOUGHT) return (from) => text.indexOf(sought, from);
  const kept = new Int32Array(sought.length + 1); // how much of what matched still does, with a sign less
  const step = (matched, sign) => {
    while (matched > 0 && sought[matched] !== sign) matched = kept[matched];
    return matched + (sought[matched] === sign);
  };
  for (let at = 1; at < sought.length; at += 1) kept[at + 1] = step(kept[at], sought[at]);
  return (from) => {
    for (let at = from, matched = 0; at < text.length; at += 1) {
      matched = step(matched, text[at]);
      if (matched === sought.length) return at + 1 - matched;
    }
    return -1;
  };
}

function shaped(reading, from, to, form = shape) {
  const [start, end] = reading.span(from, to);
  return { start, end, kind: "value", shown: reading.spelled(from, to, form) };
}
