// The names of the fields in form text, as often as they appear.

import { say } from "../../engine/sentences.mjs";
import { decodePercent } from "../../evidence/text/forms.mjs";

/** How often each name is in form text. */
export function countNames(text) {
  const counts = new Map();
  for (const pair of text.replaceAll("+", " ").split("&")) {
    if (!pair) continue;
    const name = decodePercent(pair.split("=", 1)[0]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** In words the first of some names that a library wrote as several fields, if any. */
export function firstSpread(counts, names) {
  for (const name of names) {
    for (const one of counts.keys()) {
      if (one.startsWith(`${name}[`)) return say("field_spelled_out", { name });
    }
    const count = counts.get(name) ?? 0;
    if (count > 1) return say("field_repeated", { name, count });
  }
  return "";
}
