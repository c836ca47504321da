// The values that evidence holds: their kinds and their text.
// A number keeps its text as JsonNumber, an object is a Map or plain, what is absent is undefined.

import { JsonNumber } from "../evidence/text/json_text.mjs";

const PATTERNS = new Map();

export function kindOf(value) {
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number") {
    return typeof value;
  }
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return value instanceof JsonNumber ? "number" : "object";
}

export function isText(value) {
  return typeof value === "string";
}

/** The value of a member, undefined where there is none or the value is no object. */
export function member(value, name) {
  if (value instanceof Map) return value.get(name);
  return kindOf(value) === "object" && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A compiled pattern for the whole text, in which the dot matches line ends. */
export function whole(pattern) {
  let compiled = PATTERNS.get(pattern);
  if (!compiled) PATTERNS.set(pattern, (compiled = new RegExp(`^(?:${pattern})$`, "su")));
  return compiled;
}

export function matches(pattern, text) {
  return whole(pattern).test(text);
}

/** The number of characters, a pair of surrogates being one. */
export function lengthOf(text) {
  let length = text.length;
  for (let at = 0; at + 1 < text.length; at += 1) {
    if (text.codePointAt(at) > 0xffff) length -= 1;
  }
  return length;
}

/** A value, or the first items of each list and object in it, as compact JSON. */
export function jsonText(value, most) {
  if (Array.isArray(value)) {
    return `[${value.slice(0, most).map((item) => jsonText(item, most)).join(",")}]`;
  }
  if (kindOf(value) === "object") {
    const members = (value instanceof Map ? [...value] : Object.entries(value)).slice(0, most);
    const texts = members.map(([name, item]) => `${JSON.stringify(name)}:${jsonText(item, most)}`);
    return `{${texts.join(",")}}`;
  }
  return value instanceof JsonNumber ? value.text : JSON.stringify(value);
}
