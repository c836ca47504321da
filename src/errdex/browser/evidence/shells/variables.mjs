// Finds the variables that a shell would replace, `$NAME` and `${NAME...}`, in one pass.

import { endOf, find, lineEnd } from "../text/characters.mjs";

const BEGINNING = /\$(?:((?:env:)?[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$])|\{((?:env:)?[A-Za-z0-9_]+))/y;

/** The variables of a text; no line is searched twice for the end of its braces. */
export class Variables {
  constructor(text) {
    this.text = text;
    this.searched = 0;
    this.stop = -1;
  }

  /** The variable that begins at a place, as `{name, end}`, or null; its braces close on the same line. */
  at(start) {
    const found = find(BEGINNING, this.text, start);
    if (!found) return null;
    if (found[1]) return { name: found[1], end: endOf(found) };
    const stop = this.closing(endOf(found));
    return this.text[stop] === "}" ? { name: found[2], end: stop + 1 } : null;
  }

  /** Where the next brace closes, or the line ends; what was found last is kept. */
  closing(at) {
    if (!(this.searched <= at && at <= this.stop)) {
      const end = lineEnd(this.text, at);
      const brace = this.text.slice(at, end).indexOf("}");
      this.searched = at;
      this.stop = brace < 0 ? end : at + brace;
    }
    return this.stop;
  }
}

/** Text with what `mark` gives for each variable's name, and whether there is any. */
export function replaceVariables(text, mark) {
  const variables = new Variables(text);
  let [replaced, done] = ["", 0];
  let at = text.indexOf("$");
  while (at >= 0) {
    const found = variables.at(at);
    if (found) {
      replaced += text.slice(done, at) + mark(found.name);
      done = found.end;
    }
    at = text.indexOf("$", found ? found.end : at + 1);
  }
  return [replaced + text.slice(done), done > 0];
}
