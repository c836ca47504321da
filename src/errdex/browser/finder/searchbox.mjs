// Codes above the results of the theme's own search box.

import { element, inAddress, itemOf, listenToKeys, summary } from "./hits.mjs";

const MOST_LISTED = 5; // hits in the search; a link leads to the others
const ALONE = location.protocol === "file:"; // in a copy on a disk the theme's search is dead
const OWN = ".md-search-result :is(:not(details) > [href], summary, details[open] [href])";

/** Start the list in a search dialog: search for the text of its box at once, and then after each key. */
export function startSearch(search, finder) {
  const box = search.querySelector(".md-search__input");
  const results = search.querySelector(".md-search-result");
  if (!box || !results) return;
  const label = element("p", "", "Codes");
  label.id = "errdex-hits-label";
  const list = element("ol", "errdex-find__hits");
  list.setAttribute("aria-labelledby", label.id);
  const more = element("a", "errdex-hits__more");
  const hits = element("div", "errdex-hits md-typeset", label, list, more);
  const status = element("p", "errdex-unseen");
  status.setAttribute("role", "status");
  results.before(hits);
  search.append(status);

  const meta = search.querySelector(".md-search-result__meta");

  function update() {
    const text = box.value;
    const found = text.trim() ? finder.find(text) : { hits: [], total: 0, unknown: "" };
    list.replaceChildren(...found.hits.slice(0, MOST_LISTED).map(itemOf));
    hits.hidden = found.total === 0;
    more.hidden = found.total <= MOST_LISTED;
    more.textContent = `All ${found.total} in the finder`;
    more.href = `${window.errdex.page("find/")}#${inAddress(text.trim())}`;
    status.textContent = found.total || found.unknown ? summary(found) : "";
    if (ALONE && meta) meta.textContent = text.trim() ? summary(found) : "Type to find codes";
  }

  box.addEventListener("input", update);
  box.form?.addEventListener("reset", () => setTimeout(update));
  const links = () => [...hits.querySelectorAll("a")].filter((link) => !hits.hidden && !link.hidden);
  listenToKeys(search, box, {
    links: () => [...links(), ...search.querySelectorAll(OWN)],
    needed: () => false,
    first: () => links()[0],
  });
  if (ALONE) open(search, box);
  update();
}

/** Do what the theme's search does elsewhere: open and close the dialog. */
function open(search, box) {
  const toggle = document.getElementById("__search");
  const show = () => (toggle.checked = true);
  box.addEventListener("focus", show);
  search.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    toggle.checked = false;
    box.blur();
  });
  show();
}
