// The answer to a single hit, in place: who acts and what to do are read without opening a page.

/** Show the answer of a single hit at a place; nothing there for several, and for a look-alike. */
export function answerWith(place, result) {
  const hit = isAnswer(result) ? result.hits[0] : {};
  const name = hit.code || hit.symptom || "";
  const asked = [hit.serviceId, name].filter(Boolean).join("/");
  if (place.dataset.answer === asked) return; // shown, or on its way
  place.dataset.answer = asked;
  place.replaceChildren();
  if (!name) return;
  const show = ({ codes, symptoms }) => {
    if (place.dataset.answer !== asked) return; // another text was typed meanwhile
    const known = hit.code ? codes : symptoms;
    const answers = Object.hasOwn(known, name) ? known[name] : [];
    place.replaceChildren(...answers.flatMap((answer) => cardOf(answer, answers.length > 1)));
  };
  window.errdex.answers(hit.serviceId).then(show, console.warn); // without them the link is left
}

/** Tell whether a result is one code or symptom that is meant, or that the text describes. */
function isAnswer({ hits, total, unknown }) {
  return total === 1 && !unknown && hits[0].kind !== "similar" && !hits[0].program;
}

/** The card of an answer; where a code has several meanings, below the name of its field. */
function cardOf(answer, isOneOfSeveral) {
  const { card, element, ticket } = window.errdex;
  const label = isOneOfSeveral ? `Answer: ${answer.field}` : "Answer";
  const made = card({ ...answer, label, developer: ticket(answer) });
  return isOneOfSeveral ? [element("p", "", element("strong", "", answer.field), `: ${answer.title}`), made] : [made];
}
