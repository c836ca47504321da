// Shows a diagnosis over several services: which one it is, then what the catalogue of each says.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { isSure } from "./grounds.mjs";
import { firstOfMany } from "./lists.mjs";
import { asJson, heading, reportDiagnosis, reportSection } from "./reports.mjs";

const MOST_CODES = limit("items_in_a_report");

/** The diagnosis as text, json or markdown, without a final line end. */
export function reportServices(result, form, services) {
  if (form === "json") return asJson(result);
  const known = new Map(services.map(({ id, knowledge }) => [id, knowledge]));
  const parts = [reportSection(serviceSection(result), form)];
  for (const { catalogue, title, grounds, diagnosis } of result.services) {
    if (grounds.length) parts.push(heading(title, form));
    parts.push(reportDiagnosis(diagnosis, form, known.get(catalogue)));
  }
  return parts.join("\n\n");
}

/** The section that tells which service it is, and by what. */
function serviceSection({ says, services, others }) {
  const named = [...services, ...others].filter(({ grounds }) => grounds.length);
  const lines = named.map((row) => ({ text: groundsWords(row), label: "", verbatim: false, marked: false }));
  return { about: "service", heading: say("heading_service"), items: [{ title: says, lines }] };
}

/** In words what tells that a service is meant; what any may have only where nothing else does. */
export function groundsWords({ title, grounds }) {
  const sure = grounds.filter((ground) => isSure([ground]));
  const told = sure.length ? sure : grounds;
  return say("service_grounds", { title, grounds: told.map(groundWords).join("; ") });
}

function groundWords({ kind, codes }) {
  const key = `ground_${kind}`;
  return codes.length ? say(key, { codes: firstOfMany(codes, MOST_CODES) }) : say(key);
}
