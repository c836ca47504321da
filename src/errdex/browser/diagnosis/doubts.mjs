// Tells what speaks against a success that stands in evidence, and takes it back.

import { say } from "../engine/sentences.mjs";
import { listOf } from "../engine/tables.mjs";
import { NOT_GIVEN, repeatsName } from "../evidence/http/documents.mjs";
import { rowsTold } from "../evidence/result_tables.mjs";
import { lineEnd, lower, trim } from "../evidence/text/characters.mjs";
import { leavesOf, textsOf } from "../evidence/text/flattening.mjs";
import { plainName } from "../evidence/text/names.mjs";
import {
  failureIn,
  failureTold,
  hasFailedTest,
  NO_FAILURE,
  recordsIn,
  recordStart,
  toldStatus,
} from "../evidence/outcomes.mjs";
import { Judged } from "../redaction/judged.mjs";
import { codeText, saysSuccess } from "./codes.mjs";
import { leaveOpen } from "./completeness.mjs";
import { namedItems } from "./items.mjs";
import { EACH } from "./paths.mjs";
import { isShortened, SOME } from "./spoken.mjs";

const RECIPIENTS = new Set(listOf("names_of_recipients"));
const STATUSES = new Set(["names_of_reports", "names_of_codes"].flatMap(listOf));
const DELIVERED = new Set(listOf("words_of_delivery"));
const NEGATIONS = new Set(listOf("words_of_negation"));
const NUMBER = /^(?:[A-Za-z]{2,9}:)?[+0-9][0-9 ().-]{4,24}$/;
const RECIPIENT = /^[0-9+*Xx-]{4,25}$/; // perhaps masked
const SIGNS = /\(0\)|[^0-9]/g;
const BETWEEN = /[,;\uff0c\n]/;
/** A word in capitals that is not counted as none. */
const CAPITALS = new RegExp(`(?<![0-9A-Za-z_-])[A-Z]{4,20}(?![0-9A-Za-z_-])${SOME}`, "gu");
const WORDS = "[\"'`]?[A-Z_]{3,20}[\"'`]?(?:[ \\t]{0,2}(?:=|means|is)[ \\t]{1,2}[a-z ]{2,40}|)";
const LEGENDS = listOf("words_of_legends").map((word) => `[${word[0]}${word[0].toUpperCase()}]${word.slice(1)}`);
/** What lists the words that a status may be: `one of DELIVRD, UNDELIV`, `A|B|C`. */
const LEGEND = new RegExp(
  `(?:${LEGENDS.join("|")})(?:[ \\t][A-Za-z]{1,30}(?=[ \\t]?[{]))?[ \\t]{0,2}[:\uff1a=(\\[{]{0,2}[ \\t]{0,2}` +
    `${WORDS}(?:[ \\t]{0,2}(?:[,;|/\u3001]|or|and)[ \\t]{0,2}${WORDS}){1,20}` +
    "|(?<![0-9A-Za-z_|:=])(?<![:=][ \\t\"'])[A-Z_]{3,20}(?:[|][A-Z_]{3,20}){2,20}(?![0-9A-Za-z_|])",
  "gu",
);
const FILING = listOf("words_of_filing").join("|");
/** What a program does with a report behind the success of its message. */
const FILED = new RegExp(`^(?:${FILING})(?:[-_](?:to|in|into)[-_][a-z0-9]{1,20})?$`);
const COUNT = /^[1-9][0-9]{0,3}$/;

/** What speaks first against a success, as a part of a sentence; else nothing. A code that means a
    failure says more than a doubt, and a log that says nothing has none. */
export function doubtOn(evidence, codes, knowledge) {
  const hasCode = codes.inLog || codes.rows.length > 0;
  const isLog = !evidence.request && evidence.recognised.every((kind) => kind === "log");
  if (codes.rows.some((row) => row.success === false) || (isLog && !hasCode)) return "";
  return firstDoubt(evidence, codes, knowledge);
}

/** What speaks first against a success in the last answer; else nothing. */
export function firstDoubt(evidence, codes, knowledge) {
  for (const doubt of doubts(evidence, codes, knowledge)) if (doubt) return doubt;
  return "";
}

/** Leave open what is said to be a success. */
export function doubtSuccess(rows, doubt) {
  for (const row of rows) if (row.success) leaveOpen(row, say("success_doubted", { doubt }));
}

function* doubts(evidence, { rows, logRead, placed }, knowledge) {
  const { response, report, log, earlier } = evidence;
  let { front, behind } = evidence;
  let lines = [];
  const succeeds = (code) => knowledge.succeeds(code);
  yield evidence.curl_failure;
  yield* evidence.doubts;
  if (response) {
    const { status } = response;
    if (status && (status < 200 || status > 299)) yield say("doubt_status", { status }); // RFC 9110
    yield failureIn(response.json, succeeds);
    if (repeatsName(response.body ?? "")) yield say("doubt_repeated");
    yield onMethod(evidence.request, knowledge);
    yield onRecipients(evidence, knowledge);
    if (!placed.length) {
      yield failureTold(textsOf(response.json).join("\n") || (response.body ?? ""), succeeds, "doubt_front");
    }
  } else if (logRead) {
    const end = lineEnd(log, logRead);
    front = log.slice(recordStart(log, logRead), end);
    behind = log.slice(end);
    lines = [...recordsOf(log, knowledge), ...rowsTold(log, knowledge.api)];
  }
  for (const one of report ?? []) yield failureIn(one, succeeds);
  const answers = [...earlier, response].filter(Boolean).map(({ json }) => json);
  const { segments = "" } = knowledge.compiled.reports;
  const parts = lines.filter((line) => line.has(segments));
  const successes = parts.filter((line) => [...line.values()].some(succeeds));
  yield* onSegments([...(report ?? []), ...answers, ...successes], knowledge);
  for (const one of answers) yield onReport(one, knowledge);
  const shown = response?.status ? 0 : toldStatus(log);
  if (shown && (shown < 200 || shown > 299)) yield say("doubt_status", { status: shown });
  if (hasFailedTest(log)) yield say("doubt_test");
  if (!earlier.every((one) => saysSuccess(one, knowledge))) yield say("doubt_earlier");
  yield failureTold(front, succeeds, "doubt_front");
  yield failureTold(behind, succeeds);
  yield onRows([...lines, ...answers.map(membersOf)], knowledge);
  for (const items of itemsIn(answers)) yield onRows(items, knowledge);
  const read = new Set(rows.map(({ code }) => code));
  yield onWords(`${log}\n${response?.body ?? ""}`, read, knowledge);
}

/** That a request to the service has a method with which it brings no success. */
function onMethod(request, { api, compiled: { methods = [] } }) {
  if (request === null || !methods.length || [...methods, NOT_GIVEN].includes(request.method)) return "";
  return api.sent(request) ? say("doubt_method", { methods: methods.join(say("or")) }) : "";
}

/** That an answer names other numbers than its request, or not all of them. */
function onRecipients({ request, response }, knowledge) {
  const answer = { request: null, response, report: null };
  const sent = request === null || request.cut ? [] : sentTo(request);
  const fields = Object.keys(knowledge.fields);
  const named = fields.flatMap((field) => [...namedItems(field, answer, knowledge)].map(([, name]) => name));
  if (!sent.length || !named.length || ![...sent, ...named].every((text) => NUMBER.test(text))) return "";
  const [asked, answered] = [sent, named].map((texts) => new Set(texts.map(digitsOf)));
  if (asked.has("") || answered.has("")) return "";
  if (countAmong(answered, asked) < answered.size) return say("doubt_not_asked");
  const count = countAmong(asked, answered);
  return count < asked.size ? say("doubt_part", { count, total: asked.size }) : "";
}

/** The numbers to which a request sends. */
function sentTo({ form, json }) {
  const fields = [...(form ?? []), ...leavesOf(json)];
  const texts = fields.filter(([name]) => RECIPIENTS.has(plainName(name.split("[")[0]))).map(([, text]) => text);
  return texts.flatMap((text) => text.split(BETWEEN).map(trim)).filter(Boolean);
}

/** What a number has in every notation: its digits, without zeros of a prefix. */
const digitsOf = (number) => number.replace(SIGNS, "").replace(/^0+/, "");

/** How many numbers are among others, one of two perhaps without its country code. */
function countAmong(numbers, others) {
  const [sizes, sizesOfOthers] = [numbers, others].map((ones) => new Set([...ones].map((one) => one.length)));
  const ends = new Set([...others].flatMap((other) => [...sizes].map((size) => other.slice(-size))));
  const isAmong = (number) => ends.has(number) || [...sizesOfOthers].some((size) => others.has(number.slice(-size)));
  return [...numbers].filter(isAmong).length;
}

/** That a text has a failure without a name, in capitals, that is no word otherwise. */
function onWords(text, read, knowledge) {
  const words = new Set(withoutLegends(text, knowledge).match(CAPITALS));
  const code = [...words].find((word) => !read.has(word) && isShortened(word) && knowledge.codes.isFailure(word));
  return code ? say("doubt_word", { code }) : "";
}

/** A text without what lists the words that a status may be, a success among them. */
function withoutLegends(text, knowledge) {
  return text.replace(LEGEND, (found) => {
    const words = found.match(CAPITALS) ?? [];
    const isLegend = new Set(words).size === words.length && words.some((word) => knowledge.succeeds(word));
    return isLegend ? "" : found;
  });
}

/** That an answer is a single report without a success. */
function onReport(answer, knowledge) {
  const marks = knowledge.compiled.reports.marks.filter((mark) => !mark.includes(EACH));
  if (!marks.length || !(answer instanceof Map) || !marks.every((mark) => answer.has(mark))) return "";
  return marks.some((mark) => knowledge.succeeds(codeText(answer.get(mark)))) ? "" : say("doubt_report");
}

/** What lines of a log say of numbers or messages: who, how it went, which segment. */
function recordsOf(log, knowledge) {
  const { segment = "", segments = "" } = knowledge.compiled.reports;
  const names = new Set([plainName(segment), plainName(segments), ...namesOfItems(knowledge), ...STATUSES]);
  return recordsIn(log, (name) => names.has(name));
}

/** The names, in small letters, of what tells the items of an answer from each other. */
function namesOfItems({ fields }) {
  const names = Object.values(fields).flatMap((about) => about.named_by ?? []);
  return new Set([...RECIPIENTS, ...names.map(plainName)]);
}

/** That some of the numbers, or messages, in rows have no success in their last row. Only rows with the
    same names are compared, and only where one has a success. */
function onRows(rows, knowledge) {
  const items = namesOfItems(knowledge);
  const naming = new Judged((name) => items.has(plainName(name)));
  const statuses = new Judged((name) => STATUSES.has(plainName(name)));
  const endsWell = (said) => knowledge.succeeds(said) || isFine(lower(said));
  const said = new Set();
  for (const row of rows) for (const [name, one] of row) if (statuses.of(name)) said.add(one);
  if (![...said].some((one) => knowledge.succeeds(one)) || [...said].every(endsWell)) return "";
  const { segment = "" } = knowledge.compiled.reports;
  const numbers = new Map(); // of what rows name, and of its names
  const numberOf = (told) => {
    const key = JSON.stringify(told);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key);
  };
  const last = new Map(); // what is said, and the lead of its row
  const good = new Set();
  for (const row of rows) {
    const named = [...row].filter(([name, value]) => naming.of(name) && namesOne(name, value));
    const told = named.length ? [...row].filter(([name]) => statuses.of(name)) : [];
    if (!told.length) continue;
    const [names, item] = [named.map(([name]) => name), named].map(numberOf);
    const lead = row.get("") ?? "";
    const isMessage = !row.has(segment) && named.some(([name]) => !RECIPIENTS.has(plainName(name)));
    for (const [name, said] of told) {
      const key = `${names} ${name}`;
      if (!last.has(key)) last.set(key, new Map());
      const ends = last.get(key);
      const [saidBefore, leadBefore] = ends.get(item) ?? ["", ""];
      const isOther = lead !== "" && lead !== leadBefore;
      const isApart = (isMessage && FILED.test(said)) || (isOther && isWord(said));
      if (isApart && knowledge.succeeds(saidBefore)) continue;
      ends.set(item, [said, lead]);
      if (knowledge.succeeds(said)) good.add(key);
    }
  }
  const allEnds = [...last].flatMap(([key, one]) => (good.has(key) ? [...one.values()] : []));
  return allEnds.every(([one]) => endsWell(one)) ? "" : say("doubt_rows");
}

/** Whether a status behind a success is a word, and neither a code nor a denial. */
const isWord = (said) =>
  said === lower(said) && /[a-z]/.test(said) && !NEGATIONS.has(said) && !said.startsWith("un");

/** The items of lists in answers, and of objects that name them by numbers. Those to which
    the same names lead, such as the pages of one list, are together. */
function itemsIn(answers) {
  const found = new Map();
  const ways = new Map();
  const open = [[0, answers]];
  while (open.length) {
    const [way, one] = open.pop();
    let named = [];
    if (Array.isArray(one)) {
      named = one.map((item) => ["", item]);
      for (const item of one.toReversed()) open.push([way, item]);
    } else if (one instanceof Map) {
      const members = [...one];
      if (members.every(([key]) => /[0-9]/.test(key))) named = members;
      for (const [key, item] of members.toReversed()) {
        const inner = `${way} ${key}`;
        if (!ways.has(inner)) ways.set(inner, ways.size + 1);
        open.push([ways.get(inner), item]);
      }
    }
    if (!found.has(way)) found.set(way, []);
    for (const [key, item] of named) {
      if (item instanceof Map) found.get(way).push(new Map([["to", key], ...membersOf(item)]));
    }
  }
  return found.values();
}

const membersOf = (answer) =>
  new Map(answer instanceof Map ? [...answer].map(([name, value]) => [name, codeText(value)]) : []);

/** Whether a value is a number, or an id under another name than one for numbers. */
const namesOne = (name, value) =>
  (RECIPIENT.test(value) || !RECIPIENTS.has(plainName(name))) && /[0-9]/.test(value);

const isFine = (said) => DELIVERED.has(said) || NO_FAILURE.test(said);

/** That reports are about fewer segments than their message has, which is told from others by all
    names that items of reports may have. */
function* onSegments(reports, { fields, compiled }) {
  const { segment = "", segments = "" } = compiled.reports;
  const names = Object.values(fields).flatMap((about) => about.named_by ?? []);
  const seen = new Map();
  for (const report of reports) {
    const values = report instanceof Map ? [...report.values()] : [report];
    for (const item of [report, ...values.filter(Array.isArray).flat()]) {
      const total = item instanceof Map ? codeText(item.get(segments)) : "";
      if (!total) continue;
      const key = JSON.stringify([total, ...names.map((name) => codeText(item.get(name)))]);
      if (!seen.has(key)) seen.set(key, [total, new Set()]);
      seen.get(key)[1].add(codeText(item.get(segment)));
    }
  }
  for (const [total, numbers] of seen.values()) {
    numbers.delete("");
    const count = numbers.size;
    if (count && COUNT.test(total) && count < Number(total)) yield say("doubt_segments", { count, total });
  }
}
