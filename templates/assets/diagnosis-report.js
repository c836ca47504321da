// Shows a diagnosis: the answer, the numbers, the causes, and folded what else there is to say.
(function () {
  "use strict";

  const { button, element, named, page } = window.errdex;
  const FOLDED = ["open", "fine", "notes", "recognised"]; // in this order, below the causes
  const UNKNOWN = { whoActs: "", sendAgain: "" }; // of a code that is not in the catalogue

  /** A button for each field of the form that a text asks for by its name in brackets. */
  function fillers(text, folder) {
    const names = [...text.matchAll(/\(([A-Za-z0-9_-]+)\)/g)].map((found) => found[1]);
    const fields = names.map((name) => document.getElementById(`errdex-context-${folder}${name}`));
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

  /** What is shown of one diagnosis, with the engine that made it; its titles begin at a level. */
  class Report {
    constructor(result, engine, level) {
      this.result = result;
      this.engine = engine;
      this.level = level;
      const parts = engine.sections(result, engine.knowledge);
      this.parts = new Map(parts.map((part) => [part.about, part]));
    }

    items(about) {
      return this.parts.get(about)?.items ?? [];
    }

    /** Who acts and whether to send again, in the words of the entry's own answer. */
    factsOf(field, code) {
      const has = ({ codes }) => Object.hasOwn(codes, field) && codes[field].includes(code);
      return this.engine.answers.find(has) ?? UNKNOWN;
    }

    /** The path of an entry's page in this site. */
    pathOf(url) {
      return `${this.engine.folder}${url.slice(this.engine.knowledge.url.length)}`;
    }

    /** A link to an entry, in a tab of its own: the page that is left forgets what was typed. */
    linkTo(url, text) {
      const link = element("a", "", text);
      link.href = page(this.pathOf(url));
      link.target = "_blank";
      return link;
    }

    /** A fact under the catalogue's word for it. */
    named(word, said) {
      return named(word, said, this.engine.words);
    }

    describe(code) {
      const { knowledge } = this.engine;
      return knowledge.describe(knowledge.fieldOf(code), code, 1);
    }

    /** A text as nodes, with what is between backticks as code. */
    marked(text) {
      return window.errdex.coded(this.engine.visible(text));
    }

    /** A line of a step as nodes; its links open in a tab of their own, as all do here. */
    linked(text) {
      const nodes = window.errdex.marked(this.engine.visible(text));
      for (const link of nodes.filter((node) => node.href)) link.target = "_blank";
      return nodes;
    }

    /** The text of a line as nodes. */
    shown(line) {
      if (line.marked) return this.linked(line.text);
      const text = this.engine.shown(line);
      return line.verbatim ? [element("code", "", text)] : [text, ...fillers(line.text, this.engine.folder)];
    }

    /** The verdict as text; where it is about a rule, with the codes of that rule. */
    saying() {
      const { answer, complete } = this.result;
      if (answer === null) return "Nothing was recognised.";
      const links = this.symptoms().map(({ url }) => `: ${url}`); // each is below with its title
      const whole = links.reduce((said, link) => said.replace(link, ""), answer.says);
      const says = whole.replace(/\.$/, ""); // a sentence of the catalogue's has its full stop
      const { codes } = answer;
      const named = codes.length && !says.includes(codes[0]) ? ` (${codes.join(", ")})` : "";
      return `${says}${named}.${complete ? "" : " Not everything was read; see the notes."}`;
    }

    /** The row of the code that the answer is about: in two fields, the one whose first step it gives. */
    leading() {
      const { codes: [code], first_step: step } = this.result.answer;
      if (code === undefined) return null;
      const rows = this.result.codes.filter((row) => row.code === code);
      return rows.find(({ steps }) => this.engine.knowledge.firstStep({ steps }) === step) ?? rows[0] ?? this.describe(code);
    }

    /** The answer's card, or its first step alone where it is about no code; of a text in which nothing
        was recognised, where to look for its words. */
    lead() {
      const { answer } = this.result;
      if (answer === null) return this.elsewhere();
      if (this.symptoms().length) return this.told(answer);
      const row = this.leading();
      if (!row) return answer.first_step ? this.first(this.marked(answer.first_step)) : "";
      const whoActs = this.whoActs(answer, row);
      const sendAgain = this.sendAgain(answer.send_again, row);
      const card = window.errdex.card({
        code: row.code,
        title: row.title,
        path: row.url === null ? "" : this.pathOf(row.url),
        means: "",
        whoActs,
        firstStep: answer.first_step ?? "",
        sendAgain,
        tellCustomer: answer.tell_customer ?? "",
        developer: () => this.developer(row, whoActs, sendAgain),
        words: this.engine.words,
      });
      for (const link of card.querySelectorAll("a")) link.target = "_blank";
      return card;
    }

    /** A step under the catalogue's word for the first one. */
    first(said) {
      return element("p", "", element("strong", "", this.named("first", "")), ...said);
    }

    /** Whose move it is: as the entry says for its own first step or as a draft, else as the text does. */
    whoActs({ first_step: step, owner }, row) {
      if (owner === null && row.success === true) return "";
      const isOwn = step === this.engine.knowledge.firstStep(row) || (row.success === false && owner === null);
      const said = isOwn && this.factsOf(row.field, row.code).whoActs;
      return said || (owner === null ? "" : this.engine.knowledge.whoActs(owner, step));
    }

    /** The symptoms that the answer is about: words alone tell them. */
    symptoms() {
      const { answer, recognised } = this.result;
      const isTold = answer !== null && !recognised.length;
      return isTold ? this.engine.knowledge.told.filter(({ url }) => answer.says.includes(url)) : [];
    }

    /** The card of a symptom, or several by their links; and where to look for other words. */
    told(answer) {
      const symptoms = this.symptoms();
      if (symptoms.length === 1) return element("div", "", this.symptomCard(answer, symptoms[0]), this.elsewhere());
      const links = symptoms.map(({ title, url }) => element("li", "", this.linkTo(url, title)));
      const first = this.first(this.marked(answer.first_step));
      return element("div", "", element("ul", "", ...links), first, this.elsewhere());
    }

    symptomCard(answer, { title, url }) {
      const { knowledge, words, sendAgainWords } = this.engine;
      const { owner, first_step: firstStep, send_again: retry, tell_customer: tellCustomer } = answer;
      const whoActs = knowledge.whoActs(owner, firstStep);
      const again = sendAgainWords(retry, knowledge);
      const sendAgain = again && again[0].toUpperCase() + again.slice(1);
      const developer = () => this.developer({ code: "", title, steps: [], url }, whoActs, sendAgain);
      const card = window.errdex.card({
        code: "", title, path: this.pathOf(url), means: "", whoActs, firstStep, sendAgain, tellCustomer, developer, words,
      });
      for (const link of card.querySelectorAll("a")) link.target = "_blank";
      return card;
    }

    /** Where to look for the words of a text. */
    elsewhere() {
      const link = element("a", "", "Find");
      link.href = page("find/");
      return element("p", "", "Paste more of it, or look for its words with ", link, ".");
    }

    /** The rule of the whole in words: those of a code that has this rule and this wait. */
    sendAgain(retry, leading) {
      const has = ({ retry: own }) =>
        own.rule === retry.rule && own.after_seconds === retry.after_seconds;
      const row = [leading, ...this.result.codes].find(has);
      return row ? this.factsOf(row.field, row.code).sendAgain : "";
    }

    /** The text for a developer's ticket: code and verdict, who acts, the first steps, the link. */
    developer({ code, title, steps, url }, whoActs, sendAgain) {
      const { ticket } = window.errdex;
      const says = this.saying();
      const facts = [
        says !== `${code}: ${title}.` && says,
        whoActs && this.named("who", whoActs),
        sendAgain && this.named("again", sendAgain),
      ];
      const said = steps.map((step) => this.engine.knowledge.firstOf(step));
      const all = [...new Set([this.result.answer.first_step, ...said])].filter(Boolean);
      const means = facts.filter(Boolean).join("\n");
      return ticket({ code, title, means, steps: all, link: url ?? "" });
    }

    /** What a check found, where, and what it expected there. */
    places({ lines }) {
      const parts = lines.map((line) => {
        const label = line.label ? `${line.label}: ` : "";
        return element("li", "", label, ...this.shown(line));
      });
      return parts.length ? element("ul", "errdex-places", ...parts) : "";
    }

    fold(about, title, ...children) {
      const made = element("details", "", element("summary", "", title), ...children);
      made.dataset.about = `${this.engine.folder}${about}`;
      return made;
    }

    /** How many numbers may be sent again when, as a table; nothing where there are no numbers. */
    numbers() {
      const rows = this.items("retry").flatMap(({ lines }) => lines);
      if (!rows.length) return "";
      const cells = (name, texts) => element("tr", "", ...texts.map((text) => element(name, "", text)));
      const head = element("thead", "", cells("th", [rows[0].counted.items, this.engine.words.again, "Codes"]));
      const body = rows.map(({ counted: { count, words, rows: of } }) => {
        const said = of.length ? this.factsOf(of[0].field, of[0].code).sendAgain : "";
        return cells("td", [String(count), said || words, of.map(({ code }) => code).join(", ")]);
      });
      return element("table", "errdex-numbers", head, element("tbody", "", ...body));
    }

    /** Everything below the answer. */
    rest() {
      const causes = new window.errdexCauses(this).cards();
      const isWrong = this.parts.has("wrong") || this.result.codes.some((row) => !row.success);
      const heading = element(`h${this.level}`, "", isWrong ? "What is wrong" : "What came back");
      const title = causes.length ? [heading] : [];
      const folds = this.folds(causes.length ? [] : ["open", "notes"]);
      return [...title, this.numbers(), ...causes, ...folds].filter(Boolean);
    }

    /** What else there is to say, each part in a fold with its number of items; some are open. */
    folds(opened) {
      if (!this.result.complete) opened.push("notes");
      const parts = FOLDED.map((about) => this.parts.get(about)).filter(Boolean);
      return parts.map(({ about, heading, items }) => {
        const list = element("ul", "", ...items.map((item) => this.line(item)));
        const count = about === "recognised" ? "" : ` (${items.length})`;
        const made = this.fold(about, `${heading}${count}`, list);
        made.open = opened.includes(about);
        return made;
      });
    }

    line({ title, lines, marked: isMarked }) {
      const said = isMarked ? this.marked(title) : [this.engine.visible(title)];
      const item = element("li", "", ...said);
      if (lines.length) item.append(this.places({ lines }));
      return item;
    }
  }

  window.errdexReport = Report;
})();
