// Finds the members of a section that is called by what they are: `[secrets]`, `users = {`.

import { endOf, find } from "../evidence/text/characters.mjs";
import { isCoded, isJoined, isNoWord } from "./coded_words.mjs";
import { LOGGED } from "./values.mjs";

const HEADING = new RegExp(
  "(?:(?:[Ss]ecrets|[Cc]redentials|[Pp]asswords|[Tt]okens|(?<=pi[_\\-]?)[Kk]eys)(?:(?<lines>\\])|[\"']?:)(?=[ \\t]{0,9}\\r?\\n)" +
    "|(?:(?:[Uu]sers|USERS)[ \\t]?=|[Tt]okens[\"'][ \\t]?:)[ \\t]?\\{)",
  "gu",
);
const MEMBER =
  "[\"']?([A-Za-z0-9_.@\\\\\\-]{1,60})[\"']?[ \\t]{0,3}(?::|=>?)[ \\t]{0,3}" +
  "(?:\"([^\"\\r\\n]{1,200})\"|'([^'\\r\\n]{1,200})'|([^ \\t\\r\\n\"',;\\{\\}[\\]]{1,200}))";
/** A name of what is told of a secret. */
const TOLD = new RegExp(
  "^(?:[a-z]{1,20}[_\\-])?(?:backend|created|digest|expires|file|hash|host|id|name|path|profile|provider" +
    "|region|revision|type|updated|uri|url|uuid|version)[A-Za-z_]{0,9}$",
  "u",
);
const COLOUR = /^#[0-9A-Fa-f]{6}$/;
const NUMBERED = /^[A-Za-z][a-z]{0,19}[0-9]{1,4}$/;
const LINE = new RegExp(
  `[^\\r\\n]{0,200}(?:\\r?\\n(?:${LOGGED})?[ \\t>+]{0,9}(?:[#;][^\\r\\n]{0,200})?){1,4}${MEMBER}`,
  "uy",
);
const INDENTED = new RegExp(`[^\\r\\n]{0,200}\\r?\\n(?:${LOGGED})?[>+]?[ \\t]{1,20}${MEMBER}`, "uy");
const ITEM = new RegExp(`[ \\t\\r\\n,]{0,40}${MEMBER}`, "uy");

/** The values of members that can be no word. */
export function* findInSections(text) {
  let at = 0;
  for (const heading of text.matchAll(HEADING)) {
    if (heading.index < at) continue; // among members that were read
    const isDict = heading[0].endsWith("{");
    const isOfTokens = /^[Tt]/u.test(heading[0]);
    const member = isDict ? ITEM : heading.groups.lines ? LINE : INDENTED;
    at = endOf(heading);
    for (let found = find(member, text, at); found; found = find(member, text, at)) {
      at = endOf(found);
      const value = found[2] ?? found[3] ?? found[4];
      const end = at - (found[4] ? 0 : 1);
      const isOpen = TOLD.test(found[1]) || COLOUR.test(value) || (isOfTokens && isPlain(value));
      if (!isOpen && (isNoWord(value) || isJoined(value))) {
        yield { name: "password", start: end - value.length, end, isSaid: true };
      }
    }
  }
}

/** Whether a text is but a word with a number behind it, which no token is. */
function isPlain(text) {
  return NUMBERED.test(text) && !isCoded(text);
}
