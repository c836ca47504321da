// Reads what a browser's panel gives when its headers are copied: a name on a line, then a value.
//
// Such as `Request URL`, `https://h/`, `authorization`, `Bearer x`, each on a line of its own.

import { lower, partition, trim } from "../text/characters.mjs";

const NAME = /^[ \t]*(:?[A-Za-z][A-Za-z0-9-]*):?[ \t]*$/;
const SECTION = /^[ \t]*(General|Request Headers|Response Headers)(?: \([^\n]*)?:?[ \t]*$/;
const ABOUT =
  /^[ \t]*(Request URL|Request Method|Status Code|Remote Address|Referrer Policy):?[ \t]*([^\n]*)$/;
const BEGINS = /(?:^|\n)[ \t]*Request URL:?[ \t]*\n[ \t]*https?:\/\//;
const STATUS = /^[^0-9]*([1-5][0-9]{2})(?![0-9])/;
const OF_REQUEST = ["authorization", "user-agent", "host", "accept", ":method", ":authority"];
const OF_ANSWER = ["server", "date", "access-control-allow-origin", "set-cookie", "transfer-encoding"];

/** Text with a request and a response in the place of such lines. */
export function readHeaderTabs(text) {
  const found = text.search(BEGINS);
  if (found < 0) return text;
  const start = found + (text[found] === "\n" ? 1 : 0);
  return text.slice(0, start) + new Tab(text.slice(start).split("\n")).text();
}

/** The lines of a panel, and what was read of them. */
class Tab {
  constructor(lines) {
    this.lines = lines;
    this.at = 0;
    this.about = new Map();
    this.sections = [[]];
  }

  /** The messages, and the lines after those that were read. */
  text() {
    while (this.at < this.lines.length && this.take());
    const [request, answer] = this.sides();
    const status = STATUS.exec(this.about.get("Status Code") ?? "");
    const method = this.about.get("Request Method") ?? "POST"; // one that may have a body
    let parts = [`${method} ${this.about.get("Request URL") ?? "/"} HTTP/1.1`, ...request, ""];
    let rest = this.lines.slice(this.at);
    if (status) {
      const body = rest.length && rest[0].includes("=") ? rest : [];
      parts = [...parts, ...body, `HTTP/1.1 ${status[1]}`, ...answer, ""];
      if (body.length) rest = [];
    }
    return [...parts, ...rest].join("\n");
  }

  /** Take a line, or a name and its value; false where something else begins. */
  take() {
    const line = this.lines[this.at];
    const [about, section, name] = [ABOUT, SECTION, NAME].map((pattern) => pattern.exec(line));
    const follows = this.lines[this.at + 1] ?? "";
    if (trim(line) === "" && this.goesOn()) this.at += 1;
    else if (about) {
      this.about.set(about[1], trim(about[2] || follows));
      this.at += about[2] ? 1 : 2;
    } else if (section) {
      this.sections.push([]);
      this.at += 1;
    } else if (name && trim(follows)) {
      this.sections.at(-1).push(`${name[1]}: ${trim(follows)}`);
      this.at += 2;
    } else return false;
    return true;
  }

  goesOn() {
    const follows = this.lines[this.at + 1] ?? "";
    return ABOUT.test(follows) || SECTION.test(follows);
  }

  /** The headers of the request and those of the response. */
  sides() {
    const [request, answer] = [[], []];
    for (const section of this.sections) {
      let isAnswer = false;
      for (const header of section) {
        const name = lower(partition(header, ":")[0]);
        isAnswer = (isAnswer || OF_ANSWER.includes(name)) && !OF_REQUEST.includes(name);
        (isAnswer ? answer : request).push(header);
      }
    }
    return [request, answer];
  }
}
