// Wakes Find where it is used: its script and its index are loaded then, and not before.
(function () {
  "use strict";

  const { page, eachPage, load, onDemand } = window.errdex;

  const finder = onDemand(
    ["finder.js", "finder-index.js"],
    () => finderOf(window.errdexFinderIndex),
  );

  /** Return the finder of an index, or of those of several services, which are loaded in turn. */
  async function finderOf(index) {
    const { Finder, Services } = window.errdexFinder;
    if (!index.services) return new Finder(index);
    const services = [];
    for (const service of index.services) {
      await load(`../${service.id}/assets/finder-index.js`);
      services.push({ ...service, finder: new Finder(window.errdexFinderIndex) });
    }
    return new Services(services);
  }

  const loading = new Map();

  /** Return the answers that are shown in place, loaded with the first of them; of a service, if it is named. */
  function answers(service = "") {
    const file = service ? `../${service}/assets/finder-answers.js` : "finder-answers.js";
    if (!loading.has(file)) loading.set(file, onDemand([file], () => window.errdexFinderAnswers));
    return loading.get(file)();
  }

  /** Hold back an Enter until there is something to open; return what presses it then. */
  function heldEnter(box) {
    let at = null;
    const hold = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      if (!event.target.matches("input, textarea")) return;
      event.preventDefault();
      at = event.target;
    };
    const forget = () => (at = null);
    box.addEventListener("keydown", hold);
    box.addEventListener("input", forget);
    return () => {
      box.removeEventListener("keydown", hold);
      box.removeEventListener("input", forget);
      at?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    };
  }

  /** Call a start function of the finder's script for a box, once, when it is used. */
  function wake(box, start, now) {
    if (!box || box.dataset.errdexAwake) return;
    box.dataset.errdexAwake = "yes";
    const pressEnter = heldEnter(box);
    const listen = () => box.addEventListener("focusin", begin, { once: true });
    const begin = () =>
      finder().then(
        (found) => {
          window.errdexFinder[start](box, found);
          pressEnter();
        },
        (error) => {
          box.querySelector("[role=status]").textContent = `${error.message}; come back to the box to try again.`;
          listen();
        },
      );
    if (now) begin();
    else listen();
  }

  /** Tell whether the address asks: by `?q=`, or by what follows `#` and is no part of the page. */
  function isAsked() {
    const text = location.hash.slice(1);
    return location.search || (text && !document.getElementById(text));
  }

  // What was typed, by page, for the way back: in memory alone, which nothing outlives.
  const typed = new Map();
  let travelledTo = "";
  addEventListener("popstate", () => (travelledTo = location.pathname));
  addEventListener("click", () => (travelledTo = ""), true);

  function startBox(form) {
    const box = form.querySelector("textarea");
    const here = location.pathname;
    if (travelledTo === here) box.value = typed.get(here) ?? "";
    box.addEventListener("input", () => typed.set(here, box.value));
    wake(form, "startBox", box.value || (form.closest("[data-errdex-asked]") && isAsked()));
  }

  /** Open the header's dialog where it is used, and close it where it is left. */
  function startDialog(search) {
    const toggle = document.getElementById("__search");
    const box = search.querySelector("input");
    const set = (open) => toggle.checked !== open && toggle.click();
    toggle.addEventListener("change", () => (toggle.checked ? box.focus() : box.blur()));
    box.addEventListener("focus", () => set(true));
    search.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      document.activeElement.blur();
      set(false);
    });
    search.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (to && !search.contains(to) && !to.closest("dialog")) set(false);
    });
    search.querySelector("[data-search-hits]").addEventListener("click", () => set(false));
    wake(search, "startSearch", false);
  }

  function start() {
    for (const link of document.querySelectorAll("a[data-to]")) link.href = page(link.dataset.to);
    const form = document.querySelector("[data-errdex-find]");
    if (form) startBox(form);
    const skip = document.querySelector(".md-skip");
    if (form && skip) {
      skip.href = "#errdex-find";
      skip.textContent = "Skip to Find";
      skip.addEventListener("click", (event) => {
        event.preventDefault();
        form.querySelector("textarea").focus();
      });
    }
  }

  Object.assign(window.errdex, { answers, finder });
  const search = document.querySelector("[data-errdex-search]");
  if (search) startDialog(search);
  eachPage(start);
})();
