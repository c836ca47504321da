// The page for unknown addresses: leads wrong addresses of codes to the right ones, or names the code.
// Text from the address or the catalogue goes into the page as text, never as HTML.
(function () {
  "use strict";

  const { root: ROOT, eachPage } = window.errdex;
  const SHOWN = 5;

  /** Load the index of all codes once; resolves to [[code, page, title], ...]. */
  let index;
  function loadIndex() {
    index ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("assets/codes.js", ROOT);
      script.onload = () => resolve(window.errdexCodes);
      script.onerror = () => reject(new Error("assets/codes.js is missing"));
      document.head.append(script);
    });
    return index;
  }

  /** Return the code that an address asks for: /codes/CODE/ or /CODE, below the site's root. */
  function codeIn(pathname) {
    if (!pathname.startsWith(ROOT.pathname)) return "";
    const parts = pathname.slice(ROOT.pathname.length).split("/").filter(Boolean);
    if (parts[0] && parts[0].toLowerCase() === "codes") parts.shift();
    if (parts.length !== 1) return "";
    let text = parts[0];
    try {
      text = decodeURIComponent(text);
    } catch {
      // a stray percent sign: show the text as it stands
    }
    return text.replace(/\.html?$/i, "").trim().slice(0, 64);
  }

  const slug = (code) => code.replace(/[^A-Za-z0-9._-]/g, "-");
  const joined = (code) => code.toLowerCase().replace(/[^a-z0-9]/g, "");
  const number = (code) => (code.match(/[0-9]+$/) || [""])[0].replace(/^0+/, "");

  function sharedLength(a, b) {
    let length = 0;
    while (length < a.length && a[length] === b[length]) length += 1;
    return length;
  }

  /** Return the codes that look most like a text: the same number, or the same beginning. */
  function near(text, codes) {
    const ranked = [];
    for (const entry of codes) {
      const sameNumber = number(text) !== "" && number(text) === number(entry[0]);
      const shared = sharedLength(joined(text), joined(entry[0]));
      if (sameNumber || shared >= 3) ranked.push([shared + (sameNumber ? 100 : 0), entry]);
    }
    ranked.sort((a, b) => b[0] - a[0]); // stable: equals stay in the catalogue's order
    return ranked.slice(0, SHOWN).map((pair) => pair[1]);
  }

  function link(page, text) {
    const anchor = document.createElement("a");
    anchor.href = new URL(page, ROOT);
    anchor.textContent = text;
    return anchor;
  }

  function showUnknown(lost, text, codes) {
    lost.querySelector("[data-errdex-code]").textContent = text;
    const search = new URL(ROOT);
    search.searchParams.set("q", text);
    const onward = lost.querySelector("[data-errdex-search]");
    onward.href = search;
    // A full load: the theme's instant navigation would not hand `q` to the search.
    onward.addEventListener("click", (event) => event.stopPropagation());
    const items = near(text, codes).map(([code, page, title]) => {
      const item = document.createElement("li");
      item.append(link(page, code), " ", title);
      return item;
    });
    const list = lost.querySelector("[data-errdex-near]");
    list.querySelector("ul").replaceChildren(...items);
    list.hidden = items.length === 0;
    lost.hidden = false;
    document.querySelector("[data-errdex-plain]").hidden = true;
  }

  async function leadOn() {
    const lost = document.querySelector("[data-errdex-lost]");
    const text = lost && codeIn(location.pathname);
    if (!text) return;
    const codes = await loadIndex();
    const same = codes.find(([code]) => slug(code).toLowerCase() === slug(text).toLowerCase());
    const target = same && new URL(same[1], ROOT);
    if (target && target.pathname !== location.pathname) {
      location.replace(target.href + location.search + location.hash);
    } else {
      showUnknown(lost, text, codes);
    }
  }

  // Without the index the page still reads well.
  eachPage(() => leadOn().catch(console.warn));
})();
