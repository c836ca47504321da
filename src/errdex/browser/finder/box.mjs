// The finder's box: on its own page, on the home page and on the page for unknown addresses.

import { inAddress, itemOf, listenToKeys, summary } from "./hits.mjs";

const LONGEST_ADDRESS = 200; // characters of a text that the address keeps; a longer text is not kept
const FEWEST_DIGITS = 7; // of a number that is not kept there
const PRIVATE = /[=:@"'{}<>%\\\n]|[^\s]{16}/u; // a pair, an address, quoted text or a token
const PAUSE = 300; // milliseconds after the last key until they are
const PASTED = /\{\s*"|^HTTP\/|\bHTTP\/[12]|\bcurl\s|^[A-Z]+ \/\S* |\n.*\n/m;

/** Start a box: search for its text at once, and then after each key. */
export function startBox(form, finder) {
  const box = form.querySelector("textarea");
  const list = form.querySelector("[data-hits]");
  const next = (name) => form.querySelector(`[data-next=${name}]`);

  function update() {
    const text = box.value;
    const asked = text.trim() !== "";
    const result = asked ? finder.find(text) : { hits: [], total: 0, unknown: "" };
    list.replaceChildren(...result.hits.map(itemOf));
    list.hidden = result.total === 0;
    form.querySelector("[data-status]").textContent = asked ? summary(result) : "";
    next("nothing").hidden = !asked || result.total > 0;
    next("paste").hidden = !PASTED.test(text);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", update);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (document.activeElement !== box) box.focus();
    else {
      box.value = "";
      box.dispatchEvent(new Event("input"));
    }
  });
  const links = () => [...list.querySelectorAll("a")];
  const needed = (key) => box.value.includes("\n") && isInside(box, key);
  listenToKeys(form, box, { links, needed, first: () => links()[0] });
  if (form.closest("[data-errdex-asked]")) followAddress(form, box, update);
  update();
}

/** Tell whether a text may be in an address: codes or plain words, no number, pair or token. */
export function mayBeKept(text) {
  if (text.length > LONGEST_ADDRESS || PRIVATE.test(text)) return false;
  return (text.match(/\p{N}/gu) ?? []).length < FEWEST_DIGITS || text.split(/[\s,;]+/).every(isCodeLike);
}

/** Tell whether a word is letters and a few digits, as a code is. */
function isCodeLike(word) {
  return /^[A-Za-z]+[-._ ]?[0-9]{0,6}$/.test(word);
}

/** Return whether an arrow key moves inside the text. */
function isInside(box, key) {
  if (key === "ArrowDown") return box.value.slice(box.selectionEnd).includes("\n");
  return key === "ArrowUp";
}

/** Take the text from the address, and keep the address up to date without growing the history. */
function followAddress(form, box, update) {
  let waiting = 0;
  function keepSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.isConnected && keep(box.value.trim()), PAUSE);
  }
  if (box.value) keepSoon(); // typed while the finder was loading
  else box.value = askedFor();
  box.addEventListener("input", keepSoon);
  addEventListener("hashchange", () => {
    if (!form.isConnected || askedFor() === box.value.trim()) return;
    box.value = askedFor();
    update();
  });
}

/** Return the text in the address: after `?q=`, or after `#` if no part has that name. */
function askedFor() {
  const hash = location.hash.slice(1);
  let text;
  try {
    text = decodeURIComponent(hash);
  } catch {
    text = hash; // a stray percent sign: left as it is
  }
  if (text && !document.getElementById(text)) return text;
  return new URLSearchParams(location.search).get("q") ?? "";
}

/**
 * Put a text behind `#`, which no server is sent, but which the browser keeps in its history: so
 * only codes and plain words, no long one, and nothing that may be a number or a secret.
 */
function keep(text) {
  const url = new URL(location.href);
  url.search = "";
  url.hash = mayBeKept(text) ? inAddress(text) : "";
  history.replaceState(history.state, "", url);
}
