// Takes off what a printed object says of a property besides its name and value.
//
// The type, such as ` $ headers:List of 1` and `  ..$ X-A : chr "b"`, which become `headers:` and
// `  X-A: "b"`; who may see it, such as `[path:Uri:private] => /p`, or `#path: "/p"` below `Uri {#3`;
// how much of a text was cut, such as `'abc'+64`; the quotes of a text in JSON, `"url": "'/p'"`, and
// of a map, `headers="map[X-A:[b]]"`; and the type and length of a Go value, `(string) (len=1) "b"`.

const ROW =
  /(?<=\n) {1,12}((?:\.\. ?){0,12})\$ ([A-Za-z_][A-Za-z0-9_.-]{0,80}) *:(?:List of [0-9]+|( )(?:chr|int|num|logi) ([^\n"]*|"[^\n]*?)("\| __truncated__)?)(?=\n)/g;
const SCOPE =
  /(?<=\n)([ \t]*\[[A-Za-z_][A-Za-z0-9_]{0,80}):(?:[A-Za-z_][A-Za-z0-9_\\]{0,120}:)?(?:private|protected)(?=\] => )/g;
const SIGN = /(?<=\n)([ \t]+)[+#-](?=[A-Za-z_][A-Za-z0-9_]{0,80}: )/g;
const OBJECT = /[A-Za-z] \{#[0-9]{1,9}\n/;
const CUT = /'(?<=[A-Za-z0-9+/=_.:-]')(?:\+[0-9]{1,6}|\u2026)(?=[ \t,)}\]]{0,20}\n)/g;
const QUOTED = /(:[ \t]?)"b?'([^"\\\n]*(?:\\[^\n][^"\\\n]*)*)'"(?=[ \t]{0,9}[,}\n])/gu;
const MAP =
  /(?<==)"(map\[[A-Za-z][A-Za-z0-9-]{0,60}:\[[^"\\\n]*(?:\\[^\n][^"\\\n]*)*\]\])"/gu;
const LENGTH =
  /(?<![A-Za-z0-9_])\([A-Za-z[\]*][A-Za-z0-9_.*{}[\] ]{0,60}\) \(len=[0-9]{1,9}(?: cap=[0-9]{1,9})?\) /g;

/** Text in which such properties have their names and values alone. */
export function readProperties(given) {
  let text = given;
  if (text.includes("$ ") && (text.includes(":List of ") || text.includes(": chr "))) {
    text = `\n${text}\n`.replace(ROW, row).slice(1, -1);
  }
  if (text.includes("{#") && OBJECT.test(text)) text = text.replace(SIGN, "$1");
  if (text.includes("'+") || text.includes("'\u2026")) text = text.replace(CUT, "...'");
  if (text.includes("\"'http")) text = text.replace(QUOTED, '$1"$2"'); // nobody sends a URL in quotes
  if (text.includes('="map[')) text = text.replace(MAP, (whole, map) => map.replaceAll('\\"', '"'));
  if (text.includes(") (len=")) text = text.replace(LENGTH, "");
  const isScoped = text.includes(":private] => ") || text.includes(":protected] => ");
  return isScoped ? text.replace(SCOPE, "$1") : text;
}

/** An indented name and its value; one that was cut ends so. */
function row(whole, dots, name, gap = "", value = "", cut = "") {
  const indent = " ".repeat((dots.split("..").length - 1) * 2);
  return `${indent}${name}:${gap}${value}${cut && '..."'}`;
}
