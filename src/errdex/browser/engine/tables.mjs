// Gives the limits, lists and maps in tables.json, which both engines read.

import tables from "../../engine/tables.json" with { type: "json" };

/** How many of something the engines take. */
export function limit(name) {
  return known(tables.limits, name);
}

/** A list of texts. */
export function listOf(name) {
  return known(tables.lists, name);
}

/** A map of texts to texts, as a Map. */
export function mapOf(name) {
  return new Map(Object.entries(known(tables.maps, name)));
}

function known(table, name) {
  if (!Object.hasOwn(table, name)) throw new Error(`there is no ${name} in tables.json`);
  return table[name];
}
