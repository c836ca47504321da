// Puts the fences around code, three backticks, on lines of their own.

const OPENING = /(^|[\n \t:(>])(```|~~~)(?=[^`~ \t\n])(?![A-Za-z0-9_+#.-]{0,20}[ \t]*(?:\n|$))/g;
const LANGUAGE = /(^|\n)(```|~~~)(?:bash|console|http|json|python|sh|shell|text)[ \t]+(?=[^ \t\n])/g;
const CLOSING = /([^\n`~ \t])[ \t]*(```|~~~)(?=[\n \t.,;:)]|$)/g;

/** Text in which what stands on the line of a fence has its own line. */
export function putFencesApart(text) {
  if (!text.includes("```") && !text.includes("~~~")) return text;
  return text.replace(LANGUAGE, "$1$2\n").replace(OPENING, "$1\n$2\n").replace(CLOSING, "$1\n$2\n");
}
