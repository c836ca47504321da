// Opens exports of chats: JSON whose texts have fences, in which &, < and > are entities.

import { trim } from "../text/characters.mjs";
import { textsOf } from "../text/flattening.mjs";
import { readJson } from "../text/json_text.mjs";

const FENCE = "```";
const MESSAGE = /```[a-z]*[ \n]*(?:[A-Z]{3,7} [^ \n]+ HTTP\/[0-9]|HTTP\/[0-9]|curl )/;
const PLAIN = /&(?!(?:amp|lt|gt);)|[<>]/;

/** The texts of such an export, those with fences before the others. */
export function openChatDocuments(text) {
  if (!text.includes(FENCE) || !["{", "["].includes(trim(text.slice(0, 100))[0])) return text;
  const [value, fault] = readJson(trim(text));
  if (fault !== null) return text;
  const texts = textsOf(value);
  if (!texts.some((one) => MESSAGE.test(one))) return text;
  const fenced = texts.filter((one) => one.includes(FENCE)).map(read);
  return [...fenced, ...texts.filter((one) => !one.includes(FENCE))].join("\n\n");
}

function read(text) {
  if (PLAIN.test(text)) return text;
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
