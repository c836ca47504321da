// Whether values fit the variables of a message template, such as ${NUM_6}.

import { say } from "../../engine/sentences.mjs";
import { limit } from "../../engine/tables.mjs";
import { isMasked } from "../../evidence/http/masks.mjs";
import { isText, lengthOf, matches, whole } from "../values.mjs";

export const MOST_VALUES = limit("values_of_a_message");

/**
 * Why a value does not fit, or may not; it is certain where the documentation settles it.
 * @typedef {{certain: boolean, expected: string, hint: string}} Misfit
 */

/**
 * The first thing that does not fit, a certain one before an open one.
 * @returns {?Misfit}
 */
export function firstMisfit(names, values, variables) {
  if (names.length !== values.length) {
    const given = say("template_values_given", { count: values.length });
    const wanted = say("template_variables", { count: names.length });
    const expected = say("template_values", { count: names.length });
    return { certain: true, expected, hint: `${given}; ${wanted}` };
  }
  const found = [];
  for (const [n, name] of names.slice(0, MOST_VALUES).entries()) {
    const value = values[n];
    const reason = isText(value) && !isMasked(value) ? misfitOf(value, name, variables) : null;
    if (!reason) continue;
    const { hint } = reason;
    const variable = `\${${name}}`;
    found.push({ ...reason, hint: say("template_value", { number: n + 1, variable, hint }) });
  }
  return found.find((reason) => reason.certain) ?? found[0] ?? null;
}

function misfitOf(value, name, variables) {
  const rule = variables.find((candidate) => matches(candidate.name, name));
  if (!rule) return null;
  if (!value) return { certain: true, expected: say("expects_value"), hint: say("template_value_empty") };
  if (rule.match !== undefined && !matches(rule.match, value)) {
    return { certain: true, expected: rule.expected, hint: say("template_other") };
  }
  const most = limitOf(rule, name);
  if (most !== undefined) {
    const count = lengthOf(value);
    const expected = say("at_most_characters", { count: most });
    if (count > most) return { certain: true, expected, hint: say("it_has", { count }) };
    const ascii = value.match(/[\x00-\x7f]/g)?.length ?? 0;
    const wide = ascii + (count - ascii) * (rule.wide ?? 1);
    if (wide > most) {
      const hint = say("template_length_open", { count, wide, weight: rule.wide });
      return { certain: false, expected, hint };
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
  const open = (doubt ?? []).find(({ match }) => match === undefined || !matches(match, value));
  return open ? { certain: false, expected, hint: open.say } : null;
}
