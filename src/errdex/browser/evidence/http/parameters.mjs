// Reads headers of the form Scheme name="value", ... (RFC 9110, 11.4), faults included.

import { endOf, find, lower } from "../text/characters.mjs";

const SCHEME = /[ \t\r\n]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t\r\n]+(?![ \t\r\n=])|$)/y;
const TOKEN68 = /[A-Za-z0-9._~+/-]+=*$/y;
const GAP = /[ \t\r\n,;]*/y;
const PARAMETER_NAME = /([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t\r\n]*(=?)[ \t\r\n]*/y;
const VALUE =
  /"([^"\\]*(?:\\.[^"\\]*)*)\\?("?)|[\u2018-\u201f][^\u2018-\u201f]*[\u2018-\u201f]|[^ \t\r\n,;]*/sy;
const BARE = /[^ \t\r\n,;]*/y;

/** {scheme, params, problems} of a header such as Authorization; params is a Map. */
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
    if (params.size && !gap[0].includes(",")) problems.add("a comma is missing between two parameters");
    const name = find(PARAMETER_NAME, text, at);
    const found = name?.[2] ? find(VALUE, text, endOf(name)) : null;
    at = endOf(found ?? name ?? find(BARE, text, at));
    if (!name) {
      problems.add("something that is no name=value");
    } else if (!found) {
      problems.add("a name without =");
    } else {
      const value = parameterOf(found, problems);
      if (params.has(lower(name[1]))) problems.add("a name stands twice; the first value counts");
      else params.set(lower(name[1]), value);
    }
  }
  return { scheme: scheme ? scheme[1] : "", params, problems: [...problems] };
}

function parameterOf([whole, quoted, closing], problems) {
  if (quoted === undefined) {
    if (/^[\u2018-\u201f]/.test(whole)) problems.add("typographic quotes around a value");
    if (whole[0] === "'") problems.add("single quotes around a value");
    return whole;
  }
  if (!closing) problems.add("a double quote is not closed");
  return quoted.replace(/\\(.)/gs, "$1");
}
