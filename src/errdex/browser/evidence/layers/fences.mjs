// Puts what is around code, three backticks or the marks of CDATA, on lines of its own.

const OPENING = /(^|[\n \t:(>])(```|~~~)(?=[^`~ \t\n])(?![A-Za-z0-9_+#.-]{0,20}[ \t]*(?:\n|$))/g;
const LANGUAGE = /(^|\n)(```|~~~)(?:bash|console|http|json|python|sh|shell|text)[ \t]+(?=[^ \t\n])/g;
const CLOSING = /([^\n`~ \t])[ \t]*(```|~~~)(?=[\n \t.,;:)]|$)/g;
const CDATA = /<!\[CDATA\[|\]\]>/g;

/** Text in which what stands on the line of a fence has its own line. */
export function putFencesApart(text) {
  if (text.includes("<![CDATA[")) text = text.replace(CDATA, "\n");
  if (!text.includes("```") && !text.includes("~~~")) return text;
  return text.replace(LANGUAGE, "$1$2\n").replace(OPENING, "$1\n$2\n").replace(CLOSING, "$1\n$2\n");
}
