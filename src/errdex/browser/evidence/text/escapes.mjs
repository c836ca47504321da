// Decodes the escapes that shells read between $' and '.

import { mapOf } from "../../engine/tables.mjs";
import { decodeBytes } from "./forms.mjs";

const ESCAPED =
  /(?:\\x[0-9A-Fa-f]{1,2})+|(?:\\u[0-9A-Fa-f]{1,4})+|\\U[0-9A-Fa-f]{1,8}|\\[0-7]{1,3}|\\./gs;
const LETTERS = mapOf("ansi_escapes");

/** The text with its escapes decoded; bytes are UTF-8, an unknown escape stays. */
export function decodeAnsi(text) {
  return text.replace(ESCAPED, decoded);
}

function decoded(text) {
  const letter = text[1];
  if (letter === "x" && text.length > 2) return decodeBytes(Uint8Array.from(numbers(text, "\\x")));
  if (letter === "u" && text.length > 2) {
    const units = numbers(text, "\\u").map((unit) => String.fromCharCode(unit));
    return units.join("").replace(/[\uD800-\uDFFF]/gu, "\ufffd");
  }
  if (letter === "U" && text.length > 2) return character(parseInt(text.slice(2), 16));
  if (letter >= "0" && letter <= "7") return String.fromCharCode(parseInt(text.slice(1), 8));
  return LETTERS.get(letter) ?? text;
}

function numbers(text, sign) {
  return text.split(sign).slice(1).map((part) => parseInt(part, 16));
}

function character(number) {
  const isNone = number > 0x10ffff || (number >= 0xd800 && number < 0xe000);
  return isNone ? "\ufffd" : String.fromCodePoint(number);
}
