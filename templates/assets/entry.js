// Pages of entries: steps that can be ticked off, and copy buttons. Without it the page is complete.
(function () {
  "use strict";

  const STEPS = ':is([id$=".fix"], #fix) + ol';
  const { addCardButtons, button, copy, eachPage, element, statusLine, ticket, words } = window.errdex;

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

  /** The words of a part of a card; empty where a draft has no such part. */
  function saidIn(card, selector) {
    const part = card.querySelector(selector);
    return part ? words(part) : "";
  }

  /** The steps below a card, up to the card of another meaning. */
  function stepsOf(card) {
    let next = card.nextElementSibling;
    while (next && !next.matches(".errdex-card, ol")) next = next.nextElementSibling;
    return next?.matches(STEPS) ? [...next.children] : [];
  }

  function addressOf(field) {
    const canonical = document.querySelector("link[rel=canonical]")?.href;
    return `${canonical ?? location.href.split("#")[0]}${field && `#${field}`}`;
  }

  /** A step in one line: what to do, then who and where. */
  function stepLine(step) {
    const plain = step.cloneNode(true);
    for (const extra of plain.querySelectorAll("pre, .errdex-check")) extra.remove();
    const parts = [...plain.querySelectorAll(":scope > p:first-of-type, .errdex-aside")].map((part) => words(part).replace(/ ·$/, ""));
    const [what, ...asides] = parts.length ? parts : [words(plain)];
    return [what, ...asides.filter(Boolean).map((aside) => `(${aside})`)].join(" ");
  }

  /** The text for a developer's ticket, read from the page; a symptom's card has no field. */
  function ticketOf(card) {
    const field = card.dataset.errdexCard;
    const top = document.querySelector("h1");
    const heading = document.getElementById(field) ?? top;
    return ticket({
      code: field && words(top.firstChild),
      title: words(heading.querySelector("small") ?? heading),
      means: saidIn(card, ".errdex-card__means dd"),
      steps: stepsOf(card).map(stepLine),
      link: addressOf(field),
    });
  }

  /** Buttons at the foot of a page, for its link and for its Markdown, which the page holds. */
  function addFootButtons(foot) {
    const { entry, errdexMarkdown } = foot.dataset;
    const status = statusLine();
    const copying = (what, text) => () => copy(text, status, `${what} copied.`);
    foot.append(button("Copy link", copying("Link", addressOf(entry))), " ");
    if (errdexMarkdown) {
      foot.append(button("Copy as Markdown", copying("Markdown", errdexMarkdown)), " ");
    }
    foot.append(status);
  }

  /** Put a link to a section into its heading. Its sign comes from the style sheet: no text. */
  function addPermalink(heading) {
    const link = element("a", "errdex-permalink");
    link.href = `#${heading.id}`;
    link.setAttribute("aria-label", "Link to this section");
    heading.append(link);
  }

  eachPage(() => {
    for (const card of document.querySelectorAll("[data-errdex-card]:has(> .errdex-buttons:empty)")) {
      addCardButtons(card, saidIn(card, "blockquote"), () => ticketOf(card));
    }
    for (const heading of document.querySelectorAll(".errdex-card ~ :is(h2, h3)[id]")) addPermalink(heading);
    for (const foot of document.querySelectorAll("[data-entry]")) addFootButtons(foot);
    for (const list of document.querySelectorAll(STEPS)) makeTickable(list);
  });
})();
