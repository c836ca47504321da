// Tells what stands for a secret, or is said of one, from a secret: `$TOKEN`, `token: expired`.

import { listOf } from "../engine/tables.mjs";
import { find, lower, stripEnd } from "../evidence/text/characters.mjs";
import { Reading } from "./readings.mjs";
import { endsInSecret, inWords, isSecret, plain } from "./secret_names.mjs";

/** As they are read. */
const WORDS = new Set(listOf("words_of_messages").map((word) => lower(new Reading(word).text)));
const BEGINNINGS = new Set(listOf("beginnings_of_messages"));
const MOST_WORDS = 12; // of a message
const WORD = /^(?:[^ -&(-~]+|[a-z']{1,20}|[0-9]{1,2})$/u;
/** An algorithm, a time, rules of a form (`required|min:8`), or what Chinese denies or asks. */
const ONE_WORD = new RegExp(
  "^(?:(?:hmac[_\\-]?)?(?:sha-?(?:1|224|256|384|512)|md5)(?:with[a-z]{3,5})?|[ehpr]s(?:256|384|512)" +
    "|oauth[12]?" +
    "|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}t[0-9:.]{4,20}z?" +
    "|(?:required|nullable|sometimes|string|confirmed)(?:[|][a-z_]{2,30}(?::[^|\\n]{1,40})?){1,9}" +
    "|[\u4e00-\u9fff]{0,20}[\u4e0d\u672a\u65e0\u5df2\u8bf7\u5fc5\u9519\u5e94]" +
    "[\u4e00-\u9fff]{0,20})$",
  "u",
);
const VARIABLE =
  "\\?|%s|\\$[0-9]{1,2}|\\$(?:env:)?[A-Z][A-Z_]{1,60}[0-9]?|%[A-Z][A-Z_]{2,60}%" +
  "|\\$\\{(?:env:)?[A-Z][A-Z0-9_]{0,60}\\}" +
  "|\\$?\\{\\{ ?[A-Za-z_$]{0,40}\\.[A-Za-z0-9_.]{1,80} ?\\}\\}";
const NAME =
  "(?:\\$?\\{{1,2} ?|<|%\\()(?<named>[A-Za-z][A-Za-z_.\\-]{2,60})(?: ?\\}{1,2}|>|\\)s)?" +
  "|<(?<yours>[A-Za-z_ \\-]{2,60})>|(?<your>[Yy](?:our|OUR)[_\\-][A-Za-z_\\-]{2,40})";
const STANDS_IN = `(?:${VARIABLE}|${NAME})`;
const WHOLE = new RegExp(`^${STANDS_IN}$`, "u");
const JOINED = "[ \\t]{0,9}(?:[|]{2}|//|[?+.]|or[ \\t])";
const END = `[,;)}\\]]{0,3}(?:[ \\t](?!${JOINED})|::[a-z]|[\\r\\n]|&[A-Za-z_][A-Za-z0-9_.\\-]{0,60}=|$)`;
const QUOTED = new RegExp(`["'\`]${STANDS_IN}(?=["'\`]${END})`, "uy");
const BARE = new RegExp(`${STANDS_IN}(?=["'\`]?${END})`, "uy");
const TELLING = /pass|pwd|secret|token|key|pin/u;

/** Whether a value stands for a secret. */
export function isPlaceholder(value) {
  return isOne(value.match(WHOLE));
}

/** Whether all that is at a place, in quotes or up to a blank, stands for a secret. */
export function hasPlaceholder(text, at) {
  return isOne(find(QUOTED, text, at) ?? find(BARE, text, at));
}

function isOne(found) {
  if (!found) return false;
  const { named, yours = found.groups.your ?? "" } = found.groups;
  if (named) {
    const last = named.slice(named.lastIndexOf(".") + 1);
    return isSecret(plain(last)) || endsInSecret(inWords(last));
  }
  return yours === "" || (lower(yours).includes("your") && TELLING.test(lower(yours)));
}

/** Whether a value is what is said of a secret: `invalid`, `This field is required.` */
export function isMessage(value) {
  const words = stripEnd(lower(value), ".!").split(" ");
  if (words.length === 1) return WORDS.has(words[0]) || ONE_WORD.test(words[0]);
  const begins = BEGINNINGS.has(words[0]) || isSecret(words[0]);
  if (!begins || words.length > MOST_WORDS || !words.some((word) => WORDS.has(word))) return false;
  return words.every((word) => WORD.test(word));
}
