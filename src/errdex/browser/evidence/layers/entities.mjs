// Reads the entities of a page's source, where they stand in the place of quotes.

import { mapOf } from "../../engine/tables.mjs";

const QUOTE = /&(?:quot|apos|#0*3[49]|#x0*2[27]);/g;
const ENTITY = /&(?:(quot|apos|amp|lt|gt|nbsp)|#0*([0-9]{2,3})|#[xX]0*([0-9A-Fa-f]{2}));/g;
const NAMED = mapOf("entities");

/** Text with its entities read, if more quotes are written as entities than plainly. */
export function readEntities(text) {
  if (!text.includes("&")) return text;
  const quotes = text.match(QUOTE)?.length ?? 0;
  return quotes <= text.split('"').length - 1 ? text : text.replace(ENTITY, character);
}

function character(whole, name, decimal, digits) {
  if (name) return NAMED.get(name);
  const number = decimal ? parseInt(decimal, 10) : parseInt(digits, 16);
  return (number >= 32 && number < 127) || number >= 160 ? String.fromCodePoint(number) : whole;
}
