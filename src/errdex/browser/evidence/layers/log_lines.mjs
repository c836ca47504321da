// Opens logs of one JSON object a line, where a member holds what a program printed.

import { listOf } from "../../engine/tables.mjs";
import { REQUEST_LINE, STATUS_LINE } from "../http/bodies.mjs";
import { readJson } from "../text/json_text.mjs";

const NAMES = listOf("keys_of_a_log_message").join("|");
const OBJECT = /^[ \t]*\{[ \t]*("[^\n]*)\}[ \t,]*$/;
const MESSAGE = new RegExp(`"(?:${NAMES})"[ \\t]*:[ \\t]*("[^"\\\\\\n]*(?:\\\\[^\\n][^"\\\\\\n]*)*")`, "u");
const SHOWS_HTTP = new RegExp(
  `(?:^|\\n)[^\\n]{0,200}?(?:${REQUEST_LINE}(?:\\n|$)|${STATUS_LINE}|-{2,3}> [A-Z]{3,7} http)` +
    `|(?:send|reply): b?['"]|[Aa]uthorization|[Cc]url +(?:-|http|['"])` +
    `|(?<![^ \\n&])(?=[^ \\n&]*&[a-z]+=)(?:[^ \\n&]*?[?a-z]|(?<=&))=`,
  "u",
);

/** Text with the messages in the place of their log's lines, if they show HTTP. What else the
    lines hold is put behind. */
export function openLogLines(text) {
  const [lines, messages, rest] = [[], [], []];
  for (const line of text.split("\n")) {
    const found = OBJECT.exec(line);
    const message = found ? MESSAGE.exec(found[1]) : null;
    const value = message ? readJson(message[1])[0] : null;
    if (typeof value === "string") {
      messages.push(value.replace(/\n$/, "").replace(/\r$/, ""));
      lines.push(messages.at(-1));
      rest.push(found[1].slice(0, message.index) + found[1].slice(message.index + message[0].length));
    } else {
      lines.push(line);
    }
  }
  if (messages.length === 0 || !SHOWS_HTTP.test(messages.join("\n"))) return text;
  return [...lines, "", ...rest].join("\n");
}
