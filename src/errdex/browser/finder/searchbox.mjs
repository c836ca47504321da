// The box in the header: the same hits in the same order as Find's own page has.

import { itemOf, listenToKeys, summary } from "./hits.mjs";

/** Start the header's box: search for its text at once, and then after each key. */
export function startSearch(search, finder) {
  const box = search.querySelector("input");
  const list = search.querySelector("[data-search-hits]");
  const status = search.querySelector("[data-search-status]");
  const invitation = status.textContent;

  function update() {
    const asked = box.value.trim() !== "";
    const result = asked ? finder.find(box.value) : { hits: [], total: 0 };
    list.replaceChildren(...result.hits.map(itemOf));
    list.hidden = result.total === 0;
    status.textContent = asked ? summary(result) : invitation;
  }

  box.form.addEventListener("submit", (event) => event.preventDefault());
  box.form.addEventListener("reset", () => {
    box.focus();
    setTimeout(update); // after the field is reset
  });
  box.addEventListener("input", update);
  listenToKeys(search, box, list);
  update();
}
