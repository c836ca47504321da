// A text as a code in another spelling: the folds of `lookup`, in their order and no further.

const DASHES = /[\u2010-\u2015\u2212]/g;
const SPACES = /[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const LINES = /[\t-\r\x85\u2028\u2029]/g;
const BLANK =
  /[\t-\r \x85\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]/;
const DIGITS = /^[0-9]+$/;
const LONGEST_CODE = 128; // characters of a text that may be an undocumented code; a longer one is none

/** Return a text with full-width forms, dashes and spaces as they are typed in ASCII. */
export function narrowed(text) {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(DASHES, "-")
    .replace(SPACES, " ");
}

/** Return a text as `narrowed` does, on one line. */
export const typed = (text) => narrowed(text).replace(LINES, " ");

/** Return a text without white space, and without what cannot be seen, around it. */
export function bare(text) {
  let [start, end] = [0, text.length];
  while (start < end && BLANK.test(text[start])) start += 1;
  while (end > start && BLANK.test(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

/** Return the code that a trimmed text stands for in a field, or in any; nothing if none. */
export function fold(codes, exact, field = null, isWhole = true) {
  const knows = (code) => codes.fieldsOf(code, field).length > 0;
  if (knows(exact)) return exact;
  if (undocumentedAs(codes, exact)) return "";
  const plain = [...exact].length <= 4 * codes.longest ? typed(exact) : "";
  if (/[^\x00-\x7f]/.test(plain)) return "";
  const text = plain.toUpperCase();
  const joined = /^[-_]|[-_]$/.test(text) ? text : text.replace(/[ _-]/g, "");
  const digits = digitsForLetters(codes, joined);
  for (const spelled of new Set([text, joined, digits])) {
    const known = codes.folded.get(spelled) ?? spelled;
    if (known !== exact && knows(known) && hasEndsOf(known, text)) return known;
  }
  const full = isWhole && hasNumber(codes, digits) ? [...padded(codes, digits)] : [];
  const found = new Set(full.filter((code) => code !== exact && knows(code)));
  return found.size === 1 ? [...found][0] : "";
}

/** Whether a text has what signs are at the ends of a code, such as those of `C++`. */
function hasEndsOf(code, text) {
  return [0, -1].every((at) => /[0-9A-Za-z._:-]/.test(code.at(at)) || code.at(at) === text.at(at));
}

/** Return the undocumented code that a trimmed text is, also in another case; or nothing. */
export function undocumentedAs(codes, text) {
  const every = codes.once("undocumented", ({ undocumented }) => {
    const known = [...undocumented.values()].flatMap((of) => [...of.keys()]);
    return new Map(known.map((code) => [code.toUpperCase(), code]));
  });
  return ([...text.slice(0, 2 * LONGEST_CODE)].length <= LONGEST_CODE && every.get(typed(text).toUpperCase())) || "";
}

/** Return the text with each O as 0 where all the rest of what follows a prefix is digits. */
function digitsForLetters(codes, text) {
  if (!text.includes("O")) return text;
  for (const [prefix] of codes.numbered) {
    const number = text.slice(prefix.length).replaceAll("O", "0");
    const letters = /^O*$/.test(text.slice(prefix.length));
    if (text.startsWith(prefix) && !letters && DIGITS.test(number)) return prefix + number;
  }
  return text;
}

/** Whether a text ends in the number of a code, behind nothing or a prefix. */
function hasNumber(codes, text) {
  const { prefixes, numbers } = codes.once("numbers", () => {
    const prefixes = new Set(codes.numbered.map(([prefix]) => prefix));
    const known = [...codes.every(), ...codes.folded.keys()];
    return { prefixes, numbers: new Set(known.flatMap((code) => numbersOf(code, prefixes))) };
  });
  return numbersOf(text, prefixes).some((number) => numbers.has(number));
}

/** The digits at the end of a text behind nothing or a prefix, without zeros in front. */
function numbersOf(text, prefixes) {
  const found = [];
  for (let at = text.length - 1; at >= 0 && text[at] >= "0" && text[at] <= "9"; at -= 1) {
    if (at === 0 || prefixes.has(text.slice(0, at))) found.push(text.slice(at).replace(/^0+/, ""));
  }
  return found;
}

/** Yield what a text becomes with a prefix added and zeros filled in, spelled as the codes. */
export function* padded(codes, text) {
  for (const [prefix, widths] of codes.numbered) {
    const short = text.startsWith(prefix) ? text.slice(prefix.length) : text;
    for (const number of new Set([text, short])) {
      if (!DIGITS.test(number)) continue;
      for (const width of widths) {
        const spelled = prefix + number.padStart(width, "0");
        yield codes.folded.get(spelled) ?? spelled;
      }
    }
  }
}
