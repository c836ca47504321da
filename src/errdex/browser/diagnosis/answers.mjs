// The answer: what a diagnosis says in one breath, for those who read no further.

import { say } from "../engine/sentences.mjs";
import { limit } from "../engine/tables.mjs";
import { PAGE } from "../evidence/http/bodies.mjs";
import { faultOf } from "./faults.mjs";
import { firstOfMany } from "./lists.mjs";
import { codesElsewhere } from "./notes.mjs";
import { pointsToAnother, strictness } from "./retries.mjs";
import { mayBeAccepted } from "./retrying.mjs";

const MOST_ITEMS = limit("items_in_a_report");
const SENT = ["curl command", "request"];
const DONE = ["never", "none"];
const UNKNOWN = { rule: null, after_seconds: null };

/**
 * The codes that give reasons, the one to act on first, and what fails because of them, if known.
 * @typedef {{reasons: object[], first: object, fault: ?object}} Leading
 */

/** The answer of a redacted diagnosis; null where nothing was recognised, and words tell no symptom. `doubt` speaks against a success. */
export function answerOf(result, evidence, knowledge, codes, redactor, doubt = "") {
  const failed = result.codes.filter((row) => row.success === false);
  const earlier = failed.filter((row) => row.accepted_later).map((row) => row.code);
  const faults = result.checks.filter((row) => row.outcome === "fail");
  if (!result.recognised.length) return onSymptoms(codes.symptoms);
  if (earlier.length) {
    const rows = result.codes.filter((row) => !row.accepted_later);
    const answer = onSuccess(rows, faults, result, knowledge);
    const told = firstOfMany([...new Set(earlier)], MOST_ITEMS);
    return { ...answer, says: say("answer_earlier", { says: answer.says, codes: told }) };
  }
  if (failed.length) {
    const leading = leadingOf(failed, faults, knowledge, codes);
    const answer = onFailure(leading, faults, result, knowledge);
    if (leading.fault) return answer;
    const told = withDoubts(answer, leading.first, evidence, knowledge, codes);
    if (!result.complete || !mayBeAccepted(evidence, codes, knowledge)) return masked(told, redactor);
    const { says, codes: causes } = told;
    return masked({ ...plain(say(codes.later ? "answer_later_line" : "answer_later", { says }), "step_later"), codes: causes }, redactor);
  }
  if (result.codes.length) return onSuccess(result.codes, faults, result, knowledge);
  if (faults.length) return behindCurl(onFault(faults, knowledge), evidence.curl_failure);
  return masked(onNothing(result, evidence, doubt), redactor);
}

/** The answer for a fault, which curl's own failure comes before. */
function behindCurl(answer, failure) {
  if (!failure) return answer;
  const says = say("answer_also", { says: failure, fault: answer.says });
  return { ...answer, says, first_step: say("step_curl") };
}

function masked(answer, redactor) {
  return { ...answer, says: redactor.mask(answer.says) };
}

/** The answer for a code with what else is there: a program, a code, another API. */
function withDoubts(answer, { field, code }, evidence, knowledge, { programs, remarks, companions }) {
  const { says } = answer;
  if (programs.get(code)) {
    const program = programs.get(code);
    const step = say("step_of_program", { program });
    return { ...plain(say("answer_of_program", { says, program })), codes: answer.codes, first_step: step };
  }
  if (remarks.has(code)) answer.says = say("answer_remark", { says, remark: remarks.get(code) });
  const beside = companions.get(code);
  if (beside) {
    answer.tell_customer = knowledge.tellCustomer(beside.field, beside.code);
  }
  if (!knowledge.isStatusLine(field)) return answer;
  const leadsOn = knowledge.target(field, code) !== undefined; // to a code of this service
  const other = ofAnother(evidence) ?? (leadsOn ? ofElsewhere(evidence) : null);
  if (other) answer.says = say("answer_other_status", { says: other.says, status: code });
  if (other && leadsOn) Object.assign(answer, { first_step: say(other.step), tell_customer: null });
  return answer;
}

/** Rows in their order, a code that only points to others behind them. */
export function behindTargets(rows, knowledge) {
  const late = new Map(rows.map((row) => [row, pointsToAnother(row, rows, knowledge)]));
  return [...rows].sort((a, b) => late.get(a) - late.get(b));
}

/** Whether all checks of a code hold, so that they do not explain it. */
function isUnexplained(row, checks) {
  const own = checks.filter((check) => check.codes.includes(row.code));
  return own.length > 0 && own.every((check) => check.outcome === "pass");
}

/** The first step of a code that is not decided by checks which all hold. */
function firstStep(row, checks, knowledge) {
  const passed = new Set(checks.filter(({ outcome }) => outcome === "pass").map(({ id }) => id));
  const isLeft = ([, by]) => !by.length || !by.every((check) => passed.has(check));
  const [step] = knowledge.stepsOf(row).find(isLeft) ?? [];
  return step === undefined ? knowledge.firstStep(row) : knowledge.firstOf(step);
}

/**
 * What to tell of several codes: the strictest to act on, or one that a fault explains. An HTTP
 * status and a code that points to others give reasons only where nothing else does, and codes in
 * quoted lines and those of other programs come last.
 * @returns {Leading}
 */
function leadingOf(failed, faults, knowledge, { programs, quoted }) {
  const orAll = (rows, all) => (rows.length ? rows : all);
  const inside = orAll(failed.filter((row) => !knowledge.isStatusLine(row.field)), failed);
  const told = orAll(inside.filter((row) => !pointsToAnother(row, inside, knowledge)), inside);
  const rank = ({ field, code, retry }) =>
    Number(programs.has(code)) * 200 + Number(quoted.has(`${field} ${code}`)) * 100 + strictness(retry.rule);
  const reasons = [...told].sort((a, b) => rank(a) - rank(b));
  for (const fault of faults) {
    const first = reasons.find((row) => fault.codes.includes(row.code));
    if (first) return { reasons, first, fault };
  }
  return { reasons, first: reasons[0], fault: null };
}

function onFailure({ reasons, first, fault }, faults, result, knowledge) {
  let step = firstStep(first, result.checks, knowledge);
  if (!first.known && !first.title) step = say("unknown_step");
  let codes = reasons.map((row) => row.code);
  let { owner } = first;
  let says;
  if (fault) {
    says = faultOf(fault);
    step = knowledge.fixOf(fault.id) ?? step;
    codes = codes.filter((code) => fault.codes.includes(code));
  } else {
    says = ofCode(first, reasons, result, knowledge);
    if (faults.length) {
      says = say("answer_also", { says, fault: faultOf(faults[0]) });
      if (first.retry.rule === "after-fix" || isUnexplained(first, result.checks)) {
        const toFix = onFault(faults, knowledge);
        owner = toFix.owner;
        step = toFix.first_step ?? step;
      }
    } else if (isUnexplained(first, result.checks)) {
      says = say("answer_unexplained", { says });
    } else {
      const own = result.checks.filter((row) => row.codes.includes(first.code));
      says = perhaps(says, own);
      const doubtful = doubtfulIn(own);
      step = (doubtful && knowledge.fixOf(doubtful.id)) || step;
    }
  }
  return {
    says,
    codes,
    owner,
    first_step: step,
    send_again: sendAgain(reasons, result),
    tell_customer: knowledge.tellCustomer(first.field, first.code),
  };
}

/** The retry rule of the whole: the strictest of the reasons, with its longest wait. */
export function sendAgain(reasons, { retry: { rule } }) {
  const waits = reasons.map((row) => row.retry).filter((retry) => retry.rule === rule);
  const known = waits.map((retry) => retry.after_seconds).filter((wait) => wait !== null);
  return { rule, after_seconds: known.length ? Math.max(...known) : null };
}

/** What a code says, of how many items, and which other codes there are. */
function ofCode(row, reasons, result, knowledge) {
  const { code } = row;
  let title = `${code}: ${row.title}`;
  if (!row.known && !row.title) title = say(code.startsWith("(") ? "answer_unknown_form" : "answer_unknown", { code });
  else if (row.known && knowledge.isStatusLine(row.field) && code >= "500") {
    title = say("answer_server", { code, title: row.title });
  }
  title = withItems(title, row, result, knowledge);
  const more = new Set(reasons.map((other) => other.code).filter((other) => other !== code));
  if (more.size) {
    const named = firstOfMany([...more], MOST_ITEMS);
    title = say("answer_more_codes", { says: title, codes: named });
  }
  const rules = reasons.filter((one) => !one.of_items && one.retry.rule !== null).map(({ retry }) => retry.rule);
  if (new Set(rules).size > 1 && knowledge.resends) title = say("answer_differs", { says: title });
  const same = result.codes.filter(({ of_items, field }) => of_items && field === row.field);
  const done = same.filter(({ retry }) => DONE.includes(retry.rule)).reduce((sum, { count }) => sum + count, 0);
  const isFailedItem = row.success === false && row.of_items;
  if (!isFailedItem || !done || result.retry.rule === "never") return title;
  const items = knowledge.itemsOf(row.field);
  return say("answer_not_again", { says: title, count: done, items });
}

/** The title of a code behind how many items of the response came with it. */
export function withItems(title, row, result, knowledge) {
  const total = itemsIn(row, result);
  if (total < 2) return title;
  const items = knowledge.itemsOf(row.field);
  return say("code_of_items", { count: row.count, total, items, code: title });
}

/** How many items a response gave a value for, of the field of a row; 0 for no item's. */
export function itemsIn({ field, of_items: isOfItems }, { codes, retry: { numbers } }) {
  const counted = numbers.now + numbers["after-fix"] + numbers.never + Object.keys(numbers.after).length;
  if (!isOfItems || !counted) return 0;
  const own = codes.filter((row) => row.field === field && row.of_items);
  return own.reduce((sum, { count }) => sum + count, 0);
}

/**
 * The answer where all codes mean success, of items rather than of the whole. Of a request that
 * breaks a rule all the same, the fix is what to do.
 */
function onSuccess(rows, faults, result, knowledge) {
  const row = rows.find(({ field }) => knowledge.isMany(field)) ?? rows[0];
  const isWhole = row.success === true && result.retry.rule !== null;
  let says = ofCode(row, [row], result, knowledge);
  if (row.success === null) says = `${row.code}: ${row.title}`;
  else if (result.retry.rule === null) says = say("answer_silent", { says });
  else if (faults.length) says = say("answer_accepted", { says, fault: faultOf(faults[0]) });
  const toFix = isWhole && faults.length ? onFault(faults, knowledge) : null;
  return {
    says,
    codes: [row.code],
    owner: toFix ? toFix.owner : isWhole ? null : row.owner,
    first_step: toFix ? toFix.first_step : knowledge.firstStep(row),
    send_again: isWhole ? { ...row.retry } : { ...UNKNOWN },
    tell_customer: isWhole ? knowledge.tellCustomer(row.field, row.code) : null,
  };
}

/** The answer for a request without an answer: what its first fault leads to. */
function onFault(faults, knowledge) {
  const [fault] = faults;
  const [code] = fault.codes;
  const row = knowledge.describe(knowledge.fieldOf(code), code, 1);
  const count = faults.length - 1;
  const says = faultOf(fault);
  return {
    says: count ? say("answer_more_faults", { says, count }) : says,
    codes: [code],
    owner: row.owner,
    first_step: knowledge.fixOf(fault.id) ?? knowledge.firstStep(row),
    send_again: row.retry,
    tell_customer: knowledge.tellCustomer(row.field, code),
  };
}

/** The answer for what people tell in words; of several symptoms none is first. */
function onSymptoms(told) {
  if (!told.length) return null;
  const says = say("answer_symptom", { symptoms: symptomsSaid(told) });
  return told.length > 1 ? plain(says, "step_symptoms") : { says, codes: [], ...told[0].answer };
}

/** The titles of symptoms, with their pages. */
export function symptomsSaid(told) {
  return told.map(({ title, url }) => say("symptom", { title, url })).join(say("or"));
}

/** What can be said without a code and without a fault. */
function onNothing({ checks }, evidence, doubt) {
  const { request, response, report } = evidence;
  if (report !== null && response === null) return plain(say("answer_report"));
  if (response !== null) {
    const other = ofAnother(evidence) ?? ofElsewhere(evidence);
    return other ? plain(other.says, other.step) : onResponse(response, request !== null);
  }
  const held = checks.filter(({ outcome }) => outcome === "pass").length;
  if (!held) {
    const other = ofElsewhere(evidence);
    return other ? plain(other.says, other.step) : plain(doubted(say("answer_undecided"), doubt));
  }
  const says = say("answer_holds", { count: held });
  const count = checks.length - held;
  const open = perhaps(count ? say("answer_open", { says, count }) : says, checks);
  return plain(doubted(open, doubt), evidence.curl_failure ? "step_curl" : "step_response");
}

/** With what speaks against a success. */
const doubted = (says, doubt) => (doubt ? say("answer_doubted", { says, doubt }) : says);

const doubtfulIn = (checks) => checks.find((row) => row.outcome === "unknown" && row.evidence.length);

/** With the first thing that may be wrong, since the sources leave that open. */
function perhaps(says, checks) {
  const doubtful = doubtfulIn(checks);
  return doubtful ? say("answer_perhaps", { says, fault: faultOf(doubtful) }) : says;
}

/** What a response says that has no code where one is expected. */
function onResponse({ status, body, json_error: fault }, hasRequest) {
  if ((status ?? 200) < 400) {
    const says = say(fault?.startsWith(say("json_text_ends")) ? "answer_cut_off" : "answer_no_code");
    return plain(says, body && fault === null && hasRequest ? "step_server" : "step_whole");
  }
  return plain(say(status >= 500 ? "answer_server_status" : "answer_status", { status }), "step_server");
}

/** What an answer with a code of another API says, and the first step; or null. */
function ofAnother({ response }) {
  const [found] = response ? codesElsewhere(response) : [];
  if (!found) return null;
  const says = found.code ? say("answer_other_api", found) : say("answer_other_api_unshown", { name: found.name });
  return { says, step: "unknown_step" };
}

/** What is said without a code, if something else than the API was asked or answered; or null. */
function ofElsewhere({ request, recognised, preflight, response, log }) {
  if (request === null && SENT.some((kind) => recognised.includes(kind)))
    return { says: say(preflight ? "answer_preflight" : "answer_other_request"), step: "step_other_request" };
  return PAGE.test(response ? (response.body ?? "") : log) ? { says: say("answer_page"), step: "step_page" } : null;
}

/** An answer without a code: a sentence, and the key of the first step, if any. */
const plain = (says, step = "") => ({
  says,
  codes: [],
  owner: null,
  first_step: step ? say(step) : null,
  send_again: { ...UNKNOWN },
  tell_customer: null,
});
