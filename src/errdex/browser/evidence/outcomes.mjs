// Tells what names a failure in an answer whose codes are no catalogue's.

import { lower, trim } from "./text/characters.mjs";
import { JsonNumber } from "./text/json_text.mjs";

/** A code, in small letters, that means no failure wherever it is used. */
export const NO_FAILURE = /^(?:0+|ok|2[0-9]{2}|success|no_?error)$/;
const CODE = /^(?:(?:(?:[Ee]rr(?:or)?|[Rr]esult|[Rr]et|[Ss]tatus)_?)?[Cc]ode|CODE)$/;
const WHOLE = /^-?[0-9]+$/;

/** Whether an answer names a code of its own that may mean a failure. */
export function hasFailed(value) {
  if (!(value instanceof Map)) return false;
  return [...value].some(([name, code]) => CODE.test(name) && mayBeFailure(code));
}

function mayBeFailure(code) {
  if (code instanceof JsonNumber) return WHOLE.test(code.text) && !NO_FAILURE.test(code.text);
  const said = typeof code === "string" ? lower(trim(code)) : "";
  return said !== "" && !NO_FAILURE.test(said);
}
