// Finds the values of names such as password, token, Authorization, Cookie, or a private field.

import { limit, listOf } from "../engine/tables.mjs";
import { endOf, find, hasAtMost, lower } from "../evidence/text/characters.mjs";
import { readTime } from "../evidence/text/dates.mjs";
import { restOfValue } from "./blocks.mjs";
import { hasForm } from "./code_forms.mjs";
import { isNoWord } from "./coded_words.mjs";
import { findCells } from "./columns.mjs";
import { findInCommands } from "./commands.mjs";
import { findCredentials } from "./credentials.mjs";
import { findDeclared } from "./declarations.mjs";
import { findEntries } from "./entries.mjs";
import { Judged } from "./judged.mjs";
import { beyondLabel } from "./labels.mjs";
import { Marks } from "./marks.mjs";
import { findPlaces, readValues, simpleValue } from "./named_places.mjs";
import { findNearby } from "./nearby.mjs";
import { SEALED } from "./nesting.mjs";
import { findOneTimeCodes } from "./one_time_codes.mjs";
import { findPairs } from "./pairs.mjs";
import { hasPlaceholder, isMessage, isPlaceholder } from "./placeholders.mjs";
import { PrivateFields, readPrivate } from "./private_fields.mjs";
import { findInProse, findPhrases } from "./prose.mjs";
import { findQualified } from "./qualified.mjs";
import { isRequirement } from "./requirements.mjs";
import { alike, endsInDoubt, endsInSecret, inWords, isDoubtful, isOther, isSecret, isSpoken, plain, withoutLastWord, withoutValue } from "./secret_names.mjs";
import { findInSections } from "./sections.mjs";
import { findParameters } from "./sql_parameters.mjs";
import { MIXED } from "./values.mjs";

const SIGNS = /[^A-Za-z0-9]/gu;
const MORE = 3; // letters
const SHORTEST = limit("characters_of_a_secret");
const QUOTED_LINE = /["']([^\r\n"']+(?:(?<==)"[^"\r\n]*"[^\r\n"']*)*)/y;
const LINE =
  /([^\r\n"']+(?:(?:(?<==)"[^"\r\n]*"|["'](?=[^ \t\r\n;]{1,200}; ?[A-Za-z0-9_.-]{1,60}=))[^\r\n"']*)*)/uy;
const COOKIE = /(?<![^; \t])([^=; \t]+=)([^; \t]+)/g;
const OPTION = new RegExp(
  "-(?<![^ \\t\\n]-)(?:(?<user>[fgikLnqsSv]{0,6}[uU][ \\t]{0,9}|-(?:proxy-)?user[ \\t=]{1,9}" +
    "|(?:E|-cert)[ \\t=]{1,9}(?=[^ \\t\\n:]{1,200}:)" +
    "|a[ \\t]{1,9}(?=[^ \\t\\n:/]{1,200}:[^ \\t\\n:/]{0,80}[0-9])" +
    "|(?:x|-proxy)[ \\t=]{1,9}(?=[^ \\t\\n:]{1,200}:[^ \\t\\n@/]{1,200}@))" +
    "|(?:-oauth2-bearer|-(?:proxy-)?(?:tls)?pass|b|-cookie)[ \\t=]{1,9})" +
    "(?:'(?<single>[^\\n']+(?:'(?:''|\"'\"')[^\\n']*){0,9})|\"(?<double>[^\\n\"]+)|(?<value>[^ \\t\\n\"']+))",
  "gu",
);
const WORD = /[ \t,;]*(?:\r?\n[ \t][ \t,;]*|(?<=[ \t])["'])?([^ \t\r\n"'=,;]+)/y;
const LAST_WORD = new RegExp(
  `${MIXED}(?!HTTP/)[^ \\t\\r\\n"'=,;]{6,}(?=["']|[ \\t]{0,9}(?:[\\r\\n]|$))`,
  "uy",
);
const OBJECT = /\{[ \t]{0,9}["'][^\r\n{}]{1,500}\}/uy;
const PARAMETER =
  /([ \t,;]*)([A-Za-z0-9_-]{1,60})([ \t]*=[ \t]*)(?:(")([^"\n]*)"?|(')([^'\n]*)'?|([^ \t\r\n"',;=]+))/y;
/** What ends a value, by the sign in front of it, and how it goes on if that is a part of it. */
const ENDS = new Map([
  ['"', ['"', /[^"\n]*/y]],
  ["'", ["'", /[^'\n]*/y]],
  [">", ["<", /[^<\n]*/y]],
]);
const PARTING = /[ \t\r\n&"'<>]/;
const WORD_WITHIN = /[ \t\r\n&"'<>](?:[A-Za-z_.-]{1,40}[=:])?([A-Za-z0-9._-]{1,64})/gu;
const FIELD = /&[A-Za-z_][A-Za-z0-9_.-]{0,40}=([A-Za-z0-9._-]{1,64})(?![0-9A-Za-z&=%])/uy;
const REACH_OF_FIELD = 108; // characters from the end of a value to the beginning of a form's field in it
const USER_NAME = /^[a-z]{1,12}$/u;
const TELLS_NOTHING = /^(?:[0-9.,%]{1,5})$/u;
const STATUS = /^[1-5][0-9]{2}$/;
const COUNT = /^(?:[0-9]{1,3}(?:[.,/][0-9]{1,2})?%?|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})$/u;
/** What the end of a name is behind which a short number, a status or a date tells no secret. */
const COUNTED = /(?:auth|pass|pin|session|sid|sig|sign|signature|token)$/;
const CODED = /[0-9!#$%^&*?~+=@]/u;
const NUMBERED = /^(?:[0-9]{3}|(?=[^\n]*[0-9])[^\n]{4})/u;
const CALL = /^[A-Za-z_][A-Za-z0-9_.]{0,60}\(/;
const LONG = 2000; // characters: not each of many names in such a text is read up to its end
const MOMENT = /^[0-9TZ:+./ -]*$/;

const HEADERS = listOf("authentication_headers");
const COOKIES = listOf("cookie_headers");
const SCHEMES = listOf("authentication_schemes").map(lower);
const MOST_PARAMETERS = limit("parameters_of_a_header");
const READERS_AT_ONCE = 1000;
const OPEN_PARAMETERS = ["username", "algorithm", "charset", "qop"];

/** Finds the values of names that hold secrets, or private values: `headers` are names of headers
    that authenticate, besides the usual ones, `words` what belongs in them and is no secret,
    `fields` the names of fields whose values are private. */
export class Names {
  #forms;
  #fields;
  #headers;
  #words;
  #letters;
  #readers = new Map();
  #saidReaders = new Map();

  constructor(headers, words, forms = new Set(), fields = []) {
    this.#forms = forms;
    this.#fields = new PrivateFields(fields);
    this.#headers = new Set([...HEADERS, ...[...headers].map(plain)]);
    this.#words = new Set([...SCHEMES, ...[...words].map(lower)]);
    this.#letters = new Set([...this.#words].map(lettersOf));
  }

  /** Whether a word of a header that authenticates may be shown. */
  isOpen(word) {
    return STATUS.test(word) || this.#words.has(lower(word)) || readTime(word) !== null;
  }

  /** Whether a text belongs in a header that authenticates, or nearly, or is short. */
  isWord(text) {
    if (hasAtMost(SHORTEST - 1, text) || this.isOpen(text) || MOMENT.test(text)) return true;
    const letters = lettersOf(text);
    return [...this.#letters].some((word) => isNear(letters, word));
  }

  /** The values that are secret or private by their names, each {start, end, passwords, tokens,
      isSecret}: where it is, and where in it passwords and tokens may be; in a text as it is read.
      What was taken out before is none. */
  *find(reading) {
    const marks = new Marks(reading.text);
    for (const value of this.#find(reading)) {
      if (!marks.areAll(value.start, value.end)) yield value;
    }
  }

  *#find(reading) {
    const { text } = reading;
    reading.passed = [0, 0];
    let [at, done] = [0, 0];
    const standsForNone = new Judged((told) => this.#standsForNone(told));
    const isParted = new Judged((told) => PARTING.test(told));
    const ends = new Ends();
    const isNamed = (name) => this.#reading(name, false) !== null;
    for (const place of placesIn(text, isNamed)) {
      if (place.start < at) done = 0; // another notation, from the beginning
      at = place.start;
      const isInside = at < done && (place.end ?? at) <= done;
      const read = isInside ? null : this.#readerAt(place);
      const valued = read ? beyondLabel(text, place) : null;
      for (const value of valued ? read(reading, valued) : []) {
        const isPassword = value.passwords.length > 0;
        const found = isPassword ? ends.of(value) : undefined;
        if (found !== undefined) {
          if (!place.isSaid) done = found;
          continue;
        }
        if (place.isSaid && this.#isCode(text.slice(value.start, value.end))) continue;
        let whole = isPassword ? wholeOf(value, reading) : this.#withoutField(value, text);
        if (isPassword && isParted.of(text.slice(value.start, value.end))) whole = this.#beforeCode(whole, text);
        if (value.isSecret && standsForNone.of(text.slice(whole.start, whole.end))) continue;
        if (place.isSaid && ends.of(whole) !== undefined) continue;
        if (isPassword) {
          ends.set(whole, whole.end);
          if (whole !== value) ends.set(value, whole.end);
        }
        yield whole;
        if (whole.isSecret) done = whole.end; // inside a private value a secret may be named
      }
    }
    for (const [start, end] of [...findInCommands(text), ...findOneTimeCodes(text)]) {
      const told = text.slice(start, end);
      if (!this.#isCode(told) && !isPlaceholder(told)) yield password(start, end);
    }
    for (const found of text.matchAll(OPTION)) {
      const { user, single, double } = found.groups;
      const value = single ?? double ?? found.groups.value;
      const start = endOf(found) - value.length;
      const colon = user ? value.indexOf(":") : -1;
      if (user && colon < 0 && USER_NAME.test(value)) continue;
      const { end } = wholeOf(password(start, endOf(found)), reading);
      if (!isPlaceholder(text.slice(start + colon + 1, end))) yield password(start + colon + 1, end);
    }
  }

  #standsForNone(value) {
    const told = value.replace(/^[\u201c\u201d]+|[\u201c\u201d]+$/gu, "");
    return this.#words.has(lower(told)) || isMessage(told) || isPlaceholder(told);
  }

  /** Whether a text is in the form of a catalogue's codes: no words around it hide it. */
  #isCode(text) {
    return hasForm(text, this.#forms);
  }

  /** A header's value without the field of a form at its end, if that has a code. */
  #withoutField(value, text) {
    const { start, end } = value;
    const from = Math.max(start, end - REACH_OF_FIELD);
    const isField = text[start - 1] === "=";
    const at = isField ? from + text.slice(from, end).lastIndexOf("&") : -1;
    const field = at > start && text[at] === "&" ? find(FIELD, text, at) : null;
    if (!field || endOf(field) < end || !this.#isCode(field[1])) return value;
    const tokens = value.tokens.filter(([first]) => first < at);
    return named(start, at, [], tokens.map(([first, last]) => [first, Math.min(last, at)]));
  }

  /** A password without quotes up to a sign that is no end of it, if a code follows. */
  #beforeCode(value, text) {
    const { start, end } = value;
    const isBare = value.isSecret && !ENDS.has(text[start - 1]);
    const words = isBare ? text.slice(start, end).matchAll(WORD_WITHIN) : [];
    for (const { 1: word, index } of words) {
      if (index > 0 && this.#isCode(word)) return password(start, start + index);
    }
    return value;
  }

  #readerAt({ name, isSaid, isMade }) {
    if (isMade) return this.#fields.has(plain(name)) ? ofField : null;
    return this.#reading(name, isSaid);
  }

  #reading(written, isSaid) {
    const name = alike(written);
    const readers = isSaid ? this.#saidReaders : this.#readers;
    let reader = readers.get(name);
    if (reader === undefined) {
      if (readers.size >= READERS_AT_ONCE) readers.clear();
      reader = this.#readerOf(name, isSaid);
      readers.set(name, reader);
    }
    return reader;
  }

  /** What yields the values behind a name; null if they are no secrets. */
  #readerOf(name, isSaid) {
    for (const one of [plain(name), plain(name.slice(name.lastIndexOf(" ") + 1))]) {
      if (isSaid) {
        if (isSpoken(one)) return ofValue;
        if (this.#fields.has(one)) return ofField;
      } else if (isOther(one)) {
        return null;
      } else if (this.#headers.has(one)) {
        return (reading, place) => this.#ofHeader(reading, place);
      } else if (COOKIES.includes(one)) {
        return ofLine;
      } else if (isSecret(one)) {
        return COUNTED.test(one) ? ofNoCount : ofValue;
      } else if (this.#fields.has(one)) {
        return ofField;
      } else if (isDoubtful(one)) {
        return ofCodedValue;
      }
    }
    if (!isSaid && endsInSecret(inWords(name))) return ofTellingValue;
    if (!isSaid && endsInDoubt(inWords(name))) return ofNumberedValue;
    const shorter = withoutLastWord(name);
    const reader = shorter ? this.#readerOf(shorter, isSaid) : null;
    if (OF_PASSWORDS.includes(reader)) return reader;
    const valued = isSaid ? null : withoutValue(name);
    return valued && OF_PASSWORDS.includes(this.#readerOf(valued, isSaid)) ? ofNoWord : null;
  }

  /** The words and values of a header but those that everybody may see. */
  *#ofHeader({ text }, place) {
    let at = place.start;
    if (text[at] === "'" || text[at] === '"') at += 1;
    const written = find(OBJECT, text, at);
    if (written) {
      yield this.#judged(text, at, endOf(written));
      return;
    }
    for (let number = 0; number < MOST_PARAMETERS; number += 1) {
      const parameter = find(PARAMETER, text, at);
      const word = parameter ? null : find(WORD, text, at);
      if (parameter) {
        const [, gap, name, sign, double = "", , single = ""] = parameter;
        const value = parameter[5] ?? parameter[7] ?? parameter[8];
        const start = at + gap.length + name.length + sign.length + double.length + single.length;
        const isOpen =
          OPEN_PARAMETERS.includes(lower(name)) || this.isOpen(value) || MOMENT.test(value);
        if (!isOpen && value) yield this.#judged(text, start, start + value.length);
        at = endOf(parameter);
      } else if (word && (number < 2 || this.#isLast(text, endOf(word) - word[1].length))) {
        const end = endOf(word);
        if (!this.isOpen(word[1])) yield this.#judged(text, end - word[1].length, end);
        at = end;
      } else return;
    }
  }

  /** Whether letters and digits, and no code, are the last word of a header. */
  #isLast(text, at) {
    const found = find(LAST_WORD, text, at);
    return found !== null && !this.#isCode(found[0]);
  }

  /** A value of a header; what may be a misspelt word of it is sought nowhere else. */
  #judged(text, start, end) {
    return named(start, end, [], this.isWord(text.slice(start, end)) ? [] : [[start, end]]);
  }
}

function* placesIn(text, isNamed) {
  yield* findPhrases(text);
  yield* findPlaces(text);
  yield* findPairs(text);
  yield* findCredentials(text);
  yield* findDeclared(text);
  yield* findParameters(text);
  yield* findEntries(text, isNamed);
  yield* findInSections(text);
  yield* findInProse(text);
  yield* findQualified(text);
  yield* findCells(text, isNamed);
  yield* findNearby(text);
}

function named(start, end, passwords, tokens, isSecret = true) {
  return { start, end, passwords, tokens, isSecret };
}

/** Where the whole of a password ends that was found, by where it is as it is read. */
class Ends {
  #byStart = new Map();

  of({ start, end }) {
    let found = this.#byStart.get(start);
    while (found && found.end !== end) found = found.next;
    return found?.whole;
  }

  set({ start, end }, whole) {
    this.#byStart.set(start, { end, whole, next: this.#byStart.get(start) });
  }
}

function password(start, end) {
  return named(start, end, [[start, end]], []);
}

/** A password to what ends it; what is written as an escape of its own is in it. */
function wholeOf(value, { text, nesting }) {
  const ends = ENDS.get(text[value.start - 1]);
  if (!ends || value.passwords.length === 0) return value;
  const [sign, rest] = ends;
  const sealed = nesting.quoted(value.start - 1);
  const end = sealed[value.end] === SEALED ? endOf(find(rest, sealed, value.end)) : value.end;
  const isClosed = sealed[end] === undefined || sealed[end] === sign;
  return isClosed && end > value.end ? password(value.start, end) : value;
}

function* ofLine({ text }, place) {
  const found = find(QUOTED_LINE, text, place.start) ?? find(LINE, text, place.start);
  if (!found) return;
  const [start, end] = [endOf(found) - found[1].length, endOf(found)];
  const cookies = Array.from(found[1].matchAll(COOKIE), (cookie) => {
    const behind = start + endOf(cookie);
    return [behind - cookie[2].length, behind];
  });
  yield named(start, end, [], cookies);
}

function* ofValue(reading, place) {
  const { text } = reading;
  const at = place.start;
  if (place.end !== null) {
    yield password(at, place.end);
    return;
  }
  const simple = simpleValue(reading, at);
  if (simple) {
    yield password(...simple);
  } else if (!isRequirement(text, at)) {
    const first = hasPlaceholder(text, at) ? [] : readValues(reading, at);
    for (const [start, end] of [...first, ...restOfValue(text, at)]) yield password(start, end);
  }
}

function* ofField(reading, place) {
  for (const [start, end] of readPrivate(reading, place)) yield named(start, end, [], [], false);
}

/** What yields the secret values; a name in a long one that is no secret has none. */
function doubtful(isOne) {
  return function* (reading, place) {
    const [first, last] = reading.passed;
    for (const value of first < place.start && place.start < last ? [] : ofValue(reading, place)) {
      const told = reading.text.slice(value.start, value.end);
      if (isOne(told)) yield value;
      else if (!hasAtMost(LONG, told)) reading.passed = [place.start, value.end];
    }
  };
}

/** Those that have a digit or a sign: `csrf: enabled` tells nothing. */
const ofCodedValue = doubtful((told) => CODED.test(told));
/** Those that have a digit and are no short numbers: `led_pin: 13`. */
const ofNumberedValue = doubtful((told) => NUMBERED.test(told));
/** Those that can be no word, and no call: `passwordText: "Password"`. */
const ofNoWord = doubtful((told) => isNoWord(told) && !CALL.test(told));

function* ofNoCount(reading, place) {
  for (const value of ofValue(reading, place)) {
    if (!COUNT.test(reading.text.slice(value.start, value.end))) yield value;
  }
}

/** The values that are no short numbers, truth values or the like: `tests_pass: 12`. */
function* ofTellingValue(reading, place) {
  for (const value of ofValue(reading, place)) {
    if (!TELLS_NOTHING.test(lower(reading.text.slice(value.start, value.end)))) yield value;
  }
}

const OF_PASSWORDS = [ofValue, ofNoCount, ofTellingValue];

function lettersOf(text) {
  return lower(text).replace(SIGNS, "");
}

/** Whether a text lacks letters of a word, or has a few more. */
function isNear(text, word) {
  return text.length <= word.length + MORE && (isWithin(text, word) || isWithin(word, text));
}

/** Whether letters, of which there is one at least, are in a text in this order. */
function isWithin(letters, text) {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return letters !== "";
}
