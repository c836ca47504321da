// Takes off the quotation marks that a log puts around each header, those inside left as they are.
// Such as header: "Authorization: Bearer a="b"".

const LINE =
  /^[^"\n]{0,200}"((?:[A-Z]{3,20} [^ "\n]+ HTTP\/[0-9.]{1,3}|[A-Za-z][A-Za-z0-9-]*: [^\n]*[^\n\]]))"$/u;
const TELLING = /^(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}): [^"\n]*[A-Za-z]="[^"\n]/;
const HINT = /"(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}): /;

/** Text with the first line and the headers of a request without such marks. */
export function takeQuotesOff(text) {
  if (!HINT.test(text)) return text;
  const lines = text.split("\n");
  const inner = lines.map((line) => LINE.exec(line)?.[1]);
  if (!inner.some((said) => said !== undefined && TELLING.test(said))) return text;
  return lines.map((line, number) => inner[number] ?? line).join("\n");
}
