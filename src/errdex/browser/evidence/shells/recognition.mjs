// Tells which shell a command was written for.

import { limit } from "../../engine/tables.mjs";
import { lineAt, stripEnd, trim } from "../text/characters.mjs";
import { splitPosix } from "./posix.mjs";
import { splitPowershell } from "./powershell.mjs";
import { splitWindows } from "./windows.mjs";

const CARETS = /[ \t]\^"|\^\\\^"/;
const WINDOWS_PROMPT = /^[ \t]*[A-Za-z]:\\[^\n]*>[ \t]*$/;
const POWERSHELL_PROMPT = /^[ \t]*PS [^\n]*>[ \t]*$/;
const POWERSHELL = / '|`["$`']|\$(?:env:|\()/;
const LONGEST_PROMPT = limit("characters_of_a_prompt");
const FAR = limit("characters_with_carets"); // carets stand at the beginning, or nowhere

/** The command that begins at `start`, taken apart as its shell would. */
export function splitCommand(text, start, closing) {
  const shell = shellOf(text, start);
  if (shell === "cmd") return splitWindows(text, start);
  if (shell === "powershell") return splitPowershell(text, start);
  return splitPosix(text, start, closing);
}

function shellOf(text, start) {
  const line = lineAt(text, start);
  const begin = text.lastIndexOf("\n", start - 1) + 1;
  const prompt = text.slice(Math.max(begin, start - LONGEST_PROMPT), start);
  const end = trim(line).slice(-1);
  if (POWERSHELL_PROMPT.test(prompt) || goesOnInPowershell(trim(line), prompt)) return "powershell";
  if (end === "^" || CARETS.test(line.slice(0, FAR)) || WINDOWS_PROMPT.test(prompt)) return "cmd";
  if (line.slice(4, 8) === ".exe" && end !== "\\") {
    return POWERSHELL.test(line) ? "powershell" : "cmd";
  }
  return "posix";
}

/** Whether a backtick escapes the line end: one that no other opens, here or before. Behind a
    blank it closes nothing, however many stand before it. */
function goesOnInPowershell(line, prompt) {
  const ticks = line.length - stripEnd(line, "`").length;
  if (ticks % 2 === 0 || count(prompt) % 2) return false;
  return [" ", "\t"].includes(line[line.length - 2]) || count(line) % 2 === 1;
}

const count = (text) => text.split("`").length - 1;
