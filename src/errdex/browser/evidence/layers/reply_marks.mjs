// Takes off the marks of a mail's reply, >, where they stand before every line.

import { REQUEST_LINE, STATUS_LINE } from "../http/bodies.mjs";

const DEEPEST_REPLY = 4;
const NOT_MARKED = /(?:^|\n)[ \t]*[^> \t\n]/;
const NOT_TWICE = /(?:^|\n)[ \t]*(?:[^> \t\n]|> ?(?:[^> \n]|$))/;
// What curl marks as sent; its marks of what came are other ones.
const SENT = new RegExp(`(?:^|\\n)[ \\t]*> ?${REQUEST_LINE}(?:\\n|$)`);
const CAME = new RegExp(`(?:^|\\n)[ \\t]*> ?${STATUS_LINE}`);
// What a client marks so is no reply.
const WIRE = /(?:^|\n)[ \t]*>> b?["']/;
const MARK = /(^|\n)[ \t]*> ?/g;

const QUOTED = /(?<=\n)(?:> ?[^\n]*(?:\n|$))+/g;
// A line that is behind an empty one, as no client marks what it sent, or a command's second line.
const BODY = /(?:^|\n)[> \t]*>[ \t]*\n[ \t]*>[> \t]*[^> \t\n]|\\[ \t]*\n[ \t]*>/;
const BARE = "(?:GET|POST|PUT|PATCH|DELETE) +https?:\\/\\/[^ \\t\\n]*[ \\t]*";
const SHOWS = new RegExp(`(?:^|\\n)(?:> ?){1,4}(?:(?:${REQUEST_LINE}|${BARE})\\n|${STATUS_LINE}|\\{)|curl `);

/** Text without the marks before each of its lines. */
export function takeReplyMarksOff(text) {
  if (text.includes("\n>") && NOT_MARKED.test(text)) return unquotedAll(text);
  for (let depth = 0; depth < DEEPEST_REPLY; depth += 1) {
    if (!text.includes(">") || NOT_MARKED.test(text) || WIRE.test(text)) return text;
    const isSent = SENT.test(text) && !CAME.test(text);
    if (isSent && NOT_TWICE.test(text) && !BODY.test(text)) return text;
    text = text.replace(MARK, "$1");
  }
  return text;
}

/** Text without the marks of the replies that are blocks in it, one inside another. */
function unquotedAll(text) {
  for (let depth = 0; depth < DEEPEST_REPLY; depth += 1) {
    const before = text;
    text = text.replace(QUOTED, unquoted);
    if (text === before) break;
  }
  return text;
}

/** A block of a reply inside other text without its marks. */
function unquoted(block) {
  const isRead = BODY.test(block) && SHOWS.test(block) && !WIRE.test(block);
  return isRead ? block.replace(MARK, "$1") : block;
}
