// The foot of a page: "Copy as Markdown" pastes the page's Markdown, which the page holds, so that it
// works from a disk as well. Without it a link leads to the same text.
(function () {
  "use strict";

  const { eachPage, copy } = window.errdex;

  function addButton(foot) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-button";
    button.textContent = "Copy as Markdown";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      status.textContent = "";
      const copied = await copy(foot.dataset.errdexMarkdown);
      status.textContent = copied ? "Markdown copied." : "The browser did not allow copying.";
    });
    foot.append(button, " ", status);
  }

  eachPage(() => {
    for (const foot of document.querySelectorAll("[data-errdex-markdown]")) addButton(foot);
  });
})();
