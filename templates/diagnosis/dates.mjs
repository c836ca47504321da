// Dates as HTTP and HAR write them, turned into YYYY-MM-DDThh:mm:ssZ.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const HTTP =
  /^[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([12][0-9]{3}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) GMT$/;
const ISO =
  /^([12][0-9]{3})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,9})?(?:Z|([+-])([0-9]{2}):?([0-9]{2}))$/;

/** The moment of a Date header, or null. */
export function readHttpDate(text) {
  const found = HTTP.exec(text);
  if (!found || !MONTHS.includes(found[2])) return null;
  const month = String(MONTHS.indexOf(found[2]) + 1).padStart(2, "0");
  return readIsoDate(`${found[3]}-${month}-${found[1]}T${found[4]}Z`);
}

/** The moment of an ISO date with a zone, in UTC and without fractions, or null. */
export function readIsoDate(text) {
  const found = ISO.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || hour > 23 || minute > 59 || second > 59) return null;
  const minutes = found[7] ? Number(found[8]) * 60 + Number(found[9]) : 0;
  const offset = found[7] === "-" ? -minutes : minutes;
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second));
  return `${moment.toISOString().slice(0, 19)}Z`;
}
