// Times as HTTP, HAR and people write them: read without a clock, a locale or a zone table.

import { listOf } from "../../engine/tables.mjs";

const MONTHS = listOf("months");
const HTTP =
  /^[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([12][0-9]{3}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) GMT$/;
const TIME =
  /^([1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,9})?(?:Z|([+-])([01][0-9]|2[0-3]):?([0-5][0-9]))$/;

/** A time as seconds since the beginning of 1970, UTC; null if it is not one. */
export function readTime(text) {
  const found = TIME.exec(text);
  if (!found) return null;
  const seconds = Date.parse(`${found[1]}Z`) / 1000;
  // Some browsers go on counting behind the last day of a month.
  if (Number.isNaN(seconds) || !written(seconds).startsWith(found[1])) return null;
  const east = found[2] ? Number(found[3]) * 60 + Number(found[4]) : 0;
  return seconds - east * (found[2] === "-" ? -60 : 60);
}

function written(seconds) {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** A time of the years 1000 to 2999 as YYYY-MM-DDThh:mm:ssZ, or null. */
export function readIsoDate(text) {
  const seconds = readTime(text);
  return seconds === null || text > "3" ? null : written(seconds);
}

/** The moment of a Date header, or null. */
export function readHttpDate(text) {
  const found = HTTP.exec(text);
  if (!found || !MONTHS.includes(found[2])) return null;
  const month = String(MONTHS.indexOf(found[2]) + 1).padStart(2, "0");
  return readIsoDate(`${found[3]}-${month}-${found[1]}T${found[4]}Z`);
}
