// What is found, as links with the reason for each, and the keys that go through them.
// The catalogue's text goes into the page as text, never as HTML.

const LONGEST = 40; // characters of what was found in the text; the rest is left out

const REASONS = {
  exact: () => "exactly this code",
  number: (detail) => `its number is ${detail}`,
  start: (detail) => `begins with ${detail}`,
  similar: (detail) => `looks like ${detail}`,
  words: (detail) => `words: ${detail}`,
};

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Return a list item for a hit: a link, and below it severity and reason. */
export function itemOf({ code, title, path, severity, reason, detail }) {
  const link = element("a", "", element("strong", "", code), " ", element("span", "", title));
  link.href = window.errdex.page(path);
  const shown = detail.length > LONGEST ? `${detail.slice(0, LONGEST)}…` : detail;
  const mark = element("span", `errdex-${severity.replaceAll(" ", "-")}`, severity);
  return element("li", "", link, element("small", "", mark, ` · ${REASONS[reason](shown)}`));
}

/** Return in words how many were found, and the first of them. */
export function summary({ hits, total }) {
  if (total === 0) return "Nothing found.";
  if (total === 1) return `One code found: ${hits[0].code}.`;
  const rest = total > hits.length ? ` The first ${hits.length} are listed.` : "";
  return `${total} codes found, first ${hits[0].code}.${rest}`;
}

/** Return a text as a part of an address; half a pair of surrogates would be none. */
export function inAddress(text) {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/**
 * Let arrow keys go from a box through links and back, and Enter in the box open the first.
 *
 * Args: an element around all; the box; a function that returns the links, one that tells whether
 * the box itself needs the key, and one that returns the link that Enter opens, if any.
 */
export function listenToKeys(around, box, { links, needed, first }) {
  around.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const stops = [box, ...links()];
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || (at === 0 && needed(event.key))) return;
    let target = null;
    if (event.key === "ArrowDown") target = stops[(at + 1) % stops.length];
    else if (event.key === "ArrowUp") target = stops[(at + stops.length - 1) % stops.length];
    if (target) target.focus();
    else if (event.key === "Enter" && at === 0 && first()) first().click();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the theme has keys of its own
  });
}
