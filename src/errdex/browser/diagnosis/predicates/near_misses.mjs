// What keeps a text from being right, where that is only how it was written down.

import { say } from "../../engine/sentences.mjs";
import { stripEnd } from "../../evidence/text/characters.mjs";

const AROUND = /^['"`\u2018\u2019\u201c\u201d]+/u;
const QUOTES = "'\"`\u2018\u2019\u201c\u201d";
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/gu;

/** What to tell of a text that is right but for quotes or full-width characters. */
export function nearMiss(text, isRight) {
  const bare = stripEnd(text.replace(AROUND, ""), QUOTES);
  if (bare !== text && isRight(bare)) return say("differs_in_quotes");
  const narrow = text.replace(FULL_WIDTH, narrowed);
  return narrow !== text && isRight(narrow) ? say("differs_in_width") : "";
}

function narrowed(sign) {
  return sign === "\u3000" ? " " : String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
}
