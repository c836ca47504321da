// Finds the names that secrets have in other languages than English, and what is said of them.

import { BEYOND_ASCII, endOf } from "../evidence/text/characters.mjs";
import { Reading } from "./readings.mjs";
import { LANGUAGES } from "./secret_names.mjs";
import { said } from "./values.mjs";

const DOTTED_I = "\u0130";

/** A character in small and in capital letters, as they are read. */
function casesOf(sign) {
  const signs = new Set([sign, new Reading(sign.toUpperCase()).text]);
  if (sign === "i") signs.add(DOTTED_I);
  return [...signs].sort();
}

/** Where the first character is that is beyond ASCII in all cases, or else in one. */
function foreign(name) {
  const cases = Array.from(name, casesOf);
  const beyond = cases.findIndex((signs) => signs.every((sign) => sign > "\x7f"));
  return beyond < 0 ? cases.findIndex((signs) => signs.some((sign) => sign > "\x7f")) : beyond;
}

/** A pattern that goes on at that character, behind it. */
function alternative(name) {
  const classes = Array.from(name, (sign) => `[${casesOf(sign).join("")}]`);
  const at = foreign(name) + 1;
  return `(?<=${classes.slice(0, at).join("")})${classes.slice(at).join("")}`;
}

const FIRST = [...new Set(LANGUAGES.flatMap((name) => casesOf(name[foreign(name)])))];
const SUFFIX = "[a-z\u00df-\u024f\u0370-\u04ff]{0,3}";
const VALUE = `[: \\t]{0,9}${said("[!-~]")}`;
const SAID =
  "[ \\t]{0,3}(?:\u5df2?(?:[\u6539\u91cd\u8bbe\u66f4][\u7f6e\u5b9a\u65b0]?)?[\u662f\u4e3a\u70ba\u6210]|[\u306f\u3092\u0438\u00e8\u00e9-]|\ub294|\uc740|es|est|to|ist|\u00e4r)?" + VALUE;
/** An English name in a Chinese sentence. */
const IN_CHINESE = new RegExp(
  "(?:[Ss]ecret(?:[ _-]?[Kk]ey)?|SECRET(?:_KEY)?|[Aa](?:pi|PI|ccess)[ _-]?[Kk]ey|[Tt]oken|TOKEN" +
    `|[Pp]assword|PASSWORD|[Pp]wd|PWD)["'\`]?[ \\t]{0,3}[\u662f\u4e3a\u70ba]${VALUE}`,
  "gu",
);
const LONGEST_FIRST = [...LANGUAGES].sort((one, other) => other.length - one.length);
const NAME = `[${FIRST.join("")}](?:${LONGEST_FIRST.map(alternative).join("|")})${SUFFIX}`;
const LONE_NAME = new RegExp(NAME, "gu");
const NAMED = new RegExp(
  `${NAME}["'\`*]{0,3}[ \\t]{0,9}(?:(?:[:=]{1,3}>?|->|\u2192)[ \\t]{0,9}|(?<said>${SAID}))`,
  "gu",
);

/** Where the values begin, and whether no sign is between, each [start, isSaid]; texts in ASCII have
    none. */
export function* findNames(text) {
  if (!BEYOND_ASCII.test(text)) return;
  for (const found of text.matchAll(NAMED)) yield [endOf(found), found.groups.said !== undefined];
  for (const found of text.matchAll(IN_CHINESE)) yield [endOf(found), true];
}

/** Where such names end, whatever is behind them; texts in ASCII have none. */
export function* findEnds(text) {
  if (!BEYOND_ASCII.test(text)) return;
  for (const found of text.matchAll(LONE_NAME)) yield endOf(found);
}
