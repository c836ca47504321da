// Opens exports of chats: JSON whose texts have fences, in which &, < and > are entities.

import { trim } from "../text/characters.mjs";
import { textsOf } from "../text/flattening.mjs";
import { readJson } from "../text/json_text.mjs";

const FENCE = "```";
const PLAIN = /&(?!(?:amp|lt|gt);)|[<>]/;

/** The texts of such an export, those with fences before the others. */
export function openChatDocuments(text) {
  if (!text.includes(FENCE) || !["{", "["].includes(trim(text.slice(0, 100))[0])) return text;
  const [value, fault] = readJson(trim(text));
  if (fault !== null) return text;
  const texts = textsOf(value);
  const fenced = texts.filter((one) => one.includes(FENCE)).map(read);
  return [...fenced, ...texts.filter((one) => !one.includes(FENCE))].join("\n\n");
}

function read(text) {
  if (PLAIN.test(text)) return text;
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
