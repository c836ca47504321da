// Wakes the finder where it is used: its script and its index are loaded then, and not before.
(function () {
  "use strict";

  const { page, eachPage, onDemand, root } = window.errdex;

  const finder = onDemand(
    ["finder.js", "finder-index.js"],
    () => new window.errdexFinder.Finder(window.errdexFinderIndex),
  );

  /** Call a start function of the finder's script for a box, once, when it is used. */
  function wake(box, start, now) {
    if (!box || box.dataset.errdexAwake) return;
    box.dataset.errdexAwake = "yes";
    const listen = () => box.addEventListener("focusin", begin, { once: true });
    const begin = () =>
      finder().then(
        (ready) => window.errdexFinder[start](box, ready),
        (error) => {
          const status = box.querySelector("[data-status]");
          if (status) status.textContent = `${error.message}; come back to the box to try again.`;
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

  function start() {
    for (const link of document.querySelectorAll("a[data-to]")) link.href = page(link.dataset.to);
    const asked = document.querySelector("[data-errdex-find]");
    wake(asked, "startBox", asked?.closest("[data-errdex-asked]") && isAsked());
    const search = document.querySelector(".md-search[role=dialog]");
    if (search && root.protocol === "file:") search.hidden = false; // the theme's own search is dead
    wake(search, "startSearch", /[?&]q=/.test(location.search)); // the theme opens its search for it
  }

  window.errdex.finder = finder;
  eachPage(start);
})();
