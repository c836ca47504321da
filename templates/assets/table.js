// The page of all codes: a filter above its tables, kept in the address so that it can be shared.
// Without it every row is shown.
(function () {
  "use strict";

  const { eachPage, element, words } = window.errdex;
  const { again, who } = window.errdexWords;
  const CHOICES = { severity: "Severity", send: again, owner: who, group: "Group" };

  /** A list of what the rows of the tables have in a column, by the names of the catalogue. */
  function choice(name, rows) {
    const select = element("select", "");
    select.name = name;
    select.dir = "auto";
    const options = new Map([["", "any"]]);
    for (const row of rows) {
      const cell = row.querySelector(`.errdex-codes__${name}`);
      if (!options.has(row.dataset[name])) options.set(row.dataset[name], words(cell));
    }
    select.append(...[...options].map(([value, text]) => new Option(text, value)));
    return select;
  }

  /** Choose what the address says; what the lists do not have is left out. */
  function readAddress(selects) {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const select of selects) {
      const value = asked.get(select.name) ?? "";
      const known = [...select.options].some((option) => option.value === value);
      select.value = known ? value : "";
    }
  }

  /** Write what is chosen into the address, which never holds what was typed. */
  function writeAddress(chosen) {
    const said = new URLSearchParams(chosen.map(({ name, value }) => [name, value])).toString();
    const isOurs = [...new URLSearchParams(location.hash.slice(1)).keys()].some((key) => key in CHOICES);
    if (!said && !isOurs) return;
    const hash = said ? `#${said}` : "";
    history.replaceState(history.state, "", location.pathname + location.search + hash);
  }

  function addFilter(place) {
    const tables = [...document.querySelectorAll("article .errdex-table")];
    const rows = tables.flatMap((table) => [...table.querySelectorAll("tbody tr")]);
    const codes = new Map(rows.map((row) => [row, words(row.cells[0])]));
    const total = new Set(codes.values()).size;
    const box = element("input", "");
    box.type = "search";
    box.autocomplete = "off";
    box.spellcheck = false;
    box.dir = "auto";
    const columns = Object.keys(CHOICES).filter((name) => document.querySelector(`th.errdex-codes__${name}`));
    const selects = columns.map((name) => choice(name, rows));
    const clear = element("button", "md-button", "Clear filters");
    clear.type = "reset";
    const status = element("p", "");
    status.setAttribute("role", "status");

    function show() {
      const typed = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = selects.filter((select) => select.value);
      const shown = new Set();
      for (const row of rows) {
        const text = words(row).toLowerCase();
        const fits = typed.every((word) => text.includes(word))
          && chosen.every(({ name, value }) => row.dataset[name] === value);
        row.hidden = !fits;
        if (fits) shown.add(codes.get(row));
      }
      for (const table of tables) {
        const empty = !table.querySelector("tbody tr:not([hidden])");
        table.hidden = empty;
        table.previousElementSibling.hidden = empty; // its heading
      }
      clear.disabled = !typed.length && !chosen.length;
      const hint = shown.size ? "" : " Nothing fits all of these: use fewer words, or clear the filters.";
      status.textContent = `${shown.size} of ${total} codes.${hint}`;
      return chosen;
    }

    function followAddress() {
      if (!place.isConnected) return removeEventListener("hashchange", followAddress);
      readAddress(selects);
      show();
    }

    const labels = selects.map((one) => element("label", "", CHOICES[one.name], one));
    const form = element("form", "", element("label", "", "Filter", box), ...labels, clear, status);
    form.addEventListener("input", () => writeAddress(show()));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      box.focus();
      setTimeout(() => writeAddress(show())); // after the fields are reset
    });
    place.append(form);
    addEventListener("hashchange", followAddress);
    followAddress();
  }

  eachPage(() => {
    const place = document.querySelector("[data-errdex-filter]");
    if (place) addFilter(place);
  });
})();
