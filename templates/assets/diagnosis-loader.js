// Loads what diagnoses when the form is first used, or an answer is asked for, and not before.
(function () {
  "use strict";

  const { eachPage, onDemand } = window.errdex;

  /** Give a promise of what diagnoses: the functions of its script, and `knowledge`. */
  const diagnosis = onDemand(["diagnosis.js", "diagnosis-data.js"], () => {
    const { Knowledge } = window.errdexDiagnosis;
    return { ...window.errdexDiagnosis, knowledge: new Knowledge(window.errdexDiagnosisData) };
  });

  window.errdex.diagnosis = diagnosis;
  eachPage(() => {
    const form = document.querySelector("[data-errdex-diagnose]");
    form?.addEventListener("focusin", diagnosis, { once: true });
  });
})();
