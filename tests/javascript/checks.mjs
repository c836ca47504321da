// Runs checks in JavaScript for tests: the first line holds compiled checks, every other one a
// document, or a document and compiled checks of its own; the answer to each is a line of JSON.
// In a document {"$number": text} is a number and {"$object": pairs} an object.

import { createInterface } from "node:readline";

const MODULES = new URL(process.argv[2] ?? "../../src/errdex/browser/", import.meta.url);
const { runChecks } = await import(new URL("diagnosis/checks.mjs", MODULES));
const { EvidenceReader } = await import(new URL("diagnosis/paths.mjs", MODULES));
const { JsonNumber } = await import(new URL("evidence/text/json_text.mjs", MODULES));

function decoded(value) {
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== "object" || value === null) return value;
  if ("$number" in value) return new JsonNumber(value.$number);
  if ("$object" in value) return new Map(value.$object.map(([name, item]) => [name, decoded(item)]));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decoded(item)]));
}

let compiled = null;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const given = JSON.parse(line);
  if (compiled === null) {
    compiled = given;
    continue;
  }
  const document = decoded(given.document);
  const own = given.compiled ?? compiled;
  const rows = runChecks(new EvidenceReader(document, own), own);
  process.stdout.write(`${JSON.stringify(rows)}\n`);
}
