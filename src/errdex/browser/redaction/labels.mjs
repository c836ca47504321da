// Finds the value of a label that is a text of its own, such as `"Password: "` in a list.

import { endOf, find } from "../evidence/text/characters.mjs";

const CLOSED = /["'`](?=[ \t\r\n]{0,9}[,}\])])/y;
const OPENS = /(?<!["'`A-Za-z0-9_)\]}])["'`](?![ \t]{0,9}[,;:=})\]&+.])/uy;
const KEY = /["']([A-Za-z_]{1,20})["'][ \t]{0,3}:[ \t]{0,3}$/u;
const REACH = 40; // characters of a key up to its value
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
  const opening = place.start > 0 ? text.lastIndexOf(text[place.start], place.start - 1) : -1;
  const isLabel = opening >= 0 && find(OPENS, text, opening);
  if (!isLabel || text.slice(opening, place.start).includes("\n")) return place;
  const key = KEY.exec(text.slice(Math.max(0, opening - REACH), opening));
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
