// Reads the requests that a text holds as names and values: in source code, objects, documents.

import { limit } from "../../engine/tables.mjs";
import { requestIn } from "./assembling.mjs";
import { Exchange, MOST } from "./exchanges.mjs";
import { MadeBodies } from "./made_bodies.mjs";
import { PRINTED, resultsIn } from "./printed_results.mjs";
import { MOST_TOKENS, readTokens } from "./tokens.mjs";
import { Group, readTree } from "./trees.mjs";
import { BARE_LINE, CURL, REQUEST_LINE, STATUS_LINE, WIRE } from "../http/bodies.mjs";
import { responseDocument } from "../http/documents.mjs";
import { beginsArchive } from "../http/har.mjs";
import { cutAt, endOf, find, trim } from "../text/characters.mjs";

const LONGEST = limit("characters_of_literals");
const BEFORE = limit("characters_before_a_header");
const HEADER = /[Aa]uthorization|AUTHORIZATION|[Xx][_-][A-Za-z]{2}|[Hh]eader|HTTPHEADER/g;
const COMMENT = /[ \t]*(?:#|\/\/)/y;
const GIVEN = ["=", ":="];
const ADDING = ["+", "%", "."];
const ENDING = [";", ",", ")", "}"];
const OTHERS = new RegExp(
  `\\n[ \\t]*(?:${WIRE}|${REQUEST_LINE}(?=\\n)|${BARE_LINE}|${STATUS_LINE}(?=[ \\t\\n]))|${CURL}`,
  "g",
);

/**
 * A request that was read, or null, the answers beside it, and what is left as text.
 * @typedef {{start: number, end: number, request: ?Request, answers: string[], rest: string}} Literal
 */

/** What a text holds as names and values, between what other readers take. `fails` tells of a
    response whether it names a failure: a printed result is read if it does. */
export class Literals {
  constructor(text, fails) {
    this.text = text;
    this.fails = fails;
    this.readTo = 0;
    this.found = [];
    this.gaveUp = false; // whether some of the text was not read, since it is too much
  }

  /** The first literal from a place on that begins where the next part does, or before; or null.
      Commands, messages, transcripts and archives are left to their readers. */
  before(at, start) {
    if (at >= this.readTo) {
      const following = find(OTHERS, this.text, at);
      const end = following ? following.index : this.text.length;
      this.read(at, end);
      this.readTo = Math.max(end, at + 1);
    }
    while (this.found.length > 0 && this.found.at(-1).start < at) this.found.pop();
    const bound = start ? endOf(start) : this.text.length;
    return this.found.length > 0 && this.found.at(-1).start < bound ? this.found.pop() : null;
  }

  read(start, end) {
    const signs = [HEADER, PRINTED].map((sign) => find(sign, this.text.slice(0, end), start));
    const begins = Math.min(end, ...signs.filter(Boolean).map((sign) => sign.index));
    this.found = [];
    if (begins === end || beginsArchive(this.text, start)) return;
    const part = this.text.slice(begins, end);
    const farthest = begins + cutAt(part, LONGEST);
    const tokens = readTokens(this.text, Math.max(start, backFrom(this.text, begins)), farthest);
    const stop = tokens.length === MOST_TOKENS ? tokens.at(-1).end : farthest;
    const isCut = find(HEADER, this.text.slice(0, end), stop) !== null;
    const tree = readTree(tokens, stop);
    const source = { text: this.text, names: variables(tokens, this.text) };
    const found = signs[0] ? requests(tree, source) : [];
    if (signs[1]) found.push(...results(tree, source, [...found], this.fails));
    this.found = found.sort((one, other) => other.start - one.start);
    this.gaveUp ||= isCut || found.length >= MOST;
  }
}

/** The place so many characters before another, a pair of surrogates being one. */
function backFrom(text, place) {
  let at = place;
  for (let count = 0; count < BEFORE && at > 0; count += 1) {
    const isPair = /[\uDC00-\uDFFF]/.test(text[at - 1]);
    at -= isPair ? 2 : 1;
  }
  return at;
}

function requests(tree, source) {
  const exchange = new Exchange(source);
  exchange.read(tree);
  const found = [];
  const bodies = new MadeBodies(tree, source);
  for (const parts of exchange.found) {
    const request = requestIn(parts, bodies);
    if (request !== null) found.push(literal(parts, request, tree, source.text));
  }
  return found;
}

/** The printed results that name a failure, outside what else was found. */
function results(tree, source, others, fails) {
  const found = [];
  for (const [start, end, body] of resultsIn(tree, source)) {
    const isInside = others.some((one) => one.start < end && start < one.end);
    if (found.length < MOST && !isInside && fails(responseDocument(null, [], body))) {
      found.push({ start, end, request: null, answers: [body], rest: "" });
    }
  }
  return found;
}

/** The texts that are given to a variable, `name = "text"`, and that nothing is added to. A variable
    that is given anything else later is not known. */
function variables(tokens, text) {
  const names = new Map();
  for (let at = 2; at < tokens.length; at += 1) {
    const [name, sign, value] = tokens.slice(at - 2, at + 1);
    if (name.kind !== "word" || !isGiven(sign, value)) continue;
    const isAlone = standsAlone(tokens, at, text);
    if (isAlone && value.kind === "text" && GIVEN.includes(sign.text)) names.set(name.text, value.text);
    else if (!isAlone || value.kind !== "word" || value.text !== name.text) names.delete(name.text);
  }
  return names;
}

/** Whether a sign gives a value to the name before it, or adds one; `==` compares. */
function isGiven(sign, value) {
  const isEqual = value.kind === "sign" && value.text === "=";
  const adds = ADDING.includes(sign.text) && isEqual && sign.end === value.start;
  return sign.kind === "sign" && (adds || (GIVEN.includes(sign.text) && !isEqual));
}

/** Whether a value ends where its token does: at a comment, a sign, or a line's end. */
function standsAlone(tokens, at, text) {
  let following = at + 1;
  while (following < tokens.length && tokens[following].kind === "line") following += 1;
  if (following === tokens.length || find(COMMENT, text, tokens[at].end)) return true;
  const { kind, text: said } = tokens[following];
  if (following === at + 1) return kind === "sign" && ENDING.includes(said);
  return kind !== "text" && !(kind === "sign" && ADDING.includes(said));
}

function literal(parts, request, tree, text) {
  const first = parts.spans.reduce((least, [start]) => Math.min(least, start), Infinity);
  const last = parts.spans.reduce((most, [, end]) => Math.max(most, end), 0);
  const [start, end] = widened(tree, first, last);
  return { start, end, request, answers: [...parts.answers], rest: left(parts, text, start, end) };
}

/** A span with the outermost brackets that it touches. */
function widened(tree, start, end) {
  for (const item of tree.items) {
    for (const part of item.parts) {
      if (part instanceof Group && part.start < end && part.end > start) {
        start = Math.min(start, part.start);
        end = Math.max(end, part.end);
      }
    }
  }
  return [start, end];
}

/** The text of a span without what was read. */
function left(parts, text, start, end) {
  const pieces = [];
  let at = start;
  for (const [begin, stop] of parts.spans.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    pieces.push(begin > at ? trim(text.slice(at, begin)) : "");
    at = Math.max(at, stop);
  }
  return [...pieces, trim(text.slice(at, end))].filter(Boolean).join("\n");
}
