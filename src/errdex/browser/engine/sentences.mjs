// Says what the engines tell people; the texts are in sentences.en.json, one file a language.

import sentences from "../../engine/sentences.en.json" with { type: "json" };

const HOLE = /\{([a-z]+)\}/g;

/** The sentences without holes; readers say some of them at every character of a text. */
const WHOLE = new Map(
  Object.entries(sentences).filter(([, text]) => typeof text === "string" && !/\{[a-z]+\}/.test(text)),
);

/** A sentence with its holes filled; an error where there is no such sentence or hole. */
export function say(key, holes = {}) {
  if (Object.keys(holes).length === 0 && WHOLE.has(key)) return WHOLE.get(key);
  if (!Object.hasOwn(sentences, key)) throw new Error(`there is no sentence ${key}`);
  let sentence = sentences[key];
  if (typeof sentence !== "string") sentence = holes.count === 1 ? sentence.one : sentence.other;
  const named = new Set(Array.from(sentence.matchAll(HOLE), (found) => found[1]));
  const given = Object.keys(holes);
  if (given.length !== named.size || !given.every((name) => named.has(name))) {
    throw new Error(`${key}: ${sentence}`);
  }
  return sentence.replace(HOLE, (_, name) => holes[name]);
}
