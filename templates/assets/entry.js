// Pages of entries: steps that can be ticked off, and copy buttons. Without it the page is complete.
(function () {
  "use strict";

  const { eachPage, copy, words } = window.errdex;

  function element(name, className, ...children) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  }

  function button(words, act) {
    const made = element("button", "md-button", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  // Ticks last as long as the tab; where storage is blocked, until the page is left.
  function remembered(key) {
    try {
      return JSON.parse(sessionStorage.getItem(key)) ?? [];
    } catch {
      return [];
    }
  }

  function remember(key, ticks) {
    try {
      sessionStorage.setItem(key, JSON.stringify(ticks));
    } catch {
      // blocked or full
    }
  }

  /** Put a checkbox before the words of a step, in one label. */
  function addBox(step, ticked) {
    const box = element("input", "errdex-tick");
    box.type = "checkbox";
    box.checked = ticked;
    box.autocomplete = "off";
    const place = step.querySelector(":scope > p") ?? step;
    const said = element("span", "", ...place.childNodes);
    place.replaceChildren(element("label", "errdex-do", box, said));
    return box;
  }

  function makeTickable(list) {
    const key = `errdex:${location.pathname}#${list.previousElementSibling.id}`;
    const ticks = remembered(key);
    const boxes = [...list.children].map((step, n) => addBox(step, ticks[n] === true));
    const count = element("span", "");
    const clear = button("Clear ticks", () => {
      for (const box of boxes) box.checked = false;
      update();
      boxes[0].focus();
    });
    const progress = element("p", "errdex-progress", count, " ", clear);
    function update() {
      const done = boxes.filter((box) => box.checked).length;
      count.textContent = `${done} of ${boxes.length} done.`;
      progress.hidden = done === 0;
      remember(key, boxes.map((box) => box.checked));
    }
    list.addEventListener("change", update);
    list.after(progress);
    update();
  }

  /** The nearest element before a place that matches, in the same section. */
  function before(place, selector) {
    let found = place.previousElementSibling;
    while (found && !found.matches(`${selector}, h2, header`)) found = found.previousElementSibling;
    return found?.matches(selector) ? found : null;
  }

  const stepsOf = (field) => document.getElementById(`${field}.fix`)?.nextElementSibling;

  function addressOf(field) {
    const canonical = document.querySelector("link[rel=canonical]")?.href;
    return `${canonical ?? location.href.split("#")[0]}#${field}`;
  }

  /** A step in one line: what to do, then who and where. */
  function stepLine(step, n) {
    const plain = step.cloneNode(true);
    for (const extra of plain.querySelectorAll("pre, a")) extra.remove();
    const parts = [...plain.querySelectorAll("p")].map((part) => words(part).replace(/ ·$/, ""));
    const [what, ...asides] = parts.length ? parts : [words(plain)];
    return [`${n + 1}. ${what}`, ...asides.filter(Boolean).map((aside) => `(${aside})`)].join(" ");
  }

  /** The text for a ticket. */
  function summaryOf(place, field) {
    const heading = document.getElementById(field);
    const title = heading.matches("h1") ? heading : document.querySelector("h1");
    const meaning = heading.querySelector("small") ?? heading;
    const code = words(title.firstChild);
    const badges = [...(before(place, ".errdex-badges")?.children ?? [])].map(words);
    const now = before(place, ".errdex-now");
    const steps = [...(stepsOf(field)?.children ?? [])].map(stepLine);
    const head = [`${code}: ${words(meaning)}`, badges.join(" · "), ...(now ? [words(now)] : [])];
    return [...head, ...(steps.length ? ["", ...steps] : []), "", addressOf(field), ""].join("\n");
  }

  function addButtons(place) {
    const field = place.dataset.entry;
    const status = element("span", "errdex-status");
    status.setAttribute("role", "status");
    async function report(what, text) {
      status.textContent = "";
      const copied = await copy(text);
      status.textContent = copied ? `${what} copied.` : "The browser did not allow copying.";
    }
    place.prepend(
      button("Copy link", () => report("Link", addressOf(field))), " ",
      button("Copy summary", () => report("Summary", summaryOf(place, field))), " ",
    );
    place.append(" ", status);
  }

  eachPage(() => {
    for (const place of document.querySelectorAll("[data-entry]")) addButtons(place);
    for (const list of document.querySelectorAll('[id$=".fix"] + ol')) makeTickable(list);
  });
})();
