// Tells what a name says, however it is written.

import { lower } from "./characters.mjs";

const REACH = 40; // characters, with its joints

/** The last part of a name in small letters, without joints; "" for a long one. */
export function plainName(name) {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return [...last].length <= REACH ? lower(last).replaceAll(/[_-]/g, "") : "";
}
