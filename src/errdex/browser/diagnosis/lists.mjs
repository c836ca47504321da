// Names the first of many things, and says how many more there are.

import { say } from "../engine/sentences.mjs";

/** The first of some texts, and how many more there are. */
export function firstOfMany(texts, most) {
  const more = texts.length - most;
  return [...texts.slice(0, most), ...(more > 0 ? [say("more", { count: more })] : [])].join(", ");
}
