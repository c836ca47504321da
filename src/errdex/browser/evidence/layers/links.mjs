// Takes off what mail, chat and ticket programs write around a URL, such as the URL once more.

import { decodePercent } from "../text/forms.mjs";

const URL_ = "https?://[^ \\t\\n<>()[\\]|\"'`\\\\]{1,2000}";
const TEXT = "[^ \\t\\n<>()[\\]|\"'`\\\\]{4,2000}";
/** A URL that a filter of mail put into one of its own. */
const REWRITTEN = new RegExp(
  "https?://[a-z0-9.-]{0,60}safelinks\\.[a-z.-]{1,60}/[^ \\t\\n?<>\"']{0,60}" +
    "\\?url=(https?%3[Aa][A-Za-z0-9%._~+-]{1,2000})(?:&[^ \\t\\n<>()[\\]|\"'`\\\\]{0,2000})?" +
    "|https?://[a-z0-9.-]{1,60}/v3/__(https?:/{1,2}[^ \\t\\n<>\"'`\\\\]{1,2000}?)__;" +
    "[A-Za-z0-9!*_-]{0,500}\\$?",
  "gu",
);
const PAIR = new RegExp(
  `\\[(${TEXT})(?:\\]\\(<?|\\|)(${URL_})(?:>?\\)|\\])|<(${URL_})\\|(${TEXT})>` +
    `|<a [^<>\\n]{0,300}href=["'](${URL_})["'][^<>\\n]{0,300}>(${TEXT})</a>`,
  "gu",
);
const ALONE = new RegExp(` ?<(${URL_})>`, "gu");
const BEFORE = /^[ \t\n'":(]/;

/** Text in which each URL is written once, as its author wrote it. */
export function takeLinkMarksOff(text) {
  if (!text.includes("http")) return text;
  if (text.includes("safelinks.") || text.includes("/v3/__http")) text = text.replace(REWRITTEN, original);
  if (text.includes("](") || text.includes("|") || text.includes("</a>")) text = text.replace(PAIR, oneOfPair);
  return text.includes("<http") ? text.replace(ALONE, bare) : text;
}

function original(whole, encoded, plain) {
  return encoded ? decodePercent(encoded) : plain.replace(/:\/{1,2}/, "://");
}

function oneOfPair(whole, shown, url, ofAngle, shownInAngle, ofTag, shownInTag) {
  url ??= ofAngle ?? ofTag;
  return withoutEnds(shown ?? shownInAngle ?? shownInTag) === withoutEnds(url) ? url : whole;
}

/** A URL without its scheme and the slash at its end, which a program may leave out. */
function withoutEnds(url) {
  return url.replace(/^https:\/\//, "").replace(/^http:\/\//, "").replace(/\/$/, "");
}

/** A URL in angle brackets without them, or nothing where it stands in front as well. */
function bare(whole, url, start, text) {
  const before = text.slice(Math.max(0, start - url.length - 1), start).replace(/\/$/, "");
  if (before.endsWith(withoutEnds(url))) return "";
  const blank = whole[0] === " " ? " " : "";
  const opening = blank || text.slice(Math.max(0, start - 1), start);
  const isItem = ['["', ',"'].includes(text.slice(Math.max(0, start - 2), start));
  return isItem || (opening && !BEFORE.test(opening)) ? whole : blank + url;
}
