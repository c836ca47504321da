// Finds secrets by the syntax of one program, protocol, device or call: `zip -P x`, `AUTH x`. The
// forms are in `tables.json`, for both languages: each ends in its secret, and is looked for only in
// texts that hold its key, or one of its keys, with `|` between them.

import { mapOf } from "../engine/tables.mjs";
import { endOf, find, hasAtMost } from "../evidence/text/characters.mjs";

const FORMS = Array.from(mapOf("secrets_of_commands"), ([keys, form]) =>
  keys.split("|").map((key) => [key, new RegExp(form, "gu")]),
).flat();
/** Finds the longest key at each place: all of them at once. */
const KEYS = new RegExp(`(?=(${any(FORMS.map(([key]) => key))}))`, "g");
const OPTIONS = new Map(
  Array.from(mapOf("options_of_secrets"), ([program, options]) => [program, options.split(" ")]),
);
const STARTED = /(?:\.exe)?(?=[ \t]|["'],)/y;
const LETTERS = new Set([...OPTIONS.values()].flat().map((option) => option[0]));
/** The programs with an option that begins so. */
const PROGRAMS = new Map(
  Array.from(LETTERS, (letter) => [
    letter,
    [...OPTIONS.keys()].filter((name) => OPTIONS.get(name).some((option) => option[0] === letter)),
  ]),
);
const OPTION = new RegExp(`-(?<![^ \\t\\n"']-)(?=([${[...LETTERS].join("")}]))`, "gu");
const VALUE = "(?:\"([^\"\\n]{4,200})|'([^'\\n]{4,200})|([^ \\t\\r\\n\"'=-][^ \\t\\r\\n\"']{3,200}))";
const APART = new RegExp(`(?:[ \\t]{1,9}|["'][ \\t]{0,9},[ \\t\\r\\n]{0,40})${VALUE}`, "uy");
const ATTACHED = new RegExp(`(?=["']|[^ \\t\\r\\n]{0,80}[0-9])${VALUE}`, "uy");
const ENDS = /[|;&]|(?<![\\,])\n/;
const WORD_SIGN = /[A-Za-z0-9_.-]/;
const REACH = 300; // characters from a program to an option of it
const NAMED_SO = "--name ";
const MIXED = /[0-9][^\n]*[A-Za-z]|[A-Za-z][^\n]*[0-9]/;

/** A pattern for any of some texts, the longest first. */
function any(texts) {
  const longestFirst = [...texts].sort((one, other) => other.length - one.length);
  return longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
}

/** Where the secrets are, each [start, end]. */
export function* findInCommands(text) {
  const lines = `\n${text}`;
  const longest = [...new Set(Array.from(lines.matchAll(KEYS), ([, key]) => key))];
  for (const [key, form] of longest.length ? FORMS : []) {
    if (!longest.some((one) => one.startsWith(key))) continue;
    for (const found of lines.matchAll(form)) {
      const end = endOf(found);
      yield [end - valueOf(found).length - 1, end - 1];
    }
  }
  yield* inOptions(text);
}

/** Where the values of options are that one program has for secrets. */
function* inOptions(text) {
  const found = [...text.matchAll(OPTION)];
  const options = found.map(({ index }) => index);
  const names = new Set([...new Set(found.map((option) => option[1]))].flatMap((letter) => PROGRAMS.get(letter)));
  const programs = [...names].flatMap((name) => [...startsOf(name, text)]);
  programs.sort((one, other) => one.start - other.start);
  const read = new Set();
  let at = -1;
  for (const option of options) {
    while (at + 1 < programs.length && programs[at + 1].start <= option) at += 1;
    if (at >= 0 && isReached(programs[at], option, text)) {
      yield* valuesOf(text, option + 1, programs[at], read);
    }
  }
}

/** Where a program is started: the start and the end of its name, and the name. */
function* startsOf(program, text) {
  let start = text.indexOf(program);
  while (start >= 0) {
    const started = find(STARTED, text, start + program.length);
    const isWhole = !(start && WORD_SIGN.test(text[start - 1]));
    if (started && isWhole && text.slice(Math.max(0, start - NAMED_SO.length), start) !== NAMED_SO) {
      yield { start, end: endOf(started), program };
    }
    start = text.indexOf(program, start + program.length);
  }
}

/** Whether the command of a program goes on up to a place. */
function isReached({ end }, at, text) {
  const between = text.slice(end, at);
  return hasAtMost(REACH, between) && !ENDS.test(between);
}

/** Where the value of an option is, if its program has it; `p*` has no blank behind it. The first
    option of a name is the program's; a second one is of what the program starts. */
function* valuesOf(text, at, { start, program }, read) {
  for (const option of OPTIONS.get(program)) {
    const name = option.endsWith("*") ? option.slice(0, -1) : option;
    const key = `${start} ${option}`;
    if (!text.startsWith(name, at) || read.has(key)) continue;
    const end = at + name.length;
    const found = find(name === option ? APART : ATTACHED, text, end);
    if (found) {
      read.add(key);
      const isQuoted = found[3] === undefined;
      if (name !== "p" || isQuoted || MIXED.test(found[3])) {
        yield [endOf(found) - valueOf(found).length, endOf(found)];
      }
      return;
    }
  }
}

/** What the last group of a match holds that took part in it. */
function valueOf(found) {
  return found.slice(1).findLast((group) => group !== undefined);
}
