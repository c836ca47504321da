// Which items of a response came with a code: their masked numbers, or their ids.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { codesMeant, codeText } from "./codes.mjs";
import { firstOfMany } from "./lists.mjs";
import { EvidenceReader, itemsAround } from "./paths.mjs";
import { member } from "./values.mjs";

/** A number of which fewer than four digits are shown, so that it tells nothing. */
const HIDDEN = /^[+]?(?=[0-9*Xx]{7,40}$)(?:[*Xx]*[0-9]){0,3}[*Xx]*$/u;
const isShown = (name) => name !== "" && !HIDDEN.test(name);

/** Fill in the items of those rows whose codes are at a place of items, or beside a name. */
export function nameItems({ rows, beside, settled, notes }, evidence, knowledge, redactor) {
  const keyOf = (field, code) => `${field} ${code}`;
  const byCode = new Map(rows.map((row) => [keyOf(row.field, row.code), row]));
  for (const [key, names] of beside) {
    for (const name of names.filter(isShown)) byCode.get(key)?.items.push(redactor.showItem(name));
  }
  for (const [key, names] of settled) {
    const shown = [...names].filter(isShown).map((name) => redactor.showItem(name));
    const said = { items: firstOfMany(shown, limit("items_in_a_report")), code: key.slice(key.indexOf(" ") + 1) };
    if (shown.length) notes.push(say("note_settled", said));
  }
  for (const field of Object.keys(knowledge.fields)) {
    for (const [text, name] of namedItems(field, evidence, knowledge)) {
      for (const [code] of isShown(name) ? codesMeant(field, text, knowledge) : []) {
        byCode.get(keyOf(field, code))?.items.push(redactor.showItem(name));
      }
    }
  }
}

/** The codes of a field that items have, each with the name of its item, if any. */
export function* namedItems(field, evidence, knowledge) {
  const { where, named_by: names = [] } = knowledge.fields[field];
  const reader = new EvidenceReader(evidence, knowledge.compiled);
  for (const path of where.filter((one) => names.length && itemsAround(one))) {
    for (const [text, item] of itemsAt(path, reader)) yield [text, nameOf(item, names)];
  }
}

/** The code of each item that has one, and the item. */
function* itemsAt(where, reader) {
  const every = itemsAround(where);
  const steps = where.slice(every.length).split(".").slice(1);
  for (const { value: item } of reader.findAll(every)) {
    let value = item;
    for (const step of steps) value = value instanceof Map ? member(value, step) : undefined;
    const code = codeText(value);
    if (code) yield [code, item];
  }
}

/** What tells a reader which item it is: the value of the first name that has one. */
function nameOf(item, names) {
  return names.map((name) => codeText(member(item, name))).find((text) => text) ?? "";
}
