// What in evidence tells that the catalogue of a service is meant, and how much it counts.

import { listOf } from "../engine/tables.mjs";

const GROUNDS = listOf("grounds"); // what counts, the strongest first
const AT_PLACES = ["code", "request", "report"]; // several of them count more than one
const UNSURE = ["suggestion", "status"]; // what tells of no service for certain

/** What tells that a catalogue is meant, the strongest first: [{kind, codes}]. */
export function groundsOf({ request, report }, codes, knowledge) {
  const found = new Map();
  const placed = new Set(codes.placed);
  for (const row of codes.rows) {
    for (const [kind, code] of onCode(row, placed.has(row), knowledge)) {
      if (!found.has(kind)) found.set(kind, new Set());
      found.get(kind).add(code);
    }
  }
  if (request && knowledge.api.owns(request)) found.set("request", new Set());
  if (report !== null) found.set("report", new Set());
  return GROUNDS.filter((kind) => found.has(kind)).map((kind) => ({ kind, codes: [...found.get(kind)] }));
}

/** Order two lists of grounds: below 0 where the first counts more, 0 where they count alike. */
export function byStrength(one, other) {
  return atPlaces(other) - atPlaces(one) || strongest(one) - strongest(other);
}

const atPlaces = (grounds) => grounds.filter(({ kind }) => AT_PLACES.includes(kind)).length;

const strongest = (grounds) => (grounds.length ? GROUNDS.indexOf(grounds[0].kind) : GROUNDS.length);

/** Whether grounds are more than what any service may have. */
export function isSure(grounds) {
  return grounds.some(({ kind }) => !UNSURE.includes(kind));
}

/** What a code counts as, if the catalogue knows it, else the similar ones. */
function onCode(row, isPlaced, knowledge) {
  if (row.url === null) return row.suggestions.map((code) => ["suggestion", code]);
  if (knowledge.isStatusLine(row.field)) return [["status", row.code]];
  return [[isPlaced ? "code" : "mention", row.code]];
}
