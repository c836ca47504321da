// Reads headers of the form Scheme name="value", ... (RFC 9110, 11.4), even malformed ones.

import { say } from "../../engine/sentences.mjs";
import { endOf, find, lower } from "../text/characters.mjs";
import { leavesOut, mayBeElided } from "../text/elisions.mjs";
import { closeGaps, gapsIn, hasDots } from "../text/gaps.mjs";

const SCHEME = /[ \t\r\n]*(["\u201c-\u201f]?[!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t\r\n]+(?![ \t\r\n=])|$)/y;
const TOKEN68 = /[A-Za-z0-9._~+/-]+=*$/y;
const GAP = /[ \t\r\n,;]*/y;
const NAME = /([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t\r\n]*(=?)[ \t\r\n]*/y;
// What may be wrong, as often as it is found: said once.
const COMMA = say("parameter_comma");
const NAME_ALONE = say("parameter_name_alone");
const NOT_A_PAIR = say("parameter_not_a_pair");
const NOT_CLOSED = say("parameter_not_closed");
const QUOTES_SINGLE = say("parameter_quotes_single");
const QUOTES_TYPOGRAPHIC = say("parameter_quotes_typographic");
const TWICE = say("parameter_twice");
const VALUE =
  /"([^"\\]*(?:\\.[^"\\]*)*)\\?("?)|[\u2018-\u201f][^\u2018-\u201f]*[\u2018-\u201f]|[^ \t\r\n,;]*/sy;
const BARE = /[^ \t\r\n,;]*/y;

/**
 * What a header such as Authorization says; `scheme` is empty if it begins with a parameter,
 * `twice` are the names of parameters with another value, `problems` are a few words each, without values.
 * @typedef {{scheme: string, params: Map<string, string>, twice: string[], problems: string[]}} Parameters
 */

/** What a header such as Authorization says. */
export function readParameters(text) {
  let isOpen = mayBeElided(text) && leavesOut(text);
  if (hasDots(text) && gapsIn(text).length) {
    text = closeGaps(text);
    isOpen = true;
  }
  const scheme = find(SCHEME, text, 0);
  const params = new Map();
  const twice = new Set();
  const problems = new Set();
  let at = scheme ? endOf(scheme) : 0;
  if (scheme && find(TOKEN68, text, at)) at = text.length;
  for (;;) {
    const gap = find(GAP, text, at);
    at = endOf(gap);
    if (at === text.length) break;
    if (params.size && !gap[0].includes(",")) problems.add(COMMA);
    const name = find(NAME, text, at);
    const found = name?.[2] ? find(VALUE, text, endOf(name)) : null;
    at = endOf(found ?? name ?? find(BARE, text, at));
    if (!name) {
      problems.add(NOT_A_PAIR);
    } else if (!found) {
      problems.add(NAME_ALONE);
    } else {
      const value = valueOf(found, problems);
      const key = lower(name[1]);
      if (!params.has(key)) params.set(key, value);
      else problems.add(TWICE);
      if (params.get(key) !== value) twice.add(key);
    }
  }
  if (isOpen) params.set("...", "");
  return { scheme: scheme ? scheme[1] : "", params, twice: [...twice], problems: [...problems] };
}

function valueOf([whole, quoted, closing], problems) {
  if (quoted === undefined) {
    if (/^[\u2018-\u201f]/.test(whole)) problems.add(QUOTES_TYPOGRAPHIC);
    if (whole[0] === "'") problems.add(QUOTES_SINGLE);
    return whole;
  }
  if (!closing) problems.add(NOT_CLOSED);
  return quoted.replace(/\\(.)/gs, "$1");
}
