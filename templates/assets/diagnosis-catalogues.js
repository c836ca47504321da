// What Diagnose works with: one catalogue, or those of several services, each loaded where it is needed.
(function () {
  "use strict";

  const { coded, element, load, onDemand } = window.errdex;
  const PATH = "assets/diagnosis"; // below the folder of a catalogue

  /** A catalogue: what diagnoses, what is known of its codes, and what shows the answer. */
  class Catalogue {
    constructor(data, folder, answers) {
      this.folder = folder;
      this.knowledge = new window.errdexDiagnosis.Knowledge(data);
      this.words = { ...window.errdexWords, ...data.compiled.words };
      this.answers = answers;
    }

    /** The report of a diagnosis; its titles begin at a level. */
    async report(result, level) {
      const { folder, knowledge, words } = this;
      const engine = { ...window.errdexDiagnosis, answers: await this.answers(), folder, knowledge, words };
      return new window.errdexReport(result, engine, level);
    }
  }

  /** One catalogue that the site is about. */
  class One {
    constructor(catalogue) {
      this.catalogue = catalogue;
    }

    diagnose(text, contextOf) {
      return window.errdexDiagnosis.diagnose(text, contextOf(""), this.catalogue.knowledge);
    }

    /** What is shown of a diagnosis: {says, lead, rest}. */
    async shown(result) {
      const report = await this.catalogue.report(result, 2);
      return { says: report.saying(), lead: [report.lead()], rest: report.rest() };
    }

    written(result, form) {
      return window.errdexDiagnosis.reportDiagnosis(result, form, this.catalogue.knowledge);
    }

    redacted(text, contextOf) {
      return window.errdexDiagnosis.redactText(text, contextOf(""), this.catalogue.knowledge);
    }
  }

  /** The catalogues of several services, {id, title, catalogue}. */
  class Several {
    constructor(services) {
      this.services = services;
    }

    members(contextOf) {
      return this.services.map(({ id, title, catalogue: { knowledge } }) => ({
        id, title, knowledge, context: contextOf(id),
      }));
    }

    diagnose(text, contextOf) {
      return window.errdexDiagnosis.diagnoseServices(text, this.members(contextOf));
    }

    /** The same as of one; where several services fit, a part for each. */
    async shown(result) {
      const [first, ...more] = result.services;
      if (more.length) {
        const parts = await Promise.all(result.services.map((row) => this.part(row)));
        return { says: result.says, lead: [grounds(result)], rest: parts };
      }
      const report = await this.report(first, 2);
      const lead = [grounds(result), report.lead()];
      const says = first.grounds.length ? `${first.title}: ${report.saying()}` : report.saying();
      if (window.errdexDiagnosis.isSure(first.grounds)) return { says, lead, rest: report.rest() };
      return { says: result.says, lead: [lead[0], saying(says), lead[1]], rest: report.rest() };
    }

    report({ catalogue: named, diagnosis }, level) {
      const { catalogue } = this.services.find(({ id }) => id === named);
      return catalogue.report(diagnosis, level);
    }

    async part(row) {
      const report = await this.report(row, 3);
      const title = element("h2", "", row.title);
      const made = element("section", "errdex-fit", title, saying(report.saying()), report.lead(), ...report.rest());
      made.id = `fit.${row.catalogue}`;
      return made;
    }

    written(result, form) {
      return window.errdexDiagnosis.reportServices(result, form, this.members(() => ({})));
    }

    redacted(text, contextOf) {
      const members = this.members(contextOf).map(({ context, knowledge }) => [context, knowledge]);
      return window.errdexDiagnosis.redactForAll(text, members);
    }
  }

  function saying(text) {
    return element("p", "errdex-says", ...coded(window.errdexDiagnosis.visible(text)));
  }

  /** What tells which service it is; each that has a part of its own leads there. */
  function grounds({ services, others }) {
    const { groundsWords, visible } = window.errdexDiagnosis;
    const named = [...services, ...others].filter((row) => row.grounds.length);
    const items = named.map((row) => {
      const said = visible(groundsWords(row));
      if (services.length < 2 || !services.includes(row)) return element("li", "", said);
      const link = element("a", "", said);
      link.href = `#fit.${row.catalogue}`;
      return element("li", "", link);
    });
    return items.length ? element("ul", "errdex-grounds", ...items) : "";
  }

  /** Give what the page works with, by the data script; of several services each has one of its own. */
  async function catalogues() {
    const { services } = window.errdexDiagnosisData;
    const answers = () => window.errdexDiagnosisAnswers;
    if (!services) return new One(new Catalogue(window.errdexDiagnosisData, "", answers));
    const members = [];
    for (const service of services) {
      const folder = `${service.id}/`;
      await load(`../${folder}${PATH}-data.js`);
      const onlyThen = onDemand([`../${folder}${PATH}-answers.js`], answers);
      members.push({ ...service, catalogue: new Catalogue(window.errdexDiagnosisData, folder, onlyThen) });
    }
    return new Several(members);
  }

  window.errdexCatalogues = catalogues;
})();
