// Find's box: on its own page, on the home page and on the page for unknown addresses.

import { askedFor, inAddress, keepCode, mayBeKept } from "./address.mjs";
import { answerWith } from "./answers.mjs";
import { itemOf, listenToKeys, soleCode, summary } from "./hits.mjs";

const PAUSE = 300; // milliseconds after the last key until the address names the code that was found
const LONG = 160; // characters of a text for which the box shrinks, so that the hits stay in sight
const PASTED = /\{\s*"|^HTTP\/|\bHTTP\/[12]|\bcurl\s|^[A-Z]+ \/\S* |\n.*\n/m;
const NOTHING = { hits: [], total: 0, unknown: "" };

/** Start a box: search for its text at once, and then after each key. */
export function startBox(form, finder) {
  const box = form.querySelector("textarea");
  const list = form.querySelector("[data-hits]");
  const next = (name) => form.querySelector(`[data-next=${name}]`);
  const linked = (text) => `${window.errdex.page("find/")}#${inAddress(text)}`;
  let result = NOTHING;

  function update() {
    const text = box.value;
    const asked = text.trim() !== "";
    result = asked ? finder.find(text) : NOTHING;
    list.replaceChildren(...result.hits.map(itemOf));
    list.hidden = result.total === 0;
    answerWith(form.querySelector("[data-answer]"), result);
    form.querySelector("[data-status]").textContent = asked ? summary(result) : "";
    form.classList.toggle("errdex-find--long", text.length > LONG || /\n.*\n/.test(text));
    next("nothing").hidden = !asked || result.total > 0;
    next("paste").hidden = !PASTED.test(text);
    next("link").hidden = !isKept(form) || result.total === 0 || !mayBeKept(text.trim());
    next("link").querySelector("q").textContent = text.trim();
    next("link").querySelector("[role=status]").textContent = "";
  }

  function copyLink() {
    window.errdex.copy(linked(box.value.trim()), next("link").querySelector("[role=status]"));
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", update);
  box.addEventListener("paste", () => setTimeout(() => showHits(form)));
  next("link").querySelector("button").addEventListener("click", copyLink);
  next("paste").querySelector("button").addEventListener("click", () => window.errdex.handOver(box.value));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (document.activeElement !== box) box.focus();
    else {
      box.value = "";
      box.dispatchEvent(new Event("input"));
    }
  });
  listenToKeys(form, box, list, (key) => box.value.includes("\n") && isInside(box, key));
  const isEarly = box.value && document.activeElement === box; // pasted while this was loading
  if (form.closest("[data-errdex-asked]") && !box.value) box.value = askedFor();
  update();
  if (isEarly) showHits(form);
  followAddress(form, box, () => soleCode(result));
}

/** Tell whether a box is the one whose searches have addresses. */
const isKept = (form) => form.closest("[data-errdex-asked=kept]") !== null;

/** Bring the hits of what was pasted into sight, where the screen is too low for both. */
function showHits(form) {
  const bottom = form.querySelector("[data-status]").getBoundingClientRect().bottom;
  if (bottom > innerHeight * 0.8) form.querySelector("textarea").scrollIntoView();
}

/** Return whether an arrow key moves inside the text. */
function isInside(box, key) {
  if (key === "ArrowDown") return box.value.slice(box.selectionEnd).includes("\n");
  return key === "ArrowUp";
}

/**
 * Let the address of Find name the code that was found, without growing the history; elsewhere it
 * only forgets what it asked for.
 */
function followAddress(form, box, found) {
  const around = form.closest("[data-errdex-asked]");
  if (!around) return;
  let waiting = 0;
  const keep = () => form.isConnected && keepCode(isKept(form) ? found() : "");
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  addEventListener("hashchange", () => {
    if (!form.isConnected || !askedFor() || askedFor() === found()) return;
    box.value = askedFor();
    box.dispatchEvent(new Event("input"));
  });
  keep();
}
