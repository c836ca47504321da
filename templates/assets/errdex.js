// What the site's scripts share: addresses, a callback for each page shown, loading, copying.
(function () {
  "use strict";

  const root = new URL("..", document.currentScript.src);

  /** Return the address of a page or file below the site's root, also in a copy on a disk. */
  function page(path) {
    const target = new URL(path, root);
    if (root.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
    return target.href;
  }

  /** Call a function for the page that is shown, and for each that the theme swaps in. */
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
    window.document$?.subscribe(startOnce); // never fires in a copy of the site on a disk
  }

  function load(file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = page(`assets/${file}`);
      script.onload = resolve;
      script.onerror = () => {
        const error = new Error(`assets/${file} cannot be loaded`);
        error.name = "LoadError";
        reject(error);
      };
      document.head.append(script);
    });
  }

  /**
   * Return a function that gives a promise of what is made once some assets are loaded. They are
   * loaded when it is first called; where that fails, the next call tries again.
   */
  function onDemand(files, make) {
    let made;
    return () => {
      made ??= Promise.all(files.map(load)).then(make);
      made.catch(() => (made = undefined));
      return made;
    };
  }

  /** Copy through a selection: pages opened as files or over plain HTTP have no clipboard object. */
  function copySelected(text) {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return copied;
  }

  /** Copy a text; resolves to whether it worked. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copySelected(text);
    }
  }

  /** Remove the navigation role from the copy buttons that the theme adds to code blocks later. */
  function plainButtons() {
    for (const nav of document.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "none");
  }

  /** Put a button into the theme's menu label: a label cannot be reached by keyboard. */
  function pressableMenu(label) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", "Menu");
    button.append(...label.childNodes);
    button.addEventListener("click", () => document.getElementById("__drawer").click());
    label.append(button);
  }

  const menu = document.querySelector("label.md-header__button[for=__drawer]");
  if (menu) pressableMenu(menu);

  eachPage(() => {
    // The theme leaves its search dialog without a name.
    document.querySelector(".md-search[role=dialog]")?.setAttribute("aria-label", "Search");
    const blocks = document.querySelector("article");
    if (!blocks) return;
    new MutationObserver(plainButtons).observe(blocks, { childList: true, subtree: true });
    plainButtons();
  });

  /** The text of an element with white space collapsed. */
  const words = (node) => node.textContent.replace(/[ \t\n]+/g, " ").trim();

  window.errdex = { root, page, eachPage, onDemand, copy, words };
})();
