// Finds the values that stand behind names such as password, token, Authorization and Cookie.

import { limit, listOf } from "../engine/tables.mjs";
import { endOf, find, lower } from "../evidence/text/characters.mjs";
import { readTime } from "../evidence/text/dates.mjs";

const NAME = /(?<![A-Za-z0-9_.-])([A-Za-z][A-Za-z0-9_.-]{0,60})["']?[ \t]{0,20}(?::|=>?)[ \t]{0,20}/g;
const JOINTS = /[_.-]/g;
const VALUE = /"([^"\n]*)|'([^'\n]*)|([^ \t\r\n"'&]+)/y;
const LINE = /["']?([^\r\n"']+)/y;
const OPTION = new RegExp(
  "(?:^|(?<=[ \\t\\n]))(?:(?<user>-[uU][ \\t]{0,9}|--(?:proxy-)?user[ \\t=]{1,9})" +
    "|(?:--oauth2-bearer|--pass|-b|--cookie)[ \\t=]{1,9})([\"']?)(?<value>[^ \\t\\n\"']+)",
  "g",
);
const WORD = /[ \t,;]*([^ \t\r\n"'=,;]+)/y;
const PARAMETER =
  /([ \t,;]*)([A-Za-z0-9_-]{1,60})([ \t]*=[ \t]*)(?:(")([^"\n]*)"?|(')([^'\n]*)'?|([^ \t\r\n"',;=]+))/y;
const MOMENT = /^[0-9TZ:+./ -]*$/;
const END = ",;)}]";

const SECRET_NAMES = listOf("secret_names");
const ENDINGS = SECRET_NAMES.filter((name) => name.length >= "token".length);
const HEADERS = listOf("authentication_headers");
const COOKIES = listOf("cookie_headers");
const SCHEMES = listOf("authentication_schemes").map(lower);
const MOST_PARAMETERS = limit("parameters_of_a_header");
const OPEN_PARAMETERS = ["username", "algorithm", "charset", "qop"];

/** Finds the values of names that hold secrets: `headers` are names of headers that authenticate,
    besides the usual ones, `words` what stands in them and is no secret. */
export class Names {
  #headers;
  #words;

  constructor(headers, words) {
    this.#headers = new Set([...HEADERS, ...[...headers].map(plain)]);
    this.#words = new Set([...SCHEMES, ...[...words].map(lower)]);
  }

  /** Whether a word of a header that authenticates may be shown. */
  isOpen(word) {
    return this.#words.has(lower(word)) || readTime(word) !== null;
  }

  /** The values that are secret by their names, each {start, end, isPassword}. */
  *find(text) {
    let done = 0;
    for (const found of text.matchAll(NAME)) {
      if (endOf(found) < done) continue; // a name inside a value
      for (const value of this.#behind(plain(found[1]), text, endOf(found))) {
        yield value;
        done = value.end;
      }
    }
    for (const found of text.matchAll(OPTION)) {
      const { user, value } = found.groups;
      const end = endOf(found);
      const start = end - value.length;
      if (user) yield { start: start + value.indexOf(":") + 1, end, isPassword: true };
      else yield { start, end, isPassword: false };
    }
  }

  /** The values behind a name. */
  *#behind(name, text, at) {
    if (this.#headers.has(name)) yield* this.#ofHeader(text, at);
    else if (COOKIES.includes(name)) yield* ofLine(text, at);
    else if (SECRET_NAMES.includes(name) || ENDINGS.some((ending) => name.endsWith(ending))) {
      yield* ofValue(text, at);
    }
  }

  /** The words and values of a header but those that everybody may see. */
  *#ofHeader(text, at) {
    if (text[at] === "'" || text[at] === '"') at += 1;
    for (let number = 0; number < MOST_PARAMETERS; number += 1) {
      const parameter = find(PARAMETER, text, at);
      const word = parameter ? null : find(WORD, text, at);
      if (parameter) {
        const [, gap, name, sign, double = "", , single = ""] = parameter;
        const value = parameter[5] ?? parameter[7] ?? parameter[8];
        const start = at + gap.length + name.length + sign.length + double.length + single.length;
        const isOpen =
          OPEN_PARAMETERS.includes(lower(name)) || this.isOpen(value) || MOMENT.test(value);
        if (!isOpen && value) yield { start, end: start + value.length, isPassword: false };
        at = endOf(parameter);
      } else if (word && number < 2) {
        const end = endOf(word);
        if (!this.isOpen(word[1])) yield { start: end - word[1].length, end, isPassword: false };
        at = end;
      } else return;
    }
  }
}

function* ofLine(text, at) {
  const found = find(LINE, text, at);
  if (found) yield { start: endOf(found) - found[1].length, end: endOf(found), isPassword: false };
}

function* ofValue(text, at) {
  const found = find(VALUE, text, at);
  if (!found) return;
  let end = endOf(found);
  const start = end - (found[1] ?? found[2] ?? found[3]).length;
  while (end > start && found[3] && END.includes(text[end - 1])) end -= 1;
  if (end > start) yield { start, end, isPassword: true };
}

/** A name in small letters, its words joined. */
function plain(name) {
  return lower(name).replace(JOINTS, "");
}
