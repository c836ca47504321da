// Text as it is typed or pasted, made comparable: one spelling for what looks the same.

const ESCAPES = /\\[nrt/\\]|\\u00[0-7][0-9a-f]|%(?:2[0-9A-F]|3[A-F]|5[B-F]|7[B-E])/gi;
const SMALL = /^[a-z0-9]+$/;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const UNSPACED_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{M}]+/gu;

/**
 * Return a text without invisible characters, with full-width forms in ASCII, with plain quotes and
 * dashes, and with a space for each escape in JSON or an address.
 */
export function plain(text) {
  return text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[“”„«»]|\\{1,8}"|&quot;/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(ESCAPES, " ");
}

/**
 * Return the words of a plain text, in lower case and without accents.
 *
 * Scripts that put no spaces between words give each pair of neighbouring characters.
 */
export function wordsOf(text) {
  if (SMALL.test(text)) return [text];
  const folded = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  const words = folded.match(WORD) ?? [];
  return UNSPACED.test(folded) ? words.flatMap(pairs) : words;
}

function pairs(word) {
  const found = [];
  let at = 0;
  for (const run of word.matchAll(UNSPACED_RUN)) {
    if (run.index > at) found.push(word.slice(at, run.index));
    const signs = [...run[0]];
    if (signs.length === 1) found.push(run[0]);
    for (let n = 1; n < signs.length; n += 1) found.push(signs[n - 1] + signs[n]);
    at = run.index + run[0].length;
  }
  if (at < word.length) found.push(word.slice(at));
  return found;
}

/** Words that say little by themselves; they count only a little. */
export const COMMON = new Set(
  ("a an and are as at be been but by can cannot could did do does don for from get gets got had has " +
    "have how i if in is isn it its me my no not of on or our so t that the their them then there " +
    "they this to was we were what when where which who why will with you your").split(" "),
);
