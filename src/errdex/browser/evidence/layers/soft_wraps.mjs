// Joins the lines of a curl command that a mail program broke at blanks.

/** A command that may go on behind its first line. */
const COMMAND = /curl(?=[ \t\n])(?<=(?:^|\n)[ \t]{0,20}(?:[$#>%] )?curl)(?![^'"\\\n]*\n[ \t]{0,80}[^\-'"\\A-Z \t])/g;
/** A line end that no sign escapes, above what may go on with a command. */
const MAY_BREAK = /\n(?<![\\\n]\n)[ \t]{0,80}(?![ \t\n{[<]|$)/;
const TOKEN = /'[^']*('?)|"[^"\\]*(?:\\[\s\S][^"\\]*)*("?)|\\\n|\n[ \t]{0,80}/gu;
const REACH = 40; // characters in which an option is looked for
const OF_HEADER = /[ \t\n](?:-H[ \t\n]{0,20}|--header[ \t\n=]{1,20})$/;
const OPTION = /[ \t\n](?:-[HXdu]|--(?:header|request|url|user|data(?:-[a-z]{3,9})?))$/;
const VALUE = /['"]https?:|\\[ \t]{0,9}\n/y;
const VALUE_OF_OPTION = /['"]|[A-Z]{3,7}(?=[ \t\n])/y;
const OTHER_SHELLS = /[\^`]$/;
const NEXT_OPTION = /--?[A-Za-z]/y;
const BREAK = /[ \t]{0,9}\n[ \t]{0,80}/g;
const OTHER_BREAK = /\\[ \t]{0,9}\n|\n[ \t]{0,80}-/;

/** The text with such commands on fewer lines; others stay as they are. */
export function joinSoftWraps(text) {
  if (!text.includes("curl") || !MAY_BREAK.test(text)) return text;
  const parts = [];
  let [at, found] = [0, null];
  const next = () => {
    COMMAND.lastIndex = at;
    found = COMMAND.exec(text);
    return found;
  };
  while (next()) {
    const start = found.index + found[0].length;
    const { command, end } = joined(text, start);
    parts.push(text.slice(at, start), command);
    at = end;
  }
  return [...parts, text.slice(at)].join("");
}

/**
 * The rest of the command that goes on at a place, and where it ends.
 *
 * It is joined where a line ends inside of a header, or between an option and its value.
 */
function joined(text, start) {
  const parts = [];
  let [at, isBroken] = [start, false];
  for (;;) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) break;
    let token = found[0];
    const end = found.index + token.length;
    const before = text.slice(Math.max(start, found.index - REACH), found.index);
    if (token[0] === "'" || token[0] === '"') {
      if (!found[1] && !found[2]) break;
      const inside = OF_HEADER.test(before) ? withoutBreaks(token) : token;
      isBroken ||= inside !== token;
      token = inside;
    } else if (token[0] === "\n") {
      const bare = before.replace(/[ \t]+$/, "");
      const isApart = matches(VALUE_OF_OPTION, text, end) && OPTION.test(bare);
      if (isApart || matches(VALUE, text, end)) isBroken = true;
      else if (OTHER_SHELLS.test(bare) || !matches(NEXT_OPTION, text, end)) break;
      token = " ";
    }
    parts.push(text.slice(at, found.index), token);
    at = end;
  }
  return { command: isBroken ? parts.join("") : text.slice(start, at), end: at };
}

/** A header's value in one line, unless its quotes hold more than a value. */
function withoutBreaks(value) {
  return OTHER_BREAK.test(value) ? value : value.replace(BREAK, " ");
}

function matches(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text);
}
