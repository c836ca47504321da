// Context: what no request and no response holds, validated before any check sees it.

import { say } from "../engine/sentences.mjs";
import { lower, trim } from "../evidence/text/characters.mjs";
import { readTime } from "../evidence/text/dates.mjs";

/** What is wrong with a context value, in words that do not hold it. */
export class ContextError extends Error {
  name = "ContextError";
}

/** Return context values in the form that is declared; throws a ContextError. */
export function readContext(given, declared) {
  const context = {};
  for (const [name, text] of Object.entries(given)) {
    if (!Object.hasOwn(declared, name)) {
      const names = Object.keys(declared).join(", ");
      throw new ContextError(say("context_unknown", { name, names }));
    }
    if (typeof text !== "string") throw new ContextError(say("context_not_text", { name }));
    const whole = text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD");
    if (trim(text)) context[name] = valueOf(name, whole, declared[name].form);
  }
  return context;
}

/** Context with the time of the request under each name that it is declared to fill. */
export function withTime(context, time, declared) {
  const names = Object.keys(declared).filter((name) => declared[name].from === "request.time");
  if (time === null) return context;
  return { ...Object.fromEntries(names.map((name) => [name, time])), ...context };
}

function valueOf(name, text, form) {
  if (form === "text") return text;
  if (form === "list") {
    return text.replaceAll("\n", ",").split(",").map(trim).filter((item) => item);
  }
  const value = trim(text);
  if (form === "address") return hostOf(value);
  if (readTime(value) === null) throw new ContextError(say("context_not_time", { name }));
  return value;
}

function hostOf(text) {
  const host = text.split("://").at(-1).split("/")[0].split("@").at(-1);
  const name = host.split(":").length === 2 ? host.split(":")[0] : host;
  return lower(name);
}
