// Tells whether two documents may show one request: whether nothing that both show differs.

import { listOf } from "../../engine/tables.mjs";
import { stripEnd } from "../text/characters.mjs";
import { JsonNumber } from "../text/json_text.mjs";
import { NOT_GIVEN } from "./documents.mjs";
import { isMasked } from "./masks.mjs";
import { REST } from "./messages.mjs";
import { readParameters } from "./parameters.mjs";

const BLANKS = /[ \t]+/g;
const AUTHORIZATION = "authorization";
const CHANGED_ON_THE_WAY = new Set(listOf("headers_of_any_api").filter((name) => name !== AUTHORIZATION));
const PLACES = ["method", "host", "path", "media_type"];
const ASSIGNED = /^[A-Za-z_$][A-Za-z0-9_.$]{0,60} ?[=:] ?['"`]/; // what is before a body in a program
const LEFT_OUT = " \t\n.\u2026'\"`;,)"; // what may be behind it, or in the place of its end

/** Whether two documents may show one request, or parts of it; `headers` are the names that tell
    requests to the API apart, none if the API is not known. */
export function mayBeSame(first, second, headers) {
  for (const name of PLACES) {
    const pair = [first[name], second[name]];
    if (pair.every(Boolean) && isOther(...pair)) return false;
  }
  const [one, other] = [first, second].map((request) => telling(request, headers));
  const names = [...one.keys()].filter((name) => other.has(name));
  const isAlike = one.size === other.size && names.length === one.size;
  if (!isAlike && isWhole(first) && isWhole(second)) return false;
  if (names.some((name) => isOtherHeader(one.get(name), other.get(name)))) return false;
  return !hasOtherBody(first, second);
}

/** The headers of a request that are the same wherever it is shown. */
function telling(request, headers) {
  const isTelling = (name) => (headers.length ? headers.includes(name) : !CHANGED_ON_THE_WAY.has(name));
  return new Map([...request.headers].filter(([name]) => isTelling(name)));
}

/** Whether a document shows all headers of a request, as one with a body does. */
function isWhole(request) {
  return request.body_given && !request.sanitized && !request.cut && !request.headers.has(REST);
}

/** Whether two values differ, of which parts may be masked. */
function isOtherHeader(first, second) {
  if (first.replace(BLANKS, "") === second.replace(BLANKS, "")) return false;
  const [one, other] = [first, second].map((value) => readParameters(value).params);
  if (![first, second, ...one.values(), ...other.values()].some(isMasked)) return true;
  return [...one].some(([name, value]) => other.has(name) && isOther(value, other.get(name)));
}

/** Whether the bodies of two requests are known, and differ. */
function hasOtherBody(first, second) {
  if (first.body === null || second.body === null || !isOther(fieldsOf(first), fieldsOf(second))) return false;
  if (!isPart(first) && !isPart(second)) return true;
  const [one, other] = [first, second].map(({ body }) => stripEnd(body.replace(ASSIGNED, ""), LEFT_OUT));
  return !(one.startsWith(other) || other.startsWith(one));
}

/** Whether a document may show a part of a body, or more than the body. */
function isPart({ cut, json_error: fault, method }) {
  return cut || fault !== null || method === NOT_GIVEN;
}

/** The fields of a body, or the body if it has none. */
function fieldsOf({ body, form, json }) {
  return form ?? json ?? body;
}

/** Whether two values of bodies differ, of which parts may be masked. */
function isOther(one, other) {
  if (isMasked(one) || isMasked(other)) return false;
  if (one instanceof Map && other instanceof Map) {
    return one.size !== other.size || [...one].some(([name, value]) => !other.has(name) || isOther(value, other.get(name)));
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length !== other.length || one.some((value, at) => isOther(value, other[at]));
  }
  if (one instanceof JsonNumber && other instanceof JsonNumber) return one.text !== other.text;
  return one !== other;
}
