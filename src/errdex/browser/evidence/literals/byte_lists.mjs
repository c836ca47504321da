// Reads bodies that are printed as the numbers of their bytes.

const BYTE = /^(?:0[xX][0-9A-Fa-f]{1,2}|[0-9]{1,3})$/;
const NUMBERED = /^[0-9]{1,7}$/;
const FEW = 8; // numbers that may be a list of anything
const TEXT = /^[^\u0000-\u0008\u000e-\u001f\u007f\ufffd]*$/u;
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Whether all that a group holds is numbers of bytes, each alone or behind its place. */
function listsBytes(group) {
  if (group.opening === "(" || group.opening === "" || group.items.length < FEW) return false;
  return group.items.every((item) => byteOf(item) !== null);
}

/** The text whose bytes a group of a text lists; null where they are none of a text. */
export function textOfBytes(group, text) {
  if (!listsBytes(group)) return null;
  const values = group.items.map((item) => signed(item, text));
  if (values.some((value) => value < 0 || value > 255)) return null;
  const said = UTF8.decode(Uint8Array.from(values));
  return TEXT.test(said) ? said : null;
}

function byteOf(item) {
  const [part] = item.parts;
  const isByte = item.parts.length === 1 && part.kind === "word" && BYTE.test(part.text);
  return isByte && (!item.named || NUMBERED.test(item.name)) ? part.text : null;
}

/** The value of a byte; Java prints those above 127 as negative numbers. */
function signed(item, text) {
  const value = Number(byteOf(item));
  return text[item.parts[0].start - 1] === "-" ? 256 - value : value;
}
