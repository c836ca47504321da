// Shows a diagnosis as text, JSON, or Markdown that can be pasted into a ticket.

import { behindLabel, sections } from "./sections.mjs";

const INVISIBLE = /[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** What a terminal or a reader of JSON text may act on, or nobody sees. */
const UNSAFE_IN_JSON = /[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** A whole address that Markdown makes a link of between angle brackets. */
const ADDRESS = /^https?:[\x21-\x3b\x3d\x3f-\x7e]+$/;
const MARKDOWN = /[\\`*_[\]<>&#|~$@]/g;

/** A diagnosis as text, json or markdown, without a final line end. */
export function reportDiagnosis(result, form, knowledge) {
  if (form === "json") return asJson(result);
  return sections(result, knowledge).map((part) => reportSection(part, form)).join("\n\n");
}

/** A diagnosis as JSON that is safe for a terminal. */
export function asJson(result) {
  return JSON.stringify(result, null, 2).replace(UNSAFE_IN_JSON, escapedSign);
}

/** A section as text or markdown. */
export function reportSection(section, form) {
  return form === "markdown" ? markdown(section) : plainText(section);
}

/** A title above several sections, as text or markdown. */
export function heading(title, form) {
  return form === "markdown" ? `### ${escaped(title)}` : `== ${visible(title)} ==`;
}

function plainText({ heading, items }) {
  const lines = [heading];
  for (const item of items) {
    lines.push(`  ${visible(item.title)}`);
    for (const line of item.lines) lines.push(`    ${labelled(line, shown(line))}`);
  }
  return lines.join("\n");
}

function markdown({ heading, items }) {
  const lines = [`**${heading}**`, ""];
  for (const item of items) {
    lines.push(`- ${item.marked ? withCode(item.title) : escaped(item.title)}`);
    for (const line of item.lines) {
      const bullet = isNumber(line.label) ? "" : line.part ? "   - " : "- ";
      lines.push(`  ${bullet}${labelled(line, inMarkdown(line))}`);
    }
  }
  return lines.join("\n");
}

function inMarkdown({ text, label, verbatim, marked }) {
  if (marked) return withCode(text);
  if (!verbatim) return escaped(text);
  return !label && ADDRESS.test(text) ? `<${text}>` : codeSpan(text);
}

/** A line's text; a value of evidence with a blank at an end stands in quotes. */
export function shown({ text, verbatim, part }) {
  const line = visible(text);
  if (part) return `   ${line}`;
  return verbatim && (line.startsWith(" ") || line.endsWith(" ")) ? `"${line}"` : line;
}

const isNumber = (label) => /^[0-9]+$/.test(label);

/** A text behind the label of its line, if that has one. */
export function labelled({ label }, text) {
  if (!label) return text;
  return isNumber(label) ? `${label}. ${text}` : behindLabel(label, text);
}

/** Text on one line: control, formatting and invisible signs as `\u....`. */
export function visible(text) {
  return text.replace(INVISIBLE, escapedSign);
}

function escapedSign(sign) {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const escaped = (text) => visible(text).replace(MARKDOWN, "\\$&");

/** A text as Markdown; its code spans stay, everything else is text. */
function withCode(text) {
  const parts = text.split("`");
  if (parts.length % 2 === 0 || text.includes("``")) return escaped(text);
  return parts.map((part, n) => (n % 2 ? visible(part) : escaped(part))).join("`");
}

/** Text as a Markdown code span, whatever it holds. */
function codeSpan(text) {
  const shown = visible(text);
  let fence = "`";
  while (shown.includes(fence)) fence += "`";
  const pad = shown.startsWith("`") || shown.endsWith("`") || fence !== "`" ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}
