// Reads the entities of a page's source, where they stand in the place of quotes or joints.

import { mapOf } from "../../engine/tables.mjs";

const QUOTE = /&(?:quot|apos|#0*3[49]|#x0*2[27]);/g;
// What joins the fields of a form, and the name behind it.
const JOINT = /&(?:(?:amp|#0*38|#[xX]0*26);){0,3}[A-Za-z0-9_.%-]{1,80}=/g;
const ENTITY = /&(?:(quot|apos|amp|lt|gt|nbsp)|#0*([0-9]{2,3})|#[xX]0*([0-9A-Fa-f]{2}));/g;
const NAMED = mapOf("entities");

/** Text with its entities read, if more quotes or all joints are written as entities. */
export function readEntities(text) {
  if (!text.includes("&") || !(hasQuotes(text) || hasJoints(text))) return text;
  return text.replace(ENTITY, character);
}

function hasQuotes(text) {
  return (text.match(QUOTE)?.length ?? 0) > text.split('"').length - 1;
}

function hasJoints(text) {
  const joints = (text.includes(";") && text.match(JOINT)) || [];
  return joints.length > 0 && joints.every((joint) => joint.includes(";"));
}

function character(whole, name, decimal, digits) {
  if (name) return NAMED.get(name);
  const number = decimal ? parseInt(decimal, 10) : parseInt(digits, 16);
  return (number >= 32 && number < 127) || number >= 160 ? String.fromCodePoint(number) : whole;
}
