// Says by patterns what a value looks like where a name alone does not tell that there is one.

/** A word with letters and digits is next. */
export const MIXED = "(?=[^ \\t\\r\\n]{0,80}[0-9])(?=[^ \\t\\r\\n]{0,80}[A-Za-z])";
/** What a log of several services has in front of each line: `app-1 | `. */
export const LOGGED = "[a-z][a-z0-9_.\\-]{0,40}[_\\-][0-9]{1,3} {1,20}[|] ?";
/** A text in quotes, up to the quote that closes it. */
export const QUOTED = "(?:'([^'\\n]{1,200})|\"([^\"\\n]{1,200}))";

/** The pattern of what a sentence may tell: no version, but what has a digit, and besides a letter,
    a quote or more digits; `sign` is the pattern of a character of it. */
export function said(sign) {
  return (
    "(?![Vv]?[0-9]{1,4}(?:[.][0-9]{1,6}){1,4}(?![0-9A-Za-z]))" +
    `(?=${sign}{0,40}[0-9])(?:(?=${sign}{0,40}[A-Za-z])|(?=["'\`])|(?=[0-9]{4}))`
  );
}
