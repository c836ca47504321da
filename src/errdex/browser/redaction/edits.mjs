// What is taken out of a text, and the text without it. An edit is {start, end, kind, shown}.

import { say } from "../engine/sentences.mjs";
import { before, find } from "../evidence/text/characters.mjs";

/** What is taken out; where two meet, the later kind counts. */
const KINDS = ["number", "token", "value", "secret"];

const NAMED = /(\\{0,3}")[ \t]{0,3}:[ \t\r\n]{0,20}(?:\[[ \t\r\n]{0,20})?$/u;
const NEXT = /^[ \t\r\n]{0,20},[ \t\r\n]{0,40}$/u;
const END_OF_VALUE = /[ \t\r\n]{0,40}[,}\]]/uy;
const DIGITS = /^[0-9]+$/u;
const REACH = 64; // characters in front of a value in which its name ends
const [SECRET, TOKEN] = [say("value_secret"), say("value_token")];

/** The edit that takes out a secret. */
export function secretAt([start, end]) {
  return { start, end, kind: "secret", shown: SECRET };
}

/** The edits that take out secrets, those that follow one another as one. */
export function* secretsAt(spans) {
  let first = -1;
  let last = -1;
  for (const [start, end] of spans) {
    if (first <= start && start <= last) {
      last = Math.max(last, end);
    } else {
      if (last >= 0) yield secretAt([first, last]);
      [first, last] = [start, end];
    }
  }
  if (last >= 0) yield secretAt([first, last]);
}

/** The edit that takes out a part of a token. */
export function tokenAt([start, end]) {
  return { start, end, kind: "token", shown: TOKEN };
}

/** Edits in order, those that overlap as one: nothing of any of them is shown. */
export function joined(edits) {
  const found = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = found.at(-1);
    if (!last || edit.start > last.end || !meet(last, edit)) found.push(edit);
    else found[found.length - 1] = union(last, edit);
  }
  return found;
}

/** Edits, those of a bare value of JSON with the quotes that its name has around them. */
export function inJson(edits, text) {
  let [done, quote] = [0, ""];
  return edits.map((edit) => {
    const near = before(text, edit.start, Math.min(REACH, edit.start - done));
    quote = NAMED.exec(near)?.[1] ?? (NEXT.test(near) ? quote : "");
    done = edit.end;
    const isBare = quote && !DIGITS.test(edit.shown) && find(END_OF_VALUE, text, edit.end);
    return isBare ? { ...edit, shown: quote + edit.shown + quote } : edit;
  });
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

/** One edit for two that overlap; nothing is kept where none covers the other. */
function union(one, other) {
  const { start } = one;
  const end = Math.max(one.end, other.end);
  const kind = KINDS[Math.max(rank(one), rank(other))];
  const covers = (edit) => edit.start === start && edit.end === end && edit.kind === kind;
  const covering = [one, other].find(covers);
  return covering ?? { start, end, kind, shown: kind === "token" ? TOKEN : SECRET };
}
