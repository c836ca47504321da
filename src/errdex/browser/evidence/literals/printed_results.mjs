// Turns a result that a program printed, such as `Result(code=E1, items=[...])`, into JSON.

import { isNumber } from "./names.mjs";
import { EXPRESSION } from "./tokens.mjs";
import { Group } from "./trees.mjs";
import { groupOf, numberOf, textOf } from "./values.mjs";
import { lower, trim } from "../text/characters.mjs";
import { quoted } from "../text/json_text.mjs";

/** What a printed result has in it. */
export const PRINTED = /[cC]ode(?:["']?\])?[ \t]*(?:=>|[=:])/g;
const CODE = /(?:^|[a-z_])[cC]ode$/;
const NOTHING = ["null", "None", "nil", "<nil>", "NULL"];

/** Where each printed result is, outermost first, and its JSON. A result has a code and, inside
    it, a list of objects; JSON, also with other quotation marks, is left to its reader. */
export function* resultsIn(group, source) {
  for (const item of group.items) {
    for (const part of item.parts) {
      if (!(part instanceof Group)) continue;
      if (isResult(part, source)) yield [part.start, part.end, jsonOfGroup(part, source)];
      else yield* resultsIn(part, source);
    }
  }
}

function isResult(group, source) {
  const named = group.items.filter((item) => item.named);
  if (!named.some((item) => CODE.test(item.name)) || isJson(named[0], source)) return false;
  return named.some((item) => groupOf(item) !== null && hasObjects(groupOf(item)));
}

function isJson(item, source) {
  const { start } = item;
  return "\"'".includes(source.text[start]) && source.text[Math.max(0, start - 1)] !== "[";
}

function hasObjects(group) {
  const inner = group.items.map(groupOf).filter((one) => one !== null);
  return inner.length > 0 && inner.every(hasNames);
}

function hasNames(group) {
  return group.items.some((item) => item.named);
}

function jsonOfGroup(group, source) {
  const named = group.items.filter((item) => item.named);
  if (named.every((item) => isNumber(item.name))) {
    const items = named.length > 0 ? named : group.items;
    return `[${items.map((item) => jsonOf(item, source)).join(",")}]`;
  }
  return `{${named.map((item) => `${quoted(nameOf(item.name))}:${jsonOf(item, source)}`).join(",")}}`;
}

/** The name of a field as JSON has it: a program's may begin with a capital. */
function nameOf(name) {
  return lower(name.slice(0, 1)) + name.slice(1);
}

function jsonOf(item, source) {
  const inner = groupOf(item);
  const isLast = inner !== null && inner === item.parts.at(-1);
  if (isLast && (inner.opening !== "(" || hasNames(inner))) return jsonOfGroup(inner, source);
  const number = numberOf(item);
  if (number !== null) return number;
  let text = textOf(item, source);
  if (text === null || text === EXPRESSION) text = bare(item, source);
  return text === null ? "null" : quoted(text);
}

/** The words that a value is, as they are written, or null. */
function bare(item, source) {
  const { parts } = item;
  if (parts.length === 0 || parts.some((part) => part instanceof Group)) return null;
  const said = trim(source.text.slice(parts[0].start, parts.at(-1).end));
  return NOTHING.includes(said) ? null : said;
}
