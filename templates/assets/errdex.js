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

  async function isCopied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copySelected(text);
    }
  }

  /** Copy a text, and say in a status line that it is copied, or that it cannot be. */
  async function copy(text, status, said = "Copied.") {
    status.textContent = "";
    status.textContent = (await isCopied(text)) ? said : "The browser did not allow copying.";
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

  /**
   * Open the Diagnose page with a text, which is kept in memory alone and never in the address.
   * Where the theme loads whole pages, as from a disk, it is lost; the page then says so.
   */
  function handOver(text) {
    const link = element("a", "");
    link.href = page("diagnose/#handed");
    link.hidden = true;
    document.body.append(link);
    window.errdex.handed = text;
    link.click();
    link.remove();
  }

  // What is folded is printed as well.
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("article details:not([open])")];
    for (const fold of unfolded) fold.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const fold of unfolded) fold.open = false;
  });

  const menu = document.querySelector("label.md-header__button[for=__drawer]");
  if (menu) pressableMenu(menu);

  eachPage(() => {
    const blocks = document.querySelector("article");
    if (!blocks) return;
    new MutationObserver(plainButtons).observe(blocks, { childList: true, subtree: true });
    plainButtons();
  });

  /** Put the focus on the title of a page that the theme swapped in, so that it is read out. */
  function focusTitle() {
    const named = document.getElementById(location.hash.slice(1));
    const title = named?.matches("h1, h2, h3") ? named : document.querySelector("article h1");
    if (!title) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  let isFirst = true; // the page that the browser itself loaded
  eachPage(() => {
    if (!isFirst) focusTitle();
    isFirst = false;
  });

  /** Say on paper where a page is and when it was printed. */
  addEventListener("beforeprint", () => {
    const page = document.querySelector("article");
    if (!page) return;
    const line = page.querySelector(".errdex-printed") ?? document.createElement("p");
    line.className = "errdex-printed";
    const address = document.querySelector("link[rel=canonical]")?.href;
    const day = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    line.textContent = [address, `printed on ${day}`].filter(Boolean).join(" · ");
    page.prepend(line);
  });

  /** The text of an element with white space collapsed. */
  const words = (node) => node.textContent.replace(/[ \t\n]+/g, " ").trim();

  /** Make an element with a class and children: texts, which stay text, or nodes. */
  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /** Make a line that is read out when its text changes. */
  function statusLine() {
    const made = element("span", "errdex-status");
    made.setAttribute("role", "status");
    return made;
  }

  /** A text as nodes, with what is between backticks as code. */
  function coded(text) {
    const parts = text.split(/(?<!`)`([^`]+)`(?!`)/);
    return parts.map((part, n) => (n % 2 ? element("code", "", part) : part));
  }

  /** A line of the catalogue as nodes, with the code and the links in it. */
  function marked(text) {
    const nodes = [];
    let done = 0;
    for (const { 0: whole, 1: said, 2: address, 3: bare, index } of text.matchAll(LINK)) {
      if (address === undefined && bare === undefined) continue; // code
      const link = element("a", "", ...coded(said ?? bare.replace(ENDING, "")));
      link.href = address ?? link.textContent;
      nodes.push(...coded(text.slice(done, index)), link);
      done = index + (bare === undefined ? whole.length : link.textContent.length);
    }
    return [...nodes, ...coded(text.slice(done))];
  }

  /** A fact under the catalogue's word for it: `Who acts: The caller`. */
  function named(word, said, words = window.errdexWords) {
    const label = words[word];
    return `${label}${/[?:？：]$/.test(label) ? "" : ":"} ${said}`;
  }

  function button(words, act) {
    const made = element("button", "md-button", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  // As `prose/spans.py` reads them.
  const SIGN = "[0-9A-Za-z._~:/?#@!$&*+,;=%-]";
  const ADDRESS = String.raw`https://[0-9A-Za-z](?:${SIGN}|\(${SIGN}*\))*`;
  const BARE = `(?<![0-9A-Za-z])(${ADDRESS})`;
  const CODE = "(?<!`)`[^`]+`(?!`)";
  const LINK = new RegExp(String.raw`${CODE}|(?<!!)\[([^[\]]{1,500})\]\((${ADDRESS})\)|${BARE}`, "g");
  const ENDING = /[.,;:!?*]+$/; // of a sentence, behind an address

  window.errdex = {
    root, page, eachPage, load, onDemand, copy, words, element, statusLine, coded, marked, named, button, handOver,
  };
})();
