// Runs the finder for tests: one text as JSON a line, one result as JSON a line.
// The first argument is the file of a finder's index, as the site loads it.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";

import { Finder } from "../../src/errdex/browser/finder/finding.mjs";

runInThisContext(readFileSync(process.argv[2], "utf8"));
const finder = new Finder(globalThis.errdexFinderIndex);

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(`${JSON.stringify(finder.find(JSON.parse(line)))}\n`);
}
