// Runs the JavaScript modules for tests: one request as JSON a line, one answer as JSON a line.
// Where the path of the site's script is given as an argument, that one diagnoses.
//
// A request is {"function": "path/module.name", "arguments": [...]}: a function that a module exports.
// Some have names of their own, since they need a catalogue:
//   load      [data]            keeps what the site's data script holds
//   diagnose  [text, context]   answers {json, text, markdown, fine}, or {error}
//   all       [[[text, context], ...]]   answers a list of those
//   digests   [[[text, context], ...]]   answers the SHA-256 of all that each diagnosis says
//   services  [[{id, title, context, data}], texts]   answers {json, text, markdown, fine, redacted} for each
//   redact    [[[text, context], ...]]   answers a list of {text, told}, or {error}
//   suggest   [code]            answers the suggestions
//   matched   [texts]           answers [what a text holds, what it means as a question] for each
//   found     [index, texts]    answers what the finder of that index finds for each

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";

const MODULES = new URL("../../src/errdex/browser/", import.meta.url);

const { diagnose, isFine, redactText, reportDiagnosis, told, Knowledge, ...rest } = await offered(process.argv[2]);
const { mentionsIn, meantBy } = await import(new URL("matching/finding.mjs", MODULES));
const { Finder } = await import(new URL("finder/finding.mjs", MODULES));
const { JsonNumber } = await import(new URL("evidence/text/json_text.mjs", MODULES));

let knowledge = null;

const OWN = {
  load: (data) => void (knowledge = new Knowledge(data)),
  diagnose: whole,
  all: (pairs) => pairs.map(([text, context]) => whole(text, context)),
  digests: (pairs) => pairs.map(([text, context]) => digest(said(text, context))),
  services: (given, texts) => {
    const members = given.map(({ data, ...about }) => ({ ...about, knowledge: new Knowledge(data) }));
    return texts.map((text) => ofServices(text, members));
  },
  redact: (pairs) => pairs.map(([text, context]) => redacted(text, context)),
  suggest: (code) => knowledge.suggest(code),
  matched: (texts) => texts.map((text) => [mentionsIn(knowledge.codes, text), meantBy(knowledge.codes, text)]),
  found: (index, texts) => {
    const finder = new Finder(index);
    return texts.map((text) => finder.find(text));
  },
};

async function offered(script) {
  if (script) {
    runInThisContext(readFileSync(script, "utf8"));
    return globalThis.errdexDiagnosis;
  }
  const parts = ["diagnosing", "reports", "knowledge", "pastes", "services", "service_reports"];
  const names = parts.map((name) => `diagnosis/${name}.mjs`);
  const modules = await Promise.all(names.map((name) => import(new URL(name, MODULES))));
  return Object.assign({}, ...modules);
}

function whole(text, context) {
  let result;
  try {
    result = diagnose(text, context, knowledge);
  } catch (error) {
    return { error: error.message };
  }
  const answer = { fine: isFine(result) };
  for (const form of ["json", "text", "markdown"]) {
    answer[form] = reportDiagnosis(result, form, knowledge);
  }
  return answer;
}

/** All that a diagnosis says, as `python_text` of tests/support/runtimes.py has it. */
function said(text, context) {
  let result;
  try {
    result = diagnose(text, context, knowledge);
  } catch (error) {
    return error.message;
  }
  const reports = ["text", "markdown"].map((form) => reportDiagnosis(result, form, knowledge));
  return [isFine(result), JSON.stringify(result), ...reports].join("\n");
}

const digest = (text) => createHash("sha256").update(text).digest("hex");

function ofServices(text, members) {
  const { diagnoseServices, isFineForAll, redactForAll, reportServices } = rest;
  const result = diagnoseServices(text, members);
  const answer = { fine: isFineForAll(result) };
  for (const form of ["json", "text", "markdown"]) answer[form] = reportServices(result, form, members);
  answer.redacted = redactForAll(text, members.map(({ context, knowledge }) => [context, knowledge])).text;
  return answer;
}

function redacted(text, context) {
  try {
    const { text: shown, counts } = redactText(text, context, knowledge);
    return { text: shown, told: told(counts) };
  } catch (error) {
    return { error: error.message };
  }
}

/** A value as JSON can carry it: objects stay in order, numbers keep their text. */
function plain(value) {
  if (value instanceof JsonNumber) return { $number: value.text };
  if (value instanceof Map) return { $object: [...value].map(([name, item]) => [name, plain(item)]) };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]));
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { function: name, arguments: given } = JSON.parse(line);
  let answer;
  if (Object.hasOwn(OWN, name)) {
    answer = OWN[name](...given);
  } else {
    const [file, exported] = name.split(".");
    const module = await import(new URL(`${file}.mjs`, MODULES));
    answer = plain(module[exported](...given));
  }
  process.stdout.write(`${JSON.stringify(answer ?? null)}\n`);
}
