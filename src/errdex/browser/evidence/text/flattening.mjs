// Writes a JSON value as lines of text, so that what stands in its texts is read like any other.

import { JsonNumber } from "./json_text.mjs";

const PAIR = "[A-Za-z][A-Za-z0-9_.%-]{0,60}=[^ \\t\\n&]*";
const FORM = new RegExp(`^${PAIR}(?:&${PAIR})+$`, "u");

/** A line for each text and number in a value, `name: value` in an object; a form is below its name. */
export function flatText(value) {
  return leavesOf(value)
    .map(([name, text]) => (name ? `${name}:${isForm(text) ? "\n" : " "}${text}` : text))
    .join("\n");
}

/** Whether a text is a form of several fields and nothing else. */
export function isForm(text) {
  return text.includes("&") && FORM.test(text);
}

/** The texts in a value, in order. */
export function textsOf(value) {
  return leavesOf(value).map(([, text]) => text);
}

/** The names and texts of a value; nested ones have the name they stand under. */
export function leavesOf(value) {
  const found = [];
  const open = [["", value]];
  while (open.length) {
    const [name, item] = open.pop();
    if (item instanceof Map) for (const pair of [...item].reverse()) open.push(pair);
    else if (Array.isArray(item)) for (const inner of [...item].reverse()) open.push([name, inner]);
    else if (typeof item === "string") found.push([name, item]);
    else if (item instanceof JsonNumber) found.push([name, item.text]);
  }
  return found;
}
