// Tells what a name says, however it is written.

import { hasAtMost, lower } from "./characters.mjs";

const JOINTS = /[_-]/g;
const REACH = 40; // characters, with its joints

/** The last part of a name in small letters, without joints; "" for a long one. */
export function plainName(name) {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return hasAtMost(REACH, last) ? lower(last).replace(JOINTS, "") : "";
}
