// Digests as programs make them: hashing and encoding steps over joined texts. Hashing is our own,
// since browsers offer it neither synchronously nor on plain http.

import { trim } from "../../evidence/text/characters.mjs";
import { decodeBase64, encodeBase64, encodeBytes, encodeHex } from "../../evidence/text/forms.mjs";
import { isText } from "../values.mjs";

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The first 32 bits of the fractions of roots of the first primes (FIPS 180-4, 4.2.2, 5.3.3). */
const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n += 1) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);
const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;
const K256 = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
const H256 = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const H1 = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
const K1 = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

const RECIPE_STEPS = {
  sha256: (message) => hash(message, H256, round256),
  sha1: (message) => hash(message, H1, round1),
  hex: (message) => encodeBytes(encodeHex(message)),
  HEX: (message) => encodeBytes(encodeHex(message).toUpperCase()),
  base64: (message) => encodeBytes(encodeBase64(message)),
};

/** How many bytes a step makes of so many. */
const LENGTHS = {
  sha256: () => 32,
  sha1: () => 20,
  hex: (length) => 2 * length,
  HEX: (length) => 2 * length,
  base64: (length) => Math.ceil(length / 3) * 4,
};

/** What `path|modifier` does to a part before it is joined; null where it cannot be done. */
export const MODIFIERS = {
  trim: (text) => encodeBytes(trim(text)),
  newline: (text) => encodeBytes(`${text}\n`),
  crlf: (text) => encodeBytes(`${text}\r\n`),
  unbase64,
};

/** What a recipe such as sha256/hex/base64 makes of bytes. */
function makeDigest(message, recipe) {
  const made = recipe.split("/").reduce((bytes, step) => RECIPE_STEPS[step](bytes), message);
  return String.fromCharCode(...made);
}

/** Whether a recipe makes a value of bytes; none is followed to another length. */
export function isMade(value, message, recipes) {
  const isAsLong = (recipe) => lengthBy(recipe, message.length) === value.length;
  return isText(value) && recipes.some((recipe) => isAsLong(recipe) && makeDigest(message, recipe) === value);
}

function lengthBy(recipe, length) {
  return recipe.split("/").reduce((bytes, step) => LENGTHS[step](bytes), length);
}

/** Bytes one after the other, with other bytes between them. */
export function joinBytes(parts, between) {
  const pieces = parts.flatMap((part, n) => (n ? [between, part] : [part]));
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

function unbase64(text) {
  const bare = text.replace(/={1,2}$/, "");
  return !BASE64.test(text) || bare.length % 4 === 1 ? null : decodeBase64(bare);
}

/** The hash of bytes by the frame that SHA-1 and SHA-256 share: padding, blocks, words. */
function hash(message, start, round) {
  const padded = new Uint8Array(((message.length + 72) >> 6) << 6);
  padded.set(message);
  padded[message.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(padded.length - 4, message.length << 3);
  let state = start;
  const words = new Int32Array(80);
  for (let block = 0; block < padded.length; block += 64) {
    for (let n = 0; n < 16; n += 1) words[n] = view.getInt32(block + 4 * n);
    const after = round(state, words);
    state = state.map((word, n) => (word + after[n]) | 0);
  }
  return Uint8Array.from(state.flatMap((word) => [word >>> 24, word >>> 16, word >>> 8, word]));
}

function round256(state, w) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let n = 0; n < 64; n += 1) {
    if (n > 15) {
      const far = w[n - 15];
      const near = w[n - 2];
      const zero = right(far, 7) ^ right(far, 18) ^ (far >>> 3);
      w[n] = w[n - 16] + zero + w[n - 7] + (right(near, 17) ^ right(near, 19) ^ (near >>> 10));
    }
    const one = (h + rights(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + K256[n] + w[n]) | 0;
    const two = rights(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e] = [g, f, e, (d + one) | 0];
    [d, c, b, a] = [c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h];
}

function round1(state, w) {
  let [a, b, c, d, e] = state;
  for (let n = 0; n < 80; n += 1) {
    if (n > 15) w[n] = right(w[n - 3] ^ w[n - 8] ^ w[n - 14] ^ w[n - 16], 31);
    const part = Math.floor(n / 20);
    const first = (right(a, 27) + mixed(part, b, c, d) + e + K1[part] + w[n]) | 0;
    [e, d, c, b, a] = [d, c, right(b, 2), a, first];
  }
  return [a, b, c, d, e];
}

function mixed(part, b, c, d) {
  if (part % 2) return b ^ c ^ d;
  return part ? (b & c) | (b & d) | (c & d) : (b & c) | (~b & d);
}

function right(word, by) {
  return (word >>> by) | (word << (32 - by));
}

function rights(word, one, two, three) {
  return right(word, one) ^ right(word, two) ^ right(word, three);
}
