// Says by patterns what a value looks like where a name alone does not tell that there is one.

/** A word with letters and digits is next. */
export const MIXED = "(?=[^ \\t\\r\\n]{0,80}[0-9])(?=[^ \\t\\r\\n]{0,80}[A-Za-z])";
const SERVICE = "[a-z][a-z0-9_.\\-]{0,40}[_\\-][0-9]{1,3} {1,20}[|] ?|\\[[a-z][a-z_./\\-]{0,60}\\] ";
const TIME =
  "20[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]{5,18}(?:Z|[+\\-][0-9:]{4,6})? " +
  "(?:std(?:out|err) [FP] )?(?:\\[?[A-Z]{4,7}\\]?[: ] ?)?";
/** What a log has in front of each line: `app-1 | `, `[app] `, a time. */
export const LOGGED = `(?:${TIME}(?:${SERVICE})?|${SERVICE})`;
/** A text in quotes, up to the quote that closes it. */
export const QUOTED = "(?:'([^'\\n]{1,200})|\"([^\"\\n]{1,200}))";

/** A text with the blanks of sentences that a form has in it. */
export function withBlanks(text) {
  return text.replace(/[+](?<=[0-9A-Za-z:,.;!?]\+)(?=[0-9A-Za-z(])/gu, " ");
}

/** The pattern of what a sentence may tell: no version, but what has a digit, and besides a letter,
    a quote or more digits; `sign` is the pattern of a character of it. */
export function said(sign) {
  return (
    "(?![Vv]?[0-9]{1,4}(?:[.][0-9]{1,6}){1,4}(?![0-9A-Za-z]))" +
    `(?=${sign}{0,40}[0-9])(?:(?=${sign}{0,40}[A-Za-z])|(?=["'\`])|(?=[0-9]{4}))`
  );
}
