// Tells how a program encodes what it sends: as a form, or as JSON, if its text says so.

import { listOf } from "../../engine/tables.mjs";
import { adds, methodOf, nameOf } from "./names.mjs";
import { Group } from "./trees.mjs";

const KINDS = ["form", "json"];
/** Parts of the names of functions and types. */
const ENCODERS = { form: listOf("encoders_of_form"), json: listOf("encoders_of_json") };
const ARGUMENTS = { form: listOf("arguments_sent_as_form"), json: listOf("arguments_sent_as_json") };
const DECODERS = listOf("decoders");
const SHOWS =
  /(?:^|[.:>-])(?:log|print|printf|println|debug|info|warn|error|trace|puts|echo|write-host|write-output|var-dump|print-r)$/;
const MEMBER = /\.|->|::/;
const GIVING = ["=", ":="];
const BEHIND = [".", "|", "%", ">"];
const TRUE = ["true", "True"];
const NEAR = 6; // parts before a value that tell what it is given to
const NOTHING = new Set();
/** What is around a value: how that encodes it, and the variable that it is given to; `usual` is
    what a library makes of such an argument if nothing else encodes it. */
const NOWHERE = { kinds: NOTHING, usual: NOTHING, variable: "", isShown: false };

/** How what a tree holds is encoded, also by way of variables; it is read when first asked. */
export class Encoders {
  constructor(tree) {
    this.tree = tree;
    this.places = new Map();
    this.uses = new Map();
    this.kinds = new Map();
  }

  /** form or json; empty where nothing tells, or not the same. */
  kindOf(held) {
    if (this.places.size === 0) this.read(this.tree, NOWHERE);
    const place = this.places.get(held) ?? NOWHERE;
    let found = place.kinds.size > 0 ? place.kinds : place.usual;
    if (found === place.kinds || found.size === 0) {
      found = union(found, this.kindsOf(place.variable, found.size === 0));
    }
    return found.size === 1 ? [...found][0] : "";
  }

  /** How a variable is encoded, and those that it is given to as it is. */
  kindsOf(variable, withUsual) {
    let found = NOTHING;
    const waiting = [variable];
    const seen = new Set([""]);
    while (waiting.length > 0) {
      const name = waiting.pop();
      if (seen.has(name)) continue;
      seen.add(name);
      found = union(found, this.kinds.get(name) ?? NOTHING);
      for (const use of this.uses.get(name) ?? []) {
        found = union(found, use.kinds, use.kinds.size > 0 || !withUsual ? NOTHING : use.usual);
        if (use.kinds.size === 0 && use.usual.size === 0) waiting.push(use.variable);
      }
    }
    return found;
  }

  read(group, around) {
    if (group.items.some(isTrue)) around = { ...around, kinds: union(around.kinds, ["json"]) };
    for (const item of group.items) {
      const place = given(item, group, around);
      this.places.set(item, place);
      const words = item.parts.map(said);
      if (assigns(item, group)) {
        const kinds = this.kinds.get(place.variable) ?? NOTHING;
        this.kinds.set(place.variable, union(kinds, ...words));
      }
      item.parts.forEach((part, number) => {
        const before = words.slice(Math.max(0, number - NEAR), number);
        const kinds = union(place.kinds, ...before, saidBehind(item, number));
        this.readPart(part, item.parts[number - 1], { ...place, kinds });
      });
    }
  }

  readPart(part, before, place) {
    if (!(part instanceof Group)) {
      if (part.kind === "word" && !place.isShown) this.use(part.text, place);
      return;
    }
    if (part.opening === "(") {
      const called = before && !(before instanceof Group) ? before.text : "";
      const isShown = place.isShown || SHOWS.test(nameOf(called));
      const isMade = place.kinds.size > 0 && methodOf(called) === "";
      place = { ...place, variable: isMade ? place.variable : receiver(called), isShown };
    }
    this.places.set(part, place);
    this.read(part, place);
  }

  use(word, place) {
    this.keep(word, place);
    const found = MEMBER.exec(word);
    if (!found) return;
    const kinds = union(place.kinds, kindsSaid(word.slice(found.index + found[0].length)));
    this.keep(word.slice(0, found.index), { ...place, kinds });
  }

  keep(word, place) {
    const uses = this.uses.get(word);
    if (uses) uses.push(place);
    else this.uses.set(word, [place]);
  }
}

function union(...sets) {
  return new Set(sets.flatMap((set) => [...set]));
}

/** The place of an item's value: of an argument, or what a variable is given. */
function given(item, group, around) {
  if (!item.named) return around;
  if (assigns(item, group)) return { ...around, variable: item.named.text };
  const name = nameOf(item.name);
  const kinds = KINDS.filter((kind) => ARGUMENTS[kind].includes(name));
  const isForm = name === (item.sign === "-" ? "body" : "data") && ["=", "-"].includes(item.sign);
  const usual = isForm ? new Set(["form"]) : around.usual;
  return { ...around, kinds: union(around.kinds, kinds), usual };
}

/** Whether a variable is given a value, and not an argument. */
function assigns(item, group) {
  return item.named !== null && GIVING.includes(item.sign) && group.opening !== "(";
}

/** Whether an option says that JSON is sent: json: true. */
function isTrue(item) {
  return item.parts.length === 1 && item.name === "json" && TRUE.includes(item.parts[0].text);
}

function said(part) {
  return part.kind === "word" ? kindsSaid(part.text) : NOTHING;
}

/** As what a function or a type of this name encodes. */
function kindsSaid(word) {
  const name = nameOf(word);
  const last = name.split(MEMBER).at(-1);
  if (DECODERS.some((part) => last.startsWith(part) || last.endsWith(part))) return NOTHING;
  return new Set(
    KINDS.filter(
      (kind) => ARGUMENTS[kind].includes(last) || ENCODERS[kind].some((part) => name.includes(part)),
    ),
  );
}

/** As what a method behind a value encodes it: {...}.to_json, $a | ConvertTo-Json. */
function saidBehind(item, number) {
  const part = item.parts[number];
  const following = item.parts.slice(number + 1, number + 4);
  const isCall = part instanceof Group && part.opening === "(";
  if (item.sign === "-" || following.length === 0 || !isBehind(following[0], isCall)) return NOTHING;
  const word = following.find(({ kind }) => kind === "word");
  return word ? said(word) : NOTHING;
}

function isBehind(part, isCall) {
  return BEHIND.includes(part.text) && !(isCall && part.text === ".");
}

/** The variable that a method puts something into. */
function receiver(called) {
  const found = MEMBER.exec(called);
  return found && adds(called) ? called.slice(0, found.index) : "";
}
