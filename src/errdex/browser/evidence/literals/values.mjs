// Says what the parts of a value come to: a text, or what only the program knows.

import { textOfBytes } from "./byte_lists.mjs";
import { mediaTypeOf } from "./names.mjs";
import { EXPRESSION } from "./tokens.mjs";
import { Group, TEXTS } from "./trees.mjs";
import { readJson } from "../text/json_text.mjs";

const WORDS = ["true", "false", "null", "None", "nil", "undefined", "True", "False", "NULL", "nullptr"];
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const KEEPING = /(?:^|[.:>])(?:s?printf|Sprintf|[fF]ormat|from_static|from_str|String|to_string|str)$/;
const CHANGING = ["replace", "replaceAll", "concat", "sub", "gsub", "join"];
const PRINTED = ["string", "int", "float", "bool"];
const LEFT_OUT = ["Array", "Object", "Circular", "Function"];
const DIGITS = "+0123456789";

/**
 * A text, and the texts that it gives to variables, by name.
 * @typedef {{text: string, names: Map<string, string>}} Source
 */

/** The text that a value is, with EXPRESSION for what is not in the paste; null where it is no
    text: an object, a truth value, nothing. */
export function textOf(item, source) {
  const parts = item.parts.filter((part) => !(part.kind === "sign" && part.text === "&"));
  const texts = parts.filter(isText);
  if (texts.length === 0) return withoutTexts(parts, source);
  if (parts.length === 1) return texts[0].text;
  if (!(parts[0] instanceof Group) && PRINTED.includes(parts[0].text)) return texts.at(-1).text;
  return areApart(parts, source.text) ? null : joined(parts);
}

function isText(part) {
  return TEXTS.includes(part.kind);
}

/** Whether two texts follow each other on a line, as the words of a command do. */
function areApart(parts, text) {
  return parts.slice(1).some((second, number) => {
    const first = parts[number];
    return isText(first) && isText(second) && !text.slice(first.end, second.start).includes("\n");
  });
}

/** What a value without a text says: a bare one, a list of one, or an expression. */
function withoutTexts(parts, source) {
  if (parts.length === 0) return null;
  if (parts.length === 1) return only(parts[0], source);
  const [before, last] = parts.slice(-2);
  const listed = last instanceof Group ? textOfBytes(last, source.text) : null;
  if (listed !== null) return listed;
  if (last instanceof Group && !(before instanceof Group)) {
    const isListed = last.opening === "{" && PRINTED.includes(before.text);
    if (isListed && last.items.length === 1) return onlyInList(last.items[0], source);
    const isList = before.text === "Array" && last.items.length === 1; // as PHP prints one
    const isKept = last.items.length > 0 && (isList || KEEPING.test(before.text));
    if (last.opening === "(" && isKept) return textOf(last.items[0], source);
    return last.opening === "{" ? null : EXPRESSION;
  }
  if (parts.every((part) => !(part instanceof Group) && part.kind !== "sign")) {
    return source.text.slice(parts[0].start, last.end);
  }
  return EXPRESSION;
}

function only(part, source) {
  if (!(part instanceof Group)) {
    if (WORDS.includes(part.text)) return null;
    if (DIGITS.includes(part.text[0])) return part.text;
    return source.names.get(part.text) || mediaTypeOf(part.text) || EXPRESSION;
  }
  const [item] = part.items;
  if (part.opening !== "[" && part.items.length === 1 && isOneText(item)) return textOf(item, source);
  if (part.opening !== "[" || part.items.length > 1) return textOfBytes(part, source.text);
  return part.items.length === 0 ? EXPRESSION : onlyInList(part.items[0], source);
}

/** Whether an item is a text alone, or written in pieces. */
function isOneText(item) {
  return !item.named && item.parts.every(isText);
}

function onlyInList(item, source) {
  const { parts } = item;
  if (item.named || parts.some((part) => part instanceof Group)) return null;
  if (parts.some(isText)) return textOf(item, source);
  const said = source.text.slice(parts[0].start, parts.at(-1).end);
  return LEFT_OUT.includes(said) ? EXPRESSION : said;
}

/** Texts joined as the program joins them; what is between two of them is marked. */
function joined(parts) {
  const said = [];
  let sign = "";
  for (const part of parts) {
    if (part instanceof Group) continue;
    if (isText(part)) {
      said.push(part.text);
    } else if (part.kind === "sign") {
      sign = part.text;
      if (sign === "%") break;
    } else if (!isMethod(part.text, sign) && said.at(-1) !== EXPRESSION) {
      said.push(EXPRESSION);
    }
  }
  return said.join("");
}

/** Whether a word behind a text is a method that leaves the text as it is. */
function isMethod(word, sign) {
  return sign === "." && word[0] !== "$" && !CHANGING.includes(word);
}

/** The text that is alone in a list written as JSON, or the text itself. */
export function onlyInJson(text) {
  const value = text.startsWith('["') ? readJson(text)[0] : null;
  return Array.isArray(value) && value.length === 1 && typeof value[0] === "string" ? value[0] : text;
}

/** The number that a value is, as it is written, or null. */
export function numberOf(item) {
  const part = item.parts.length === 1 ? item.parts[0] : null;
  return part?.kind === "word" && NUMBER.test(part.text) ? part.text : null;
}

/** The object, list or arguments that a value ends with, or null. */
export function groupOf(item) {
  return item.parts.findLast((part) => part instanceof Group) ?? null;
}

/** The word that an item begins with, or nothing. */
export function wordOf(item) {
  return item.parts[0]?.kind === "word" ? item.parts[0].text : "";
}
