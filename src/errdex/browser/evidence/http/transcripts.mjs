// Reads the transcript of curl -v, which shows headers and the response, but no request body.

import { MOST_HEADERS, REQUEST_LINE, STATUS_LINE } from "./bodies.mjs";
import { lineAt, partition, removePrefix, trim } from "../text/characters.mjs";
import { CUT, joinHeaders, responseDocument } from "./documents.mjs";
import { ELIDED, REST, SPACES, leftOut, messageOf, requestOf, statusOf } from "./messages.mjs";

const SENT = new RegExp(`^(?:${REQUEST_LINE})$`);
const RECEIVED = new RegExp(`^(?:${STATUS_LINE})`);
const TLS = /SSL|TLS|ALPN|schannel|port 443/;
const HEADER = /^[A-Za-z][A-Za-z0-9-]*:[^\n]*$/;
const NOISE = /^(?:[{}] \[[0-9]+ bytes data\]|[^\n]*(?:% Total|Dload|--:--:--)|[*](?: |$))/;

/** {end, request, response} of the transcript that begins at `start`; of several, the last. */
export function readTranscript(bodies, start) {
  const transcript = new Transcript(bodies, start);
  transcript.read();
  return transcript.message();
}

class Transcript {
  constructor(bodies, start) {
    this.bodies = bodies;
    this.at = start;
    this.indent = bodies.text.slice(bodies.text.lastIndexOf("\n", start - 1) + 1, start);
    this.scheme = "";
    this.firstLine = null;
    this.headers = [];
    this.status = null;
    this.answered = [];
    this.body = null;
    this.sent = null;
    this.isHead = true; // what was sent so far; a body follows behind an empty line
    this.isMarked = true; // whether each line sent is marked; libcurl marks the first one alone
  }

  read() {
    const { text } = this.bodies;
    while (this.at < text.length) {
      const line = lineAt(text, this.at);
      const after = this.at + line.length + 1;
      if (!this.take(removePrefix(line, this.indent), after)) return;
      this.at = Math.max(this.at, after);
    }
  }

  /** Take a line; false if the transcript has ended. */
  take(line, after) {
    const isAlone = line.length === 1 || line[1] === " ";
    if (line[0] === ">" && isAlone) {
      if (this.isAnswered() && SENT.test(line.slice(2))) return false;
      this.takeSent(line.slice(2), after);
    } else if (line[0] === "<" && isAlone) {
      if (this.isAnswered() && RECEIVED.test(line.slice(2))) return false;
      this.takeReceived(line.slice(2), after);
    } else if (line.startsWith("| ") && this.status === null) this.sent = (this.sent ?? "") + line.slice(2);
    else if (!this.isMarked && HEADER.test(line) && this.status === null) this.takeSent(line, after);
    else if (this.firstLine && this.status === null && ELIDED.test(line)) this.headers.push([REST, CUT]);
    else if (NOISE.test(line)) this.scheme = TLS.test(line) ? "https" : this.scheme;
    else if (trim(line) === "") this.isMarked = true;
    else return this.takeBody(line);
    return true;
  }

  /** Whether this exchange is over: no answer of a proxy, no redirect. */
  isAnswered() {
    const isSent = this.firstLine !== null && !this.firstLine.startsWith("CONNECT ");
    const isLast = this.status !== null && ![1, 3].includes(Math.floor(this.status / 100));
    return isLast && (isSent || Boolean(this.body));
  }

  takeSent(line, after) {
    if (SENT.test(line)) {
      [this.firstLine, this.headers, this.sent] = [line, [], null];
      this.isHead = true;
      this.isMarked = removePrefix(lineAt(this.bodies.text, after), this.indent)[0] === ">";
      [this.status, this.answered, this.body] = [null, [], null];
    } else if (trim(line) === "") {
      this.isHead = false;
    } else if (!this.isHead) {
      this.sent = this.sent ? `${this.sent}\n${line}` : line;
    } else if (HEADER.test(line)) {
      this.add(line, this.headers);
    } else if (ELIDED.test(line)) {
      this.headers.push([REST, CUT]);
    }
  }

  takeReceived(line, after) {
    if (RECEIVED.test(line)) {
      [this.status, this.answered, this.body] = [statusOf(line), [], null];
    } else if (line.includes(":")) {
      this.add(line, this.answered);
    } else if (trim(line) === "" && this.body === null && this.status >= 200) {
      const following = removePrefix(lineAt(this.bodies.text, after), this.indent);
      if (!NOISE.test(following) && !["> ", "< "].includes(following.slice(0, 2))) {
        [this.body, this.at] = this.bodies.read(after);
      }
    }
  }

  add(line, headers) {
    if (headers.length === MOST_HEADERS) {
      this.bodies.headersLeftOut = true;
    } else {
      const [name, , value] = partition(line, ":");
      headers.push([name, value]);
    }
  }

  /** Take the body if it comes after lines about the connection. */
  takeBody(line) {
    if (this.status === null || this.body !== null || !"{[<".includes(line[0])) return false;
    [this.body, this.at] = this.bodies.read(this.at);
    return this.body !== null;
  }

  message() {
    let request = null;
    if (this.firstLine !== null) {
      const [method, target] = this.firstLine.split(SPACES);
      const fields = joinHeaders(this.headers);
      const isEmpty = !fields.has("content-length") && !fields.has("transfer-encoding");
      const given = this.sent || (isEmpty ? "" : leftOut(method, fields));
      ({ request } = messageOf(this.at, requestOf(method, target, this.headers, given, this.scheme)));
    }
    const answered = this.status !== null;
    const response = answered ? responseDocument(this.status, this.answered, this.body) : null;
    return { end: this.at, request, response };
  }
}
