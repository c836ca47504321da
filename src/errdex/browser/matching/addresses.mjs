// Where the page of a code is: the part of the site's addresses that stands for it.

const RESERVED = /^(?:index|readme|con|prn|aux|nul|(?:com|lpt)[0-9])(?:\.|$)/i;
const escaped = (text) =>
  Array.from(new TextEncoder().encode(text), (byte) => `~${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");

/** Return the part of a URL that stands for a code; `cut` maps codes to addresses that would be too long. */
export function addressOf(code, cut) {
  if (Object.hasOwn(cut, code)) return cut[code];
  let address = code.replace(/[^A-Za-z0-9._-]/gu, escaped);
  if (address.startsWith(".") || RESERVED.test(address)) address = escaped(address[0]) + address.slice(1);
  return address.replace(/\.$|\.(?=html?$)/i, escaped);
}

/** Return the code or alias of a catalogue whose address this is, or nothing. */
export function codeAt(codes, address) {
  if (address.includes("~~")) return Object.keys(codes.cut).find((code) => codes.cut[code] === address) ?? "";
  let code = "";
  try {
    code = decodeURIComponent(address.replaceAll("~", "%"));
  } catch {
    return ""; // the bytes are no UTF-8
  }
  return codes.fieldsOf(code).length && addressOf(code, codes.cut) === address ? code : "";
}
