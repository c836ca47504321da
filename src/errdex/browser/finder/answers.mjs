// The answer to a single hit, in place: what to do is read without opening a page.

/** Show the answer of a single hit at a place, or nothing there. */
export function answerWith(place, { hits, total }) {
  place.hidden = true;
  place.replaceChildren();
}
