// Tells what a group of names and values is: headers, a body, a printed object, a question.

import { namedIn, pairsIn } from "./fields.mjs";
import {
  headerOf,
  isHeader,
  isNumber,
  methodOf,
  nameOf,
  namesAnswer,
  namesResponse,
  reads,
  tellsKind,
} from "./names.mjs";
import { EXPRESSION } from "./tokens.mjs";
import { Group } from "./trees.mjs";
import { textOf, wordOf } from "./values.mjs";
import { hasDots } from "../text/gaps.mjs";

/** A header that is written as one text; groups: its name and its value. */
export const HEADER_TEXT = /^(?:--?[A-Za-z-]{1,40}=)?([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]*([^\n]*)$/;

/** Names under which programs print a body; an argument that holds fields has others. */
const SENT = /(?:body|payload|content)$/;
const CODE = ["return", "yield"];
const DESCRIBED = ["raw", "text", "content", "urlencoded", "params"];

/** Whether an item is a plain header line, which the reader of messages takes. */
export function isRaw(item, text) {
  const { named } = item;
  if (named === null || item.sign !== ":" || "\"'`".includes(text[named.start])) return false;
  const value = item.parts[0];
  return value === undefined || (!(value instanceof Group) && value.kind !== "text");
}

/** The pairs of a block of headers, also where each is one text. */
export function headerPairs(group, source) {
  const found = pairsIn(group, source);
  if (found.length > 0 || group.opening === "(") {
    return found.filter(({ item }) => !(group.opening === "" && isRaw(item, source.text)));
  }
  for (const item of group.items) {
    const header = HEADER_TEXT.exec(textOf(item, source) ?? "");
    if (header) found.push({ name: header[1], value: header[2], item });
  }
  return found;
}

/** Whether an item is a text with dots, as a pair without its middle is shown. */
export function isElidedPair(item, source) {
  return item.named === null && hasDots(textOf(item, source) ?? "");
}

/** Whether an object has fields, or says what a body is, and is no answer. */
export function isBody(group, source) {
  const fields = pairsIn(group, source);
  if (fields.some(({ name }) => namesAnswer(nameOf(name)) || tellsKind(headerOf(name)))) return false;
  if (fields.some(({ name }) => isNumber(name))) return false;
  const named = namedIn(group);
  return fields.length > 1 || DESCRIBED.some((name) => named.has(name));
}

/** Whether a group holds fields alone, with texts as values, and is no answer. */
export function isPrinted(group, source) {
  if (group.items.length < 2 || namesResponse(nameOf(group.label))) return false;
  const fields = pairsIn(group, source);
  return fields.length === group.items.length && fields.every(isPlainField);
}

/** Whether a group is the arguments of a function that looks something up. */
export function asks(group) {
  return group.opening === "(" && reads(group.label.slice(group.label.lastIndexOf(" ") + 1));
}

/** Whether an object in a group may be a body: it is printed, or what a call sends. */
export function shows(group) {
  return group.opening === "" || methodOf(group.label.slice(group.label.lastIndexOf(" ") + 1)) !== "";
}

/** Whether an object is a text of its own: it is between quotation marks. */
export function isQuoted(group, source) {
  const before = source.text[group.start - 1];
  return before === source.text[group.end] && ["'", '"', "`"].includes(before);
}

/** Whether an object outside all brackets is what was sent: no code gives it a name. */
export function isPrintedAlone(group, tree, source) {
  const item = tree.items.find(({ parts }) => parts.includes(group));
  if (!item || [",", ")"].includes(source.text[group.end])) return false;
  if (!item.named) return !CODE.includes(wordOf(item));
  const { end } = item.named;
  const isTight = ["={", "=["].includes(source.text.slice(end, end + 2));
  return (item.sign === ":" || (item.sign === "=" && isTight)) && SENT.test(nameOf(item.name));
}

function isPlainField({ name, value }) {
  if (value === null || value.includes(EXPRESSION)) return false;
  const spelled = nameOf(name);
  return !isHeader(headerOf(name)) && !namesAnswer(spelled) && !isNumber(spelled);
}
