// Finds the value of a label that is a text of its own, such as `"Password: "` in a list.

import { before, endOf, find } from "../evidence/text/characters.mjs";

const CLOSED = /["'`](?=[ \t\r\n]{0,9}[,}\])])/y;
const OPEN = /(?<!["'`A-Za-z0-9_)\]}])(["'`])(?![ \t]{0,9}[,;:=})\]&+.])(?:(?!\1)[^\n])+$/u;
const KEY = /["']([A-Za-z_]{1,20})["'][ \t]{0,3}:[ \t]{0,3}$/u;
const REACH = 120; // characters of a label up to its end
/** A key, a text, or what is between two of them. */
const STEP =
  /([ \t\r\n,\[\](){}=]{0,40})(?:["']([A-Za-z_.@#-]{1,30})["'][ \t]{0,3}:[ \t]{0,3}|"([^"]{0,200})"|'([^']{0,200})'|[0-9]{1,9}|[a-z_]{1,20}(?=\()|true|false|null)/uy;
const MOST_STEPS = 12;
/** What keys of texts are named. */
const TEXTS = ["code", "content", "insert", "text", "value"];
const VALUE =
  /^([ \t\r\n]{0,3})(?![A-Za-z_-]{1,40}[:=][ \t\r\n]{0,3}$)([^ \t\r\n]{3,200})[ \t\r\n]{0,3}$/u;

/** A place, or, if a quote there closes a label, where the text is that belongs to it, or null. */
export function beyondLabel(text, place) {
  if (place.end !== null || !find(CLOSED, text, place.start)) return place;
  const ahead = before(text, place.start, REACH);
  const label = OPEN.exec(ahead);
  if (!label || label[1] !== text[place.start]) return place;
  const key = KEY.exec(ahead.slice(0, label.index));
  const span = nextText(text, place.start + 1, key?.[1]);
  return span ? { ...place, start: span[0], end: span[1], isSaid: false, isMade: false } : null;
}

/** Where the first text is, behind a label, that is no attribute of it: [start, end], or null. */
function nextText(text, from, ownKey) {
  let at = from;
  let key;
  for (let number = 0; number < MOST_STEPS; number += 1) {
    const step = find(STEP, text, at);
    if (!step) return null;
    const written = step[3] ?? step[4];
    if (written && (key === ownKey || TEXTS.includes(key))) {
      const value = VALUE.exec(written);
      const start = at + step[1].length + 1 + (value ? value[1].length : 0);
      return value ? [start, start + value[2].length] : null;
    }
    at = endOf(step);
    key = step[2] !== undefined || written !== undefined ? step[2] : key;
  }
  return null;
}
