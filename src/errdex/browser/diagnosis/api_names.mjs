// Collects from compiled checks what requests to the API look like.

import { KnownApi } from "../evidence/known_api.mjs";
import { isDistinctive } from "../matching/codes.mjs";
import { EACH } from "./paths.mjs";

const HEADER = /request\.headers\.([A-Za-z0-9-]+)/g;
const FIELD = /request\.(?:form|json)((?:\.[A-Za-z0-9_-]+(?:\[\*\])?)+)/g;
const IN_FIELD = /[A-Za-z0-9_-]+/g;
const ITEM = /^response\.json\.([A-Za-z0-9_-]+)\[\*\]\.([A-Za-z0-9_-]+)$/;
const REPORT = "report.";

/** The headers and fields that checks and facts look at, and the paths they accept. `codes` are those of each
    field. */
export function apiOf(compiled, codes) {
  const texts = textsIn([compiled.facts, compiled.checks]);
  const all = (pattern) => texts.flatMap((text) => [...text.matchAll(pattern)].map((found) => found[1]));
  const fields = all(FIELD).flatMap((place) => place.match(IN_FIELD));
  const headers = new Set(all(HEADER).map((name) => name.toLowerCase()));
  return new KnownApi([...headers], fields, pathsOf(compiled), codesOf(compiled), resultsOf(compiled, codes));
}

/** The names in a response under which one of its codes is, not one of an item. */
function codesOf({ fields }) {
  const paths = Object.values(fields).flatMap(({ where }) => where);
  const inside = paths.filter((path) => path.startsWith("response.json.") && !path.includes(EACH));
  return inside.map((path) => path.split(".").at(-1));
}

/** The items of an answer by the names of their codes: the list, their name for the number, and codes. */
function resultsOf({ fields }, codes) {
  const places = Object.entries(fields).flatMap(([name, { where }]) => where.map((path) => [name, path]));
  const ofReports = places.filter(([, path]) => path.startsWith(REPORT));
  const taken = new Set(ofReports.flatMap(([name]) => [...codes.get(name).keys()]));
  const found = places.map(([name, path]) => [name, ITEM.exec(path)]).filter(([, item]) => item);
  const made = (name, inside) => {
    const own = new Set([...codes.get(name).keys()].filter((code) => !taken.has(code)));
    const others = new Set([...taken].filter((code) => !isDistinctive(code)));
    return { inside, namedBy: fields[name].named_by?.[0] ?? "", own, others };
  };
  return new Map(found.map(([name, item]) => [item[2], made(name, item[1])]));
}

function textsIn(value) {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/** The paths that a check requires of a request. */
function pathsOf({ checks }) {
  const looking = checks.filter((check) => check.look_at === "request.path");
  const texts = looking.flatMap((check) => check.must.flatMap((predicate) => textsIn(predicate[1])));
  return texts.filter((path) => path.startsWith("/"));
}
