// The results, as links with the reason for each, and the keys that move through them.
// The catalogue's text is inserted as text, never as HTML.

import { GUESSED } from "../matching/mentions.mjs";
import { MOST_CHARACTERS } from "./finding.mjs";

const LONGEST = 40; // characters of what was found in the text; the rest is left out

const REASONS = {
  exact: () => "exactly this code",
  alias: (detail) => `another name is ${detail}`,
  respelled: (detail) => `written as ${detail}`,
  number: (detail) => `its number is ${detail}`,
  start: (detail) => `begins with ${detail}`,
  part: (detail) => `a part of it is ${detail}`,
  similar: (detail) => `looks like ${detail}`,
  words: (detail) => `words: ${detail}`,
  page: () => "about several codes",
};

/** Return a list item for a hit: a link, and below it severity, who acts, sending again and the reason. */
export function itemOf({ code, title, path, service, severity, whoActs, sendAgain, kind, detail, program }) {
  const { element, named, page } = window.errdex;
  const whose = service ? [element("span", "errdex-find__service", ` · ${service}`)] : [];
  const said = code ? [" ", element("span", "", title)] : [];
  const link = element("a", "", element("strong", "", code || title), ...whose, ...said);
  link.href = page(path);
  const shown = detail.length > LONGEST ? `${detail.slice(0, LONGEST)}…` : detail;
  const mark = element("span", `errdex-${severity.replaceAll(" ", "-")}`, severity);
  const aside = program ? `, in a line of ${program}: it may be a code of that program` : "";
  const facts = [whoActs, sendAgain && named("again", sendAgain)].filter(Boolean).map((fact) => ` · ${fact}`);
  const why = ` · ${REASONS[kind](shown)}${aside}`;
  return element("li", "", link, element("small", "", mark, element("span", "errdex-find__facts", ...facts), why));
}

/** Return what a hit is: a code, a symptom or a page. */
const kindOf = ({ code, severity }) => (code ? "code" : severity);

/** Return in words how many were found, the first of them, and whether all of the text was read. */
export function summary(result) {
  const most = MOST_CHARACTERS.toLocaleString("en");
  return result.isCut ? `${counted(result)} Only the first ${most} characters were read.` : counted(result);
}

/** Return what a hit is called, with its service where there are several. */
function nameOf({ code, title, service }) {
  return (code || `“${title}”`) + (service ? ` · ${service}` : "");
}

function counted({ hits, total, unknown, heard, several }) {
  const shown = unknown && unknown.slice(0, LONGEST);
  const where = several ? "in none of these catalogues" : "not in this catalogue";
  const first = heard ? `${shown}: ${heard} ` : unknown ? `${shown} is ${where}. ` : "";
  if (total === 0) return first.trim() || "Nothing found.";
  const name = nameOf(hits[0]);
  if (unknown && hits.every(({ kind }) => kind === "similar" || kind === "number")) {
    return `${first}Similar: ${hits.map(nameOf).join(", ")}.`;
  }
  if (total === 1) return `${first}One ${kindOf(hits[0])} found: ${name}.`;
  const rest = total > hits.length ? ` The first ${hits.length} are listed.` : "";
  const kinds = ["code", "symptom", "page"].filter((kind) => hits.some((hit) => kindOf(hit) === kind));
  const what = kinds.map((kind) => `${kind}s`).join(", ").replace(/, (?!.*, )/, " and ");
  return `${first}${total} ${what} found, first ${name}.${rest}`;
}

/** Return the code that a result is about, where it is one code and no guess; or else nothing. */
export function soleCode({ hits, total, unknown }) {
  return total === 1 && !unknown && hits[0].reason !== GUESSED ? hits[0].code : "";
}

/**
 * Let arrow keys move from a box through links and back, and Enter in the box open the first.
 *
 * Args: an element around all; the box; the list of links; a function that returns whether the box
 * itself needs a key.
 */
export function listenToKeys(around, box, list, isNeeded = () => false) {
  around.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const stops = [box, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || (at === 0 && isNeeded(event.key))) return;
    let target = null;
    if (event.key === "ArrowDown") target = stops[(at + 1) % stops.length];
    else if (event.key === "ArrowUp") target = stops[(at + stops.length - 1) % stops.length];
    if (target) target.focus();
    else if (event.key === "Enter" && at === 0 && stops.length > 1) stops[1].click();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the theme has its own keys
  });
}
