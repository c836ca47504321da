// The values in messages of the service, by the names that the catalogue gives them.

import { limit } from "../engine/tables.mjs";
import { messagesOf } from "../matching/messages.mjs";
import { Reading } from "../redaction/readings.mjs";

const MOST_DIGITS = limit("digits_of_a_parameter");

/** Add to codes what their messages in the evidence say, redacted; a value that differs is left out. */
export function nameParameters(rows, evidence, knowledge, redactor) {
  const found = rows.length ? valuesIn(evidence, knowledge) : new Map();
  for (const row of rows) {
    const values = Object.entries(found.get(row.code) ?? {}).filter(([, value]) => value !== null);
    row.parameters = Object.fromEntries(
      values.map(([name, value]) => [name, shown(name, value, knowledge, redactor)]),
    );
  }
}

/** The values of each code; null for one that differs. */
function valuesIn(evidence, knowledge) {
  const found = new Map();
  for (const text of [evidence.log, evidence.response?.body || ""]) {
    for (const [, code, , values] of messagesOf(knowledge.codes).find(text)) {
      if (!found.has(code)) found.set(code, {});
      const known = found.get(code);
      for (const [name, value] of Object.entries(values)) {
        known[name] = !Object.hasOwn(known, name) || known[name] === value ? value : null;
      }
    }
  }
  return found;
}

/** What may be shown of a value: nothing of one whose name says that it is secret. */
function shown(name, value, knowledge, redactor) {
  const isSecret = !knowledge.names.find(new Reading(`${name}=${value}`)).next().done;
  if (isSecret) return redactor.show(value, "hide");
  const digits = value.match(/\p{Nd}/gu)?.length ?? 0;
  return redactor.show(value, digits > MOST_DIGITS ? "shape" : "");
}
