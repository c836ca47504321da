// Finds a name and its value that are members of one object or element, with others between.

import { before, endOf, find } from "../evidence/text/characters.mjs";
import { WORD } from "./named_places.mjs";
import { LOGGED } from "./values.mjs";

/** One is in a text in which a value is named. */
const TELLING = ["alue", "xample", "efault", "toString", '"to"', '"new"', "new:", '"after"', "after:"];
const NAME = `((?:[A-Za-z]{2,12} )?${WORD})`;
const NAMED = new RegExp(
  "(?:[Nn]ame|[Kk]ey|KEY|[Ff]ield|[Aa]ttribute|[Pp]roperty|[Pp]ath|[Ll]abel|[Vv]ariable|[\"' ](?:id|k))" +
    "[\"']?[ \\t]{0,9}[:=][ \\t]{0,9}[\"']?(?:[A-Za-z0-9_.-]{0,40}/){0,6}" +
    `${NAME}["']?(?=[, \\t\\r\\n>}/])`,
  "gu",
);
const MAPPED = /["']?:(?=[ \t]{0,9}\r?\n[ \t]{1,40}["']?[a-z]{2,20}["']?:[ \t])/gu;
const MAPPED_NAME = new RegExp(`(?<![A-Za-z0-9_.-])${WORD}$`, "u");
const MEMBER = new RegExp(
  `((?:[ \\t]{0,9},)?(?:[ \\t]{0,40}\\r?\\n(?:${LOGGED})?)?([ \\t]{0,60})["']?)` +
    "([@#A-Za-z][A-Za-z0-9_.:\\-]{0,40})[\"']?[ \\t]{0,9}[:=][ \\t]{0,9}(?=[^ \\t\\r\\n])",
  "uy",
);
const VALUE =
  /"[^"\n]{0,200}"|'[^'\n]{0,200}'|\{[^{}]{0,200}\}|\[[^\[\]]{0,200}\]|[^ \t\r\n"',;<>{}\[\]]{1,200}/uy;
const VALUE_KEY =
  /^(?:[A-Za-z_.:-]{0,30}[Vv]al(?:ue)?|VALUE|content|example|default)$/u;
/** What a change of a field names. */
const CHANGES = /^(?:[FfAa]|[Pp]r)/u;
const CHANGED_KEY = /^(?:(?:from|to)(?:String)?|old|new|before|after|previous|current)$/u;
const NO_VALUE = /^(?:[0-9.]{1,9}|[Tt]rue|[Ff]alse|[Nn]one|null|\{[^}]*\}|\[[^\]]*\])$/u;
const OPENING = /[{](?=[^{]*$)|<[A-Za-z]{1,20}(?=[^<>]*$)|(?<=\n)[ \t]{0,20}- (?=[^{<]*$)/u;
const REACH = 300; // characters in front of a name in which its value is looked for
const MOST_MEMBERS = 8;
const TAGGED = new RegExp(
  `(?:[Nn]ame|[Kk]ey)(?:["'][^<>\\n]{0,80})?>[ \\t\\r\\n]{0,20}${NAME}[ \\t\\r\\n]{0,20}</[A-Za-z:]{1,30}>`,
  "gu",
);
const SIBLING =
  /([ \t\r\n]{0,40}<([A-Za-z:]{1,30}(?:[ \t][^<>\n]{0,120})?)>(?:[ \t\r\n]{0,20}<[A-Za-z0-9]{1,20}>)?[ \t\r\n]{0,20})([^<>\r\n]{0,200})(?:[ \t\r\n]{0,20}<\/[A-Za-z0-9]{1,20}>)?[ \t\r\n]{0,20}<\/[A-Za-z:]{1,30}>/uy;
const VALUE_TAG = /[Vv]alue(?:["'][^<>]*)?$/u;
const TAGGED_BEFORE = new RegExp(
  "([Vv]alue(?:[\"'][^<>\\n]{0,80})?>)([^<>\\r\\n]{1,200})</[A-Za-z:]{1,30}>[ \\t\\r\\n]{0,40}" +
    `<[A-Za-z:]{0,30}(?:[ \\t][^<>\\n]{0,80})?[Nn]ame(?:["'][^<>\\n]{0,80})?>${NAME}<`,
  "gu",
);

/** The names of secrets of which the value is a member of the same object. */
export function* findEntries(text, isSecret) {
  if (!TELLING.some((part) => text.includes(part))) return;
  for (const found of text.matchAll(NAMED)) {
    if (isSecret(found[1])) {
      yield* valuesBefore(text, found.index, found[1]);
      yield* valuesBehind(text, endOf(found), found[1], CHANGES.test(found[0]));
    }
  }
  for (const found of text.matchAll(MAPPED)) {
    const name = MAPPED_NAME.exec(before(text, found.index, REACH));
    if (name && isSecret(name[0])) yield* valuesBehind(text, endOf(found), name[0]);
  }
  for (const found of text.matchAll(TAGGED)) {
    if (isSecret(found[1])) yield* siblings(text, endOf(found), found[1]);
  }
  for (const found of text.matchAll(TAGGED_BEFORE)) {
    const start = found.index + found[1].length;
    yield placeOf(found[3], start, start + found[2].length);
  }
}

/** The values among the members at a place, all of which are indented alike. */
function* valuesBehind(text, from, name, isChanged = false, end = text.length) {
  let at = from;
  let indent = null;
  for (let number = 0; number < MOST_MEMBERS; number += 1) {
    const member = find(MEMBER, text, at);
    const value = member ? find(VALUE, text, endOf(member)) : null;
    if (!value || at + member[1].length >= end) return;
    if (member[0].includes("\n")) {
      if (indent !== null && indent !== member[2]) return;
      indent = member[2];
    }
    const isNamed = VALUE_KEY.test(member[3]) || (isChanged && CHANGED_KEY.test(member[3]));
    if (isNamed && !NO_VALUE.test(value[0])) yield placeOf(name, value.index, null);
    at = endOf(value);
  }
}

function* valuesBefore(text, at, name) {
  const ahead = before(text, at, REACH);
  const opening = OPENING.exec(ahead);
  if (opening) {
    yield* valuesBehind(text, at - ahead.length + endOf(opening), name, false, at);
  }
}

function* siblings(text, from, name) {
  let at = from;
  for (let number = 0; number < MOST_MEMBERS; number += 1) {
    const sibling = find(SIBLING, text, at);
    if (!sibling) return;
    const start = sibling.index + sibling[1].length;
    if (VALUE_TAG.test(sibling[2]) && sibling[3]) {
      yield placeOf(name, start, start + sibling[3].length);
    }
    at = endOf(sibling);
  }
}

function placeOf(name, start, end) {
  return { name, start, end, isSaid: false };
}
