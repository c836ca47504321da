// The page for unknown addresses: leads wrong addresses of codes to the right ones, or names the code.
// Text from the address is inserted as text, never as HTML.
(function () {
  "use strict";

  const { root: ROOT, page, eachPage, finder } = window.errdex;

  /** Return the parts of the address below the site's root. */
  function partsOf(pathname) {
    if (!pathname.startsWith(ROOT.pathname)) return [];
    return pathname.slice(ROOT.pathname.length).split("/").filter(Boolean).map(decoded);
  }

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // a stray percent sign: left as it is
    }
  }

  const withoutEnding = (text) => text.replace(/\.html?$/i, "");

  /** A part of the address as a code: its first characters, a pair of surrogates being one. */
  function bare(text) {
    const code = withoutEnding(text);
    return [...(code.includes("~") ? decoded(code.replaceAll("~", "%")) : code).trim()].slice(0, 128).join("");
  }

  /** Return the code or the address of a code that is all there is, also with slashes in it. */
  function entryAt(parts, found) {
    const text = parts.join("/");
    return found.atAddress(text) ?? found.atAddress(withoutEnding(text));
  }

  /** Return the code that an address asks for, or one that appears somewhere in it. */
  function codeIn(parts, found) {
    if (parts.length === 1) return bare(parts[0]);
    return found.find(parts.join(" ")).hits.find(({ reason }) => reason !== "guessed")?.code ?? "";
  }

  /** Name the only code that is like one that is unknown, of several the box lists all; nobody is
      led there without a click. */
  function suggest(similar, hits) {
    const [only, ...more] = hits.filter(({ kind }) => kind === "similar" || hits.length === 1);
    if (!only?.code || more.length) return;
    const link = similar.querySelector("a");
    link.href = page(only.path);
    link.textContent = only.code;
    similar.hidden = false;
  }

  function show(lost, text, known, found) {
    const isShared = found.allAtAddress?.(text).length > 1;
    const title = isShared ? "Which service?" : known ? "The address is wrong" : "Code not found";
    const unknown = found.services?.length > 1 ? "is in none of these catalogues." : "is not in this catalogue.";
    const about = known ? "appears in this address; it is found below." : unknown;
    document.querySelector("h1").textContent = title;
    lost.querySelector("[data-errdex-code]").textContent = text;
    lost.querySelector("[data-errdex-about]").textContent = isShared ? "is a code of several services." : about;
    if (!known && !isShared) suggest(lost.querySelector("[data-errdex-similar]"), found.find(text).hits);
    const box = document.getElementById("errdex-find");
    box.value = text;
    box.dispatchEvent(new FocusEvent("focusin", { bubbles: true })); // activates the box
    lost.hidden = false;
    document.querySelector("[data-errdex-plain]").hidden = true;
  }

  async function leadOn() {
    const lost = document.querySelector("[data-errdex-lost]");
    const parts = lost ? partsOf(location.pathname) : [];
    if (!parts.length) return;
    const all = await finder();
    const found = all.named?.(parts[0]) ?? all;
    if (found !== all) parts.shift();
    if (parts[0]?.toLowerCase() === "codes") parts.shift();
    const entry = entryAt(parts, found);
    const target = entry && new URL(page(entry.path));
    if (target && target.pathname !== location.pathname) {
      location.replace(target.href + location.search + location.hash);
      return;
    }
    const text = codeIn(parts, found);
    if (text) show(lost, text, Boolean(found.atAddress(text)), found);
  }

  // Without the index the page is still complete.
  eachPage(() => leadOn().catch(console.warn));
})();
