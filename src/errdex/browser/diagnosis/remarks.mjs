// What a reader must know of a code before trusting its title: a remark for each such code.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { isDistinctive } from "../matching/codes.mjs";
import { firstOfMany } from "./lists.mjs";
import { EvidenceReader } from "./paths.mjs";
import { stricter } from "./retries.mjs";
import { member } from "./values.mjs";

const CODE_NAME = /^[A-Za-z_]{1,30}[cC]ode$/;
const MOST_BESIDE = limit("items_in_a_report");

/** The codes that are in lines of other programs alone, each with its program; `placed` has keys. */
export function programsOf(mentions, placed) {
  const others = mentions.filter(({ program }) => program);
  if (!others.length) return new Map();
  const keyOf = ({ field, code }) => `${field} ${code}`;
  const claimed = new Set([...placed, ...mentions.filter((m) => !m.program).map(keyOf)]);
  const programs = new Map();
  for (const mention of others) {
    if (!claimed.has(keyOf(mention)) && !programs.has(mention.code)) {
      programs.set(mention.code, mention.program);
    }
  }
  return new Map([...programs].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Codes that other programs may have as well, each with a remark. */
export function onPrograms(programs) {
  return [...programs].map(([code, program]) => [code, say("code_of_program", { code, program })]);
}

/** Notes on the codes that were read at the place of another field. */
export function onStrays(strays, { fields }) {
  return strays.map(({ field, code, place }) => {
    const titles = [field, place].map((name) => fields[name].title);
    return say("code_of_field", { code, field: titles[0], place: titles[1] });
  });
}

/** The codes that have another code beside them, each with a remark. */
export function* onCompanions(beside, companions, knowledge) {
  for (const [code, items] of beside) {
    const others = [...new Set(items.flat().map((other) => other.code))];
    if (companions.has(code)) {
      const companion = companions.get(code);
      const { title } = knowledge.describe(companion.field, companion.code, 1);
      yield [code, say("code_beside", { code: companion.code, title })];
    } else if (others.length) {
      const codes = firstOfMany(others, MOST_BESIDE);
      yield [code, say("codes_beside", { codes })];
    }
  }
}

/** The codes that have the same single code beside them in every item, each with it: {field, code}. */
export function companionsOf(beside) {
  const keyOf = (item) => JSON.stringify(item);
  const isAlone = ([, items]) => items[0].length === 1 && items.every((item) => keyOf(item) === keyOf(items[0]));
  return new Map([...beside].filter(isAlone).map(([code, items]) => [code, items[0][0]]));
}

/** Take who acts, and on what, from the code beside one, since that tells its reason. */
export function explain(row, { owner, retry, steps }) {
  row.owner = owner;
  row.steps = steps;
  row.retry = stricter(row.retry, retry);
}

/** Failures, each with the other codes of their field beside them, {field, code}, for each of their
    items. Beside means in the same JSON object, or the same form, under another name. */
export function besideIn(evidence, knowledge) {
  const beside = new Map();
  const reader = new EvidenceReader(evidence, knowledge.compiled);
  const places = Object.entries(knowledge.fields).flatMap(([field, { where }]) => where.map((path) => [field, path]));
  for (const [field, path] of places) {
    const end = path.lastIndexOf(".");
    for (const { value: item } of reader.findAll(path.slice(0, end))) {
      const code = item instanceof Map ? member(item, path.slice(end + 1)) : undefined;
      if (typeof code !== "string" || !isFailure(field, code, knowledge)) continue;
      const others = othersIn(field, item, code, knowledge).map((other) => ({ field, code: other }));
      beside.set(code, beside.get(code) ?? []);
      beside.get(code).push(others);
    }
  }
  return beside;
}

/** A note on what is named as a code beside one, and is none of the catalogue's. */
export function onUnknownBeside(evidence, knowledge) {
  const names = new Set();
  const reader = new EvidenceReader(evidence, knowledge.compiled);
  for (const path of Object.values(knowledge.fields).flatMap(({ where }) => where)) {
    const end = path.lastIndexOf(".");
    const own = path.slice(end + 1);
    for (const { value: item } of reader.findAll(path.slice(0, end))) {
      if (!(item instanceof Map) || typeof member(item, own) !== "string") continue;
      for (const [name, said] of item) if (name !== own && isUnknown(name, said, knowledge)) names.add(name);
    }
  }
  const told = firstOfMany([...names], MOST_BESIDE);
  return names.size ? [say("code_beside_unknown", { names: told })] : [];
}

function isUnknown(name, said, { knownCodes }) {
  return CODE_NAME.test(name) && typeof said === "string" && isDistinctive(said) && !knownCodes.has(said);
}

function othersIn(field, item, code, knowledge) {
  const others = new Set([...item.values()].filter((value) => typeof value === "string" && value !== code));
  return [...others].filter((other) => isDistinctive(other) && isFailure(field, other, knowledge));
}

function isFailure(field, code, knowledge) {
  return knowledge.knows(field, code) && !knowledge.isSuccess(field, code);
}
