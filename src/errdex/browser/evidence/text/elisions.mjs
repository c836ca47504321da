// Finds where somebody left out a part of a value or of a list: ab...yz, ["1", ...].

const DOTS = "(?:\\.{3,}|\u2026)";
const LAST_DOTS = "(?:\\.\\.\\.|\u2026)$";
const INSIDE = '[^[\\]()<>\\n"]{0,40}';
const NOTE = new RegExp(
  `[[(<]${INSIDE}(?:${DOTS}|[Tt]runcated|TRUNCATED|[Oo]mitted|OMITTED|[Ss]nip|SNIP` +
    `|[0-9] (?:more|bytes|chars))${INSIDE}[\\])>]$`,
  "u",
);
const NOTE_LENGTH = 120;
const PRINTED = ["[Array]", "[Object]"];
const NO_TOKEN = /[^!#-%'-~\u2026]|["&]/;
const IN_LIST = new RegExp(`[,[{][ \\t\\n]*${DOTS}|${LAST_DOTS}`);
const QUOTED = /"[^"\\]*(?:\\.[^"\\]*)*\\?("?)/gs;
const BETWEEN = new RegExp(DOTS);
const END_OF_FORM = new RegExp(`(?<!=)${LAST_DOTS}`);
const JSON_TOKEN = new RegExp(
  `"[^"\\\\\\n]*(?:\\\\[^\\n][^"\\\\\\n]*)*"?|(\\[(?:Array|Object)\\]|${DOTS}[^\\n",[\\]{}]*)` +
    '|[^ \\t\\n".\\u2026]',
  "gu",
);

/** Whether a text has a sign of what isElided finds. */
export function mayBeElided(text) {
  return text.includes("...") || text.includes("\u2026") || ")]>".includes(text.slice(-1) || " ");
}

/** Whether a part of a value is left out: one without blanks, a list, or one with a note. */
export function isElided(text) {
  if (PRINTED.includes(text) || hasNote(text)) return true;
  if (!text.includes("...") && !text.includes("\u2026")) return false;
  return !NO_TOKEN.test(text) || ((text[0] === "[" || text[0] === "{") && IN_LIST.test(text));
}

/** Whether parameters of a header are left out: between quoted values, or at its end. */
export function leavesOut(header) {
  const between = header.replace(QUOTED, (whole, closing) => (closing ? "" : whole));
  return BETWEEN.test(between) || hasNote(between);
}

/** Whether the end of a form is left out, and not the last value as a whole. */
export function endsElided(form) {
  return END_OF_FORM.test(form) || hasNote(form);
}

/** JSON in which a text of dots is in the place of what is left out between its texts. */
export function fillElided(text) {
  const open = [];
  let before = "";
  return text.replace(JSON_TOKEN, (token, elided) => {
    const last = before;
    before = token[0];
    if (token === "{" || token === "[") open.push(token);
    else if (token === "}" || token === "]") open.pop();
    if (!elided) return token;
    before = '"';
    const isMember = last !== ":" && open.at(-1) === "{";
    const joint = last && '"}]'.includes(last) ? "," : "";
    return joint + (isMember ? '"...":"..."' : '"..."');
  });
}

function hasNote(text) {
  return ")]>".includes(text.slice(-1) || " ") && NOTE.test([...text.slice(-2 * NOTE_LENGTH)].slice(-NOTE_LENGTH).join(""));
}
