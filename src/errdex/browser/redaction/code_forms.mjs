// Tells whether a text has the form of a catalogue's codes, or is something else in their place.

import { lower } from "../evidence/text/characters.mjs";

const JOINTS = /[ ._-]/g;
const ZERO = /o(?=[0-9])|(?<=[0-9])o/g;
const SIMPLE = /^([a-z]*)([0-9]*)$/;

/** The forms that codes have: a word and how many digits follow, or letters and digits. A code of
    a word and digits may have a digit more or less. */
export function formsOf(codes) {
  return new Set([...codes].flatMap(forms));
}

/** Whether a text has one of these forms, however it is spelled. */
export function hasForm(text, known) {
  return known.has(form(text));
}

function forms(code) {
  const simple = SIMPLE.exec(plain(code));
  if (!simple?.[1]) return [form(code)];
  return [-1, 0, 1].map((more) => `${simple[1]} ${simple[2].length + more}`);
}

function form(text) {
  const simple = SIMPLE.exec(plain(text));
  if (simple) return `${simple[1]} ${simple[2].length}`;
  return lower(text).replace(/[a-z]/g, "a").replace(/[0-9]/g, "9");
}

function plain(text) {
  return lower(text).replace(JOINTS, "").replace(ZERO, "0");
}
