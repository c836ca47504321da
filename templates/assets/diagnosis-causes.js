// The cards by cause: each failing code with its checks and steps, and each fault without a code.
(function () {
  "use strict";

  const MOST_NAMED = 6; // items of a code that are shown; the button copies all
  const { button, copy, element, statusLine } = window.errdex;

  /** What is wrong in a diagnosis, as a report shows it. */
  class Causes {
    constructor(report) {
      this.report = report;
      this.visible = report.engine.visible;
    }

    /** The causes: failing codes with their failing checks, other faults, then what points on. */
    cards() {
      const left = new Set(this.report.items("wrong"));
      const cards = [];
      const late = [];
      for (const item of this.codes()) {
        const { row } = item;
        if (item.points) late.push(this.pointer(item));
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
      const items = this.report.items("codes");
      const first = items.find(({ row }) => this.isAnswered(row));
      return first ? [first, ...items.filter((item) => item !== first)] : items;
    }

    isAnswered(row) {
      return this.report.result.answer?.codes[0] === row.code;
    }

    cause(title, className, ...parts) {
      const heading = element(`h${this.report.level + 1}`, "", ...title);
      return element("section", `errdex-cause ${className}`, heading, ...parts.filter(Boolean));
    }

    pointer({ title, row }) {
      return element("p", "errdex-pointer", `${this.visible(title)} `, this.about(row.url, row.code));
    }

    about(url, code) {
      if (url === null) return "";
      return this.report.linkTo(url, `All about ${this.visible(code)}`);
    }

    codeCard({ title, lines, row }, faults) {
      const className = row.success ? "errdex-cause--fine" : "";
      return this.cause(
        [this.visible(title)],
        className,
        this.facts(row),
        this.asked(row),
        this.parameters(row),
        this.which(row),
        ...faults.map((fault) => this.fault(fault)),
        this.steps(row, lines),
        ...row.suggestions.map((code) => this.suggestion(code)),
        element("p", "", this.about(row.url, row.code)),
      );
    }

    /** The card of a check that fails although none of its codes came back. */
    faultCard(fault) {
      const links = fault.codes.map((code) => this.about(this.report.describe(code).url, code));
      const spaced = element("p", "", ...links.flatMap((link) => [link, " "]));
      const parts = [this.report.places(fault), this.fix(fault), spaced];
      return this.cause(this.report.marked(fault.title), "", ...parts);
    }

    asked({ asked }) {
      if (asked === null) return "";
      return element("p", "", "Written as ", element("code", "", this.visible(asked)));
    }

    /** The values in the message of a code. */
    parameters(row) {
      const told = Object.entries(row.parameters).map(([name, value]) => this.visible(`${name} = ${value}`));
      if (!told.length) return "";
      return element("p", "", "Its message has ", element("code", "", told.join(", ")));
    }

    /** Who acts and whether to send again, where the answer says it of another code. */
    facts(row) {
      if (this.isAnswered(row)) return "";
      const { whoActs, sendAgain } = this.report.factsOf(row.field, row.code);
      const said = [whoActs && this.report.named("who", whoActs), sendAgain && this.report.named("again", sendAgain)];
      return element("p", "errdex-cause__facts", said.filter(Boolean).join(" · "));
    }

    /** Which numbers came with a code: the first of them, and all of them to copy. */
    which(row) {
      if (!row.items.length) return "";
      const items = row.items.map(this.visible);
      const title = this.report.engine.knowledge.itemsOf(row.field);
      const status = statusLine();
      const list = button(`Copy list (${items.length})`, () => copy(items.join("\n"), status));
      list.setAttribute("aria-label", `Copy list (${items.length}): ${title}, ${row.code}`);
      const more = items.length > MOST_NAMED ? ", …" : "";
      const named = `${title}: ${items.slice(0, MOST_NAMED).join(", ")}${more} `;
      return element("p", "errdex-which", named, list, " ", status);
    }

    fault(item) {
      const title = element("p", "errdex-fault", ...this.report.marked(item.says));
      return element("div", "", title, this.report.places(item), this.fix(item));
    }

    /** What to do where a check fails, unless the answer says it. */
    fix({ id }) {
      const fix = this.report.engine.knowledge.fixOf(id);
      if (!fix || fix === this.report.result.answer?.first_step) return "";
      return this.report.first(this.report.marked(fix));
    }

    /** The steps of a code, folded; of a code that the answer is not about, the first one before. */
    steps(row, lines) {
      const steps = lines.filter(({ label }) => /^[0-9]+$/.test(label));
      if (!steps.length) return "";
      const items = steps.map((step) => element("li", "", ...this.report.shown(step), ...this.parts(step, lines)));
      const about = `steps ${row.field} ${row.code}`;
      const fold = this.report.fold(about, `${this.report.engine.words.steps} (${steps.length})`, element("ol", "", ...items));
      if (this.isAnswered(row)) return fold;
      const first = this.report.first(this.report.shown(steps[0]));
      return element("div", "", first, steps.length > 1 ? fold : "");
    }

    /** What a step says behind its first paragraph; lines of code that follow each other are one block. */
    parts(step, lines) {
      const made = [];
      for (const line of lines.slice(lines.indexOf(step) + 1)) {
        if (!line.part) break;
        const last = made.at(-1);
        if (!line.verbatim) made.push(element("p", "", ...this.report.linked(line.text)));
        else if (last?.matches("pre")) last.firstChild.append(`\n${this.visible(line.text)}`);
        else made.push(element("pre", "", element("code", "", this.visible(line.text))));
      }
      return made;
    }

    suggestion(code) {
      const { url, title } = this.report.describe(code);
      return element("p", "", "Did you mean ", this.report.linkTo(url, `${code}: ${title}`), "?");
    }
  }

  window.errdexCauses = Causes;
})();
