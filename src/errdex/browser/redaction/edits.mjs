// What is taken out of a text, and the text without it. An edit is {start, end, kind, shown}.

import { say } from "../engine/sentences.mjs";

/** What is taken out; where two meet, the later kind counts. */
const KINDS = ["number", "token", "value", "secret"];

/** The edit that takes out a secret. */
export function secretAt([start, end]) {
  return { start, end, kind: "secret", shown: say("value_secret") };
}

/** Edits in order, those that overlap as one: nothing of any of them is shown. */
export function joined(edits) {
  const found = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1);
    if (!last || edit.start > last.end || !meet(last, edit)) found.push(edit);
    else found[found.length - 1] = union(last, edit);
  }
  return found;
}

/** A text with what is shown instead; the edits are in order and lie apart. */
export function apply(edits, text) {
  const parts = [];
  let done = 0;
  for (const { start, end, shown } of edits) {
    parts.push(text.slice(done, start), shown);
    done = end;
  }
  return parts.join("") + text.slice(done);
}

/** Whether two overlap; secrets that touch are one. */
function meet(one, other) {
  return other.start < one.end || (one.kind === "secret" && other.kind === "secret");
}

const rank = ({ kind }) => KINDS.indexOf(kind);

/** One edit for two that overlap; where neither covers the other, nothing is kept. */
function union(one, other) {
  const end = Math.max(one.end, other.end);
  const [covering, inner] = one.end === end ? [one, other] : [other, one];
  if (covering.start === one.start && rank(covering) >= rank(inner)) return covering;
  const kind = KINDS[Math.max(rank(one), rank(other))];
  return { start: one.start, end, kind, shown: kind === "token" ? say("value_token") : say("value_secret") };
}
