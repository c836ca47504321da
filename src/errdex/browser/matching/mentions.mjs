// A code that was found in a text, and why it counts.

export const EXACT = "exact";
export const RESPELLED = "respelled";
export const GUESSED = "guessed";
export const UNKNOWN = "unknown";

/**
 * Return {code, field, start, end, text, reason, program, parameters}; `text` is how it was written,
 * `parameters` are the values in a message.
 */
export function mention(code, field, start, text, reason, program = "", parameters = {}) {
  return { code, field, start, end: start + text.length, text, reason, program, parameters };
}
