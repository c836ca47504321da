// Percent escapes and the form encoding, bytes read as UTF-8 with replacement.

import { partition } from "./characters.mjs";

const PROSE = /^ *(?:[A-Za-z0-9]+ )*[A-Za-z]+$/;
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
const ENCODER = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The bytes of a text. */
export function encodeBytes(text) {
  return ENCODER.encode(text);
}

/** Bytes in hexadecimal, with a sign between them or without. */
export function encodeHex(bytes, between = "") {
  return Array.from(bytes, (byte) => HEX[byte]).join(between);
}

/** Bytes in Base64. */
export function encodeBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** The bytes of a text in Base64. */
export function decodeBase64(text) {
  return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
}

/** The text of bytes. */
export function decodeBytes(bytes) {
  return UTF8.decode(bytes);
}

/** The text with its %XX bytes decoded; a broken % stays as it is. */
export function decodePercent(text) {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun); // something in it is broken
  }
}

function decodeRun(run) {
  if (run.length === 3 && run < "%8") return String.fromCharCode(parseInt(run.slice(1), 16));
  const bytes = new Uint8Array(run.length / 3);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = parseInt(run.slice(3 * at + 1, 3 * at + 3), 16);
  return decodeBytes(bytes);
}

/** The fields of a form body or a query as a Map; the first value of a repeated name. */
export function decodeForm(text) {
  const fields = new Map();
  for (const field of text.replaceAll("+", " ").split("&")) {
    if (field) {
      const [name, , value] = partition(field, "=");
      const key = decodePercent(name);
      if (!fields.has(key)) fields.set(key, decodePercent(value));
    }
  }
  return fields;
}

/** The text with every byte escaped except letters, digits and -._~ */
export function encodePercent(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Whether words stand in the place of values, as in documentation; one may be a value. */
export function areDescribed(values) {
  return values.filter((value) => PROSE.test(value)).length > 1;
}
