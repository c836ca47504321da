// Takes off the controls of rich text (RTF), as a mail program or a ticket system exports it.

import { trim } from "../text/characters.mjs";

const CONTROL =
  /\\(?:([\\{}])|'([0-9a-fA-F]{2})|(par|line)(?![a-z])[ ]?(?:\n[ \t]*)?|u(-?[0-9]{1,5}) ?\\??|\*|[a-z]{1,32}(?:-?[0-9]{1,10})? ?)|[{}]/g;
const GROUP =
  /\{\\(?:fonttbl|colortbl|stylesheet|info|\*)[^\n{}]{0,500}(?:\{[^{}\n]{0,500}\}[^\n{}]{0,500}){0,40}\}/gu;

/** The text inside rich text, or the text itself. */
export function takeMarkupOff(text) {
  if (!trim(text.slice(0, 100)).startsWith("{\\rtf")) return text;
  return text.replace(GROUP, "").replace(CONTROL, plain);
}

function plain(whole, sign, digits, end, unit) {
  if (sign) return sign;
  if (digits) return String.fromCharCode(parseInt(digits, 16));
  if (end) return "\n";
  if (!unit) return "";
  const number = ((parseInt(unit, 10) % 65536) + 65536) % 65536;
  return number >= 0xd800 && number <= 0xdfff ? "\ufffd" : String.fromCharCode(number);
}
