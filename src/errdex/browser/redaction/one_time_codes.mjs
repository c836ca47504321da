// Finds one-time codes behind what they are called, in the languages of many text messages.

import { listOf } from "../engine/tables.mjs";
import { BEYOND_ASCII, before, endOf, find, lower, partition } from "../evidence/text/characters.mjs";
import { Judged } from "./judged.mjs";
import { Reading } from "./readings.mjs";
import { withBlanks } from "./values.mjs";

const END = 3; // characters
const NAMES = readAs("names_of_one_time_codes");
const ALL = [...NAMES, ...readAs("words_for_codes")];
const CALLED = new Set(NAMES);
const LONGEST = Math.max(...ALL.map((name) => name.length));
const BY_END = byEnd(ALL);
const BY_END_IN_ASCII = byEnd(ALL.filter((name) => !BEYOND_ASCII.test(name)));
/** What a code is for, or whose. */
const FOR =
  "(?: (?:for|you|f\u00fcr|pour|para|per|voor) [^\\n0-9:]{1,40}?(?=:| (?:is|ist|est|es)[ :])" +
  "| \u0627\u0644\u062e\u0627\u0635 \u0628\u0643| \u05e9\u05dc\u05da" +
  "| ?\u0e02\u0e2d\u0e07\u0e04\u0e38\u0e13| [Aa]nda)?";
const VERBS =
  "is|ist|est|es|to|lautet|nuz|er|\u00e4r|on|je|adalah" +
  "|\u306f|\u662f|\u4e3a|\u70ba|\ub294|\uc740|\u00e9|\u00e8|\u0647\u0648|\u05d4\u05d5\u05d0" +
  "|\u0e04\u0e37\u0e2d|l\u00e0|c\u1ee7a b\u1ea1n l\u00e0";
const OPENED =
  "(?:[ \\t]{0,3}[(\\[\\{\u3010\u300c\u300e](?!(?:19|20)[0-9]{2}[^0-9])|[ \\t]{0,3}<[a-z]{1,6}>" +
  "|(?:[ \\t]{0,3}\\r?\\n){1,2}[ \\t]{0,3}(?=[0-9]{2,4}[- ]?[0-9]{2,4}[ \\t]{0,9}(?:[\\r\\n]|$)))?";
/** A code behind a sign, a verb or a blank; anything else that is said has a number by chance. */
const CODE = new RegExp(
  `${FOR}[ \\t]{0,3}(?:${VERBS})?[ \\t:="'*-]{0,6}${OPENED}(?<![0-9A-Za-z.#/])` +
    "((?:[A-Z]-)?[0-9]{2,4}[- ]?[0-9]{2,4})(?![0-9A-Za-z/]|[.:-][0-9])",
  "uy",
);

/** Four to eight digits that are no year and no amount of anything. */
const LONE =
  "(?<![0-9A-Za-z.,#/$\u20ac*\\-])(?!(?:19|20)[0-9]{2}(?![0-9]))" +
  "((?:[a-z]-)?[0-9]{2,4}[- ]?[0-9]{2,4})" +
  "(?![0-9A-Za-z/%]|[.,:\\-][0-9]|, ?[A-Za-z_]{2,20}[:=]| ?[$\u20ac]" +
  "| ?(?:ms|s|sec|min|hour|day|line|byte|time|use|char|digit|zeile|eur|usd|gbp|inr|rub|tl)" +
  "[a-z]{0,7}(?![a-z]))";
const NUMBER = new RegExp(LONE, "u");
const DIGITS = /[0-9]{2}/u;
const OWNERS = ["(?:", any("owners_of_codes"), ")"].join("");
const BEHIND = new RegExp(
  "^(?:(?: (?:[^\\n.,;!?0-9]|[0-9]{1,5}[.,][0-9]{2} ){1,50}?)?" +
    "(?: (?:is|ist|lautet|es|est|\u00e9|\u00e8)| ?[:\\-])(?: (?:le|el|la|o))?[ :]{1,3}|[ :]{1,3})" +
    LONE,
  "u",
);
const AHEAD = new RegExp(
  `${LONE}(?: (?:is|ist|es|est|\u00e9|\u00e8) (?:(?:o|a|la|le|il) )?(?:${OWNERS}|the)| ?- ${OWNERS})` +
    "(?: [^ .!?0-9]{1,20}){0,4}[ \\-]$",
  "u",
);
const AHEAD_IN_TURKISH = new RegExp(`${LONE}(?: [^ .!?0-9]{1,20}){0,3} $`, "u");
const VERBS_OF_ENTERING = any("verbs_of_entering");
const ENTERED = new RegExp(`(?<![a-z])(?:${VERBS_OF_ENTERING})(?: [a-z]{2,3})? ${LONE}`, "gu");
const OWNED = new RegExp(`(?<![a-z])${OWNERS}(?: [^ .!?]{1,20}){0,3} ?-?$`, "u");
const SIGNS = new RegExp(any("signs_of_a_one_time_code"), "u");
const SIGNS_OF_ANOTHER = any("signs_of_another_code");
const OTHER = new RegExp(`(?<![a-z])(?:${SIGNS_OF_ANOTHER})`, "u");
const END_OF_CLAUSE = /[.,;!?]/g;
const WORD = /^ (?!(?:de|di|do|du|for|on|para|per|pour|to)[^a-z])[a-z]/u;
const ATTACHED = /[a-z0-9_="'\u00df-\u024f\u0370-\u04ff]/u;
const GOES_ON = /[a-z0-9_=\u00df-\u024f\u0370-\u04ff]/u;
/** Characters on both sides of a word for a code in which its sentence is. */
const REACH = 70;

function readAs(name) {
  return listOf(name).map((text) => new Reading(text).text);
}

/** A pattern for one of a list, also with a capital, in small letters of ASCII. */
function any(name) {
  const both = listOf(name).flatMap((one) => [one, one[0].toUpperCase() + one.slice(1)]);
  const written = [...new Set(both.map((text) => lower(new Reading(text).text)))];
  return written.sort((one, other) => other.length - one.length).join("|");
}

/** Names by how they end: many end alike, and are looked for at once. */
function byEnd(given) {
  const names = [...given].sort((one, other) => other.length - one.length);
  const ends = new Set(names.map((name) => name.slice(-END)));
  return [...ends].map((end) => [end, names.filter((name) => name.endsWith(end))]);
}

/** Where the codes are, each [start, end]. */
export function* findOneTimeCodes(read) {
  const text = withBlanks(read);
  const small = lower(text);
  if (!DIGITS.test(small)) return;
  const seen = {
    told: new Judged((...parts) => [...toldIn(...parts)]),
    others: new Judged((around) => OTHER.test(around)),
  };
  for (const [end, names] of BEYOND_ASCII.test(small) ? BY_END : BY_END_IN_ASCII) {
    const endings = new Judged((ahead) => names.find((one) => ahead.endsWith(one)));
    let at = small.indexOf(end);
    while (at >= 0) {
      at += end.length;
      const name = endings.of(small.slice(Math.max(0, at - LONGEST), at));
      const found = CALLED.has(name) ? find(CODE, text, at) : null;
      if (found) yield [endOf(found) - found[1].length, endOf(found)];
      else if (name) yield* told(small, at - name.length, at, seen);
      at = small.indexOf(end, at);
    }
  }
}

/** A code in tags, alone on the next line, or the last word of a line. */
const SET_OFF = new RegExp(
  "[ \\t]{0,3}:?(?:(?<tag>[ \\t]{0,3}<[a-z][a-z0-9]{0,9}(?: [^<>\\n]{0,80})?>)" +
    `|(?<line>(?:[ \\t]{0,9}\\r?\\n){1,3})|(?<=:))[ \\t]{0,20}(?<code>${LONE})(?=[ \\t]{0,9}(?:[\\r\\n]|</|$))`,
  "uy",
);
/** What may be in front of the first word of a line. */
const FRAME = /[^ \t>*-]/u;
const IN_ENGLISH = ["code", "token"];

/** A code apart from its name; in a line of its own a name in English says too little. */
function* setOff(small, start, end, sentence, seen) {
  const found = find(SET_OFF, small, end);
  if (!found || ATTACHED.test(sentence.slice(-1))) return;
  const around = before(small, start, REACH) + small.slice(start, end) + ahead(small, end);
  if (seen.others.of(around)) return;
  const { tag, line, code } = found.groups;
  const isNamed = !FRAME.test(sentence) && !IN_ENGLISH.includes(small.slice(start, end));
  const isSure = line === undefined ? tag !== undefined || isNamed : OWNED.test(sentence) || SIGNS.test(around);
  if (isSure) yield [endOf(found) - code.length, endOf(found)];
}

/** So many characters behind a place, or as many as there are; a pair of surrogates is one. */
function ahead(small, at) {
  const near = small.slice(at, at + REACH);
  return BEYOND_ASCII.test(near) ? [...small.slice(at, at + 2 * REACH)].slice(0, REACH).join("") : near;
}

/** The lone numbers that a sentence gives as the code that a word in it is for. */
function* told(small, start, end, seen) {
  const sentence = before(small, start, REACH).split("\n").at(-1);
  const [rest] = partition(ahead(small, end), "\n");
  const word = small.slice(start, end);
  const first = start - sentence.length;
  yield* setOff(small, start, end, sentence, seen);
  for (const [from, to] of seen.told.of(sentence, word, rest)) yield [first + from, first + to];
}

/** Where such numbers are in a line: before a word for a code, in it and behind. */
function* toldIn(sentence, word, rest) {
  const line = sentence + word + rest;
  if (ATTACHED.test(sentence.slice(-1)) || GOES_ON.test(rest.slice(0, 1))) return;
  if (!DIGITS.test(line) || !NUMBER.test(line)) return;
  const isTold = SIGNS.test(line);
  const owned = OWNED.exec(sentence);
  if (owned && OTHER.test(sentence.slice(owned.index) + word)) return;
  let found = owned || isTold ? BEHIND.exec(rest) : null;
  if (found && !OTHER.test(owned ? found[0] : sentence + clause(rest, endOf(found)))) {
    const at = sentence.length + word.length + endOf(found);
    yield [at - found[1].length, at];
  }
  const isEnd = isTold || !WORD.test(rest);
  found = isEnd ? (isTold && word.startsWith("kodu") ? AHEAD_IN_TURKISH : AHEAD).exec(sentence) : null;
  if (found && !OTHER.test(found[0])) yield [found.index, found.index + found[1].length];
  const isSure = owned || (isTold && !OTHER.test(line));
  for (const one of isSure ? line.matchAll(ENTERED) : []) yield [endOf(one) - one[1].length, endOf(one)];
}

/** A text up to the sign that ends the clause at a place. */
function clause(text, at) {
  const end = find(END_OF_CLAUSE, text, at);
  return end ? text.slice(0, end.index) : text;
}
