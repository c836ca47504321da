// Codes that may have been meant: look-alikes, missing parts, one slip. Never success.

import { isDistinctive } from "./codes.mjs";
import { padded, typed } from "./folding.mjs";
import { GUESSED, mention } from "./mentions.mjs";
import { BEFORE_OWN_CODES } from "./programs.mjs";

const MOST = 3;
const MOST_ENDINGS = 10; // codes that end in what was typed; more are not named
const LAST_PART = /[/.:#]([^/.:#]+)$/;
const JOINTS = /[ \t\n\r_-]/g;
const MOST_TOKENS = 12; // of a text that are guessed at
const FEWEST = 3; // characters of a word, and digits behind another prefix, that tell enough
const SHORTEST = 4; // characters in which a slip leaves enough to tell a code by
const TOKEN = /[0-9A-Za-z](?:[0-9A-Za-z_.:-]{0,78}[0-9A-Za-z])?/g;
const TWO_WORDS = /[^ \t\n\r][ \t\n\r]+[^ \t\n\r]/;
const LOOK_ALIKES = new Map([..."OQDILSBZG"].map((sign, at) => [sign, "000115826"[at]]));
const PATTERN = /[*?{}[\]\\]/;
const DIGITS = /^[0-9]+$/;
const LETTER = /[A-Z]/;
const LETTERS = /^[A-Z]+$/;

/** Return up to three codes that a text may have meant, the likeliest first; of codes whose last part it is, up to ten. */
export function suggest(codes, text) {
  if ([...text].length > 4 * codes.longest + 40) return [];
  if (codes.isUndocumented(text.trim())) return []; // it is no slip
  const bare = typed(text).replaceAll("|", "I").trim();
  if ("-+".includes(bare[0] ?? " ")) return codes.isFailure(bare) ? [bare] : [];
  if (PATTERN.test(bare)) return [];
  const plain = bare.replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  if (!plain) return [];
  const spelled = [...respellings(codes, plain)];
  if (spelled.some((code) => codes.isInUse(code) && !codes.isFailure(code))) return [];
  const found = meant(codes, spelled);
  if (found.length) return found.slice(0, MOST);
  const ending = endingIn(codes, typed(text));
  if (ending.length) return ending.slice(0, MOST_ENDINGS);
  for (const slip of slips(codes, plain)) {
    const near = meant(codes, slip);
    if (near.length) return near.length <= MOST ? near : [];
  }
  return [];
}

/**
 * Yield the codes that words of a text may have meant, of words that look like codes.
 *
 * Where somebody typed one word, or nothing but numbers and what is said before a code, such as
 * `error 1017`, each number may be one.
 */
export function* guessedIn(codes, text) {
  const wanted = isAboutNumbers(text) ? (token) => DIGITS.test(token) : isDistinctive;
  const several = TWO_WORDS.test(text);
  let tried = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.length < FEWEST || (several && !wanted(token))) continue;
    tried += 1;
    if (tried > MOST_TOKENS) break;
    for (const code of suggest(codes, token)) {
      yield mention(code, codes.fieldsOf(code)[0], index, token, GUESSED);
    }
  }
}

/** The codes whose last part is a text, behind one of the signs that part codes. */
function endingIn(codes, text) {
  const found = codes.once("endings", endingsOf).get(plainOf(text)) ?? [];
  return [...new Set(found.filter((code) => codes.isFailure(code)).map((code) => codes.named(code)))];
}

/** The codes that have several parts, by the last one. */
function endingsOf(codes) {
  const made = new Map();
  for (const code of codes.every()) {
    const last = plainOf(LAST_PART.exec(code)?.[1] ?? "");
    if ([...last].length < FEWEST) continue;
    if (!made.has(last)) made.set(last, []);
    made.get(last).push(code);
  }
  return made;
}

/** A text in capitals, without spaces, dashes and underscores. */
const plainOf = (text) => text.replace(JOINTS, "").toUpperCase();

function isAboutNumbers(text) {
  for (const { 0: token } of text.matchAll(TOKEN)) {
    if (!DIGITS.test(token) && !BEFORE_OWN_CODES.has(token.toLowerCase())) return false;
  }
  return true;
}

function meant(codes, candidates) {
  const found = new Set();
  for (const text of candidates) {
    for (const code of (codes.folded.get(text) ?? text).split("\n")) {
      if (codes.isFailure(code)) found.add(codes.named(code));
    }
  }
  return [...found];
}

/** Yield what a text becomes when look-alikes, prefix and zeros are put right. */
function* respellings(codes, text) {
  yield text;
  for (const [prefix, widths] of codes.numbered) {
    const start = prefix ? text.lastIndexOf(prefix) : 0;
    let number = start >= 0 ? text.slice(start + prefix.length) : text;
    // A word, in which letters look like digits by chance.
    const before = start > 0 ? text[start - 1] : "";
    const isInside = LETTER.test(before) || (DIGITS.test(before) && !DIGITS.test(prefix));
    if (isInside || (LETTERS.test(number) && !widths.includes(number.length))) continue;
    number = [...number].map((sign) => LOOK_ALIKES.get(sign) ?? sign).join("");
    yield prefix + number;
    if (DIGITS.test(number) && !DIGITS.test(prefix)) yield* padded(codes, prefix + (number.replace(/^0+/, "") || "0"));
  }
  const rest = (prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text);
  if (codes.numbered.some(([prefix]) => DIGITS.test(rest(prefix)))) return;
  const number = /[0-9]*$/.exec(text)[0]; // after a prefix of another catalogue
  if (number.length < FEWEST) {
    if (number) yield number;
    return;
  }
  for (const [prefix] of codes.numbered) yield prefix + number;
  yield* padded(codes, number);
}

/** Yield the texts one slip away, a kind at a time, the commonest first. */
function* slips(codes, text) {
  if (text.length < SHORTEST || text.length > codes.longest + 1) return;
  const cuts = Array.from({ length: text.length + 1 }, (_, i) => [text.slice(0, i), text.slice(i)]);
  const signs = [...codes.alphabet];
  const kept = cuts.filter(([, b]) => b);
  yield cuts.filter(([, b]) => b.length > 1).map(([a, b]) => a + b[1] + b[0] + b.slice(2));
  yield kept.map(([a, b]) => a + b.slice(1));
  yield cuts.flatMap(([a, b]) => signs.map((sign) => a + sign + b));
  yield kept.flatMap(([a, b]) =>
    signs.filter((sign) => !(DIGITS.test(sign) && DIGITS.test(b[0]))).map((sign) => a + sign + b.slice(1)),
  );
}
