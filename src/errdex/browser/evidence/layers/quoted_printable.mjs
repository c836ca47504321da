// Reads quoted-printable, as the source of a mail has it (RFC 2045, 6.7).

import { decodeBytes } from "../text/forms.mjs";

const ENCODED = /(?:=[0-9A-F]{2})+/g;
const SOFT_BREAK = /=[ \t]*\n/g;
const FEWEST = 2; // equals signs that are encoded

/** Text with its lines joined and its bytes decoded, if it is quoted-printable. */
export function readQuotedPrintable(text) {
  if (text.split("=3D").length - 1 < FEWEST || text.search(SOFT_BREAK) < 0) return text;
  return text.replace(SOFT_BREAK, "").replace(ENCODED, (run) => {
    return decodeBytes(Uint8Array.from(run.slice(1).split("="), (digits) => parseInt(digits, 16)));
  });
}
