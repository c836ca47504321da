// IP addresses and networks, of version 4 and 6, as numbers of 32 or 128 bits.

import { say } from "../../engine/sentences.mjs";
import { limit } from "../../engine/tables.mjs";

const MOST_SHOWN = limit("networks_shown");
const BYTE = /^(?:0|[1-9][0-9]{0,2})$/;
const GROUP = /^[0-9A-Fa-f]{1,4}$/;

/** An address as [size in bits, number], null where it is none; version 4 within 6 is version 4. */
export function readAddress(text) {
  if (!text.includes(":")) return readVersion4(text);
  const number = readVersion6(text);
  if (number === null) return null;
  return number >> 32n === 0xffffn ? [32, number & 0xffffffffn] : [128, number];
}

/** A network such as 203.0.113.0/24; without a slash, that of the one address. */
function readNetwork(text) {
  const [base, ...rest] = text.split("/");
  const address = readAddress(base);
  if (!address) return null;
  const [size, number] = address;
  const bits = rest.length ? rest.join("/") : String(size);
  return BYTE.test(bits) && Number(bits) <= size ? { size, number, bits: Number(bits) } : null;
}

/** A list of networks; asking it takes the same time however many they are. */
export class Networks {
  constructor(texts) {
    const more = texts.length > MOST_SHOWN ? [say("more", { count: texts.length - MOST_SHOWN })] : [];
    this.shown = [...texts.slice(0, MOST_SHOWN), ...more].join(", ");
    const read = texts.map(readNetwork);
    this.areRead = read.length > 0 && !read.includes(null);
    this.beginnings = new Map();
    for (const { size, number, bits } of read.filter(Boolean)) {
      const kind = `${size} ${size - bits}`;
      if (!this.beginnings.has(kind)) this.beginnings.set(kind, { size, rest: BigInt(size - bits), numbers: new Set() });
      this.beginnings.get(kind).numbers.add(number >> BigInt(size - bits));
    }
  }

  /** Whether an address is one of theirs. */
  hold([size, number]) {
    const kinds = [...this.beginnings.values()];
    return kinds.some((kind) => kind.size === size && kind.numbers.has(number >> kind.rest));
  }
}

function readVersion4(text) {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => BYTE.test(part) && part < 256)) return null;
  return [32, parts.reduce((number, part) => number * 256n + BigInt(part), 0n)];
}

function readVersion6(text) {
  const last = text.slice(text.lastIndexOf(":") + 1);
  const four = readVersion4(last);
  if (four) {
    const groups = [four[1] >> 16n, four[1] & 0xffffn].map((group) => group.toString(16));
    text = text.slice(0, -last.length) + groups.join(":");
  }
  const halves = text.split("::");
  const [head, tail = []] = halves.map((half) => (half ? half.split(":") : []));
  const gap = 8 - head.length - tail.length;
  if (halves.length > 2 || (halves.length === 1 ? gap !== 0 : gap < 1)) return null;
  const groups = [...head, ...Array(gap).fill("0"), ...tail];
  if (!groups.every((group) => GROUP.test(group))) return null;
  return BigInt(`0x${groups.map((group) => group.padStart(4, "0")).join("")}`);
}
