// Reads headers of the form Scheme name="value", ... (RFC 9110, 11.4), even malformed ones.

import { say } from "../../engine/sentences.mjs";
import { endOf, find, lower } from "../text/characters.mjs";

const SCHEME = /[ \t\r\n]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t\r\n]+(?![ \t\r\n=])|$)/y;
const TOKEN68 = /[A-Za-z0-9._~+/-]+=*$/y;
const GAP = /[ \t\r\n,;]*/y;
const NAME = /([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t\r\n]*(=?)[ \t\r\n]*/y;
const VALUE =
  /"([^"\\]*(?:\\.[^"\\]*)*)\\?("?)|[\u2018-\u201f][^\u2018-\u201f]*[\u2018-\u201f]|[^ \t\r\n,;]*/sy;
const BARE = /[^ \t\r\n,;]*/y;

/**
 * What a header such as Authorization says; `scheme` is empty if it begins with a parameter,
 * `problems` are a few words each, without values.
 * @typedef {{scheme: string, params: Map<string, string>, problems: string[]}} Parameters
 */

/** What a header such as Authorization says. */
export function readParameters(text) {
  const scheme = find(SCHEME, text, 0);
  const params = new Map();
  const problems = new Set();
  let at = scheme ? endOf(scheme) : 0;
  if (scheme && find(TOKEN68, text, at)) at = text.length;
  for (;;) {
    const gap = find(GAP, text, at);
    at = endOf(gap);
    if (at === text.length) break;
    if (params.size && !gap[0].includes(",")) problems.add(say("parameter_comma"));
    const name = find(NAME, text, at);
    const found = name?.[2] ? find(VALUE, text, endOf(name)) : null;
    at = endOf(found ?? name ?? find(BARE, text, at));
    if (!name) {
      problems.add(say("parameter_not_a_pair"));
    } else if (!found) {
      problems.add(say("parameter_name_alone"));
    } else {
      const value = valueOf(found, problems);
      if (params.has(lower(name[1]))) problems.add(say("parameter_twice"));
      else params.set(lower(name[1]), value);
    }
  }
  return { scheme: scheme ? scheme[1] : "", params, problems: [...problems] };
}

function valueOf([whole, quoted, closing], problems) {
  if (quoted === undefined) {
    if (/^[\u2018-\u201f]/.test(whole)) problems.add(say("parameter_quotes_typographic"));
    if (whole[0] === "'") problems.add(say("parameter_quotes_single"));
    return whole;
  }
  if (!closing) problems.add(say("parameter_not_closed"));
  return quoted.replace(/\\(.)/gs, "$1");
}
