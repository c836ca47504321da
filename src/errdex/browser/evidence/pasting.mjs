// Takes a pasted text apart: commands, messages, archives, bodies, and other text between.

import { say } from "../engine/sentences.mjs";
import { limit, listOf } from "../engine/tables.mjs";
import { beginsArchive, readArchive, readArchiveText } from "./http/har.mjs";
import {
  ANSWER,
  BARE_LINE,
  Bodies,
  CURL,
  FENCE,
  MOST_HEADERS,
  MOST_UNCLOSED,
  REQUEST_LINE,
  STATUS_LINE,
  TOOL,
  WIRE,
  hasCredentials,
} from "./http/bodies.mjs";
import {
  BLANKS,
  LONGEST,
  MOST_LINES,
  before,
  clean,
  cutAt,
  endOf,
  endOfLines,
  find,
  lineAt,
  removePrefix,
  stripEnd,
  trim,
  wholePairs,
} from "./text/characters.mjs";
import { findBody, findMention, findTarget } from "./mentions.mjs";
import { NO_API } from "./known_api.mjs";
import { failureIn, hasFailed, isExample } from "./outcomes.mjs";
import { peel } from "./layers/peeling.mjs";
import { formsIn, showReports } from "./printed_reports.mjs";
import { nameReports, showResults } from "./result_tables.mjs";
import { readTool } from "./shells/tools.mjs";
import { quotedCommand } from "./shells/quotation.mjs";
import { readCurl } from "./shells/curl.mjs";
import { cutBodyOff, responseDocument } from "./http/documents.mjs";
import { decodeForm } from "./text/forms.mjs";
import { flatText, isForm, textsOf } from "./text/flattening.mjs";
import { Gathered } from "./gathering.mjs";
import { Literals } from "./literals/reading.mjs";
import { readCountedJson, readJson } from "./text/json_text.mjs";
import { readHeaders, readRequest, readResponse } from "./http/messages.mjs";
import { asJson, unescape } from "./text/unwrapping.mjs";
import { isSpokenOf } from "./speech.mjs";
import { readTranscript } from "./http/transcripts.mjs";

const MOST_STARTS = limit("parts_of_a_text");
const MOST_IN_VAIN = limit("characters_read_in_vain");
const LONGEST_ARCHIVE = limit("characters_of_an_archive");
const WIDEST = 4; // bytes of a character, in any encoding that is read
const OTHER_HEADER =
  "(?::[a-z]{4,9}|[Hh]ost|[Cc]ontent-[A-Za-z]+|[Aa]ccept[A-Za-z-]*|[Uu]ser-[Aa]gent):[^\\n]*\\n[ \\t]*";
const HEADER =
  `(?:${OTHER_HEADER}){0,12}(?:[Aa]uthorization|[Xx]-[A-Za-z0-9-]{2,40}):[ \\t]*` +
  "(?!\\[[^\\]\\n]*\\],)[^ \\t\\n'\"`]";
const NAME = "[A-Za-z0-9_.%-]+";
const FORM = `${NAME}=[^ \\t\\n&]*(?:&${NAME}=[^ \\t\\n&]*)+[ \\t]*\\n`;
const JSON_START = "(?:\\{[ \\t\\n]*[\"'}\\u2018-\\u201f]|\\[[ \\t\\n]*\\{)";
const START = new RegExp(
  `\\n[ \\t]*(?:(?<fence>${FENCE})|(?<transcript>${WIRE})` +
    `|(?<request>${REQUEST_LINE}(?=\\n)|${BARE_LINE})|(?<response>${STATUS_LINE}(?=[ \\t\\n]))` +
    `|(?<json>${JSON_START})|(?<headers>${HEADER})|(?<form>${FORM})|(?<tool>${TOOL}))` +
    `|(?<curl>${CURL})|[ :=>(,|'"\`](?<inline>\\{(?:["']|\\\\["n]))`,
  "g",
);
const MESSAGE = new RegExp(`\\n[ \\t]*(?:${REQUEST_LINE}\\n|${STATUS_LINE}[ \\t\\n])`);
const PROMPT = /^[^\n]*(?:[$#>%\u276f][ \t]*|\$\()$/;
const TOOL_PROMPT = /[^A-Za-z]*/y;
const LONGEST_PROMPT = limit("characters_of_a_prompt");
const DESCRIBING = ["headers", "method", "uri", "url"];
const DESCRIBES = new RegExp(`["'](?:${DESCRIBING.join("|")})["'][ \\t]{0,9}:`);
const LOG_KEYS = listOf("keys_of_a_log_record");
const OTHER_TOOL = /Invoke-(?:WebRequest|RestMethod)|fetch\(|requests\.[a-z]+\(|\n[^a-z\n]{0,9}(?:wget|https?) /;
const SENT = /(?:[Rr]equest|REQUEST|[Pp]ayload|[Ss]ending|[Ss]ent|[Pp]osting)[^\n{]{0,20}$/;
const CURL_ERROR = /curl: \(([1-9][0-9]{0,2})\)(?:[^\n]{0,60} error: ([1-5][0-9]{2})(?![0-9]))?/g;
const HOST_ERRORS = ["3", "5", "6", "7", "28", "35", "56", "60"];
const REST_OF_PIPE = /[ \t]*\|[^|\n][^\n]*/y;
const GOES_ON = ",{["; // at the end of a line of JSON that another follows
const MOST_DOCUMENTS = 20;
const DEEPEST_DOCUMENT = 3;

/** The Evidence in whatever somebody pasted. A form with a field of one of the names in
    `reportMarks` is a report: a form that a service posts by itself; `fails` tells of the
    responses in an archive which name a failure; `api` is what is known of the API. */
export function readEvidence(text, reportMarks = [], fails = () => false, api = NO_API) {
  const gathered = new Gathered([], reportMarks, fails, api);
  const [cleaned, notes] = clean(withoutLines(gathered, shortened(gathered, wholePairs(text))));
  for (const note of notes) gathered.note(note);
  readPlain(gathered, cleaned, 0);
  return gathered.evidence();
}

/** Read a text, or the texts inside a document, `depth` documents deep. */
function readPlain(gathered, text, depth) {
  const end = archiveEnd(text);
  const [peeled, notes] = peel(text.slice(end));
  for (const note of notes) gathered.note(note);
  const shown = showReports(showResults(peeled, gathered.api), (names) => gathered.tellsReport(names));
  const plain = nameReports(shown, gathered.api);
  new Paste(`\n${stripEnd(text.slice(0, end) + plain, BLANKS)}\n`, gathered, depth).read();
}

/** Where the archive ends that a text begins with, or 0: its texts are no layers. One that never
    closes ends at an empty line. */
function archiveEnd(text) {
  if (!beginsArchive(text)) return 0;
  const bodies = new Bodies(text);
  const end = bodies.jsonEnd(text.indexOf("{"), text.length);
  return end > 0 ? end : bodies.partEnd(0);
}

/** As much of a text as may be read. */
export function readable(text) {
  text = wholePairs(text);
  text = text.slice(0, cutAt(text, longestOf(text)));
  return text.slice(0, linesEnd(text));
}

function withoutLines(gathered, text) {
  const end = linesEnd(text);
  if (end < text.length) gathered.noteUnread(say("too_many_lines", { count: MOST_LINES.toLocaleString("en-US") }));
  return text.slice(0, end);
}

/** Where the lines end that may be read: of an archive, all of them. */
export function linesEnd(text) {
  return isArchive(text) ? text.length : endOfLines(text);
}

/** How many characters of a text may be read: of an archive more than of another. */
export function longestOf(text) {
  return isArchive(text) ? LONGEST_ARCHIVE : LONGEST;
}

/** How many bytes of a file matter that begins so; more make a text that is cut. */
export function bytesToRead(opening) {
  return isArchive(opening) ? LONGEST_ARCHIVE : WIDEST * (LONGEST + 2);
}

function isArchive(text) {
  return beginsArchive(text, Number(text.startsWith("\uFEFF")));
}

/** What is left to read of a text; an archive at the start of one that is too long is added. */
function shortened(gathered, text) {
  if (cutAt(text, LONGEST) === text.length) return text;
  if (isArchive(text)) {
    let archived = removePrefix(text, "\uFEFF");
    const cut = cutAt(archived, LONGEST_ARCHIVE);
    if (cut < archived.length) {
      archived = archived.slice(0, cut);
      gathered.noteUnread(say("text_too_long", { count: LONGEST_ARCHIVE.toLocaleString("en-US") }));
    }
    const archive = readArchiveText(archived, gathered.fails);
    if (archive) {
      gathered.addArchive(archive);
      text = archived.slice(archive.end);
    }
  }
  const cut = cutAt(text, LONGEST);
  if (cut === text.length) return text;
  gathered.noteUnread(say("text_too_long", { count: LONGEST.toLocaleString("en-US") }));
  return text.slice(0, cut);
}

/** A text framed by line ends, how far it was read, and what was found. */
class Paste {
  constructor(text, gathered, depth) {
    this.text = text;
    this.bodies = new Bodies(text);
    this.literals = new Literals(text, gathered.fails);
    this.hasReports = gathered.tellsReport(text);
    this.gathered = gathered;
    this.depth = depth;
    this.done = 0;
    this.skipped = 0;
    this.inVain = 0;
    this.withoutAnswer = 0; // up to this place no name of an answer stands
    this.fault = ""; // what is wrong with the last answer inside a line that could not be read
  }

  read() {
    let at = 0;
    let count = 0;
    for (; count < MOST_STARTS; count += 1) {
      const found = find(START, this.text, at);
      const literal = this.literals.before(at, found);
      if (literal) {
        this.literal(literal);
        this.done = at = literal.end;
        continue;
      }
      if (!found) break;
      const [kind, whole] = Object.entries(found.groups).find(([, group]) => group !== undefined);
      if (kind === "fence") {
        this.textBefore(found.index);
        this.done = at = endOf(found);
        continue;
      }
      const isCurl = kind === "curl";
      const start = endOf(found) - whole.length + (isCurl ? 1 : 0);
      const end = this[kind](start);
      if (end === null) {
        at = Math.max(start + (isCurl ? 0 : 1), this.skipped);
      } else {
        this.done = end;
        at = end - (this.text[end - 1] === "\n" ? 1 : 0);
      }
    }
    if (count === MOST_STARTS) {
      this.gathered.noteUnread(say("too_many_parts"));
    }
    if (this.literals.gaveUp) this.gathered.noteUnread(say("too_many_parts"));
    if (this.bodies.gaveUp) {
      this.gathered.noteUnread(say("too_many_brackets", { count: MOST_UNCLOSED }));
    }
    if (this.bodies.headersLeftOut) {
      this.gathered.noteUnread(say("too_many_headers", { count: MOST_HEADERS.toLocaleString("en-US") }));
    }
    if (this.fault) this.gathered.noteUnread(say("note_response_body", { fault: this.fault }));
    this.textBefore(this.text.length);
    const { request } = this.gathered;
    if (request && this.text.endsWith(`${request.body}\n`)) this.gathered.replaceCut(cutBodyOff(request));
    if (request === null) this.mention();
    else if (this.gathered.lacksTarget()) this.gathered.addTarget(findTarget(this.text, this.gathered.api));
    if (this.depth === 0 && this.gathered.lacksBody()) {
      const length = this.gathered.declaredLength();
      this.gathered.addBody(findBody(this.text, this.gathered.api, length));
    }
    this.curlFailures();
  }

  /** Add that curl says that it failed, or which status it says that it got. */
  curlFailures() {
    const failures = new Map([...this.text.matchAll(CURL_ERROR)].map((found) => [`${found[1]} ${found[2]}`, found]));
    for (const [, number, status] of failures.values()) {
      if (status) {
        this.gathered.addStatus(Number(status));
        this.gathered.note(say("curl_status", { status }));
        continue;
      }
      this.gathered.note(say(HOST_ERRORS.includes(number) ? "curl_failed" : "curl_failed_otherwise", { number }));
      this.gathered.curlFailure ||= say("doubt_curl", { number });
    }
  }

  /** Add the request that the text mentions, or a note on one that was not read. */
  mention() {
    const { gathered } = this;
    const isWhole = this.depth === 0;
    const found = isWhole ? findMention(this.text, gathered.api) : null;
    if (found && !gathered.api.paths.includes(found.request.path)) {
      gathered.addRequest("request", found.request);
      if (found.response && gathered.response === null) gathered.addResponse(found.response);
      return;
    }
    const isNamed = isWhole && gathered.api.isNamedIn(this.text, found === null);
    if (isNamed && !gathered.hasPreflight) gathered.note(say("request_not_read"));
    else if (this.text.includes("://") && OTHER_TOOL.test(this.text)) gathered.note(say("command_not_read"));
  }

  textBefore(start) {
    const between = this.text.slice(this.done, start);
    let at = 0;
    const tells = (names) => this.gathered.tellsReport(names);
    for (const form of this.hasReports ? formsIn(between, tells) : []) {
      if (isSpokenOf(between, form.index, endOf(form))) continue;
      this.addLog(between.slice(at, form.index));
      this.gathered.addReport(form[0], decodeForm(form[0]));
      at = endOf(form);
    }
    this.addLog(between.slice(at));
  }

  addLog(text) {
    this.gathered.before = text;
    this.gathered.addText(trim(text));
  }

  request(start) {
    const { end, request } = readRequest(this.bodies, start);
    this.textBefore(start);
    const { form } = request;
    const body = request.body ?? "";
    const isReport = form && this.gathered.isReport(form) && !request.headers.has("authorization");
    const reports = this.gathered.reportsIn(request.json) ?? (isReport ? form : null);
    if (reports) this.gathered.addReport(body, reports);
    else this.gathered.addRequest("request", request);
    return end;
  }

  literal(literal) {
    this.textBefore(literal.start);
    if (literal.request) this.gathered.addRequest("request", literal.request);
    for (const answer of literal.answers) this.gathered.addAnswer(answer);
    this.gathered.addText(literal.rest);
  }

  headers(start) {
    const { end, request, below } = readHeaders(this.bodies, start);
    const isApart = this.depth > 0 && !hasCredentials(this.text);
    if (isApart || !this.gathered.mayBeHeaders(request)) {
      this.skipped = below - 1;
      return null;
    }
    this.textBefore(start);
    this.gathered.addRequest("request", request);
    return end;
  }

  response(start) {
    const { end, response } = readResponse(this.bodies, start);
    this.textBefore(start);
    this.gathered.addResponse(response, isSpokenOf(this.text, start, end));
    return end;
  }

  transcript(start) {
    const { end, request, response } = readTranscript(this.bodies, start);
    this.textBefore(start);
    if (request) this.gathered.addRequest("request", request);
    if (response) this.gathered.addResponse(response);
    return end;
  }

  curl(start) {
    const quoted = this.depth < DEEPEST_DOCUMENT ? quotedCommand(this.text, start) : null;
    if (quoted) {
      this.textBefore(quoted.start);
      readPlain(this.gathered, quoted.text, this.depth + 1);
      return quoted.end;
    }
    const closing = this.text[start - 1] === "`" ? "`" : "";
    const { request, end, hasUrl } = readCurl(this.text, start, closing);
    if (!hasUrl) {
      this.skipped = end;
      return null;
    }
    const begin = this.text.lastIndexOf("\n", start - 1) + 1;
    const line = Math.max(begin, start - LONGEST_PROMPT);
    this.textBefore(PROMPT.test(this.text.slice(line, start)) ? line : start);
    this.gathered.addRequest("curl command", request);
    const rest = find(REST_OF_PIPE, this.text, end);
    return rest ? endOf(rest) : end;
  }

  tool(start) {
    const found = readTool(this.text, endOf(find(TOOL_PROMPT, this.text, start)));
    if (found === null) return null;
    this.textBefore(start);
    this.gathered.addRequest("request", found[0]);
    return found[1];
  }

  form(start) {
    const line = lineAt(this.text, start);
    this.textBefore(start);
    const fields = decodeForm(trim(line));
    if (this.gathered.isReport(fields)) {
      if (isSpokenOf(this.text, this.tableStart(start), start + line.length)) this.gathered.doubt(say("doubt_spoken"));
      this.gathered.addReport(trim(line), fields);
    } else if (this.gathered.mayBeForm(fields)) this.gathered.addPosted(trim(line));
    else this.gathered.addText(trim(line));
    return start + line.length;
  }

  /** Where the names above the first row of a table are, or the row itself. */
  tableStart(start) {
    const above = start > 1 ? this.text.lastIndexOf("\n", start - 2) + 1 : start;
    const names = this.text.slice(above, start);
    return !names.includes("=") && this.gathered.tellsReport(names) ? above : start;
  }

  json(start) {
    if (this.hasReadEnough()) return null;
    let end = this.bodies.jsonEnd(start, this.text.length);
    if (end > 0) return this.wholeJson(this.text.slice(start, end), start, end);
    end = this.bodies.partEnd(start);
    const body = trim(this.text.slice(start, end));
    const archive = readArchiveText(body, this.gathered.fails);
    this.textBefore(start);
    if (archive) this.gathered.addArchive(archive);
    else if (ANSWER.test(body)) this.addAnswers(body, null, isSpokenOf(this.text, start, end));
    else if (this.gathered.mayBePart(body)) this.gathered.addPosted(body);
    else this.gathered.addText(body);
    return end;
  }

  /** Read JSON inside a line, such as a response that a program wrote to its log. */
  inline(start) {
    if (this.text[start + 1] === "\\") {
      const [body, end] = unescape(this.text, start);
      this.skipped = end;
      return this.inlineJson(body, start, end);
    }
    const inside = start < this.withoutAnswer && !this.isSent(start);
    if (inside || this.hasReadEnough()) return null;
    const line = lineAt(this.text, start);
    const end = this.bodies.jsonEnd(start, start + line.length);
    if (end < 0 && !this.bodies.gaveUp) this.noteCut(line, start + line.length + 1 === this.text.length);
    return end < 0 ? null : this.inlineJson(this.text.slice(start, end), start, end);
  }

  /** Keep what is wrong with an answer that does not close in its line, nor goes on below. */
  noteCut(line, isLast) {
    if (!ANSWER.test(line) || !(isLast || !GOES_ON.includes(trim(line).at(-1)))) return;
    this.fault = readJson(line)[1] ?? "";
  }

  inlineJson(body, start, end) {
    if (!ANSWER.test(body)) {
      this.withoutAnswer = Math.max(this.withoutAnswer, end);
      const isTold = body.includes("&") && this.gathered.namesApi(body);
      if (!isTold && !this.isSent(start)) return null;
    }
    return this.wholeJson(body, start, end, true);
  }

  /** Whether the words before a place say that what follows was sent. */
  isSent(start) {
    return SENT.test(before(this.text, start, 40));
  }

  hasReadEnough() {
    if (this.inVain > MOST_IN_VAIN) this.gathered.noteUnread(say("too_many_parts"));
    return this.inVain > MOST_IN_VAIN;
  }

  wholeJson(body, start, end, inline = false) {
    let { value, fault, doubled } = readCountedJson(body);
    if (fault?.aboutQuotes && ANSWER.test(body)) {
      const printed = asJson(body);
      const read = readCountedJson(printed);
      if (!read.fault) {
        [body, { value, fault, doubled }] = [printed, read];
        this.gathered.note(say("printed_json"));
      }
    }
    if ((fault && (inline || MESSAGE.test(body))) || (isLogRecord(value) && !this.holdsForm(body, value))) {
      this.inVain += body.length - (body.match(/[\uD800-\uDBFF]/g)?.length ?? 0);
      if (fault && inline && ANSWER.test(body)) this.fault = fault.says;
      return null;
    }
    if (doubled) this.gathered.note(say("duplicate_names", { count: doubled }));
    this.textBefore(start);
    const archive = readArchive(value, this.gathered.fails);
    if (archive) this.gathered.addArchive(archive);
    else this.addBody(body, value, start, end);
    return end;
  }

  /** Whether a text in JSON is a form for the API, so that a program told what it sent. */
  holdsForm(body, value) {
    const forms = body.includes("&") ? textsOf(value).filter(isForm) : [];
    return forms.some((form) => this.gathered.api.tells([...decodeForm(form).keys()]));
  }

  addBody(body, value, start, end) {
    if (ANSWER.test(body) && !this.holdsForm(body, value)) this.addAnswers(body, value, isSpokenOf(this.text, start, end));
    else if (this.mayBePosted(body, value, start)) this.gathered.addPosted(body);
    else if (value !== null && this.depth < DEEPEST_DOCUMENT) {
      this.gathered.doubt(failureIn(value));
      readPlain(this.gathered, flatText(value), this.depth + 1);
    } else this.gathered.addText(body);
  }

  /** Whether JSON, or what is like JSON and could not be read, may be a body. */
  mayBePosted(body, value, start) {
    if (value === null) return this.gathered.api.hasFieldIn(body) && !DESCRIBES.test(body);
    return this.gathered.mayBePosted(value) || (mayBeSent(value) && this.isSent(start));
  }

  /** Add an answer; of one that has others inside its texts, these are the answers, unless it names a
      failure of its own, and none inside fails. Texts inside that are documents which show a request to the API are read as well. */
  addAnswers(body, value, isSpoken) {
    const inside = new Set(textsOf(value).filter(holdsAnswer));
    const fails = (text) => this.gathered.fails(responseDocument(null, [], text));
    if (inside.size && hasFailed(value) && ![...inside].some(fails)) inside.clear();
    if (inside.size) {
      this.gathered.doubt(failureIn(value));
      this.gathered.addText(body);
    }
    let left = this.depth < DEEPEST_DOCUMENT ? MOST_DOCUMENTS : 0;
    for (const text of left ? textsOf(value) : []) {
      if (text[0] !== "{" || inside.has(text) || !this.gathered.namesApi(text)) continue;
      readPlain(this.gathered, text, this.depth + 1);
      if ((left -= 1) === 0) break;
    }
    for (const text of inside.size ? inside : [body]) this.gathered.addAnswer(text, isSpoken || isExample(value));
  }
}

function holdsAnswer(text) {
  return text[0] === "{" && ANSWER.test(text) && readJson(text)[1] === null;
}

/** Whether JSON that is said to be sent may be a body, and does not describe a request. */
function mayBeSent(value) {
  return !(value instanceof Map && DESCRIBING.some((name) => value.has(name)));
}

function isLogRecord(value) {
  return value instanceof Map && LOG_KEYS.some((key) => value.has(key));
}
