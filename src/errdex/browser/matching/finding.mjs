// What a text means: the exact codes in it, then other spellings, then what is unknown.

import { exactIn, isShaped, unknownIn } from "./exact.mjs";
import { bare, fold, typed, undocumentedAs } from "./folding.mjs";
import { guessedIn, suggest } from "./guessed.mjs";
import { EXACT, GUESSED, mention, RESPELLED, UNKNOWN } from "./mentions.mjs";
import { respelledIn } from "./respelled.mjs";

/** Return the codes in a text in order: exact, respelled, and unknown ones of a code's shape. */
export function mentionsIn(codes, text) {
  const exact = exactIn(codes, text);
  const found = beside(exact, respelledIn(codes, text, exact));
  return beside(found, unknownIn(codes, text));
}

/** Return what a text means as a question, exact first: all of it as `lookup`, or parts of it. */
export function meantBy(codes, text) {
  const whole = wholeOf(codes, text);
  if (whole && whole.reason !== UNKNOWN) return [whole];
  const order = [EXACT, RESPELLED, UNKNOWN];
  const found = whole ? [whole] : mentionsIn(codes, text);
  found.sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason));
  if (found.some(({ reason }) => reason !== UNKNOWN)) return found;
  if (!whole) return [...found, ...guessedIn(codes, text)];
  if (codes.isUndocumented(whole.code)) return [whole];
  const guesses = suggest(codes, whole.text).map((code) =>
    mention(code, codes.fieldsOf(code)[0], whole.start, whole.text, GUESSED));
  return [whole, ...guesses];
}

/** Return the code that a whole text is, as `lookup` takes it; unknown by its shape alone. */
function wholeOf(codes, text) {
  const all = bare(text);
  const start = text.indexOf(all);
  const code = all ? fold(codes, all) : "";
  if (code && (code === all || codes.mayBeMeant(code))) {
    const reason = code === all ? EXACT : RESPELLED;
    return mention(codes.named(code), codes.fieldsOf(code)[0], start, all, reason);
  }
  const known = undocumentedAs(codes, all);
  if (known) {
    const [field] = [...codes.undocumented].find(([, of]) => of.has(known));
    return mention(known, field, start, all, UNKNOWN);
  }
  if ([...all].length > 4 * codes.longest) return null;
  const plain = typed(all);
  const shaped = isShaped(codes, plain) ? plain : plain.toUpperCase();
  if (!isShaped(codes, shaped) || codes.fieldsOf(shaped).length) return null;
  return mention(shaped, [...codes.rows.keys()][0], start, all, UNKNOWN);
}

/** Return two lists in order as one, without what overlaps the first. */
function beside(found, others) {
  const kept = [];
  let at = 0;
  for (const other of others) {
    while (at < found.length && found[at].end <= other.start) at += 1;
    if (at === found.length || found[at].start >= other.end) kept.push(other);
  }
  return kept.length ? [...found, ...kept].sort((a, b) => a.start - b.start) : found;
}
