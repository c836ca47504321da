// Codes in a text as they are spelled: distinctive ones anywhere, plain ones behind a name.

import { boundariesOf } from "./boundaries.mjs";
import { isDistinctive, isWordAt, withoutDigits } from "./codes.mjs";
import { EXACT, mention, UNKNOWN } from "./mentions.mjs";
import { messagesOf } from "./messages.mjs";
import { namesOf } from "./names.mjs";
import { programBefore } from "./programs.mjs";

/** Return every code and message that a text holds as it is spelled, in order. */
export function exactIn(codes, text) {
  const found = [...messagesOf(codes).find(text)].map(([start, code, said]) =>
    mention(code, codes.fieldsOf(code)[0], start, said, EXACT));
  found.push(...judged(codes, text));
  return found.sort((a, b) => a.start - b.start);
}

function* judged(codes, text) {
  const heads = codes.once("heads", headsOf);
  const words = /[0-9A-Za-z_]+/g;
  for (let match = words.exec(text); match; match = words.exec(text)) {
    const [code, start] = knownAt(heads, text, match[0], match.index);
    const found = code && judge(codes, text, start, code);
    if (!found) continue;
    yield found;
    words.lastIndex = Math.max(words.lastIndex, found.end);
  }
}

/** Map the first word of each code to the codes that have it, longest first, and where it is. */
function headsOf(codes) {
  const heads = new Map();
  const longestFirst = [...codes.every()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  for (const code of longestFirst) {
    const head = /[0-9A-Za-z_]+/.exec(code);
    heads.set(head[0], [...(heads.get(head[0]) ?? []), [code, head.index]]);
  }
  return heads;
}

function knownAt(heads, text, word, begin) {
  for (const [code, offset] of heads.get(word) ?? []) {
    const start = begin - offset;
    const touched = isWordAt(text, start - 1) || isWordAt(text, start + code.length);
    if (start >= 0 && !touched && text.startsWith(code, start)) return [code, start];
  }
  return ["", 0];
}

/** Return the mention of what may be a code at a place, or null where it does not count. */
function judge(codes, text, start, code) {
  const fields = codes.fieldsOf(code);
  const bounds = boundariesOf(codes);
  const names = namesOf(codes);
  if (!bounds.ends(code, text, start + code.length)) return null;
  const anywhere = isDistinctive(code) && bounds.begins(code, text, start);
  const field = names.before(text, start).find((name) => fields.includes(name));
  if (field === undefined && !anywhere) return null;
  const program = field === undefined ? programBefore(text, start, names.fields) : "";
  return mention(code, field ?? fields[0], start, code, EXACT, program);
}

/** Yield words with the shape of a code, letters and then as many digits, that are none. */
export function* unknownIn(codes, text) {
  const names = namesOf(codes);
  for (const { 0: word, index } of text.matchAll(/[0-9A-Za-z_]+/g)) {
    if (!isShaped(codes, word) || codes.fieldsOf(word).length) continue;
    if (programBefore(text, index, names.fields)) continue;
    const field = names.before(text, index)[0] ?? [...codes.rows.keys()][0];
    yield mention(word, field, index, word, UNKNOWN);
  }
}

/** Whether a word has a prefix of the catalogue's codes and as many digits behind it. */
export function isShaped(codes, word) {
  return /[0-9]$/.test(word) && codes.once("shapes", shapesOf).has(shapeOf(word));
}

const shapeOf = (word) => `${withoutDigits(word)} ${word.length}`;

function shapesOf(codes) {
  const words = [...codes.every()].filter((code) => /^[A-Za-z_][0-9A-Za-z_]*[0-9]$/.test(code));
  return new Set(words.map(shapeOf));
}
