// Builds the body that a program sends from the names and values that it is given.

import { EXPRESSION } from "./tokens.mjs";
import { TEXTS } from "./trees.mjs";
import { groupOf, numberOf, textOf } from "./values.mjs";
import { lower, partition } from "../text/characters.mjs";
import { encodePercent } from "../text/forms.mjs";
import { quoted } from "../text/json_text.mjs";

/** Names under which an object tells the name of a pair; its value is under `value`. */
export const NAME_KEYS = ["name", "key"];

const TRUTHS = new Map([["true", "true"], ["True", "true"], ["false", "false"], ["False", "false"]]);
const NAME = /^[A-Za-z0-9_.$[\]-]{1,80}$/;
const LINES = /^[A-Za-z0-9_.-]{1,80}: [^\n]*(?:\n[A-Za-z0-9_.-]{1,80}: [^\n]*)*$/;
const BODY_TEXTS = ["raw", "text", "content", "data", "body", "value"];
const LISTS = ["urlencoded", "params", "formdata", "form", "fields"];
const DESCRIBING = ["mode", "mimeType", "contentType", "type", "content", "options", "raw"];
const FEW = 4; // members of an object that describes a body

/**
 * A name and its value; null where the value is no text.
 * @typedef {{name: string, value: ?string, item: Item}} Field
 */

/** The pairs of an object, or of a list of pairs or of {name, value} objects. */
export function pairsIn(group, source) {
  const found = [];
  for (const item of group.items) {
    const inner = groupOf(item);
    if (item.named) found.push({ name: item.name, value: namedText(item, inner, source), item });
    else if (inner && item.parts.length === 1) found.push(...pairOf(inner, source));
    else found.push(...beside(item));
  }
  if (found.length > 0 || group.items.length % 2 === 1) return found;
  return alternating(group.items, source);
}

/** The pairs of texts that are beside each other: "name" "value" "name" "value". */
function beside(item) {
  const { parts } = item;
  const isAll = parts.length % 2 === 0 && parts.every((part) => TEXTS.includes(part.kind));
  if (!isAll || !parts.every((part, at) => at % 2 === 1 || NAME.test(part.text))) return [];
  return parts.filter((part, at) => at % 2 === 0).map((part, pair) => ({
    name: part.text,
    value: parts[2 * pair + 1].text,
    item,
  }));
}

/** The text of a value; one that is a list of its name and the text is that text. */
function namedText(item, inner, source) {
  if (inner?.opening === "[" && item.parts.length === 1 && inner.items.length === 2) {
    const [name, value] = inner.items;
    const isName = !name.named && lower(textOf(name, source) ?? "") === lower(item.name);
    if (isName) return textOf(value, source);
  }
  return textOf(item, source);
}

/** The items of an object by name, the first of each. */
export function namedIn(group) {
  const named = new Map();
  for (const item of group.items.toReversed()) if (item.named) named.set(item.name, item);
  return named;
}

function pairOf(group, source) {
  const named = namedIn(group);
  const key = NAME_KEYS.find((name) => named.has(name));
  const item = named.get("value");
  if (key !== undefined && item) {
    const name = textOf(named.get(key), source);
    return name ? [{ name, value: innerText(item, source), item }] : [];
  }
  return named.size === 0 && group.items.length === 2 ? alternating(group.items, source) : [];
}

/** The text that a value is, or the one text in objects inside each other; or null. */
function innerText(item, source) {
  let text = textOf(item, source);
  let inner = groupOf(item);
  while (text === null && inner?.items.length === 1) {
    [text, inner] = [textOf(inner.items[0], source), groupOf(inner.items[0])];
  }
  return text;
}

/** Pairs from a list in which names and values take turns. */
function alternating(items, source) {
  const found = [];
  for (let at = 0; at < items.length; at += 2) {
    const [first, item] = [items[at], items[at + 1]];
    const name = first.named || item.named ? null : textOf(first, source);
    if (!name || !NAME.test(name)) return [];
    found.push({ name, value: textOf(item, source), item });
  }
  return found;
}

/** Whether an object describes a body, and does not hold its fields. */
export function describes(group) {
  const named = namedIn(group);
  const isFew = named.size <= FEW && DESCRIBING.some((key) => named.has(key));
  return isFew || listed(named) !== undefined;
}

/** The body that an object describes; null where it cannot be told. */
export function describedIn(group, source) {
  const named = namedIn(group);
  const list = listed(named);
  if (list) return formOf(pairsIn(list, source));
  const described = BODY_TEXTS.find((key) => named.has(key));
  return described === undefined ? null : asForm(textOf(named.get(described), source));
}

/** The list of fields in an object that describes a body. */
function listed(named) {
  const inner = LISTS.filter((key) => named.has(key)).map((key) => groupOf(named.get(key)));
  return inner.find((one) => one?.opening === "[");
}

/** A text, or the form that lines such as `name: value` stand for. */
function asForm(text) {
  if (text === null || !LINES.test(text)) return text;
  const pairs = text.split("\n").map((line) => partition(line, ": "));
  return pairs.map(([name, , value]) => `${encoded(name)}=${encoded(value)}`).join("&");
}

/** Fields as a form body; a mark for what is not in the paste stays as it is. */
export function formOf(fields) {
  const said = fields.map((one) => `${encoded(one.name)}=${encoded(one.value ?? EXPRESSION)}`);
  return said.length > 0 ? said.join("&") : null;
}

/** An object as a form body; a list of objects in it as JSON, so that it is one. */
export function formOfGroup(group, source) {
  return formOf(pairsIn(group, source).map((one) => plain(one, source)));
}

function plain(one, source) {
  const inner = one.value === null ? groupOf(one.item) : null;
  return inner && listsObjects(inner) ? { ...one, value: jsonOfGroup(inner, source) } : one;
}

/** Whether a list of objects is in an object, as no form has it. */
export function hasObjects(group) {
  const inner = group.items.filter((item) => item.named).map(groupOf);
  return inner.some((one) => one && listsObjects(one));
}

function listsObjects(group) {
  const inner = group.items.map(groupOf);
  return group.opening === "[" && inner.some((one) => one && namedIn(one).size > 0);
}

/** A form whose names and values are written as they are, encoded. */
export function encodeForm(text) {
  const pairs = text.split("&").map((pair) => partition(pair, "="));
  return pairs.map(([name, sign, value]) => encoded(name) + sign + encoded(value)).join("&");
}

function encoded(text) {
  return text.split(EXPRESSION).map(encodePercent).join(EXPRESSION);
}

/** Fields that are given one by one as JSON text. */
export function jsonOfFields(fields, source) {
  return `{${fields.map(({ name, item }) => `${quoted(name)}:${jsonOf(item, source)}`).join(",")}}`;
}

/** An object as JSON text; one in which each pair has brackets, too. */
export function jsonOfPairs(group, source) {
  const fields = namedIn(group).size > 0 ? [] : pairsIn(group, source);
  return fields.length > 0 ? jsonOfFields(fields, source) : jsonOfGroup(group, source);
}

/** An object or a list as JSON text. */
function jsonOfGroup(group, source) {
  const named = group.items.filter((item) => item.named);
  if (group.opening === "[" && named.length === 0) {
    return `[${group.items.map((item) => jsonOf(item, source)).join(",")}]`;
  }
  return `{${named.map((item) => `${quoted(item.name)}:${jsonOf(item, source)}`).join(",")}}`;
}

function jsonOf(item, source) {
  const inner = groupOf(item);
  if (inner && inner.opening !== "(" && item.parts.length <= 2) return jsonOfGroup(inner, source);
  const number = numberOf(item);
  const text = textOf(item, source);
  if (number !== null) return number;
  if (text !== null) return quoted(text);
  const { parts } = item;
  const word = parts.length > 0 ? source.text.slice(parts[0].start, parts.at(-1).end) : "";
  return TRUTHS.get(word) ?? "null";
}
