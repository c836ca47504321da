// Digests as programs make them: hashing and encoding steps over joined texts. Hashing is our own,
// since browsers offer it neither synchronously nor on plain http.

import { trim } from "../../evidence/text/characters.mjs";
import { decodeBase64, encodeBase64, encodeBytes } from "../../evidence/text/forms.mjs";

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
  hex: (message) => encodeBytes(hexOf(message)),
  HEX: (message) => encodeBytes(hexOf(message).toUpperCase()),
  base64: (message) => encodeBytes(encodeBase64(message)),
};

/** What `path|modifier` does to a part before it is joined; null where it cannot be done. */
export const MODIFIERS = {
  trim: (text) => encodeBytes(trim(text)),
  newline: (text) => encodeBytes(`${text}\n`),
  crlf: (text) => encodeBytes(`${text}\r\n`),
  unbase64,
};

/** What a recipe such as sha256/hex/base64 makes of bytes. */
export function makeDigest(message, recipe) {
  const made = recipe.split("/").reduce((bytes, step) => RECIPE_STEPS[step](bytes), message);
  return String.fromCharCode(...made);
}

/** Bytes one after the other, with other bytes between them. */
export function joinBytes(parts, between) {
  return Uint8Array.from(parts.flatMap((part, n) => (n ? [...between, ...part] : [...part])));
}

function unbase64(text) {
  const bare = text.replace(/={1,2}$/, "");
  return !BASE64.test(text) || bare.length % 4 === 1 ? null : decodeBase64(bare);
}

function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
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
  for (let block = 0; block < padded.length; block += 64) {
    const words = Array.from({ length: 16 }, (_, n) => view.getInt32(block + 4 * n));
    const after = round(state, words);
    state = state.map((word, n) => (word + after[n]) | 0);
  }
  return Uint8Array.from(state.flatMap((word) => [word >>> 24, word >>> 16, word >>> 8, word]));
}

function round256(state, w) {
  let s = state;
  for (let n = 0; n < 64; n += 1) {
    if (n > 15) {
      const [far, near] = [w[n - 15], w[n - 2]];
      const zero = right(far, 7) ^ right(far, 18) ^ (far >>> 3);
      w[n] = (w[n - 16] + zero + w[n - 7] + (right(near, 17) ^ right(near, 19) ^ (near >>> 10))) | 0;
    }
    const [a, b, c, d, e, f, g, h] = s;
    const one = (h + rights(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + K256[n] + w[n]) | 0;
    const two = rights(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
    s = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  return s;
}

function round1(state, w) {
  let s = state;
  for (let n = 0; n < 80; n += 1) {
    if (n > 15) w[n] = right(w[n - 3] ^ w[n - 8] ^ w[n - 14] ^ w[n - 16], 31);
    const [a, b, c, d, e] = s;
    const part = Math.floor(n / 20);
    const mixed = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][part];
    s = [(right(a, 27) + mixed + e + K1[part] + w[n]) | 0, a, right(b, 2), c, d];
  }
  return s;
}

function right(word, by) {
  return (word >>> by) | (word << (32 - by));
}

function rights(word, ...by) {
  return by.reduce((mixed, count) => mixed ^ right(word, count), 0);
}
