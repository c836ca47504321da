// The answer card: the same markup as `pages/card.md.j2`, and the buttons of both.
(function () {
  "use strict";

  const MOST_STEPS = 3; // Steps in what is copied for a developer. The link leads to the rest.
  const { button, copy, element, marked, page, statusLine } = window.errdex;

  function fact(title, className, ...said) {
    return element("div", className, element("dt", "", title), element("dd", "", ...said));
  }

  /** The text for a ticket: code and title, the meaning, the first steps, the link. */
  function ticket({ code, title, means, steps, link }) {
    const first = steps.slice(0, MOST_STEPS).map((step, n) => `${n + 1}. ${step}`);
    const more = steps.length - first.length;
    if (more > 0) first.push(`(${more} more ${more === 1 ? "step" : "steps"} on the page)`);
    const head = code ? `${code}: ${title}` : title;
    return [head, ...(means ? [means] : []), ...(first.length ? ["", ...first] : []), "", link, ""].join("\n");
  }

  /** Add the buttons to a card; `developer` is a text, or a function that returns it. */
  function addCardButtons(section, tellCustomer, developer) {
    const status = statusLine();
    const copying = (whom, text) => () =>
      copy(typeof text === "function" ? text() : text, status, `Copied for the ${whom}.`);
    const buttons = section.querySelector(":scope > .errdex-buttons");
    if (tellCustomer) buttons.append(button("Copy for the customer", copying("customer", tellCustomer)));
    buttons.append(button("Copy for the developer", copying("developer", developer)), status);
  }

  /**
   * The card of an answer. All values are texts, shown as they are but for what is between
   * backticks; where one is empty its fact is left out.
   *
   * `code` and `title` name what is answered and `path`, below the site's root, is its page: with it
   * the card ends with a link there. `developer` is what that button copies: a text, or a function.
   * `words` are the catalogue's, where they are not those of the site.
   */
  function card(answer) {
    const { code, title, path, means, whoActs, firstStep, sendAgain, tellCustomer } = answer;
    const called = answer.words ?? window.errdexWords;
    const quote = element("blockquote", "", ...marked(tellCustomer));
    const facts = [
      means && fact(called.means, "errdex-card__means", ...marked(means)),
      whoActs && fact(called.who, "errdex-card__who", ...marked(whoActs)),
      firstStep && fact(called.first, "errdex-card__first", ...marked(firstStep)),
      sendAgain && fact(called.again, "errdex-card__again", ...marked(sendAgain)),
      tellCustomer && fact(called.customer, "errdex-card__customer", quote),
    ];
    const buttons = element("p", "errdex-buttons");
    const made = element("section", "errdex-card", element("dl", "", ...facts.filter(Boolean)), buttons);
    made.dataset.errdexCard = "";
    made.setAttribute("aria-label", answer.label ?? "Answer");
    addCardButtons(made, tellCustomer, answer.developer);
    if (path) {
      const link = element("a", "", `All about ${code || title}`);
      link.href = page(path);
      buttons.append(link);
    }
    return made;
  }

  Object.assign(window.errdex, { card, addCardButtons, ticket });
})();
