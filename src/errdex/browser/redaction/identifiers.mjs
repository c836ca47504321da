// Knows what identifies a thing and is neither a number, such as a phone's, nor a token.

const HEX = "[0-9A-Fa-f]";
const DURATION = "(?:[0-9]{1,4}[YMWD]){1,4}(?:T(?:[0-9]{1,5}[HMS]){1,3})?";
/** UUIDs, W3C trace contexts, ids of traces behind their name, ISO 8601 durations and times. */
const IDENTIFIER = new RegExp(
  "(?<![0-9A-Za-z])(?=[0-9A-FPRSTa-frst][0-9A-FMRWYa-fopr][0-9A-FMWYa-fqr-])" +
    `(?:${HEX}{8}(?:-${HEX}{4}){3}-${HEX}{12}|00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-9]` +
    "|(?:[Tt]race|TRACE|[Ss]pan|[Rr]equest|[Cc]orrelation)" +
    "(?:[ _-]?(?:id|Id|ID))?[\"']?[ \\t:=]{1,4}[\"']?(?=[0-9]{0,31}[a-f])[0-9a-f]{16,32}" +
    `|P${DURATION}(?=/[12])|(?<=[0-9Z]/)P${DURATION}` +
    "|(?:19|20)[0-9]{6}T[0-9]{6}Z?)(?![0-9A-Za-z])",
  "g",
);

/** A text of the same length with dots for what identifies a thing. */
export function withoutIdentifiers(text) {
  return text.replace(IDENTIFIER, (found) => ".".repeat(found.length));
}
