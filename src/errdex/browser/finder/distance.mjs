// Which words are one or two typos away from a text.

const SWAP = 0.8; // the most common typo, and one that changes no character
const DOUBLE = 0.8; // a character typed twice, or once instead of twice

/**
 * Yield `[place, cost]` for each of the sorted words that a few typos turn a text into.
 *
 * A character missing, too many or wrong costs 1; two swapped, or one doubled, a little less.
 * Words with the same prefix are compared with it once, and skipped together if it is too far.
 */
export function* nearest(text, words, limit) {
  const rows = [firstRow(text)]; // one for each prefix of the word
  const least = [0]; // of each row
  let [before, far] = ["", 0];
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place];
    let length = shared(before, word);
    before = word;
    if (far > 0 && length >= far) continue;
    far = 0;
    for (; length < word.length && far === 0; length += 1) {
      rows[length + 1] = nextRow(text, word, length, rows);
      least[length + 1] = rows[length + 1].reduce((a, b) => (a < b ? a : b));
      if (least[length + 1] > limit && least[length] + SWAP > limit) far = length + 1;
    }
    const cost = rows[word.length]?.[text.length];
    if (far === 0 && cost <= limit) yield [place, cost];
  }
}

function firstRow(text) {
  const row = [0];
  for (let n = 0; n < text.length; n += 1) row.push(row[n] + drop(text, n));
  return row;
}

/** Return what it costs to turn each prefix of the text into that of the word, one longer. */
function nextRow(text, word, at, rows) {
  const above = rows[at];
  const row = [above[0] + drop(word, at)];
  for (let n = 0; n < text.length; n += 1) {
    let cost = above[n] + (text[n] === word[at] ? 0 : 1);
    cost = Math.min(cost, above[n + 1] + drop(word, at), row[n] + drop(text, n));
    const swapped = n > 0 && at > 0 && text[n] === word[at - 1] && text[n - 1] === word[at];
    row.push(swapped ? Math.min(cost, rows[at - 1][n - 1] + SWAP) : cost);
  }
  return row;
}

function drop(text, at) {
  return text[at] === text[at - 1] ? DOUBLE : 1;
}

function shared(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
