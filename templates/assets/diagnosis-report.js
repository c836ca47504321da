// Shows a diagnosis: the answer, a card for each cause, and folded what else there is to say.
(function () {
  "use strict";

  const { button, copy, element, page } = window.errdex;
  const MOST_NAMED = 6; // items of a code that are shown; the button copies all
  const FOLDED = ["open", "fine", "notes", "recognised"]; // in this order, below the causes
  const UNKNOWN = { whoActs: "", sendAgain: "" }; // of a code that is not in the catalogue

  /** A text of the catalogue as nodes, with what is between backticks as code. */
  function marked(text) {
    const parts = text.split("`");
    if (parts.length % 2 === 0) return [text];
    return parts.map((part, n) => (n % 2 ? element("code", "", part) : part));
  }

  /** A button for each field of the form that a text asks for by its name in brackets. */
  function fillers(text) {
    const names = [...text.matchAll(/\(([A-Za-z0-9_-]+)\)/g)].map((found) => found[1]);
    const fields = names.map((name) => document.getElementById(`errdex-context-${name}`));
    return fields.filter(Boolean).map((field) => {
      const made = button("Fill in", () => {
        field.closest("details").open = true;
        field.focus();
      });
      made.className = "errdex-fill";
      made.setAttribute("aria-label", `Fill in ${field.labels[0].textContent}`);
      return made;
    });
  }

  /** What is shown of one diagnosis, with the engine that made it. */
  class Report {
    constructor(result, engine) {
      this.result = result;
      this.engine = engine;
      const parts = engine.sections(result, engine.knowledge);
      this.parts = new Map(parts.map((part) => [part.about, part]));
    }

    items(about) {
      return this.parts.get(about)?.items ?? [];
    }

    /** Who acts and whether to send again, in the words of the entry's own answer. */
    factsOf(field, code) {
      return this.engine.answers.find(({ codes }) => codes[field]?.includes(code)) ?? UNKNOWN;
    }

    /** The path of an entry's page in this site. */
    pathOf(url) {
      return url.slice(this.engine.knowledge.url.length);
    }

    /** A link to an entry, in a tab of its own: the page that is left forgets what was typed. */
    linkTo(url, text) {
      const link = element("a", "", text);
      link.href = page(this.pathOf(url));
      link.target = "_blank";
      return link;
    }

    describe(code) {
      const { knowledge } = this.engine;
      return knowledge.describe(knowledge.fieldOf(code), code, 1);
    }

    shown(line) {
      const text = this.engine.shown(line);
      if (line.verbatim) return [element("code", "", text)];
      return line.marked ? marked(text) : [text, ...fillers(line.text)];
    }

    /** The verdict as nodes: one sentence, with what is between backticks as code. */
    verdict() {
      return marked(this.engine.visible(this.saying()));
    }

    /** The verdict as text; where it is about a rule, with the codes of that rule. */
    saying() {
      const { answer, complete } = this.result;
      if (answer === null) return "Nothing was recognised.";
      const { says, codes } = answer;
      const named = codes.length && !says.includes(codes[0]) ? ` (${codes.join(", ")})` : "";
      return `${says}${named}.${complete ? "" : " Not everything was read; see the notes."}`;
    }

    /** The row of the code that the answer is about, as far as one is known. */
    leading() {
      const [code] = this.result.answer.codes;
      if (code === undefined) return null;
      return this.result.codes.find((row) => row.code === code) ?? this.describe(code);
    }

    /** The answer's card; of a text in which nothing was recognised, where to look for its words. */
    lead() {
      const { answer } = this.result;
      if (answer === null) return this.elsewhere();
      const row = this.leading();
      if (!row) return "";
      const step = answer.first_step ?? "";
      const { whoActs } = this.factsOf(row.field, row.code);
      const isOwn = step === row.steps[0]; // a fix of a check is the owner's
      const owner = answer.owner === null ? "" : this.engine.knowledge.ownerTitle(answer.owner);
      const card = window.errdex.card({
        code: row.code,
        title: row.title,
        path: row.url === null ? "" : this.pathOf(row.url),
        means: "",
        whoActs: isOwn && whoActs ? whoActs : owner,
        firstStep: step,
        sendAgain: this.sendAgain(answer.send_again, row),
        tellCustomer: answer.tell_customer ?? "",
        developer: () => this.developer(row),
      });
      for (const link of card.querySelectorAll("a")) link.target = "_blank";
      return card;
    }

    elsewhere() {
      const link = element("a", "", "Find");
      link.href = page("find/");
      return element("p", "", "Paste more of it, or look for its words with ", link, ".");
    }

    /** The rule of the whole in words: those of a code that has this rule and this wait. */
    sendAgain(retry, leading) {
      const has = ({ retry: own }) =>
        own.rule === retry.rule && own.after_seconds === retry.after_seconds;
      const row = retry.rule === null ? undefined : [leading, ...this.result.codes].find(has);
      return row ? this.factsOf(row.field, row.code).sendAgain : "";
    }

    /** The text for a developer's ticket: the verdict, the code, the first steps, the link. */
    developer(row) {
      const step = this.result.answer.first_step;
      const steps = [...new Set([step, ...row.steps])].filter(Boolean);
      const { ticket } = window.errdex;
      return ticket({ code: row.code, title: row.title, means: this.saying(), steps, link: row.url ?? "" });
    }

    /** The causes: failing codes with their failing checks, other faults, then what points on. */
    causes() {
      const left = new Set(this.items("wrong"));
      const cards = [];
      const late = [];
      for (const item of this.codes()) {
        const { row } = item;
        if (this.pointsOn(row)) late.push(this.pointer(item));
        else if (row.success) late.push(this.codeCard(item, []));
        else {
          const faults = [...left].filter((fault) => fault.codes.includes(row.code));
          for (const fault of faults) left.delete(fault);
          cards.push(this.codeCard(item, faults));
        }
      }
      return [...cards, ...[...left].map((fault) => this.faultCard(fault)), ...late];
    }

    /** The items of the codes, the one first that the answer is about. */
    codes() {
      const items = this.items("codes");
      const first = items.find(({ row }) => this.isAnswered(row));
      return first ? [first, ...items.filter((item) => item !== first)] : items;
    }

    isAnswered(row) {
      return this.result.answer?.codes[0] === row.code;
    }

    /** Whether a code only points to the codes of a field that are there as well. */
    pointsOn(row) {
      const target = this.engine.knowledge.target(row.field, row.code);
      return this.result.codes.some((other) => other.field === target);
    }

    cause(title, className, ...parts) {
      const heading = element("h3", "", ...title);
      return element("section", `errdex-cause ${className}`, heading, ...parts.filter(Boolean));
    }

    pointer({ title, row }) {
      const { visible } = this.engine;
      return element("p", "errdex-pointer", `${visible(title)} `, this.about(row.url, row.code));
    }

    about(url, code) {
      return url === null ? "" : this.linkTo(url, `All about ${this.engine.visible(code)}`);
    }

    codeCard({ title, lines, row }, faults) {
      const asked = row.asked === null ? "" : element("p", "", "Written as ", element("code", "", this.engine.visible(row.asked)));
      const className = row.success ? "errdex-cause--fine" : "";
      return this.cause(
        [this.engine.visible(title)],
        className,
        this.facts(row),
        asked,
        this.which(row),
        ...faults.map((fault) => this.fault(fault)),
        this.steps(row, lines),
        ...row.suggestions.map((code) => this.suggestion(code)),
        element("p", "", this.about(row.url, row.code)),
      );
    }

    faultCard(fault) {
      const links = fault.codes.map((code) => this.about(this.describe(code).url, code));
      const spaced = links.flatMap((link) => [link, " "]);
      return this.cause(marked(this.engine.visible(fault.title)), "", this.places(fault), element("p", "", ...spaced));
    }

    /** Who acts and whether to send again, where the answer says it of another code. */
    facts(row) {
      if (this.isAnswered(row)) return "";
      const { whoActs, sendAgain } = this.factsOf(row.field, row.code);
      const said = [whoActs && `Who acts: ${whoActs}`, sendAgain && `Send again? ${sendAgain}`];
      return element("p", "errdex-cause__facts", said.filter(Boolean).join(" · "));
    }

    /** Which numbers came with a code: the first of them, and all of them to copy. */
    which(row) {
      if (!row.items.length) return "";
      const items = row.items.map(this.engine.visible);
      const title = this.engine.knowledge.itemsOf(row.field);
      const status = element("span", "errdex-status");
      status.setAttribute("role", "status");
      const list = button(`Copy list (${items.length})`, async () => {
        const copied = await copy(items.join("\n"));
        status.textContent = copied ? "Copied." : "The browser did not allow copying.";
      });
      list.setAttribute("aria-label", `Copy list (${items.length}): ${title}, ${row.code}`);
      const more = items.length > MOST_NAMED ? ", …" : "";
      const named = `${title}: ${items.slice(0, MOST_NAMED).join(", ")}${more} `;
      return element("p", "errdex-which", named, list, " ", status);
    }

    fault(item) {
      const title = element("p", "errdex-fault", ...marked(this.engine.visible(item.says)));
      return element("div", "", title, this.places(item));
    }

    /** What a check found, where, and what it expected there. */
    places({ lines }) {
      const parts = lines.map((line) => {
        const label = line.label ? `${line.label}: ` : "";
        return element("li", "", label, ...this.shown(line));
      });
      return parts.length ? element("ul", "errdex-places", ...parts) : "";
    }

    /** The steps of a code, folded; of a code that the answer is not about, the first one before. */
    steps(row, lines) {
      const steps = lines.filter(({ label }) => /^[0-9]+$/.test(label));
      if (!steps.length) return "";
      const list = element("ol", "", ...steps.map((step) => element("li", "", ...this.shown(step))));
      const fold = this.fold(`steps ${row.field} ${row.code}`, `What to do (${steps.length})`, list);
      if (this.isAnswered(row)) return fold;
      const first = element("p", "", element("strong", "", "Do this first: "), ...this.shown(steps[0]));
      return element("div", "", first, steps.length > 1 ? fold : "");
    }

    suggestion(code) {
      const { url, title } = this.describe(code);
      return element("p", "", "Did you mean ", this.linkTo(url, `${code}: ${title}`), "?");
    }

    fold(about, title, ...children) {
      const made = element("details", "", element("summary", "", title), ...children);
      made.dataset.about = about;
      return made;
    }

    /** How many numbers may be sent again when, as a table; nothing where there are no numbers. */
    numbers() {
      const rows = this.items("retry").flatMap(({ lines }) => lines);
      if (!rows.length) return "";
      const cells = (name, texts) => element("tr", "", ...texts.map((text) => element(name, "", text)));
      const head = element("thead", "", cells("th", [rows[0].counted.items, "Send again?", "Codes"]));
      const body = rows.map(({ counted: { count, words, rows: of } }) => {
        const said = of.length ? this.factsOf(of[0].field, of[0].code).sendAgain : "";
        return cells("td", [String(count), said || words, of.map(({ code }) => code).join(", ")]);
      });
      return element("table", "errdex-numbers", head, element("tbody", "", ...body));
    }

    /** Everything below the answer. */
    rest() {
      const causes = this.causes();
      const isWrong = this.parts.has("wrong") || this.result.codes.some((row) => !row.success);
      const heading = element("h2", "", isWrong ? "What is wrong" : "What came back");
      const title = causes.length ? [heading] : [];
      return [...title, this.numbers(), ...causes, ...this.folds()].filter(Boolean);
    }

    /** What else there is to say, each part in a fold with its number of items. */
    folds() {
      const parts = FOLDED.map((about) => this.parts.get(about)).filter(Boolean);
      return parts.map(({ about, heading, items }) => {
        const list = element("ul", "", ...items.map((item) => this.line(item)));
        const count = about === "recognised" ? "" : ` (${items.length})`;
        return this.fold(about, `${heading}${count}`, list);
      });
    }

    line({ title, lines, marked: isMarked }) {
      const text = this.engine.visible(title);
      const item = element("li", "", ...(isMarked ? marked(text) : [text]));
      if (lines.length) item.append(this.places({ lines }));
      return item;
    }
  }

  window.errdexReport = Report;
})();
