// Takes off the tags of HTML and XML around requests: a page's source, a test plan, an export.

const TAG = "</?[A-Za-z][A-Za-z0-9:._-]{0,60}(?:[ \\t\\n][^<>]{0,1000})?/?>";
const ENTITY = /=&(?:quot|#0*34|#x0*22);/;
// A request right behind a tag.
const SHOWN = /(?<=>)[ \t\n]{0,20}(?:[A-Z]{3,7} [^ \n<]+ HTTP\/[0-9]|[Aa]uthorization: |[Cc]url +[-'"h])/u;
const INLINE = /<\/?(?:a|b|i|u|code|em|font|span|strong|tt)(?:[ \t\n][^<>]{0,1000})?>/gu;
const BLOCKS = new RegExp(`(?:${TAG}[ \\t\\n]*)+`, "gu");

const BREAK_TAG = "<[Bb][Rr][ \\t]{0,3}/?>";
// What is on a line that a break ends.
const BROKEN = /(?:HTTP\/[0-9.]{1,3}|\\)[ \t]{0,3}$|(?:[Aa]uthorization|[Xx]-[A-Za-z-]{2,40}): [^\n<]/u;
const AT_LINE_END = new RegExp(`${BREAK_TAG}[ \\t]*(?=\\n|$)`, "g");
const BREAK = new RegExp(BREAK_TAG, "g");
const REACH = 1000; // characters in front of a tag

/** Text without its tags, with a line end in the place of those of blocks. */
export function takeTagsOff(text) {
  if (text.includes("<") && hasBroken(text)) {
    const ended = text.replace(AT_LINE_END, "");
    text = hasBroken(ended) ? text.replace(BREAK, "\n") : ended;
  }
  if (!text.includes("</") || !(hasEntities(text) || SHOWN.test(text))) return text;
  return text.replace(INLINE, "").replace(BLOCKS, "\n");
}

/** Whether a break ends a line of a request or of a command. */
function hasBroken(text) {
  let done = 0;
  for (const found of text.matchAll(BREAK)) {
    const before = text.slice(Math.max(done, found.index - REACH), found.index);
    done = found.index + found[0].length;
    if (BROKEN.test(rightmost(rightmost(before, "\n"), "<"))) return true;
  }
  return false;
}

/** Whether the quotation marks of credentials between tags are entities. */
function hasEntities(text) {
  const parts = text.includes("=&") ? text.split("<").slice(0, -1) : [];
  return parts.some((part) => ENTITY.test(rightmost(part, ">").slice(-REACH)));
}

function rightmost(text, sign) {
  return text.slice(text.lastIndexOf(sign) + 1);
}
