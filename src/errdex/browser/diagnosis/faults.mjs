// The sentence of a failing check: what is required, and what was found instead.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { stripEnd } from "../evidence/text/characters.mjs";
import { lengthOf } from "./values.mjs";

const LONGEST_FOUND = limit("characters_in_a_sentence");
const IN_WORDS = new Map([
  [say("value_absent"), say("found_nothing")],
  [say("value_empty"), say("found_empty")],
]);

/** What a failing check requires and what was found, as one sentence without its end. */
export function faultOf({ says: required, evidence: places }) {
  const says = stripEnd(required, ".");
  const found = places.length ? foundIn(places[0]) : "";
  if (!found) return says;
  const more = places.length > 1 ? say("found_more", { count: places.length - 1 }) : "";
  return say("fault", { says, found: found + more });
}

/** In words what was found; of what cannot be shown, what is wrong with it. */
function foundIn({ found, hint }) {
  if (IN_WORDS.has(found) && !(hint && found === say("value_empty"))) return IN_WORDS.get(found);
  if (!found || found.startsWith("(") || found.includes("`") || lengthOf(found) > LONGEST_FOUND) {
    return hint;
  }
  const hasBlank = found.startsWith(" ") || found.endsWith(" ");
  return say("found", { value: hasBlank ? `\`"${found}"\`` : `\`${found}\`` });
}
