// Opens HTTP messages that are written in Base64, by the letters with which such text begins.

import { normalizeLineEnds, stripEnd } from "../text/characters.mjs";
import { decodeBase64, decodeBytes } from "../text/forms.mjs";

// "POST ", "GET ", "PUT ", "PATCH ", "DELETE", "HTTP/" in Base64
const BEGINNINGS = "UE9TVC|R0VUI|UFVUI|UEFUQ0gg|REVMRVRF|SFRUUC8";
const ENCODED = new RegExp(`(?<![A-Za-z0-9+/=])(?:${BEGINNINGS})[A-Za-z0-9+/]{40,}={0,2}`, "g");
const MESSAGE = /^(?:[A-Z]{3,7} [^ \n]+ HTTP\/[0-9]|HTTP\/[0-9.]{1,3} [0-9]{3})[^\n]*\n/;

/** Text with such messages as they are. */
export function openEncodedMessages(text) {
  return text.replace(ENCODED, opened);
}

function opened(found) {
  const encoded = stripEnd(found, "=");
  const whole = encoded.slice(0, encoded.length - Number(encoded.length % 4 === 1));
  const padded = whole.padEnd(Math.ceil(whole.length / 4) * 4, "=");
  const message = normalizeLineEnds(decodeBytes(decodeBase64(padded)));
  return MESSAGE.test(message) ? `\n${message}\n` : found;
}
