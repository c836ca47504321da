// Diagnoses a text by the catalogues of several services, and tells which of them is meant.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { secretsIn } from "./checks.mjs";
import { VERSION, examine, isFine, readPaste, readerOf } from "./diagnosing.mjs";
import { byStrength, groundsOf, isSure } from "./grounds.mjs";

const MOST_SERVICES = limit("services_in_a_report");

/**
 * Diagnose a text by the catalogue of each service, {id, title, knowledge, context}, and give the
 * diagnoses of those that know something: what is where a catalogue expects it comes before what is
 * only mentioned. What any service may have, an HTTP status or a similar code, counts only where
 * nothing else does. Throws an Error that says what is wrong with the context.
 */
export function diagnoseServices(text, services) {
  const pastes = services.map((service) => ({ service, ...readPaste(text, service.knowledge) }));
  let hidden = null;
  const findHidden = () => (hidden ??= hiddenIn(pastes));
  const rows = pastes.map(({ service: { id, title, knowledge, context }, evidence }) => {
    const { diagnosis, codes } = examine(evidence, context, knowledge, findHidden);
    return { catalogue: id, title, grounds: groundsOf(evidence, codes, knowledge), diagnosis };
  });
  const ranked = rows.sort((one, other) => byStrength(one.grounds, other.grounds));
  const shown = shownOf(ranked);
  const left = ranked.filter((row) => !shown.includes(row));
  const others = left.map(({ catalogue, title, grounds }) => ({ catalogue, title, grounds }));
  return { version: VERSION, says: saysOf(ranked), services: shown, others };
}

/** What is secret by any catalogue, which the diagnosis of no other one shows. */
function hiddenIn(pastes) {
  const secrets = new Set();
  const parts = new Set();
  const plain = new Set();
  for (const { service, evidence, findPrivate } of pastes) {
    const { context, knowledge } = service;
    const { passwords, tokenParts, plain: words } = findPrivate();
    const placed = secretsIn(readerOf(evidence, context, knowledge), knowledge.compiled);
    for (const secret of [...placed, ...passwords]) secrets.add(secret);
    for (const part of tokenParts) parts.add(part);
    for (const word of words) plain.add(word);
  }
  return { passwords: [...secrets], tokenParts: [...parts], plain: [...plain] };
}

/** Whether each diagnosis that is given says that nothing is wrong. */
export function isFineForAll({ services }) {
  return services.every(({ diagnosis }) => isFine(diagnosis));
}

/** Those that know something for certain, else something, else one for its notes. */
function shownOf(ranked) {
  const sure = ranked.filter(({ grounds }) => isSure(grounds));
  const known = sure.length ? sure : ranked.filter(({ grounds }) => grounds.length);
  if (known.length) return known.slice(0, MOST_SERVICES);
  return [ranked.reduce((best, row) => (told(row) > told(best) ? row : best))];
}

/** How much a diagnosis tells that knows nothing: a code, or at least an answer. */
function told({ diagnosis: { codes, answer } }) {
  return 2 * (codes.length > 0) + (answer !== null);
}

/** In one sentence which service a text is from, as far as it tells. */
function saysOf(ranked) {
  const sure = ranked.filter(({ grounds }) => isSure(grounds));
  const [{ grounds, title }] = ranked;
  const best = sure.filter((row) => byStrength(row.grounds, grounds) === 0);
  const titles = ranked.map((row) => row.title).join(", ");
  if (!grounds.length) return say("services_none", { titles });
  if (!sure.length) return say("services_unsure");
  if (sure.length === 1) return say("services_one", { title });
  if (best.length > 1) return say("services_alike", { count: best.length });
  return say("services_first", { count: sure.length, title });
}
