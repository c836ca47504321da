// Reads trees of names with the type of each value, as a statistics program shows an object.
//
// Such as ` $ headers:List of 1` and `  ..$ X-A : chr "b"`, which become `headers:` and `  X-A: "b"`.

const ROW =
  /(?<=\n) {1,12}((?:\.\. ?){0,12})\$ ([A-Za-z_][A-Za-z0-9_.-]{0,80}) *:(?:List of [0-9]+|( )(?:chr|int|num|logi) ([^\n"]*|"[^\n]*?)("\| __truncated__)?)(?=\n)/g;

/** Text in which such rows are indented names and values; one that is cut ends so. */
export function readStructures(text) {
  const isShown = text.includes("$ ") && (text.includes(":List of ") || text.includes(": chr "));
  return isShown ? `\n${text}\n`.replace(ROW, row).slice(1, -1) : text;
}

function row(whole, dots, name, gap = "", value = "", cut = "") {
  const indent = " ".repeat((dots.split("..").length - 1) * 2);
  return `${indent}${name}:${gap}${value}${cut && '..."'}`;
}
