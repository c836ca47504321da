// Codes in evidence: at the places that the catalogue names, and in free text.

import { limit } from "../engine/tables.mjs";
import { trim } from "../evidence/text/characters.mjs";
import { JsonNumber } from "../evidence/text/json_text.mjs";
import { Mentions, STATUS_PLACE } from "./mentions.mjs";
import { notesOn } from "./notes.mjs";
import { EACH, EvidenceReader } from "./paths.mjs";
import { strictness } from "./retries.mjs";
import { Spellings } from "./spellings.mjs";

const MOST_UNKNOWN = limit("unknown_codes");

/** Return {rows, items, inLog, silent, notes, complete} for what `readEvidence` gives; `silent` tells how
    many items of a response came without a code. */
export function readCodes(evidence, knowledge) {
  const lacking = new Map();
  const placed = placedCodes(evidence, lacking, knowledge);
  const [inLog, inBody] = mentionedCodes(evidence, placed, knowledge);
  const mentioned = new Map();
  for (const [field, code] of [...inLog, ...inBody]) {
    if (!placed.has(keyOf({ field, code }))) tally(mentioned, field, code);
  }
  const counted = [...placed.values(), ...mentioned.values()];
  const unknown = counted.filter(({ field, code }) => !knowledge.knows(field, code));
  const leftOut = new Set(unknown.slice(MOST_UNKNOWN));
  const items = [];
  const rows = [];
  for (const found of counted) {
    if (leftOut.has(found)) continue;
    const row = knowledge.describe(found.field, found.code, found.count);
    rows.push(row);
    if (placed.has(keyOf(found)) && knowledge.isMany(found.field)) items.push(row);
  }
  const order = Object.keys(knowledge.fields);
  rows.sort(
    (a, b) =>
      order.indexOf(a.field) - order.indexOf(b.field) ||
      Number(a.success) - Number(b.success) ||
      b.count - a.count ||
      strictness(a.retry.rule) - strictness(b.retry.rule),
  );
  const notes = [...notesOn(evidence, rows, knowledge)];
  let silent = 0;
  for (const [field, number] of lacking) {
    const { items, where } = knowledge.fields[field];
    notes.push(`${number} of the ${items || "items"}: no value at ${where}`);
    silent += number;
  }
  if (leftOut.size) notes.push(`${leftOut.size} more unknown codes are left out`);
  return { rows, items, inLog: inLog.length > 0, silent, notes, complete: !leftOut.size };
}

/** Whether a response has a code that means a failure at a place where codes belong. */
export function namesFailure(response, knowledge) {
  const placed = placedCodes({ request: null, response, report: null }, new Map(), knowledge);
  return [...placed.values()].some(
    ({ field, code }) =>
      knowledge.fields[field].where !== STATUS_PLACE &&
      knowledge.knows(field, code) &&
      !knowledge.isSuccess(field, code),
  );
}

const keyOf = ({ field, code }) => `${field} ${code}`;

function tally(counted, field, code) {
  const key = keyOf({ field, code });
  if (!counted.has(key)) counted.set(key, { field, code, count: 0 });
  counted.get(key).count += 1;
}

function placedCodes(evidence, lacking, knowledge) {
  const placed = new Map();
  const reader = new EvidenceReader(evidence, knowledge.compiled);
  for (const [field, { where }] of Object.entries(knowledge.fields)) {
    const codes = reader.findAll(where).map((hit) => codeText(hit.value)).filter((code) => code);
    for (const code of codes) {
      if (where !== STATUS_PLACE || knowledge.knows(field, code)) tally(placed, field, code);
    }
    if (knowledge.isMany(field)) {
      const items = reader.findAll(where.slice(0, where.lastIndexOf(EACH)) + EACH);
      if (items.length > codes.length) lacking.set(field, items.length - codes.length);
    }
  }
  return placed;
}

/** A text or a number as a code, and nothing for what is neither. */
function codeText(value) {
  const text = value instanceof JsonNumber ? value.text : value;
  return Number.isInteger(text) ? String(text) : typeof text === "string" ? trim(text) : "";
}

/** What stands in other text, and in a body without codes at their places; only where no code is
    spelled as it should be, other spellings count. */
function mentionedCodes(evidence, placed, knowledge) {
  const failed = [...placed.values()].some(({ field, code }) =>
    knowledge.fields[field].where !== STATUS_PLACE && !knowledge.describe(field, code, 1).success);
  const texts = [evidence.log, (!failed && evidence.response?.body) || ""];
  knowledge.mentions ??= new Mentions(knowledge);
  const found = texts.map((text) => [...knowledge.mentions.find(text)]);
  if (placed.size || found.some((codes) => codes.length)) return found;
  knowledge.spellings ??= new Spellings(knowledge);
  return texts.map((text) => [...knowledge.spellings.find(text)]);
}
