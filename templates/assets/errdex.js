// What every script of the site shares: where the site lies, and a call for each page shown.
(function () {
  "use strict";

  const root = new URL("..", document.currentScript.src);

  /** Return the address of a page or file below the site's root, also in a copy on a disk. */
  function page(path) {
    const target = new URL(path, root);
    if (root.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
    return target.href;
  }

  /** Call a function once for the page that is shown, and for each that the theme swaps in. */
  function eachPage(start) {
    const started = new WeakSet();
    function startOnce() {
      const shown = document.querySelector("article") ?? document.body;
      if (started.has(shown)) return;
      started.add(shown);
      start();
    }
    if (document.readyState !== "loading") startOnce();
    else document.addEventListener("DOMContentLoaded", startOnce);
    window.document$?.subscribe(startOnce); // silent in a copy of the site on a disk
  }

  eachPage(() => {
    // The theme leaves its search dialog without a name.
    document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
  });

  window.errdex = { root, page, eachPage };
})();
