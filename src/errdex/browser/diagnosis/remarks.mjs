// What a reader must know of a code before trusting its title: a remark for each such code.

import { say } from "../engine/sentences.mjs";
import { isDistinctive } from "../matching/codes.mjs";
import { EvidenceReader } from "./paths.mjs";
import { member } from "./values.mjs";

/** The codes that are in lines of other programs alone, each with its program; `placed` has keys. */
export function programsOf(mentions, placed) {
  const keyOf = ({ field, code }) => `${field} ${code}`;
  const claimed = new Set([...placed, ...mentions.filter((m) => !m.program).map(keyOf)]);
  const programs = new Map();
  for (const mention of mentions) {
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

/** The codes that were read at the place of another field, each with a remark. */
export function onStrays(strays, { fields }) {
  return strays.map(({ field, code, place }) => {
    const titles = [field, place].map((name) => fields[name].title);
    return [code, say("code_of_field", { code, field: titles[0], place: titles[1] })];
  });
}

/** The codes that have another code beside them, each with a remark. */
export function onCompanions(companions, knowledge) {
  return [...companions].map(([code, { field, code: other }]) => {
    const { title } = knowledge.describe(field, other, 1);
    return [code, say("code_beside", { code: other, title })];
  });
}

/** Failures that have another code of their field beside them, each with that one: {field, code}. */
export function* companionsIn(evidence, knowledge) {
  const reader = new EvidenceReader(evidence, knowledge.compiled);
  const places = Object.entries(knowledge.fields).flatMap(([field, { where }]) => where.map((path) => [field, path]));
  for (const [field, path] of places) {
    const end = path.lastIndexOf(".");
    for (const { value: item } of reader.findAll(path.slice(0, end))) {
      const code = item instanceof Map ? member(item, path.slice(end + 1)) : undefined;
      if (typeof code !== "string" || !isFailure(field, code, knowledge)) continue;
      for (const other of companions(field, item, code, knowledge)) yield [code, { field, code: other }];
    }
  }
}

function companions(field, item, code, knowledge) {
  const others = new Set([...item.values()].filter((value) => typeof value === "string" && value !== code));
  return [...others].filter((other) => isDistinctive(other) && isFailure(field, other, knowledge));
}

function isFailure(field, code, knowledge) {
  return knowledge.knows(field, code) && !knowledge.isSuccess(field, code);
}
