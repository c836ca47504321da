// Takes off what a printed object says of who may see a property: `[path:Uri:private] => /p`.

const MARK =
  /(?<=\n)([ \t]*\[[A-Za-z_][A-Za-z0-9_]{0,80}):(?:[A-Za-z_][A-Za-z0-9_\\]{0,120}:)?(?:private|protected)(?=\] => )/g;

/** Text in which such properties have their names alone. */
export function takeVisibilitiesOff(text) {
  const isShown = text.includes(":private] => ") || text.includes(":protected] => ");
  return isShown ? text.replace(MARK, "$1") : text;
}
