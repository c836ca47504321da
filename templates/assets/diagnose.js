// The page that diagnoses: reads its form, shows the result as text, and sends nothing anywhere.
(function () {
  "use strict";

  const OPENING = 1000; // bytes in which a file tells what it is
  const PAUSE = 250; // milliseconds without a key before the text is read
  let bytesToRead, diagnose, isFine, labelled, redactText, reportDiagnosis, sections, shown, told, visible;
  let knowledge = null; // these are loaded when the form is first used

  /** Load what diagnoses, unless it is here. */
  async function load() {
    if (knowledge) return;
    ({
      bytesToRead,
      diagnose,
      isFine,
      labelled,
      redactText,
      reportDiagnosis,
      sections,
      shown,
      told,
      visible,
      knowledge,
    } = await window.errdex.diagnosis());
  }

  /** The address of an entry in this copy of the site, which may lie on a disk. */
  function pageOf(url) {
    return window.errdex.page(url.slice(knowledge.url.length));
  }

  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  function link(url, text) {
    const anchor = element("a", text);
    anchor.href = pageOf(url);
    anchor.target = "_blank"; // the page that is left forgets what was typed
    return anchor;
  }

  /** The text of a title, with the first of the codes in it as links to their entries. */
  function linked(text, urls) {
    const parts = [visible(text)];
    for (const [code, url] of urls) {
      const last = parts.pop();
      const at = last.indexOf(code);
      if (at < 0) parts.push(last);
      else parts.push(last.slice(0, at), link(url, code), last.slice(at + code.length));
    }
    return parts;
  }

  function urlsOf(item) {
    if (item.row) return item.row.url ? [[item.row.code, item.row.url]] : [];
    const known = (item.codes ?? []).filter((code) => knowledge.codes.isInUse(code));
    return known.map((code) => [code, knowledge.describe(knowledge.fieldOf(code), code, 1).url]);
  }

  /** The catalogue's text, with what stands between backticks as code. */
  function spans(text) {
    const parts = text.split("`");
    if (parts.length % 2 === 0) return [text];
    return parts.map((part, n) => (n % 2 ? element("code", visible(part)) : part));
  }

  /** A button for each field of the form that a line asks for by its name in brackets. */
  function fillers(text) {
    const names = [...text.matchAll(/\(([A-Za-z0-9_-]+)\)/g)].map((found) => found[1]);
    const fields = names.map((name) => document.getElementById(`errdex-context-${name}`));
    return fields.filter(Boolean).map((field) => {
      const button = element("button", "Fill in");
      button.type = "button";
      button.className = "errdex-fill";
      button.setAttribute("aria-label", `Fill in ${field.labels[0].textContent}`);
      button.addEventListener("click", () => {
        field.closest("details").open = true;
        field.focus();
      });
      return button;
    });
  }

  /** A title, with its codes as links and, where it is marked, what is between backticks as code. */
  function titleOf(item) {
    const urls = urlsOf(item);
    const parts = item.marked ? spans(item.title) : [item.title];
    return parts.flatMap((part) => (typeof part === "string" ? linked(part, urls) : [part]));
  }

  function lineOf(item, line) {
    const isAddress = item.row && line.verbatim && !line.label;
    if (isAddress) return element("li", link(line.text, "All about this code"));
    const label = labelled(line, "");
    if (line.verbatim) return element("li", label, element("code", shown(line)));
    if (!line.marked) return element("li", label, shown(line), ...fillers(line.text));
    const step = element("li", label, ...spans(shown(line)));
    if (/^[0-9]+$/.test(line.label)) step.className = "errdex-step";
    return step;
  }

  function itemOf(item) {
    const shown = element("li", ...titleOf(item));
    if (item.lines.length) {
      const list = element("ul", ...item.lines.map((line) => lineOf(item, line)));
      shown.append(list);
    }
    return shown;
  }

  function show(result, place) {
    place.replaceChildren();
    for (const { about, heading, items } of sections(result, knowledge)) {
      const list = element("ul", ...items.map(itemOf));
      list.dataset.about = about;
      place.append(element("h2", heading), list);
    }
    place.hidden = false;
  }

  /** The result in a few words, for those who hear it and those who do not scroll. */
  function summary(result) {
    if (result.answer === null) return "Nothing was recognised.";
    const says = visible(result.answer.says).replaceAll("`", "");
    const of = (outcome) => result.checks.filter((row) => row.outcome === outcome).length;
    const part = result.complete ? "" : " Not everything was read; see the notes.";
    const judged = of("fail") + of("pass");
    const counts = judged
      ? `Failing checks: ${of("fail")}. Open checks: ${of("unknown")}.`
      : "No check could be made; give the request as well.";
    const end = isFine(result) ? " Nothing is wrong." : "";
    return `${says}. ${counts}${end}${part}`;
  }

  /** The text of a file; PowerShell redirects into UTF-16 with a mark. */
  function decoded(bytes) {
    const marks = { "255,254": "utf-16le", "254,255": "utf-16be" };
    return new TextDecoder(marks[bytes.slice(0, 2).join()] ?? "utf-8").decode(bytes);
  }

  /** The text of a file, no more of it than is read of a text. */
  async function textOf(file) {
    const opening = decoded(new Uint8Array(await file.slice(0, OPENING).arrayBuffer()));
    const part = file.slice(0, bytesToRead(opening) + OPENING);
    return decoded(new Uint8Array(await part.arrayBuffer()));
  }

  /** What is wrong: with a context value in its own words, else that the page itself is. */
  function wordsFor(error) {
    if (error.name === "ContextError") return error.message;
    if (error.name === "LoadError") return `${error.message}; press Diagnose to try again.`;
    console.error(error); // the message may hold what was pasted, so it is not shown
    return `Internal error (${error.name}): nothing was diagnosed. Reload the page and try again; please report the error if it comes back.`;
  }

  function start() {
    const form = document.querySelector("[data-errdex-diagnose]");
    if (!form || form.dataset.started) return;
    form.dataset.started = "yes";
    const evidence = form.querySelector("textarea");
    const file = form.querySelector("[type=file]");
    const status = form.querySelector("[data-summary]");
    const place = document.querySelector("[data-result]");
    let result = null;
    let waiting = 0;

    function fail(error) {
      result = null;
      place.replaceChildren(element("p", wordsFor(error)));
      place.hidden = false;
      status.textContent = place.textContent;
    }

    function context() {
      const fields = [...form.querySelectorAll("[data-context]")];
      return Object.fromEntries(fields.map((field) => [field.dataset.context, field.value]));
    }

    async function update() {
      clearTimeout(waiting);
      result = null;
      place.hidden = true;
      place.replaceChildren();
      status.textContent = "";
      if (!evidence.value.trim()) return;
      try {
        if (!knowledge) {
          status.textContent = "Loading...";
          await load();
        }
        result = diagnose(evidence.value, context(), knowledge);
        show(result, place);
        status.textContent = summary(result);
      } catch (error) {
        fail(error);
      }
    }

    function copy(text, copied) {
      window.errdex.copy(text).then((done) => {
        status.textContent = done ? copied : "The browser refused to copy.";
      });
    }

    /** Copy what was pasted, without what must not be sent on. */
    async function copyRedacted() {
      await update(); // now, so that it does not write over what is said here
      if (!knowledge) return; // it was said why
      try {
        const { text, counts } = redactText(evidence.value, context(), knowledge);
        copy(text, `Copied; ${told(counts)}. Read it before you send it.`);
      } catch (error) {
        status.textContent = wordsFor(error);
      }
    }

    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(update, PAUSE);
    });
    file.addEventListener("change", async () => {
      const [chosen] = file.files;
      if (!chosen) return;
      try {
        await load();
      } catch (error) {
        fail(error);
        return;
      }
      try {
        evidence.value = await textOf(chosen);
      } catch {
        evidence.value = "";
        status.textContent = "The file could not be read.";
        return;
      }
      update();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await update();
      if (result) place.focus();
    });
    form.addEventListener("reset", () => {
      setTimeout(update);
      evidence.focus();
    });
    form.addEventListener("click", ({ target }) => {
      if (target.dataset.now) {
        const field = document.getElementById(target.dataset.now);
        field.value = new Date().toISOString().replace(/\.[0-9]+Z$/, "Z");
        update();
      } else if (target.dataset.copy && result) {
        copy(reportDiagnosis(result, target.dataset.copy, knowledge), "Copied.");
      } else if (target.dataset.redact !== undefined && evidence.value) {
        copyRedacted();
      }
    });
    // A page that is left keeps nothing for the way back.
    window.addEventListener("pagehide", () => form.reset());
    form.hidden = false;
    update();
  }

  window.errdex.eachPage(start);
})();
