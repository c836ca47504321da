// Takes off the tags of HTML and XML around requests: a page's source, a test plan, an export.

const TAG = "</?[A-Za-z][A-Za-z0-9:._-]{0,60}(?:[ \\t\\n][^<>]{0,1000})?/?>";
// Credentials whose quotation marks are entities, or a request right behind a tag.
const SHOWN =
  /=&(?:quot|#0*34|#x0*22);[^<>]{0,1000}<|(?<=>)[ \t\n]{0,20}(?:[A-Z]{3,7} [^ \n<]+ HTTP\/[0-9]|[Aa]uthorization: |[Cc]url +[-'"h])/u;
const INLINE = /<\/?(?:a|b|i|u|code|em|font|span|strong|tt)(?:[ \t\n][^<>]{0,1000})?>/gu;
const BLOCKS = new RegExp(`(?:${TAG}[ \\t\\n]*)+`, "gu");

const BREAK_TAG = "<[Bb][Rr][ \\t]{0,3}/?>";
const BROKEN = new RegExp(
  "(?:HTTP/[0-9.]{1,3}|\\\\|(?:[Aa]uthorization|[Xx]-[A-Za-z-]{2,40}): [^\\n<]{1,800})" +
    `[ \\t]{0,3}${BREAK_TAG}`,
  "u",
);
const AT_LINE_END = new RegExp(`${BREAK_TAG}[ \\t]*(?=\\n|$)`, "g");
const BREAK = new RegExp(BREAK_TAG, "g");

/** Text without its tags, with a line end in the place of those of blocks. */
export function takeTagsOff(text) {
  if (text.includes("<") && BROKEN.test(text)) {
    const ended = text.replace(AT_LINE_END, "");
    text = BROKEN.test(ended) ? text.replace(BREAK, "\n") : ended;
  }
  if (!text.includes("</") || !SHOWN.test(text)) return text;
  return text.replace(INLINE, "").replace(BLOCKS, "\n");
}
