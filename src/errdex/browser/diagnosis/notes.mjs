// What a reader should know about the codes in evidence, and about those that are missing there.

import { JsonNumber } from "../evidence/text/json_text.mjs";
import { isText } from "./values.mjs";

// Words and a few digits, and no phone number, one-time code or token.
const CODE = /^(?:[A-Za-z]{1,20}(?:[._-][A-Za-z]{1,20}){0,3}[._-]?[0-9]{0,6}|[0-9]{1,3})$/;
const UNREADABLE =
  /(?:[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd][^\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]{0,8}){8}/u;

/** What an answer of another API names as its code. */
function* otherCodes(json) {
  for (const [name, value] of json instanceof Map ? json : []) {
    const text = value instanceof JsonNumber ? value.text : value;
    if (/^[Ee]rr(?:or)?_?[Cc]ode$/.test(name) && isText(text) && CODE.test(text)) {
      yield `; its ${name} is ${text}`;
    }
  }
}

export function* notesOn(evidence, rows, knowledge) {
  const { response } = evidence;
  const fields = Object.values(knowledge.fields);
  if (!rows.length && UNREADABLE.test(evidence.log)) {
    yield "many of the characters cannot be read; " +
      "what is compressed has to be unpacked first (curl --compressed)";
  }
  if (response?.json_error) yield `the body of the response is not whole: ${response.json_error}`;
  if (response && !rows.length) {
    if (response.status !== null && response.status >= 400) {
      const aside = [502, 504].includes(response.status)
        ? "; a gateway answered, and the service may not have seen the request"
        : "";
      yield `HTTP status ${response.status} has no entry in the catalogue${aside}`;
    }
    const places = fields.map(({ where }) => where).filter((where) => where.startsWith("response.json"));
    if (response.body) {
      const instead = [...otherCodes(response.json)].join("");
      yield `the response holds no code where one is expected: ${places.join(", ")}${instead}`;
    }
  }
  if (evidence.report !== null && !fields.some(({ where }) => where.split(".")[0] === "report")) {
    yield "this is a report that the service posts, not a request to it; " +
      "the catalogue has no entries for what is in it";
    if (knowledge.compiled.reports.note) yield knowledge.compiled.reports.note;
  }
  for (const row of rows) {
    const target = knowledge.target(row.field, row.code);
    if (target !== undefined && !rows.some((other) => other.field === target)) {
      yield `${row.code} only points to ${knowledge.fields[target].where}, which was not given`;
    }
  }
}
