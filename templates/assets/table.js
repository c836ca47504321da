// The page of all codes: a filter above its tables. Without it every row is shown.
(function () {
  "use strict";

  const { eachPage, words } = window.errdex;
  const CHOICES = ["Severity", "Retry", "Owner", "Group"];

  function labelled(name, control) {
    const label = document.createElement("label");
    label.append(name, control);
    return label;
  }

  function choice(name, values) {
    const select = document.createElement("select");
    select.append(new Option("any", ""), ...values.map((value) => new Option(value, value)));
    return labelled(name, select);
  }

  /** The rows of the page's tables: what they say, and what each column says. */
  function rowsOf(tables) {
    return tables.flatMap((table) => {
      const names = [...table.querySelectorAll("th")].map(words);
      return [...table.querySelectorAll("tbody tr")].map((row) => {
        const cells = [...row.cells].map(words);
        const columns = Object.fromEntries(names.map((name, n) => [name, cells[n]]));
        return { row, columns, text: cells.join(" ").toLowerCase() };
      });
    });
  }

  function addFilter(place) {
    const tables = [...document.querySelectorAll("article .errdex-table")];
    const rows = rowsOf(tables);
    const form = document.createElement("form");
    const box = document.createElement("input");
    box.type = "search";
    box.autocomplete = "off";
    box.spellcheck = false;
    const choices = CHOICES.map((name) => {
      const label = choice(name, [...new Set(rows.map((one) => one.columns[name]))]);
      return { name, label, select: label.lastChild };
    });
    const clear = document.createElement("button");
    clear.type = "reset";
    clear.className = "md-button";
    clear.textContent = "Show all";
    const status = document.createElement("p");
    status.setAttribute("role", "status");

    function update() {
      const typed = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      const chosen = choices.filter(({ select }) => select.value);
      let count = 0;
      for (const { row, columns, text } of rows) {
        const fits = typed.every((word) => text.includes(word))
          && chosen.every(({ name, select }) => columns[name] === select.value);
        row.hidden = !fits;
        count += fits;
      }
      for (const table of tables) {
        const empty = !table.querySelector("tbody tr:not([hidden])");
        table.hidden = empty;
        table.previousElementSibling.hidden = empty; // its heading
      }
      clear.disabled = count === rows.length;
      const hint = count ? "" : " Use fewer words, or choose less.";
      status.textContent = `${count} of ${rows.length} rows.${hint}`;
    }

    form.append(labelled("Filter", box), ...choices.map(({ label }) => label), clear, status);
    form.addEventListener("input", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      box.focus();
      setTimeout(update); // after the fields are reset
    });
    place.append(form);
    update();
  }

  eachPage(() => {
    const place = document.querySelector("[data-errdex-filter]");
    if (place) addFilter(place);
  });
})();
