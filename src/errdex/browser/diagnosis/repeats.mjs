// Tells which mentions of a code say it again: in one line of a text, or in one page of HTML.

const BEGINS = /\n|<(?:html|HTML)[ >\n]/gu;
const PAGE_ENDS = ["</html>", "</HTML>"];
const FAR = 2000; // characters of a page

/** Each mention and how much it counts: 1, or 0 where its line or page has it before. */
export function onceEach(text, mentions) {
  const starts = mentions.length > 1 ? startsIn(text) : [];
  const seen = new Set();
  return mentions.map((mention) => {
    const key = `${mention.field} ${mention.code} ${countUpTo(starts, mention.start)}`;
    const count = Number(!seen.has(key));
    seen.add(key);
    return [mention, count];
  });
}

/** Where the lines begin that are in no page, and the pages. */
function startsIn(text) {
  const starts = [];
  let end = 0;
  for (const found of text.matchAll(BEGINS)) {
    const at = found.index;
    if (at < end) continue;
    starts.push(at);
    if (found[0] === "\n") continue;
    const page = text.slice(at, at + FAR);
    end = at + Math.max(...PAGE_ENDS.map((tag) => page.indexOf(tag)));
  }
  return starts;
}

/** How many of ascending places are not behind another one. */
function countUpTo(starts, at) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
