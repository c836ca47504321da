// Times the JavaScript modules for tests: one request as JSON a line, an answer as JSON a line.
//
// {"diagnosis": name, "script": text, "context": {...}} makes a reader of that name from a site's
// data script, {"redaction": ...} likewise one that redacts, {"finder": name, "script": text} one from a finder's index. Then a request is
// {"reader": name, "shapes": [[start, pieces, end]], "length": number, "patience": seconds}: a text of
// each shape is read, and the answer is how many seconds of CPU each took, or as many as patience has.

import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";

const MODULES = new URL("../../src/errdex/browser/", import.meta.url);
const { diagnose } = await import(new URL("diagnosis/diagnosing.mjs", MODULES));
const { Knowledge } = await import(new URL("diagnosis/knowledge.mjs", MODULES));
const { reportDiagnosis } = await import(new URL("diagnosis/reports.mjs", MODULES));
const { redactText } = await import(new URL("diagnosis/pastes.mjs", MODULES));
const { limit } = await import(new URL("engine/tables.mjs", MODULES));
const { Finder } = await import(new URL("finder/finding.mjs", MODULES));

const FORMS = ["json", "text", "markdown"];
const LONGEST = limit("characters_of_a_text");
const readers = {};

function addDiagnosis({ diagnosis, script, context }) {
  runInThisContext(script);
  const knowledge = new Knowledge(globalThis.errdexDiagnosisData);
  readers[diagnosis] = (text) => {
    const result = diagnose(text, context, knowledge);
    for (const form of FORMS) reportDiagnosis(result, form, knowledge);
  };
}

function addRedaction({ redaction, script, context }) {
  runInThisContext(script);
  const knowledge = new Knowledge(globalThis.errdexDiagnosisData);
  readers[redaction] = (text) => {
    try {
      redactText(text.slice(0, LONGEST), context, knowledge);
    } catch (error) {
      if (error.name !== "RefusedError") throw error; // it may be refused, and no more
    }
  };
}

function addFinder({ finder: name, script }) {
  runInThisContext(script);
  const finder = new Finder(globalThis.errdexFinderIndex);
  readers[name] = (text) => finder.find(text);
}

/** Return the text of a shape, as `tests/support/text_shapes.py` makes it. */
function textOf([start, pieces, end], length) {
  const each = Math.floor(length / pieces.length);
  const runs = pieces.map((piece) => piece.repeat(Math.floor(each / [...piece].length)));
  let number = 0;
  const repeated = runs.join("").replaceAll("######", () => `${number++}`.padStart(6, "0"));
  return start + repeated + end;
}

function timed(read, text, patience) {
  globalThis.readOnce = () => read(text);
  const begun = process.cpuUsage();
  try {
    runInThisContext("readOnce()", { timeout: patience * 1000 });
  } catch (error) {
    if (error.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    return patience;
  }
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  let answer = null;
  if (request.diagnosis) addDiagnosis(request);
  else if (request.redaction) addRedaction(request);
  else if (request.finder) addFinder(request);
  else {
    const { reader, shapes, length, patience } = request;
    answer = shapes.map((shape) => timed(readers[reader], textOf(shape, length), patience));
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
