// Joins texts that a program writes as several, with a plus between the lines.

const JOINT = /(["'`])[ \t]*\+[ \t]*\n[ \t]*\1/g;

/** Text in which literals that a plus joins over a line end are one. */
export function joinConcatenations(text) {
  return text.includes("+") ? text.replace(JOINT, "") : text;
}
