// Calendar times as they stand in evidence: read without a clock, a locale or a zone table.

const TIME = new RegExp(
  "^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})" +
    "(?:[.][0-9]{1,9})?(?:Z|([+-])([0-9]{2}):([0-9]{2}))$",
);
const UTC_LENGTH = "2018-02-12T15:30:20Z".length;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A time as seconds since the first of March of the year 0, UTC; null where it is none. */
export function readTime(text) {
  const found = TIME.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const [hours, minutes] = found[7] ? [Number(found[8]), Number(found[9])] : [0, 0];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59 || hours > 23 || minutes > 59) return null;
  const east = (hours * 3600 + minutes * 60) * (found[7] === "-" ? -1 : 1);
  return daysTo(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - east;
}

/** Whether text is a real time in exactly the form YYYY-MM-DDThh:mm:ssZ. */
export function isUtcTime(text) {
  return text.length === UTC_LENGTH && text.endsWith("Z") && readTime(text) !== null;
}

/** A length of time in words: hours and minutes, from three days on days. */
export function span(seconds) {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  if (hours >= 72) return `${Math.floor(hours / 24)} days`;
  const shown = hours ? [counted(hours, "hour")] : [];
  if (minutes || !hours) shown.push(counted(minutes, "minute"));
  return shown.join(" ");
}

function counted(number, unit) {
  return number === 1 ? `${number} ${unit}` : `${number} ${unit}s`;
}

function daysIn(year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && !leap ? 28 : DAYS[month - 1];
}

function daysTo(year, month, day) {
  if (month <= 2) return daysTo(year - 1, month + 12, day);
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leaps + Math.floor((153 * (month - 3) + 2) / 5) + day - 1;
}
