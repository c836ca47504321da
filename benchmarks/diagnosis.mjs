// Measures a whole diagnosis and a fixed loop in node; prints the least milliseconds of CPU.

import { readFileSync } from "node:fs";

const MODULES = new URL("../src/errdex/browser/diagnosis/", import.meta.url);
const { diagnose } = await import(new URL("diagnosing.mjs", MODULES));
const { Knowledge } = await import(new URL("knowledge.mjs", MODULES));

const ROUNDS = 15;
const EACH = 40;
const WARM_UP = 400; // acts, until nothing is compiled anew

function loop() {
  let total = 0;
  for (let number = 0; number < 20000; number += 1) total += number % 7;
  return total;
}

function milliseconds(act) {
  for (let turn = 0; turn < WARM_UP; turn += 1) act();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (let turn = 0; turn < EACH; turn += 1) act();
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / EACH / 1000);
  }
  return Math.min(...rounds);
}

const { data, text, context } = JSON.parse(readFileSync(0, "utf8"));
const knowledge = new Knowledge(data);
const times = [milliseconds(() => diagnose(text, context, knowledge)), milliseconds(loop)];
console.log(JSON.stringify(times));
