// Takes off the colours that a terminal shows, with the escape character or without it.

const ESCAPE = "(?:\\u001b|\\u241b|\\^\\[|\\\\x1[bB]|\\\\u001[bB]|\\\\033|\\\\e)";
const COLOUR = new RegExp(`${ESCAPE}(?:\\[[0-9;?]{0,20}[A-Za-z]|\\][^\\u0007\\n]{0,200}\\u0007)`, "gu");
// A page may have dropped the escape character; the end of a colour then tells that it was there.
const RESET = /\[(?:0|39(?:;49(?:;00)?)?|22|49)m/;
const BARE = /\[[0-9]{1,3}(?:;[0-9]{1,3}){0,5}m/g;

/** Text without the sequences that colour it. */
export function takeColoursOff(text) {
  if (!text.includes("[") && !text.includes("]")) return text;
  const plain = text.replace(COLOUR, "");
  return RESET.test(plain) ? plain.replace(BARE, "") : plain;
}
