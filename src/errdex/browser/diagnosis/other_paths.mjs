// Tells the statuses in a log of accesses that answer requests to other paths than the API's.

import { say } from "../engine/sentences.mjs";

/** The host is in front of it, or in it. */
const REQUEST =
  /(?:https?:\/\/([^/ \n"]{1,200}) )?"?([A-Z]{3,7}) (?:https?:\/\/([^/ \n"]{1,200}))?(\/[^ \n"?]{0,300})(?:[?][^ \n"]{0,600})? HTTP\/[0-9.]{1,3}"? $/u;
const NEAR = 12; // characters in front of a status in which the version of HTTP is
const FAR = 1000; // characters in front of a status in which its request is looked for
const PARTS = 5; // what blanks part in a host and a request up to its status

/** Return {left, notes}: mentions without the statuses of requests to other paths, and a note on these. */
export function withoutOtherPaths(text, mentions, knowledge) {
  const [left, others] = [[], []];
  for (const mention of mentions) {
    const asked = knowledge.isStatusLine(mention.field) ? askedBefore(text, mention) : null;
    const isOthers = asked && knowledge.api.isOthers(asked[4], asked[1] ?? asked[3]);
    if (isOthers) others.push([mention, `${asked[2]} ${asked[4]}`]);
    else left.push(mention);
  }
  return { left, notes: notesOnOthers(others) };
}

/** The method and the path in front of a status, as a log of accesses has them. */
function askedBefore(text, { start }) {
  const near = text.slice(Math.max(0, start - FAR), start).split("\n").at(-1);
  return near.slice(-NEAR).includes("HTTP/") ? REQUEST.exec(near.split(" ").slice(-PARTS).join(" ")) : null;
}

function notesOnOthers(others) {
  if (others.length === 0) return [];
  const [{ code }, asked] = others[0];
  return [say("note_other_path", { count: others.length, status: code, asked })];
}
