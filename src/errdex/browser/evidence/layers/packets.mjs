// Takes off what a capture of packets prints before a message: a header's bytes, mostly as dots.
// Such as E..4@.........POST / HTTP/1.1.

const METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS";
const PACKET = new RegExp(
  "(?<=\\n)[^\\n]{0,120}\\.\\.[^ \\n]{0,12}?" +
    `((?:(?:${METHODS}) [^ \\n]+ HTTP/[0-9.]{1,3}|HTTP/[0-9.]{1,3} [1-5][0-9]{2}[^\\n]*)` +
    "[ \\t]*\\n(?=[A-Za-z][A-Za-z0-9-]*:))",
  "gu",
);

/** Text with such messages at the beginning of their lines. */
export function takePacketHeadsOff(text) {
  if (!text.includes("HTTP/") || !text.includes("..")) return text;
  return `\n${text}`.replace(PACKET, "$1").slice(1);
}
