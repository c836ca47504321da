// Takes off the borders of box-drawing characters that a program prints around a message.

import { hasCredentials } from "../http/bodies.mjs";

const LEFT = /(?<=\n)[ \t]*[\u2500-\u257f]+ ?/g;
const RIGHT = /(?<![ \t\u2500-\u257f])[ \t]*[\u2500-\u257f]+[ \t]*(?=\n)/g;
const BORDERED = /\n[ \t]*[\u2500-\u257f][^\n]*\n[ \t]*[\u2500-\u257f]/;

/** Text whose lines begin and end without such characters, if two lines begin so. */
export function takeBordersOff(text) {
  const framed = `\n${text}\n`;
  const showsRequest = text.includes("HTTP/") || text.includes("curl ") || hasCredentials(text);
  if (!showsRequest || !BORDERED.test(framed)) return text;
  return framed.replace(LEFT, "").replace(RIGHT, "").slice(1, -1);
}
