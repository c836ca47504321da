// Tells whether a name is that of a secret: by itself, by its end, or by its last word.

import { listOf } from "../engine/tables.mjs";
import { lower } from "../evidence/text/characters.mjs";
import { Reading } from "./readings.mjs";

const JOINTS = /[ _.-]|[0-9]+$/g;
const HUMP = /(?<=[a-z0-9])(?=[A-Z])/g;
const WORDS_BEHIND = listOf("words_behind_secret_names");
const LAST_WORD = /[a-z]+(?=[0-9]*$)/;
/** What tells several secrets, or forms of one, apart, such as `password_prod`. */
const BEHIND = new RegExp(`[_.-](?:(?:${WORDS_BEHIND.join("|")})[0-9]{0,3}|(?:for|of)[_.-][a-z0-9_.-]{1,40})$`);
/** The same behind a hump, where other words are names of other things: `passwordConfirm`. */
const STAGE = /(?<=[a-z])(?:Dev|Live|Prod|Sandbox|Staging|V[0-9]{1,3}|(?<!oken)(?:Current|New|Old|Value))$/;
/** What tells, behind a hump, that a name may be that of a value, or of a field that shows it. */
const VALUE = /(?<=[a-z])(?:Current|New|Old|Plain|Str|String|Text|Val|Value)$/;

const DIGITS_OF_WORD = 2; // at the end of a word that tells what is behind it

/** As they are read; in small letters. */
export const LANGUAGES = listOf("secret_names_of_languages").map((name) => new Reading(name).text);

const NAMES = new Set([...listOf("secret_names"), ...LANGUAGES]);
const ENDINGS = [...NAMES].filter((name) => [...name].length >= "token".length);
const DOUBTFUL = new Set(listOf("doubtful_secret_names"));
const LAST_WORDS = new Set(listOf("secret_last_words"));
const DOUBTFUL_LAST_WORDS = new Set(listOf("doubtful_last_words"));
const LAST_ENDINGS = ["pass", "psw", "pswd", "pw", "pwd"];
const OTHER_WORDS = new Set(listOf("words_that_end_like_secret_names"));
const SPOKEN = listOf("secret_names_of_speech");

/** A name in small letters, its words joined. */
export function plain(name) {
  return lower(name).replace(JOINTS, "");
}

/** A name with a joint before each of its humps: `user_Pwd`. */
export function inWords(name) {
  return name.replace(HUMP, "_");
}

/** A name with zeros for the digits at its end; few may be of a word, as in `md5`. */
export function alike(name) {
  let end = name.length;
  while (end > 0 && name[end - 1] >= "0" && name[end - 1] <= "9") end -= 1;
  return name.length - end > DIGITS_OF_WORD ? name.slice(0, end) + "0".repeat(name.length - end) : name;
}

/** Whether a plain name is one of a secret, or ends in one. */
export function isSecret(name) {
  return NAMES.has(name) || (endsInOneOf(name, ENDINGS) && !OTHER_WORDS.has(name));
}

/** Whether a plain name only ends like one of a secret. */
export function isOther(name) {
  return OTHER_WORDS.has(name);
}

/** Whether a plain name is a word as well, so that its value must look like a secret. */
export function isDoubtful(name) {
  return DOUBTFUL.has(name);
}

/** Whether a sentence may give the value of a plain name behind it. */
export function isSpoken(name) {
  return endsInOneOf(name, SPOKEN);
}

/** Whether the last word of a name, which has joints, is short for one of a secret. */
export function endsInSecret(name) {
  const found = LAST_WORD.exec(lower(name));
  if (!found || OTHER_WORDS.has(found[0])) return false;
  return LAST_WORDS.has(found[0]) || endsInOneOf(found[0], LAST_ENDINGS);
}

/** Whether a name has joints, and its last word is one of a secret and of others. */
export function endsInDoubt(name) {
  const found = LAST_WORD.exec(lower(name));
  return found !== null && found.index > 0 && DOUBTFUL_LAST_WORDS.has(found[0]);
}

/** A name without a last word that tells several secrets apart; null if it has none. */
export function withoutLastWord(name) {
  const found = BEHIND.exec(lower(name)) ?? STAGE.exec(name);
  return found ? name.slice(0, found.index) : null;
}

/** A name without a last word that tells that it is the value; null if it has none. */
export function withoutValue(name) {
  const found = VALUE.exec(name);
  return found ? name.slice(0, found.index) : null;
}

function endsInOneOf(name, endings) {
  return endings.some((ending) => name.endsWith(ending));
}
