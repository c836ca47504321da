// The site's keys: one leads to the box of the page, or else of the header; one lists all of them.
(function () {
  "use strict";

  const { button, element } = window.errdex;
  const KEYS = [
    ["/ or s or f", "go to Find"],
    ["↓ ↑", "go through what was found"],
    ["Enter", "open the first of what was found"],
    ["Esc", "go back to the box, then clear it, or close the list"],
    ["Ctrl + Enter", "diagnose what is in the box of Diagnose"],
    ["?", "list these keys"],
  ];
  const BOXES = ["#errdex-find", "[data-errdex-search] input"]; // the page's own first

  let dialog;
  /** Return the list of keys, made when it is first asked for; the browser closes it with Esc. */
  function list() {
    if (dialog) return dialog;
    const title = element("h2", "", "Keys");
    title.id = "errdex-keys";
    const rows = KEYS.flatMap(([key, what]) => [element("dt", "", element("kbd", "", key)), element("dd", "", what)]);
    const close = button("Close", () => dialog.close());
    dialog = element("dialog", "errdex-keys md-typeset", title, element("dl", "", ...rows), close);
    dialog.setAttribute("aria-labelledby", title.id);
    document.body.append(dialog);
    return dialog;
  }

  /** Whether a key press is text for what has the focus. */
  const isText = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog");

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isText(event.target)) return;
    const isFind = ["/", "s", "f"].includes(event.key);
    const box = isFind && BOXES.map((one) => document.querySelector(one)).find(Boolean);
    if (box) box.focus();
    else if (event.key === "?" && document.querySelector("[data-errdex-keys]")) list().showModal();
    else return;
    event.preventDefault(); // the key is not typed into the box
  });
  addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-errdex-keys]")) list().showModal();
  });
})();
