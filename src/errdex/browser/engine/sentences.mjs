// Says what the engines tell people; the texts are in sentences.en.json, one file a language.

import sentences from "../../engine/sentences.en.json" with { type: "json" };

const HOLE = /\{([a-z]+)\}/;
const PARTS = new Map();

/** The sentences without holes; readers say some of them at every character of a text. */
const WHOLE = new Map(
  Object.entries(sentences).filter(([, text]) => typeof text === "string" && !HOLE.test(text)),
);

/** A sentence with its holes filled; an error where there is no such sentence or hole. */
export function say(key, holes = null) {
  if (holes === null && WHOLE.has(key)) return WHOLE.get(key);
  if (!Object.hasOwn(sentences, key)) throw new Error(`there is no sentence ${key}`);
  let sentence = sentences[key];
  if (typeof sentence !== "string") sentence = holes?.count === 1 ? sentence.one : sentence.other;
  const parts = partsOf(sentence);
  const names = new Set(parts.filter((_, at) => at % 2));
  const given = Object.keys(holes ?? {});
  if (given.length !== names.size || !given.every((name) => names.has(name))) {
    throw new Error(`${key}: ${sentence}`);
  }
  return parts.map((part, at) => (at % 2 ? holes[part] : part)).join("");
}

/** The parts of a sentence, of which every second one is the name of a hole. */
function partsOf(sentence) {
  let parts = PARTS.get(sentence);
  if (!parts) PARTS.set(sentence, (parts = sentence.split(HOLE)));
  return parts;
}
