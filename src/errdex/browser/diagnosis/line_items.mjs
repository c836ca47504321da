// Which numbers, or ids, lines of a text tie to codes of items.

import { listOf } from "../engine/tables.mjs";
import { leadIn } from "../evidence/outcomes.mjs";
import { numbersIn } from "../evidence/result_tables.mjs";
import { before, find, hasAtMost } from "../evidence/text/characters.mjs";
import { plainName } from "../evidence/text/names.mjs";

const RECIPIENTS = new Set(listOf("names_of_recipients"));
const ORIGINS = new Set(listOf("names_of_origins"));
/** Words that may be between a number and its code. */
const BEFORE_CODES = new Set(["names_of_codes", "names_of_reports", "words_of_outcomes"].flatMap((name) => listOf(name)));
/** A number with its sign, or one that is long, and no date or time. */
const NUMBER =
  /(?<![0-9A-Za-z_+*.-])(?:[+][0-9][0-9*Xx]{6,15}|(?!1[0-9]{12}(?![0-9])|20[0-9]{2}[01][0-9][0-3])[0-9]{11,15})(?![0-9A-Za-z_*-]|[.][.0-9])/gu;
const LETTER = "A-Za-z\u00c0-\u024f\u0400-\u9fff\uac00-\ud7a3";
const NAME = new RegExp(
  `(?<![${LETTER}0-9_.-])([${LETTER}][${LETTER}0-9_.-]{0,40})["'\`\\\\)\\]]{0,3}[ \\t]{0,2}` +
    "(=>|[:=>\uff1a]|)[ \\t]{0,2}[\"'`\\\\(\\[<]{0,3}$",
  "u",
);
const OUTCOMES = new Set(["names_of_codes", "names_of_reports"].flatMap((name) => listOf(name)));
const SUCCESSES = new Set(["words_of_acceptance", "words_of_delivery"].flatMap((name) => listOf(name)));
const DOUBTS = new Set(["names_of_failure", "words_of_outcomes", "words_of_negation"].flatMap((name) => listOf(name)));
/** A word that ends its line or has another name behind it, and is not of a status as `200 OK`. */
const OUTCOME =
  /(?<![0-9A-Za-z_-])(?<![^0-9][0-9]{3}[ \t])[0-9A-Za-z]{2,20}(?![0-9A-Za-z_-])(?=["'`\\)\]}]{0,5}[ \t]{0,3}(?:[.!]?[ \t\r]{0,3}$|[,;&|]?[ \t]{0,3}["'`\\]{0,3}[A-Za-z_][A-Za-z_.-]{0,40}["'`\\]{0,3}[ \t]{0,2}[:=]))/gu;
const REACH = 60; // characters in which a name is
const ARROW = /(?:->|\u2192)[ \t]{0,2}$/u;
const WORD = new RegExp(`(?<![0-9])[${LETTER}][${LETTER}0-9_.-]*`, "gu");
/** A number goes on with more of them. */
const GOES_ON =
  /["'`\\)\]]{0,3}[ \t]{0,2}(?:[,;/|&+(\u3001\uff0c]|and(?= ))[ \t]{0,2}(?:and )?["'`\\+]{0,3}(?:[0-9]{6}|[.]{2}|\u2026|[0-9]{1,6} (?:more|others?)(?![a-z]))/uy;
/** What is behind the name of an id, which has a digit, unlike `null`. */
const ID =
  /^["'`\\\]]{0,3}[ \t]{0,2}(?:=>|[:=])[ \t]{0,2}["'`\\]{0,3}((?=[A-Za-z_-]{0,80}[0-9])[A-Za-z0-9_-]{4,80})(?![A-Za-z0-9_-])/u;
const ANY = ""; // a number of which a line does not tell that it is the one

/** What lines of texts tie to codes of items, by field and code: `names`, their numbers, or ids, without those in
    `settled`; for failures those of which a later line says success; and whether that is so of all that failed in a
    text, `later`. A line ties its only number to its only code; a code in a line that leaves open which number it is
    of has none. */
export function itemsBeside(texts, knowledge) {
  const found = new Map();
  const settled = new Map();
  const leftOpen = new Set();
  let later = false;
  for (const [text, mentions] of texts) {
    const last = new Map(); // the last line that ties a name
    const coded = new Set();
    const untied = new Set();
    for (const [n, values, named] of linesOf(text, mentions, knowledge)) {
      coded.add(n);
      if (named.length === 1 && values.length === 1 && named[0] !== ANY) {
        const [key] = values;
        found.set(key, (found.get(key) ?? new Set()).add(named[0]));
        last.set(key, (last.get(key) ?? new Map()).set(named[0], n));
      } else {
        for (const key of values) (named.length ? leftOpen : untied).add(key);
      }
    }
    const failed = new Set([...last.keys()].filter((key) => !isSuccess(key, knowledge)));
    const accepted = failed.size ? acceptedIn(text, last, failed, coded, knowledge) : new Map();
    let isOpen = false;
    for (const key of failed) {
      const names = [...last.get(key)].filter(([name, n]) => (accepted.get(name) ?? -1) > n).map(([name]) => name);
      if (names.length) settled.set(key, new Set(names));
      if (names.length < last.get(key).size || leftOpen.has(key) || untied.has(key)) isOpen = true;
    }
    const told = new Set(failed.size && !isOpen ? mentions.map(({ field, code }) => `${field} ${code}`) : []);
    later ||= told.size > 0 && [...told].every((key) => failed.has(key) || isSuccess(key, knowledge));
  }
  const names = [...found].filter(([key]) => !leftOpen.has(key)).map(([key, own]) => {
    return [key, [...own].filter((name) => !settled.get(key)?.has(name))];
  });
  return { names: new Map(names), settled, later };
}

function isSuccess(key, knowledge) {
  const [field, code] = valueOf(key);
  return knowledge.knows(field, code) && knowledge.isSuccess(field, code);
}

function valueOf(key) {
  const at = key.indexOf(" ");
  return [key.slice(0, at), key.slice(at + 1)];
}

/** The last line that says success of each name, with a code or in a line without one. */
function acceptedIn(text, last, failed, coded, knowledge) {
  const accepted = new Map();
  const put = (name, n) => accepted.set(name, Math.max(n, accepted.get(name) ?? n));
  for (const [key, names] of last) if (!failed.has(key)) names.forEach((n, name) => put(name, n));
  const tied = [...failed].flatMap((key) => [...last.get(key)]);
  const wanted = new Set(tied.map(([name]) => name));
  const first = tied.reduce((least, [, n]) => Math.min(least, n), Infinity);
  const names = [...new Set([...failed].flatMap((key) => knowledge.fields[valueOf(key)[0]].named_by ?? []))];
  const lines = text.split("\n");
  const leads = new Set(["", ...tied.map(([name, n]) => leadOf(lines[n], name))]);
  for (const [n, line] of lines.entries()) {
    if (n <= first || coded.has(n) || !line.match(NUMBER)?.some((number) => wanted.has(number))) continue;
    const number = acceptedNumber(line, names, knowledge);
    if (wanted.has(number) && leads.has(leadOf(line, number))) put(number, n);
  }
  return accepted;
}

/** The word that says what a number of a line is of, if it is of no message. */
function leadOf(line, name) {
  const front = before(line, Math.max(0, line.indexOf(name)), REACH);
  return leadIn(front.slice(0, NAME.exec(front)?.index));
}

/** The only number of a line of which its only outcome, a success, is said; or none. */
function acceptedNumber(line, names, knowledge) {
  if (line.match(WORD)?.some((word) => DOUBTS.has(plainName(word)))) return "";
  const means = (word) => SUCCESSES.has(word.toLowerCase()) || knowledge.successes.includes(word);
  const told = [...line.matchAll(OUTCOME)].filter(([word]) => means(word));
  if (told.length !== 1) return "";
  const [{ index: at }] = told;
  const numbers = [...new Set(numbersOf(line, names, at))];
  if (numbers.length !== 1 || numbers[0] === ANY) return "";
  const end = line.indexOf(numbers[0]) + numbers[0].length;
  const named = NAME.exec(line.slice(Math.max(0, at - REACH), at));
  const isNamed = named?.[2] && OUTCOMES.has(plainName(named[1]));
  return isNamed || (end <= at && leadsOn(line, end, at)) ? numbers[0] : "";
}

/** Each line that has codes of items, with them, and the names of items in it. */
function* linesOf(text, mentions, knowledge) {
  const namesOf = (field) => knowledge.fields[field].named_by ?? [];
  const told = mentions.filter(({ field }) => namesOf(field).length);
  if (!told.length) return;
  const lines = text.split("\n");
  const byLine = new Map();
  let [n, end] = [0, lines[0].length];
  for (const { field, code, start } of told) {
    while (end < start) end += lines[(n += 1)].length + 1;
    if (!byLine.has(n)) byLine.set(n, { values: new Map(), first: start - end + lines[n].length });
    byLine.get(n).values.set(`${field} ${code}`, { field, code });
  }
  const inTables = numbersIn(lines);
  for (const [at, { values, first }] of byLine) {
    const own = () => [...new Set([...values.values()].flatMap(({ field }) => namesOf(field)))];
    const named = inTables.has(at) ? [inTables.get(at)] : namedIn(lines[at], own(), first);
    const codes = [...values.values()].map(({ code }) => code);
    yield [at, [...values.keys()], named.filter((name) => !codes.includes(name.toUpperCase()))];
  }
}

/** The numbers in a line with a code at a place, or the ids where it has none. */
function namedIn(line, names, at) {
  const numbers = new Set(numbersOf(line, names, at));
  if (numbers.size) return [...numbers];
  const ids = names.filter((name) => !RECIPIENTS.has(plainName(name)));
  return [...new Set(ids.flatMap((name) => idsIn(line, name)))];
}

/** The numbers in a line that may be those of recipients. */
function* numbersOf(line, names, codeAt) {
  const first = line.search(WORD);
  const word = first < 0 ? line.length : first;
  for (const found of line.matchAll(NUMBER)) {
    const { 0: number, index: at } = found;
    const front = line.slice(Math.max(0, at - REACH), at);
    const named = NAME.exec(front);
    const isTold = named && (names.includes(named[1]) || RECIPIENTS.has(plainName(named[1])));
    const hasSign = number.startsWith("+");
    const end = at + number.length;
    const isBeside = hasSign && (at < word || ARROW.test(front)) && leadsOn(line, end, codeAt);
    if (isTold || isBeside) {
      yield number;
      if (find(GOES_ON, line, end)) yield ANY;
    } else if (hasSign && !(named?.[2] && ORIGINS.has(plainName(named[1])))) {
      yield ANY;
    }
  }
}

/** Whether nobody's words are between a number and a code. */
function leadsOn(line, start, end) {
  const between = line.slice(start, Math.max(start, end));
  return hasAtMost(REACH, between) && (between.match(WORD) ?? []).every((word) => BEFORE_CODES.has(plainName(word)));
}

function idsIn(line, name) {
  const found = line.split(name).slice(1).map((behind) => ID.exec(behind));
  return found.filter(Boolean).map(([, id]) => id);
}
