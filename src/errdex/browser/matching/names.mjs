// Names of fields in front of a value, such as `code=`, and what is said around an HTTP status.

import { inPattern } from "./codes.mjs";

export const STATUS_LINE = "response.status";

const NEAR = 80; // characters before a value in which its name is looked for
const BETWEEN =
  "(?:[\"'\\\\]{0,4}[ \\t]{0,9}(?:=>|[:=>])[ \\t]{0,9}[\"'\\\\([{<]{0,6}" +
  "|[\"'\\\\]{0,2}[ \\t]{0,3}[\"'\\\\([]{0,3})";
const BEFORE_STATUS =
  /(?:http(?:\/[0-9.]{1,5})?(?:[ _-]?status)?(?:[ _-]?code)?|(?:status|response)[ _-]?code)["'\\]{0,4}[ \t]{0,9}[:=]?[ \t]{0,9}["'(]{0,2}$|<[a-z]{0,20}response \[$|\/[0-9a-z_.~%/-]{1,60}[ \t]{0,3}(?:[=-]>|\u2192)[ \t]{0,3}$/i;
const STATUS_AND_REASON =
  /[45][0-9]{2}\)?:? \(?(?:Client Error|Server Error|Bad Request|Unauthorized|Authorization Required|Forbidden|Not Found|(?:Method )?Not Allowed|Request Time|(?:Payload|Content|Request Entity) Too Large|Too Many Requests|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time)/iy;

/** The names that a catalogue's values go by, and the fields of each. */
class Names {
  constructor(codes) {
    this.fields = new Map();
    this.status = "";
    for (const [field, paths] of Object.entries(codes.where)) {
      const last = paths.map((path) => path.split(".").at(-1).replaceAll("[*]", "").toLowerCase());
      for (const name of new Set([...last, field.toLowerCase()])) {
        this.fields.set(name, [...(this.fields.get(name) ?? []), field]);
      }
      if (paths.includes(STATUS_LINE)) this.status = field;
    }
    const longestFirst = [...this.fields.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const named = longestFirst.map(inPattern).join("|");
    const name = `(?<![0-9A-Za-z_])(?<![0-9A-Za-z]-)(?<!exit )(${named})(${BETWEEN})`;
    this.anywhere = new RegExp(`${name}(?=[0-9A-Za-z+-])`, "gi");
    this.ending = new RegExp(`${name}$`, "i");
  }

  /** The fields whose name is in front of a value. */
  before(text, start) {
    const near = text.slice(Math.max(0, start - NEAR), start);
    const match = this.ending.exec(near);
    const named = match && match[2] ? this.fields.get(match[1].toLowerCase()) : [];
    if (!this.status || named.includes(this.status) || !isStatus(text, start, near)) return named;
    return [...named, this.status];
  }
}

function isStatus(text, start, near) {
  STATUS_AND_REASON.lastIndex = start;
  return "12345".includes(text[start]) && (BEFORE_STATUS.test(near) || STATUS_AND_REASON.test(text));
}

export const namesOf = (codes) => codes.once("names", () => new Names(codes));
