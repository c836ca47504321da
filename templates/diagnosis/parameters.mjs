// Reads headers of the form Scheme name="value", ... (RFC 9110, 11.4), faults included.

import { endOf, find, lower } from "./characters.mjs";

const SCHEME = /[ \t\r\n]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t\r\n]+(?![ \t\r\n=])|$)/y;
const TOKEN68 = /[A-Za-z0-9._~+/-]+=*$/y;
const GAP = /[ \t\r\n,;]*/y;
const PARAMETER_NAME = /([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t\r\n]*(=?)[ \t\r\n]*/y;
const QUOTED = /[^"\\]*/y;
const BARE = /[^ \t\r\n,;]*/y;
const TYPOGRAPHIC_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f";
const CLOSING = /[^\u2018-\u201f]*[\u2018-\u201f]/y;

/** {scheme, params, problems} of a header such as Authorization; params is a Map. */
export function readParameters(text) {
  const reader = new ParameterReader(text);
  const scheme = find(SCHEME, text, 0);
  if (scheme) reader.at = endOf(scheme);
  if (!(scheme && find(TOKEN68, text, reader.at))) reader.read();
  return {
    scheme: scheme ? scheme[1] : "",
    params: reader.params,
    problems: [...reader.problems],
  };
}

class ParameterReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.params = new Map();
    this.problems = new Set();
  }

  read() {
    for (;;) {
      this.gap();
      if (this.at === this.text.length) return;
      const name = find(PARAMETER_NAME, this.text, this.at);
      if (!name) {
        this.problems.add("something that is no name=value");
        this.skip();
        continue;
      }
      this.at = endOf(name);
      if (name[2]) this.keep(lower(name[1]), this.value());
      else this.problems.add("a name without =");
    }
  }

  gap() {
    const gap = find(GAP, this.text, this.at);
    this.at = endOf(gap);
    if (this.params.size && this.at < this.text.length && !gap[0].includes(",")) {
      this.problems.add("a comma is missing between two parameters");
    }
  }

  skip() {
    this.at = Math.max(endOf(find(BARE, this.text, this.at)), this.at + 1);
  }

  keep(name, value) {
    if (this.params.has(name)) this.problems.add("a name stands twice; the first value counts");
    else this.params.set(name, value);
  }

  value() {
    const first = this.text[this.at];
    if (first === '"') return this.quoted();
    const start = this.at;
    if (first && TYPOGRAPHIC_QUOTES.includes(first)) {
      this.problems.add("typographic quotes around a value");
      const closing = find(CLOSING, this.text, this.at + 1);
      if (closing) {
        this.at = endOf(closing);
        return this.text.slice(start, this.at);
      }
    }
    if (first === "'") this.problems.add("single quotes around a value");
    this.at = endOf(find(BARE, this.text, this.at));
    return this.text.slice(start, this.at);
  }

  quoted() {
    this.at += 1;
    const parts = [];
    for (;;) {
      const plain = find(QUOTED, this.text, this.at);
      parts.push(plain[0]);
      this.at = endOf(plain);
      const stop = this.text[this.at];
      if (stop === "\\" && this.at + 1 < this.text.length) {
        parts.push(this.text[this.at + 1]);
        this.at += 2;
        continue;
      }
      if (stop !== '"') this.problems.add("a double quote is not closed");
      this.at = Math.min(this.at + 1, this.text.length);
      return parts.join("");
    }
  }
}
