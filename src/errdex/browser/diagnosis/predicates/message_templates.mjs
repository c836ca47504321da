// Whether values fit the variables of a message template, such as ${NUM_6}.

import { isMasked, isText, lengthOf, matches, whole } from "../values.mjs";

const MOST_VALUES = 1000;

/** The first thing that does not fit, a certain one before an open one: {certain, expected, hint}. */
export function misfit(template, values, variables) {
  const names = [...template.matchAll(/\$\{([^{}]*)\}/g)].map((found) => found[1]);
  if (names.length !== values.length) {
    const there = `there ${count(values.length)}; the template has ${plural(names.length, "variable")}`;
    return { certain: true, expected: plural(names.length, "value"), hint: there };
  }
  const found = [];
  for (const [n, name] of names.slice(0, MOST_VALUES).entries()) {
    const value = values[n];
    const reason = isText(value) && !isMasked(value) ? misfitOf(value, name, variables) : null;
    if (reason) found.push({ ...reason, hint: `value ${n + 1}, for \${${name}}: ${reason.hint}` });
  }
  return found.find((reason) => reason.certain) ?? found[0] ?? null;
}

function misfitOf(value, name, variables) {
  const rule = variables.find((candidate) => matches(candidate.name, name));
  if (!rule) return null;
  if (!value) return { certain: true, expected: "a value", hint: "it is empty" };
  if (rule.match !== undefined && !matches(rule.match, value)) {
    return { certain: true, expected: rule.expected, hint: "it is something else" };
  }
  const limit = limitOf(rule, name);
  if (limit !== undefined) {
    const length = lengthOf(value);
    const expected = `at most ${plural(limit, "character")}`;
    if (length > limit) return { certain: true, expected, hint: `it has ${length}` };
    const ascii = value.match(/[\x00-\x7f]/g)?.length ?? 0;
    const wide = ascii + (length - ascii) * (rule.wide ?? 1);
    if (wide > limit) {
      const other = `${wide} where the documentation counts those beyond ASCII as ${rule.wide}`;
      return { certain: false, expected, hint: `it has ${length}, but ${other}` };
    }
  }
  return doubtOf(value, rule);
}

/** How long a value may be: the number in the variable's name, or the rule's. */
function limitOf(rule, name) {
  const [, inName] = whole(rule.name).exec(name);
  return inName === undefined ? rule.max : Number(inName);
}

function doubtOf(value, { doubt, expected }) {
  if (!doubt || (doubt.match !== undefined && matches(doubt.match, value))) return null;
  return { certain: false, expected, hint: doubt.say };
}

function count(number) {
  return number === 1 ? `is ${number} value` : `are ${number} values`;
}

function plural(number, unit) {
  return number === 1 ? `${number} ${unit}` : `${number} ${unit}s`;
}
