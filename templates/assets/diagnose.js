// The page that diagnoses: reads its form, says what is wrong, and sends nothing anywhere.
(function () {
  "use strict";

  const OPENING = 1000; // bytes in which a file tells what it is
  const PAUSE = 250; // milliseconds without a key before the text is read
  const MOST_TYPED = 20; // characters that one key or word brings; more at once is a paste
  const ROWS = { empty: 12, least: 3 }; // of the box
  const { coded, copy, eachPage, onDemand } = window.errdex;

  const isOne = !document.querySelector("[data-errdex-bench=several]"); // whose answers are loaded with it
  const NAMES = ["", "-data", "-causes", "-report", "-catalogues", ...(isOne ? ["-answers"] : [])];
  const PARTS = NAMES.map((name) => `diagnosis${name}.js`);

  /** Give what diagnoses by the catalogue, or by those of several services. */
  const load = onDemand(PARTS, () => window.errdexCatalogues());

  /** Give what the worked examples fill in. */
  const examples = onDemand(["examples.js"], () => window.errdexExamples);

  /** The text of a file; PowerShell redirects into UTF-16 with a mark. */
  function decoded(bytes) {
    const marks = { "255,254": "utf-16le", "254,255": "utf-16be" };
    return new TextDecoder(marks[bytes.slice(0, 2).join()] ?? "utf-8").decode(bytes);
  }

  /** The text of a file, no more of it than is read of a text. */
  async function textOf(file) {
    await load();
    const { bytesToRead } = window.errdexDiagnosis;
    const opening = decoded(new Uint8Array(await file.slice(0, OPENING).arrayBuffer()));
    const part = file.slice(0, bytesToRead(opening) + OPENING);
    return decoded(new Uint8Array(await part.arrayBuffer()));
  }

  /** What is wrong: with a context value in its own words, else that the page itself is. */
  function wordsFor(error) {
    if (error.name === "ContextError") return error.message;
    if (error.name === "LoadError") return `${error.message}; press Diagnose to try again.`;
    if (error instanceof DOMException) return "The file could not be read.";
    console.error(error); // the message may hold what was pasted, so it is not shown
    return `Internal error (${error.name}): nothing was diagnosed. Reload the page and try again; please report the error if it comes back.`;
  }

  /** Where the text is pasted and the answer is given. */
  class Bench {
    constructor(place) {
      this.place = place;
      this.form = this.find("form");
      this.box = this.find("textarea");
      this.file = this.find("[type=file]");
      this.result = null;
      this.turn = 0; // of the texts that are read, the last one counts
      this.source = 0; // of what fills the box, the last one counts, whatever loads longer
      this.length = 0; // of the text before the last key
      this.listen();
      place.hidden = false;
      this.begin();
    }

    find(selector) {
      return this.place.querySelector(selector);
    }

    all(selector) {
      return [...this.place.querySelectorAll(selector)];
    }

    listen() {
      this.form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
      this.form.addEventListener("input", ({ target }) => this.onInput(target));
      this.form.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
      });
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.answer();
      });
      this.form.addEventListener("reset", () => {
        this.source++;
        this.turn++;
        setTimeout(() => this.update());
      });
      this.file.addEventListener("change", () => this.readFile());
      for (const kind of ["dragover", "drop"]) this.place.addEventListener(kind, (event) => this.onDrag(event));
      this.place.addEventListener("click", ({ target }) => this.onClick(target));
      window.addEventListener("hashchange", () => this.followAddress());
      // A page that is left keeps nothing for the way back.
      window.addEventListener("pagehide", () => this.form.reset());
    }

    /** Take over what came with the page: a text from the find box, a check, an example. */
    begin() {
      const { handed } = window.errdex;
      delete window.errdex.handed;
      if (handed) this.fill(handed);
      else this.update();
      this.followAddress(handed);
    }

    followAddress(handed) {
      if (!this.place.isConnected) return; // the theme has swapped the page
      const named = location.hash.slice(1);
      const [, number] = /^try\.([0-9]+)$/.exec(named) ?? [];
      if (named === "handed") this.find("[data-lost]").hidden = Boolean(handed);
      if (number) this.tryExample(number);
      if (number || named === "handed") {
        history.replaceState(history.state, "", location.pathname + location.search);
      }
      for (const line of this.all(".errdex-asked[id]")) this.ask(line, line.id === named);
    }

    /** Show what a check needs, and the fields for it. */
    ask(line, isAsked) {
      line.hidden = !isAsked;
      if (isAsked && line.dataset.fields) this.find("[data-more]").open = true;
    }

    onInput(target) {
      if (target === this.file) return; // it is read when it has changed
      if (target === this.box) this.source++;
      const added = this.box.value.length - this.length;
      this.length = this.box.value.length;
      clearTimeout(this.waiting);
      if (target === this.box && added > MOST_TYPED) this.update({ isPasted: true });
      else this.waiting = setTimeout(() => this.update(), PAUSE);
    }

    /** Take a file that is dropped here as one that is chosen; the browser would leave the page. */
    onDrag(event) {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      if (event.type !== "drop") return;
      this.file.files = event.dataTransfer.files;
      this.readFile();
    }

    onClick({ dataset }) {
      if (dataset.now) {
        const field = document.getElementById(dataset.now);
        field.value = new Date().toISOString().replace(/\.[0-9]+Z$/, "Z");
        this.update();
      } else if (dataset.copy) this.copyReport(dataset.copy);
      else if (dataset.redact !== undefined) this.copyRedacted();
      else if (dataset.try) this.tryExample(dataset.try);
    }

    /** What is known besides, by the catalogue of a service, or by the only one. */
    contextOf(service) {
      const fields = this.all("[data-context]").filter(({ dataset }) => (dataset.service ?? "") === service);
      return Object.fromEntries(fields.map((field) => [field.dataset.context, field.value]));
    }

    /** Put a text into the box and answer it, as the reader asked for. */
    async fill(text, context = {}) {
      for (const field of this.all("[data-context]")) field.value = context[field.dataset.context] ?? "";
      this.box.value = text;
      await this.answer();
    }

    async tryExample(number) {
      const source = ++this.source;
      try {
        const example = (await examples())[number - 1];
        if (source === this.source && example) await this.fill(example.paste, example.context);
      } catch (error) {
        if (source === this.source) this.fail(error);
      }
    }

    async readFile() {
      const [chosen] = this.file.files;
      if (!chosen) return;
      const source = ++this.source;
      let text = "";
      let fault = null;
      try {
        text = await textOf(chosen);
      } catch (error) {
        fault = error;
      }
      if (source !== this.source) return;
      this.box.value = text;
      if (fault) this.fail(fault);
      else this.update({ isPasted: true });
    }

    /** Answer now, and take the reader there, who hears the verdict by that. */
    async answer() {
      await this.update({ isPasted: true, isHeard: false });
      if (!this.result) return;
      window.scrollTo(0, 0);
      this.find("[data-verdict]").focus();
    }

    /** Read what the form holds, and show the answer. */
    async update({ isPasted = false, isHeard = true } = {}) {
      clearTimeout(this.waiting);
      const turn = ++this.turn;
      this.length = this.box.value.length;
      this.result = null;
      this.find("[data-said]").textContent = "";
      if (!this.box.value.trim()) {
        this.empty();
        return;
      }
      if (this.place.dataset.state === "empty") this.say(["Loading…"], "");
      this.isPasted ||= isPasted;
      if (this.isPasted) this.fit(); // at once, so that nothing moves later
      try {
        const catalogues = await load();
        if (turn !== this.turn) return;
        const result = catalogues.diagnose(this.box.value, (service) => this.contextOf(service));
        const shown = await catalogues.shown(result);
        if (turn !== this.turn) return;
        this.result = result;
        this.show(shown, isHeard);
      } catch (error) {
        if (turn === this.turn) this.fail(error);
      }
      this.fit();
    }

    empty() {
      this.place.dataset.state = "empty";
      this.isPasted = false;
      this.box.rows = ROWS.empty;
      this.find("[data-result]").hidden = true;
      this.find("[data-lead]").replaceChildren();
      this.find("[data-rest]").replaceChildren();
      this.hear("");
    }

    show({ says, lead, rest }, isHeard) {
      const open = new Set(this.all("[data-result] details[open]").map(({ dataset }) => dataset.about));
      const verdict = coded(window.errdexDiagnosis.visible(says));
      this.say(verdict, isHeard ? says.replaceAll("`", "") : "");
      this.find("[data-lead]").replaceChildren(...lead);
      this.find("[data-rest]").replaceChildren(...rest);
      for (const fold of this.all("[data-result] details")) fold.open ||= open.has(fold.dataset.about);
    }

    fail(error) {
      this.result = null;
      const words = wordsFor(error);
      this.find("[data-lead]").replaceChildren();
      this.find("[data-rest]").replaceChildren();
      this.say([words], words);
    }

    /** Show a verdict, and let those hear it who do not see it. */
    say(verdict, heard) {
      this.place.dataset.state = "read";
      this.find("[data-verdict]").replaceChildren(...verdict);
      this.find("[data-result]").hidden = false;
      for (const one of this.all("[data-copy]")) one.disabled = !this.result;
      this.hear(heard);
    }

    hear(words) {
      const status = this.find("[data-summary]");
      if (status.textContent !== words) status.textContent = words;
    }

    /** Make the box as high as a text that is typed; one that is pasted leaves room for its answer. */
    fit() {
      this.box.rows = ROWS.least;
      if (this.isPasted) return;
      const row = parseFloat(getComputedStyle(this.box).lineHeight);
      const rows = Math.floor(this.box.scrollHeight / row);
      this.box.rows = Math.min(Math.max(rows, ROWS.least), ROWS.empty);
    }

    async copyReport(form) {
      const { result } = this;
      if (!result) return; // it is being made anew
      const catalogues = await load();
      copy(catalogues.written(result, form), this.find("[data-said]"));
    }

    /** Copy what was pasted, without what must not be sent on. */
    async copyRedacted() {
      await this.update(); // now, so that it does not write over what is said here
      if (!this.result) return;
      try {
        const catalogues = await load();
        const { text, counts } = catalogues.redacted(this.box.value, (service) => this.contextOf(service));
        const said = `Copied; ${window.errdexDiagnosis.told(counts)}. Read it before you send it.`;
        copy(text, this.find("[data-said]"), said);
      } catch (error) {
        if (error.name === "RefusedError") this.find("[data-said]").textContent = `Not copied: ${error.message}.`;
        else this.fail(error);
      }
    }
  }

  window.errdex.diagnosis = load;
  eachPage(() => {
    const place = document.querySelector("[data-errdex-bench][hidden]");
    if (place) new Bench(place);
  });
})();
