// Tells what a text only speaks of: `until code=000000`, `> we had E000102`.

import { isSpokenOf } from "../evidence/speech.mjs";

const QUOTED = /[ \t|]{0,20}>/y;
const FAR = 1000; // characters before a code in which the mark of its line is looked for

const keyOf = ({ field, code }) => `${field} ${code}`;

/** The keys of the codes that a text expects, denies or asks for wherever it mentions them. */
export function spokenOf(text, mentions) {
  return always(isSpokenAt, text, mentions);
}

/** The keys of the codes that a text mentions only in lines quoted from an earlier mail. */
export function quotedOf(text, mentions) {
  return always(isQuotedAt, text, text.includes(">") ? mentions : []);
}

/** The keys of the codes of which something holds wherever a text mentions them. */
function always(isSo, text, mentions) {
  const [found, others] = [new Set(), new Set()];
  for (const mention of mentions) {
    const key = keyOf(mention);
    if (!others.has(key)) (isSo(text, mention) ? found : others).add(key);
  }
  for (const key of others) found.delete(key);
  return found;
}

function isQuotedAt(text, { start }) {
  const near = text.slice(Math.max(0, start - FAR), start);
  const line = near.lastIndexOf("\n") + 1;
  QUOTED.lastIndex = line;
  return (line > 0 || near.length === start) && QUOTED.test(near);
}

function isSpokenAt(text, { start, end }) {
  return isSpokenOf(text, start, end);
}
