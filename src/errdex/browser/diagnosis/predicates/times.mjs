// Times as checks judge and tell them.

import { say } from "../../engine/sentences.mjs";
import { readTime } from "../../evidence/text/dates.mjs";

const UTC_LENGTH = "2018-02-12T15:30:20Z".length;
const COMPACT = /^([0-9]{4})([0-9]{2})([0-9]{2}T[0-9]{2})([0-9]{2})([0-9]{2}Z)$/;

/** Whether text is a real time in exactly the form YYYYMMDDThhmmssZ. */
export function isCompactUtcTime(text) {
  return COMPACT.test(text) && readAnyTime(text) !== null;
}

/** A time in either form as seconds since the beginning of 1970, UTC, or null. */
export function readAnyTime(text) {
  return readTime(text.replace(COMPACT, "$1-$2-$3:$4:$5"));
}

/** Whether text is a real time in exactly the form YYYY-MM-DDThh:mm:ssZ. */
export function isUtcTime(text) {
  return text.length === UTC_LENGTH && text.endsWith("Z") && readTime(text) !== null;
}

/** A length of time in words: hours and minutes, from three days on days. */
export function span(seconds) {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (hours >= 72) return say("days", { count: Math.floor(hours / 24) });
  const shown = hours ? [say("hours", { count: hours })] : [];
  if (minutes || !hours) shown.push(say("minutes", { count: minutes }));
  return shown.join(" ");
}
