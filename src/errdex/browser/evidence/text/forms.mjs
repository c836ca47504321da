// Percent escapes and the form encoding, bytes read as UTF-8 with replacement.

import { partition } from "./characters.mjs";

const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** The bytes of a text. */
export function encodeBytes(text) {
  return new TextEncoder().encode(text);
}

/** Bytes in Base64. */
export function encodeBase64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
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
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) =>
    decodeBytes(Uint8Array.from(run.slice(1).split("%"), (digits) => parseInt(digits, 16))),
  );
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
  return text.replace(/[^A-Za-z0-9._~-]+/g, (run) =>
    encodeURIComponent(run).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}
