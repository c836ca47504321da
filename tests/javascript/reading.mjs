// Reads evidence in JavaScript for tests: one text as JSON a line, one answer as JSON a line. A
// line may be [function, argument, ...] for the functions of the smaller modules. In an answer
// {"$number": text} is a number and {"$object": pairs} an object, in order.

import { createInterface } from "node:readline";

const MODULES = new URL("../../src/errdex/browser/evidence/", import.meta.url);
const { readEvidence } = await import(new URL("pasting.mjs", MODULES));
const { JsonNumber, readJson } = await import(new URL("text/json_text.mjs", MODULES));
const { readParameters } = await import(new URL("http/parameters.mjs", MODULES));
const { readHttpDate, readIsoDate } = await import(new URL("text/dates.mjs", MODULES));
const { decodeForm, encodePercent } = await import(new URL("text/forms.mjs", MODULES));

const FUNCTIONS = { readJson, readParameters, readHttpDate, readIsoDate, decodeForm, encodePercent, readEvidence };

function encoded(value) {
  if (value instanceof JsonNumber) return { $number: value.text };
  if (Array.isArray(value)) return value.map(encoded);
  if (value instanceof Map) return { $object: [...value].map(([name, item]) => [name, encoded(item)]) };
  if (typeof value !== "object" || value === null) return value;
  return { $object: Object.entries(value).map(([name, item]) => [name, encoded(item)]) };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const given = JSON.parse(line);
  const read = Array.isArray(given) ? FUNCTIONS[given[0]](...given.slice(1)) : readEvidence(given);
  process.stdout.write(`${JSON.stringify(encoded(read))}\n`);
}
