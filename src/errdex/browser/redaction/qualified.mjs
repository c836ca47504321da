// Finds secrets behind a name that says more before its sign: `API key for staging: aB3xY7q9`.

import { before, endOf, stripEnd } from "../evidence/text/characters.mjs";
import { isOther, isSecret, plain } from "./secret_names.mjs";
import { MIXED } from "./values.mjs";

/** A word with a digit, up to the end of a line. */
const VALUE =
  `[ \\t]{1,3}${MIXED}(?![0-9]{4}-)` +
  "(?![A-Za-z0-9-]{1,60}(?:[.][A-Za-z0-9-]{1,60}){1,6}(?:[: \\t\\r\\n]|$))" +
  "(?=[^ \\t\\r\\n\"'`<>]{6,200}[ \\t]{0,9}(?:[\\r\\n\"'`<]|$))";
const BY_SIGN = new RegExp(`[\\]:=)\\-](?<!\\(secret\\))(?<![^ ]-)${VALUE}`, "gu");
const BY_VERB = new RegExp(` (?:is|was)${VALUE}`, "gu");
const LETTER = "[A-Za-z\u00aa-\u024f\u0370-\u04ff\u4e00-\u9fff_-]";
const QUALIFIED = new RegExp(
  `(${LETTER}{2,30})` +
    "(?: ?[(\\[][^()\\[\\]]{0,40}[)\\]]| (?:#|[Nn](?:o|r|umber)[.]? )?[0-9]{1,2}| (?:old|new|alt|neu|actuel(?:le)?|actual|applicatif|partag\u00e9e?|n(?:[ou]|ue|uo)v[ao]|d'[a-z\u00e0-\u00ff]{3,20})" +
    "|(?: (?:is|was|has been) (?:re)?set)? (?:for|of|on|in|at|to|from|f\u00fcr|von|de|del|da|\u0434\u043b\u044f|\u043e\u0442)" +
    " [^:=]{1,40})$",
  "gu",
);
const REACH = 80; // characters of a label in front of its sign
const MOST_NAMES = 6;
/** What a label ends with that names something else. */
const OTHER_THING =
  /(?:account|client|code|email|file|header|host|id|ip|request|server|service|url|user)$|(?:case|column|line|position|request|step|test) [0-9]/u;
const OTHER_NAME = /(?:auth|cookie|hmac|session|sessionid|sid|sig|sign|signature)$/u;

/** Where the values are of names of secrets that have words or brackets behind them. */
export function* findQualified(text) {
  for (const found of [...text.matchAll(BY_SIGN), ...text.matchAll(BY_VERB)]) {
    const end = found.index + (")]".includes(found[0][0]) ? 1 : 0);
    const line = before(text, end, REACH);
    if (isLabel(stripEnd(line.slice(line.lastIndexOf("\n") + 1), " \t"))) {
      yield { name: "password", start: endOf(found), end: null, isSaid: true };
    }
  }
}

function isLabel(label) {
  if (OTHER_THING.test(label)) return false;
  QUALIFIED.lastIndex = 0;
  for (let number = 0; number < MOST_NAMES; number += 1) {
    const found = QUALIFIED.exec(label);
    if (!found) return false;
    const end = found.index + found[1].length;
    if (namesSecret(label.slice(0, end))) return true;
    QUALIFIED.lastIndex = end;
  }
  return false;
}

function namesSecret(text) {
  const words = text.split(" ").slice(-3);
  const names = words.map((_, number) => plain(words.slice(number).join("")));
  if (names.some((name) => OTHER_NAME.test(name) || isOther(name))) return false;
  return names.some(isSecret);
}
