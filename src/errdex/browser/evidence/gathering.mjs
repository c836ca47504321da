// Puts the parts of a paste together: one request, one response, a report, and the rest.

import { say } from "../engine/sentences.mjs";
import { readHttpDate } from "./text/dates.mjs";
import { NOT_GIVEN, bodyOf, partialRequest, readBody, responseDocument } from "./http/documents.mjs";

const EACH = "[*]"; // ends the name of a list of reports
const CODE_LIKE = /[0-9]|[A-Z]{4}/;

/**
 * What was read from a paste: what was found, in order of appearance, and what the reader should
 * know; `report` are the fields of a report, `log` is all text that is none of the others.
 * @typedef {object} Evidence
 * @property {string[]} recognised
 * @property {string[]} notes
 * @property {?Request} request
 * @property {?Response} response
 * @property {?Map<string, *>} report
 * @property {string} log
 * @property {?string} sent_at
 * @property {boolean} complete - whether everything was read, to its end
 */

/** What has been found so far; of several requests or responses, the last counts. */
export class Gathered {
  constructor(notes, reportMarks = [], fails = () => false) {
    this.fails = fails;
    this.complete = true;
    this.request = null;
    this.response = null;
    this.report = null;
    this.sentAt = null;
    this.notes = notes;
    this.reportMarks = reportMarks;
    this.lists = reportMarks.filter((mark) => mark.endsWith(EACH)).map((mark) => mark.slice(0, -EACH.length));
    this.recognised = new Set();
    this.log = [];
    this.requests = 0;
    this.responses = 0;
  }

  note(text) {
    this.notes.push(text);
  }

  /** Add a note on something that was not read to its end. */
  noteUnread(text) {
    this.notes.push(text);
    this.complete = false;
  }

  /** Add text that is none of the others. */
  addText(text) {
    if (text) this.log.push(text);
    if (CODE_LIKE.test(text)) this.recognised.add("log");
  }

  /** Add a request; what an earlier part told about the same one is kept. */
  addRequest(kind, request) {
    this.recognised.add(kind);
    if (this.request === null || !areOne(this.request, request)) {
      this.requests += 1;
      this.request = request;
    } else {
      this.request = joined(this.request, request);
    }
  }

  /** Put a request in the place of the one whose body may have been cut off. */
  replaceCut(request) {
    this.complete &&= request === this.request;
    this.request = request;
  }

  /** Add a response; the body of an earlier one is kept as text, for its codes. */
  addResponse(response) {
    this.recognised.add("response");
    const earlier = this.response;
    if (earlier === null || (earlier.status || 200) >= 200) this.responses += 1;
    if (earlier && earlier.body) this.log.push(earlier.body);
    this.response = response;
  }

  /** Add a body that looks like a response's. */
  addAnswer(body) {
    if (this.addReports(body)) return;
    if (this.response && !this.response.body_given) {
      this.recognised.add("response");
      this.response = { ...this.response, ...readBody(body) };
    } else {
      this.addResponse(responseDocument(null, [], body));
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

  /** Whether a form is one that the service itself posts. */
  isReport(form) {
    return this.reportMarks.some((mark) => form.has(mark));
  }

  /** A JSON object with a list of reports; null for any other value. */
  reportsIn(json) {
    return json instanceof Map && this.lists.some((name) => Array.isArray(json.get(name))) ? json : null;
  }

  /** Add a body that holds a list of reports; tell whether it does. */
  addReports(body) {
    if (!this.lists.some((name) => body.includes(name))) return false;
    const reports = this.reportsIn(readBody(body).json);
    if (reports) this.addReport(reports);
    return reports !== null;
  }

  addReport(fields) {
    this.recognised.add("report");
    this.report = fields;
  }

  addArchive(archive) {
    this.recognised.add("HAR");
    this.notes.push(...archive.notes);
    this.complete &&= archive.complete;
    this.requests += 1;
    this.request = archive.request;
    if (archive.response) {
      this.responses += 1;
      this.response = archive.response;
    }
    this.sentAt = archive.sentAt;
  }

  /** What was found. */
  evidence() {
    const notes = [...this.notes, ...(this.request ? this.request.notes : [])];
    if (this.requests > 1) notes.push(say("several_requests", { count: this.requests }));
    if (this.responses > 1) notes.push(say("several_responses", { count: this.responses }));
    return {
      recognised: [...this.recognised],
      notes: [...new Set(notes)],
      request: this.request,
      response: this.response,
      report: this.report,
      log: this.log.join("\n"),
      sent_at: this.sentAt ?? this.answeredAt(),
      complete: this.complete && !this.endsEarly(),
    };
  }

  /** Whether the request was cut off, or the body of the response is not all JSON. */
  endsEarly() {
    return Boolean(this.request?.cut) || (this.response?.json_error ?? null) !== null;
  }

  answeredAt() {
    return this.response ? readHttpDate(this.response.headers.get("date") ?? "") : null;
  }
}

/** Whether two documents show the same request, or parts of it. */
function areOne(first, second) {
  return ["method", "path"].every(
    (name) => first[name] === second[name] || [first[name], second[name]].includes(NOT_GIVEN),
  );
}

/** A request that was shown twice: as it was last, with the body that is known. */
function joined(earlier, later) {
  const notes = [...earlier.notes, ...later.notes];
  return { ...later, ...bodyOf(later.body_given ? later : earlier), notes };
}
