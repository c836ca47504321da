// Joins tokens to names and values, in brackets inside each other.

import { limit } from "../../engine/tables.mjs";
import { nameOf, namesResponse } from "./names.mjs";

const DEEPEST = limit("levels_of_literals");
const CLOSING = { "{": "}", "[": "]", "(": ")" };
const SEPARATORS = [":", "=", "=>", ":="];
/** Kinds of tokens that are a text. */
export const TEXTS = ["text", "bare", "url"];
const NEAR = 6; // before a bracket that tell what is in it
const JOINING = ["+", ".", "%", "&", "|"];

/** What is between brackets, its items in order; `label` is the words before it. */
export class Group {
  constructor(opening, label, start, end = 0) {
    this.opening = opening;
    this.label = label;
    this.start = start;
    this.end = end;
    this.items = [];
  }
}

/** A value, which consists of parts, and its name where it has one. */
export class Item {
  constructor(name = "", named = null, parts = [], sign = "") {
    this.name = name;
    this.named = named;
    this.parts = parts;
    this.sign = sign;
  }

  /** Where the item begins; it has a part or a name. */
  get start() {
    return (this.named ?? this.parts[0]).start;
  }
}

/** The outermost group; a bracket that never closes ends with the text. */
export function readTree(tokens, end) {
  const tree = new Tree(end);
  tokens.forEach((token, number) => {
    tree.take(token, tokens[number + 1] ?? null, tokens[number + 2] ?? null);
  });
  return tree.whole();
}

/** The groups that are open, and the item that is read in each. */
class Tree {
  constructor(end) {
    this.end = end;
    this.open = [{ group: new Group("", "", 0, end), item: new Item() }];
    this.deeper = 0;
  }

  take(token, following, after) {
    if (token.kind === "line") this.takeLine(following, after);
    else if (token.kind !== "sign") this.takePart(token);
    else if (token.text in CLOSING) this.openGroup(token);
    else if ("}])".includes(token.text)) this.close(token);
    else if (SEPARATORS.includes(token.text)) this.separate(token.text);
    else if (token.text === "," || token.text === ";") this.endItem();
    else this.last.item.parts.push(token);
  }

  get last() {
    return this.open.at(-1);
  }

  whole() {
    while (this.open.length > 1) this.closeGroup(this.end);
    this.endItem();
    return this.last.group;
  }

  takePart(token) {
    const { item } = this.last;
    const isOption = token.kind === "word" && token.text[0] === "-" && token.text.length > 2;
    if (isOption) {
      this.endItem();
      this.last.item = new Item(token.text, token, [], "-");
      return;
    }
    if (item.sign === "-" && item.parts.length > 0 && TEXTS.includes(token.kind)) this.endItem();
    this.last.item.parts.push(token);
  }

  openGroup(token) {
    if (this.open.length > DEEPEST) {
      this.deeper += 1;
      return;
    }
    const group = new Group(token.text, labelOf(this.last.item), token.start);
    this.open.push({ group, item: new Item() });
  }

  close(token) {
    if (this.deeper) {
      this.deeper -= 1;
      return;
    }
    const wanted = this.open.slice(-3).map(({ group }) => CLOSING[group.opening]);
    if (!wanted.includes(token.text) || this.open.length === 1) return;
    while (CLOSING[this.last.group.opening] !== token.text) this.closeGroup(token.start);
    this.closeGroup(token.end);
  }

  closeGroup(end) {
    this.endItem();
    const { group } = this.open.pop();
    group.end = end;
    this.last.item.parts.push(group);
  }

  separate(sign) {
    const { item } = this.last;
    if (item.parts.length === 0) return;
    const named = nameIn(item.parts.at(-1));
    if (named === null) return;
    item.parts.pop();
    if (item.named || item.parts.length > 0) this.endItem();
    this.last.item = new Item(named.text, named, [], sign);
  }

  takeLine(following, after) {
    const { item } = this.last;
    if (item.parts.length === 0) return;
    const last = item.parts.at(-1);
    if (last.kind === "sign" && JOINING.includes(last.text)) return;
    if (following === null || JOINING.includes(following.text) || following.text[0] === ".") return;
    const begins = after !== null && after.kind === "sign" && SEPARATORS.includes(after.text);
    if (this.open.length > 1 && following.kind === "text" && !begins) return;
    const isOpened = following.kind === "sign" && "{(".includes(following.text);
    if (isOpened && last.kind === "word") return;
    this.endItem();
  }

  endItem() {
    const { group, item } = this.last;
    if (item.named || item.parts.length > 0) group.items.push(item);
    this.last.item = new Item();
  }
}

/** Whether an item is named after what a call in it answers, and not after what it holds, such as
    response = client.post(...), which sends. */
export function receives(item) {
  const isNamed = ["=", ":="].includes(item.sign) && namesResponse(nameOf(item.name));
  return isNamed && item.parts.some((part) => part.kind === "word");
}

function labelOf(item) {
  const words = item.parts.slice(-NEAR).filter((part) => part.kind === "word");
  return [receives(item) ? "" : item.name, ...words.map((word) => word.text)].join(" ");
}

/** The name that a part is: a text, a word, or one of these in square brackets; or null. */
function nameIn(part) {
  if (!(part instanceof Group)) return part.kind === "text" || part.kind === "word" ? part : null;
  if (part.opening !== "[" || part.items.length !== 1) return null;
  const [item] = part.items;
  if (item.parts.length !== 1 || item.named) return null;
  return item.parts[0] instanceof Group ? null : item.parts[0];
}
