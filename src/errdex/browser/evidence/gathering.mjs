// Puts the parts of a paste together: one request, one response, the reports, and the rest.

import { say } from "../engine/sentences.mjs";
import { LONGEST, cutAt, trim } from "./text/characters.mjs";
import { readHttpDate } from "./text/dates.mjs";
import { NO_API } from "./known_api.mjs";
import { isMocked } from "./mocks.mjs";
import { isExample } from "./outcomes.mjs";
import { NOT_GIVEN, bodyOf, isShort, partialRequest, readBody, repeatsName, responseDocument, withoutBody } from "./http/documents.mjs";
import { quoted } from "./text/json_text.mjs";
import { mayBeSame } from "./http/sameness.mjs";

const EACH = "[*]"; // ends the name of a list of reports
const NAMED_HOST = /^(?=[.-]*[A-Za-z0-9])[A-Za-z0-9.-]+$/;
const VARIABLE = /\{\{ {0,3}[A-Za-z0-9_.$-]{1,60} {0,3}\}\}/u; // of a program that sends requests
const CODE_LIKE = /[0-9]|[A-Z]{4}/;
/** A line that says that something other than frames of a stack is not in the text. */
const LEFT_OUT = new RegExp(
  "\\n[ \\t>|]*(?:[.\u2026\\[(<{]|--)[.\u2026\\[(<{ \\t-]{0,8}(?:[A-Za-z0-9,:']{1,20} ){0,6}" +
    "(?<!frames )(?:[Tt]runcated|TRUNCATED|[Oo]mitted|OMITTED|[Ss]nip(?:ped)?|SNIP|[Cc]ut off" +
    "|more (?:lines|rows|bytes|characters|chars|items))(?![A-Za-z])[^\\n]{0,40}(?=\\n)",
);

/** A request that is mentioned with its URL, of which the path is taken. */
const ASKED = new RegExp(
  "(?:(?:GET|POST|PUT|PATCH|DELETE)[ :]|<--|-->" +
    "|(?:get|post|put|patch|delete|request|send|fetch|axios|open|url|uri|endpoint)" +
    "[\"']?[ \\t]{0,3}[=:(])" +
    "[^\\n/]{0,40}https?://[^\\n/?# \"'<>]{1,200}(/[^\\n?# \"'<>(){},;|]{1,200})",
  "gu",
);

/**
 * What was read from a paste: what was found, in order of appearance, and what the reader should
 * know; `report` is each report that differs, `log` is all text that is none of the others.
 * @typedef {object} Evidence
 * @property {string[]} recognised
 * @property {string[]} notes
 * @property {?Request} request
 * @property {?Response} response
 * @property {?Map<string, *>[]} report
 * @property {string} log
 * @property {?string} sent_at
 * @property {boolean} complete - whether everything was read, to its end
 * @property {Response[]} earlier - the responses before the one that is read
 * @property {string} front - what is in front of the last answer on its line
 * @property {string} behind - what of the log is behind the last answer
 * @property {string[]} doubts - what speaks against a success
 * @property {string} curl_failure - that curl itself failed, as a part of a sentence
 * @property {boolean} preflight - whether a browser asked before a request and none is shown
 */

/** What has been found so far; of several requests or responses, the last counts. A request to
    another API does not replace one to the API that is known, and takes the responses that follow
    with it. */
export class Gathered {
  constructor(notes, reportMarks = [], fails = () => false, api = NO_API) {
    this.fails = fails;
    this.api = api;
    this.complete = true;
    this.request = null;
    this.response = null;
    this.reports = new Map(); // by their bodies
    this.results = new Map(); // what has a report's names and the code of an item, by the item's list
    this.sentAt = null;
    this.notes = notes;
    this.reportMarks = reportMarks;
    this.lists = reportMarks.filter((mark) => mark.endsWith(EACH)).map((mark) => mark.slice(0, -EACH.length));
    this.marks = reportMarks.filter((mark) => !mark.endsWith(EACH));
    this.recognised = new Set();
    this.log = [];
    this.requests = 0;
    this.responses = 0;
    this.earlier = [];
    this.before = ""; // what is between what was read last and what is read
    this.front = ""; // what is in front of the last answer, on its line
    this.behind = []; // what of the log is text behind the last answer
    this.doubts = [];
    this.curlFailure = ""; // as a part of a sentence
    this.isSpoken = false; // whether the text only speaks of the response
    this.isOthers = false; // whether the last request went to another API than the one kept
    this.isOtherAnswered = false;
    this.answers = 0; // responses since the request that is kept
    this.answered = 0; // which of the requests the last response answers
    this.failed = null; // the last exchange before that request whose response names a failure
    this.isAnswerFirst = false; // whether a response is above the first request
    this.hasPreflight = false; // whether a browser asked before a request, with OPTIONS
  }

  note(text) {
    this.notes.push(text);
  }

  /** Add a note on something that was not read to its end. */
  noteUnread(text) {
    this.notes.push(text);
    this.complete = false;
  }

  /** Add what speaks against a success. */
  doubt(text) {
    if (text) this.doubts.push(text);
  }

  /** Add the status of a response as its client tells it. */
  addStatus(status) {
    this.doubt(say("doubt_status", { status }));
    if (this.response === null) this.addResponse(responseDocument(status, [], null));
    else if (this.response.status === null) this.response = { ...this.response, status };
  }

  /** Add text that is none of the others. */
  addText(text) {
    if (text) {
      this.log.push(text);
      this.behind.push(text);
    }
    if (CODE_LIKE.test(text)) this.recognised.add("log");
  }

  /** Add a request; what an earlier part told about the same one is kept. */
  addRequest(kind, request) {
    this.recognised.add(kind);
    if (request.method === "OPTIONS") {
      this.hasPreflight = true;
      this.isOthers = true;
      return;
    }
    if (cutAt(request.body ?? "", LONGEST) < (request.body ?? "").length) {
      request = withoutBody(request); // percent escapes made it as long
      this.noteUnread(say("body_too_long", { count: LONGEST.toLocaleString("en-US") }));
    }
    if (this.request && mayBeSame(this.request, request, this.api.headers)) {
      this.request = joined(this.request, request);
      this.isOthers = false;
      return;
    }
    this.isAnswerFirst ||= this.answers > 0 && !this.requests;
    this.requests += 1;
    const isSent = this.api.sent(request);
    const wasSent = this.request !== null && this.api.sent(this.request);
    this.isOthers = wasSent && !isSent;
    if (this.isOthers) {
      this.logBody(request);
      return;
    }
    if (this.answers && isSent && this.request && !wasSent) {
      this.isOtherAnswered = this.isOfAnother(this.request);
      this.logBody(this.response);
      this.response = null;
    } else if (this.answers && this.hasFailed()) this.keepFailed();
    this.answers = 0;
    this.request = request;
  }

  hasFailed() {
    return this.response !== null && this.fails(this.response);
  }

  /** Whether the last response could be read and names no failure, as one before does. */
  isMended() {
    const last = this.response;
    const isRead = last !== null && last.json !== null && (last.status || 200) < 400;
    return isRead && !this.hasFailed() && this.earlier.some((earlier) => this.fails(earlier));
  }

  /** Keep the exchange that failed; another request follows it. */
  keepFailed() {
    if (this.failed) this.logBody(this.failed.response);
    if (!this.request || !this.response) return;
    this.failed = { request: this.request, response: this.response, number: this.requests - 1 };
    this.response = null;
  }

  /** Put the exchange that failed in the place of one that did not; return a note, if so. Where
      nothing answers the last request, each response is above its own. */
  chooseFailed() {
    const isAnswerFirst = this.isAnswerFirst && !this.answers;
    if (this.failed === null) return "";
    if (isAnswerFirst && this.response === null) {
      this.response = this.failed.response;
      return "";
    }
    if (isAnswerFirst || this.hasFailed()) {
      this.logBody(this.failed.response);
      return "";
    }
    this.logBody(this.response);
    const { request, response, number } = this.failed;
    this.request = request;
    this.response = response;
    return say("requests_failed", { count: this.requests, number });
  }

  /** Whether there is one request, and the place that it went to is not known. */
  lacksTarget() {
    return this.request !== null && this.requests === 1 && this.request.path === NOT_GIVEN;
  }

  /** Add where the only request went, if that is shown elsewhere. */
  addTarget(target) {
    if (!target) return;
    const { headers, media_type, cut, twice, notes } = this.request;
    this.request = { ...target, ...bodyOf(this.request), headers, media_type, cut, twice, notes };
  }

  /** Whether there is one request, and nothing is known of its body. */
  lacksBody() {
    const isOpen = this.request !== null && !this.request.body_given && !this.request.cut;
    return isOpen && this.requests === 1 && !this.recognised.has("HAR") && !this.recognised.has("curl command");
  }

  /** How long the body of the request is, as its headers say, or nothing. */
  declaredLength() {
    return this.request?.headers.get("content-length") ?? "";
  }

  /** Add the body of the only request, if it is shown elsewhere. */
  addBody(body) {
    if (body === null) return;
    const notes = [...this.request.notes, say("body_found_apart")];
    this.request = { ...this.request, ...readBody(body), notes };
  }

  /** Keep the body of a message that is not judged as text, for its codes. */
  logBody(message) {
    if (message && message.body) this.log.push(message.body);
  }

  /** Put a request in the place of the one whose body may have been cut off. */
  replaceCut(request) {
    this.complete &&= request === this.request;
    this.request = request;
  }

  /** Add a response; the body of an earlier one is kept as text, for its codes. One that the text
      only speaks of does not replace another. */
  addResponse(response, isSpoken = false) {
    this.recognised.add("response");
    const earlier = this.response;
    if (this.isOthers) {
      this.logBody(response);
      this.isOtherAnswered = true;
      return;
    }
    if (earlier && earlier.body && isShownAgain(earlier, response)) return;
    if (earlier && isSpoken && !this.isSpoken) {
      this.logBody(response);
      return;
    }
    this.answers += 1;
    this.answered = this.requests;
    if (earlier === null || (earlier.status || 200) >= 200) this.responses += 1;
    this.keepEarlier(earlier);
    this.isSpoken = isSpoken;
    this.response = response;
    this.beginBehind();
  }

  /** Take what follows as text behind the last answer. */
  beginBehind() {
    this.front = frontOf(this.before);
    this.behind = [];
    if (this.request !== null) return;
    const envelope = this.response?.body ?? "";
    this.isOtherAnswered = this.namesAnother(this.before + this.api.beforeCode(envelope));
  }

  /** Whether the last request that a text mentions by its URL went to another API. */
  namesAnother(text) {
    const asked = text.includes("://") && this.api.paths.length ? [...text.matchAll(ASKED)] : [];
    return asked.length > 0 && !this.api.hasPath(asked.at(-1)[1]);
  }

  keepEarlier(response) {
    this.logBody(response);
    if (!response || this.isSpoken) return;
    this.earlier.push(response);
    this.complete &&= response.json_error === null;
  }

  /** Add a body that looks like a response's. */
  addAnswer(body, isSpoken = false) {
    if (this.addReports(body)) return;
    if (this.response && !this.response.body_given && !this.isOthers) {
      this.recognised.add("response");
      this.isSpoken = isSpoken;
      this.response = { ...this.response, ...readBody(body) };
      this.beginBehind();
    } else {
      this.addResponse(responseDocument(null, [], body), isSpoken);
    }
  }

  /** Add a body that looks like a request's. */
  addPosted(body) {
    if (this.addReports(body)) return;
    if (this.request === null) this.addRequest("request", partialRequest([], body));
    else if (!this.request.body_given) this.request = { ...this.request, ...readBody(body) };
    else if ("{[".includes(body[0])) this.addAnswer(body);
    else this.addText(body);
  }

  /** Whether headers that stand alone may be those of a request to the API. */
  mayBeHeaders(request) {
    return !this.api.isKnown() || this.api.sent(request);
  }

  /** Whether the beginning of JSON may be that of a request's body. */
  mayBePart(text) {
    return !this.api.isKnown() || [...this.api.fields].some((name) => text.includes(name));
  }

  /** Whether a text has a header or a path of the API that is known. */
  namesApi(text) {
    return this.api.isNamedIn(text, true);
  }

  /** Whether a form may be the body of a request: of the API, or of one shown so far. */
  mayBeForm(form) {
    const isKnown = this.request !== null || !this.api.isKnown();
    return isKnown || this.api.tells([...form.keys()].map((name) => name.split("[")[0]));
  }

  /** Whether JSON may be the body of a request to the API, or a list of reports. */
  mayBePosted(value) {
    return !this.api.isKnown() || this.api.hasFields(value) || this.reportsIn(value) !== null;
  }

  /** Whether a form is one that the service itself posts. */
  isReport(form) {
    return this.reportMarks.some((mark) => form.has(mark));
  }

  /** Whether names, or a text, have each name that marks a single report. */
  tellsReport(names) {
    return this.marks.length > 0 && this.marks.every((mark) => names.includes(mark));
  }

  /** A JSON object with a list of reports; null for any other value. */
  reportsIn(json) {
    return json instanceof Map && this.lists.some((name) => Array.isArray(json.get(name))) ? json : null;
  }

  /** Add a body that holds a list of reports; tell whether it does. */
  addReports(body) {
    if (!this.lists.some((name) => body.includes(name))) return false;
    const reports = this.reportsIn(readBody(body).json);
    if (reports) this.addReport(body, reports);
    return reports !== null;
  }

  /** Add what a body reports; a body that is shown again reports nothing new. Where a name stands
      twice in it, it is kept, for its codes. What has the code of an item in an answer is that item. */
  addReport(body, fields) {
    const results = this.tellsReport([...fields.keys()]) ? this.api.resultList(fields) : null;
    this.recognised.add(results ? "response" : "report");
    if (repeatsName(body)) {
      this.log.push(body);
      this.doubt(say("doubt_repeated"));
    }
    this.beginBehind();
    if (results && !this.results.has(results)) this.results.set(results, new Map());
    const found = results ? this.results.get(results) : this.reports;
    if (!found.has(trim(body))) found.set(trim(body), fields);
  }

  /** Add the items of an answer that were shown without it; beside an answer they are text. */
  addResults() {
    if (this.results.size === 0) return;
    const lists = [...this.results].map(([name, items]) => [name, [...items.values()]]);
    const body = jsonOf(new Map(lists));
    if (this.response === null) {
      this.responses += 1;
      this.response = responseDocument(null, [], body);
    } else {
      this.log.push(body);
    }
  }

  addArchive(archive) {
    this.recognised.add("HAR");
    this.notes.push(...archive.notes);
    this.complete &&= archive.complete;
    this.requests += 1;
    this.request = archive.request;
    if (archive.response) {
      this.responses += 1;
      this.answers += 1;
      this.response = archive.response;
    }
    this.sentAt = archive.sentAt;
  }

  /** What was found. */
  evidence() {
    this.addResults();
    const chosen = this.chooseFailed();
    if (this.log.some((text) => LEFT_OUT.test(`\n${text}\n`))) this.noteUnread(say("left_out"));
    if (this.hasPreflight) this.note(say(this.requests ? "preflight" : "preflight_alone"));
    if (this.request && this.isOfAnother(this.request)) {
      const { host } = this.request;
      this.note(say("request_of_another", { host }));
      this.logBody(this.request);
      this.request = null;
      this.isOtherAnswered ||= NAMED_HOST.test(host) && this.answers > 0;
    }
    if (this.isOtherAnswered && !(this.request && this.response)) this.doubt(say("doubt_another"));
    if (this.answered && !this.answers && !this.isAnswerFirst) {
      this.doubt(say("doubt_number", { number: this.answered, count: this.requests }));
    }
    const { json = null, headers = [] } = this.response ?? {};
    if (this.response && (this.isSpoken || isExample(json) || isMocked(headers))) this.doubt(say("doubt_spoken"));
    const sent = this.recognised.has("curl command") ? null : this.request;
    if ([sent, this.response].some((message) => message && isShort(message))) this.noteUnread(say("body_short"));
    const notes = [...this.notes, ...(this.request ? this.request.notes : [])];
    const variable = variableIn(this.request);
    if (variable) notes.push(say("variable_unfilled", { name: variable }));
    if (chosen) notes.push(chosen);
    else if (this.requests > 1 && this.request && this.api.sent(this.request)) {
      const which = `${this.request.method} ${this.request.path}`;
      notes.push(say("requests_of_api", { count: this.requests, which }));
    } else if (this.requests > 1) notes.push(say("several_requests", { count: this.requests }));
    if (this.responses > 1 && !chosen) {
      const key = this.isMended() ? "several_responses_mended" : "several_responses";
      notes.push(say(key, { count: this.responses }));
    }
    const { request } = this;
    const isOpen = request && this.api.shows(this.log, request.headers);
    const open = { method: NOT_GIVEN, media_type: request?.media_type || NOT_GIVEN, sanitized: true };
    return {
      recognised: [...this.recognised],
      notes: [...new Set(notes)],
      request: isOpen ? { ...request, ...open } : request,
      response: this.response,
      report: this.reports.size ? [...this.reports.values()] : null,
      log: this.log.join("\n"),
      sent_at: this.sentAt ?? this.answeredAt(),
      complete: this.complete && !this.endsEarly(),
      earlier: this.earlier,
      front: this.front,
      behind: this.behind.join("\n"),
      doubts: [...new Set(this.doubts)],
      curl_failure: this.curlFailure,
      preflight: this.hasPreflight && !this.requests,
    };
  }

  /** Whether a request went to another API; what answers it with a code tells that. */
  isOfAnother(request) {
    if (!this.api.isKnown() || [request.host, request.path].includes(NOT_GIVEN)) return false;
    return !this.api.sent(request) && !(this.response && this.fails(this.response));
  }

  /** Whether the request was cut off, or the body of the response is not all JSON. */
  endsEarly() {
    return Boolean(this.request?.cut) || (this.response?.json_error ?? null) !== null;
  }

  answeredAt() {
    return this.response ? readHttpDate(this.response.headers.get("date") ?? "") : null;
  }
}

/** The first variable in a request that was not filled in, or nothing. */
function variableIn(request) {
  const texts = request ? [...request.headers.values(), request.body ?? ""] : [];
  const found = texts.filter((text) => text.includes("{{")).map((text) => VARIABLE.exec(text));
  return found.find(Boolean)?.[0] ?? "";
}

/** Texts, and lists and maps of them, as JSON. */
function jsonOf(value) {
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(",")}]`;
  if (typeof value === "string") return quoted(value);
  return `{${[...value].map(([name, inner]) => `${quoted(name)}:${jsonOf(inner)}`).join(",")}}`;
}

/** Whether a log shows a response again, without its body. */
function isShownAgain(earlier, later) {
  if (later.body_given || earlier.status !== later.status) return false;
  const [first, second] = [earlier.headers, later.headers];
  return first.size === second.size && [...first].every(([name, value]) => second.get(name) === value);
}

/** A request that was shown twice: as it was last, with the body that is known. */
function joined(earlier, later) {
  const notes = [...earlier.notes, ...later.notes];
  return { ...later, ...bodyOf(later.body_given ? later : earlier), notes };
}

/** What is in front of a place on its line; on an empty one, the label above it, which is no more
    than a sentence. */
function frontOf(between) {
  const front = between.slice(between.lastIndexOf("\n") + 1);
  if (trim(front)) return front;
  const label = trim(between).split("\n").at(-1).split(". ").at(-1);
  return /[:\uff1a]$/.test(label) ? label : front;
}
