// Takes off what a printed object says of who may see a property.
//
// Such as `[path:Uri:private] => /p`, or `#path: "/p"` below `Uri {#3`.

const MARK =
  /(?<=\n)([ \t]*\[[A-Za-z_][A-Za-z0-9_]{0,80}):(?:[A-Za-z_][A-Za-z0-9_\\]{0,120}:)?(?:private|protected)(?=\] => )/g;
const SIGN = /(?<=\n)([ \t]+)[+#-](?=[A-Za-z_][A-Za-z0-9_]{0,80}: )/g;
const OBJECT = /[A-Za-z] \{#[0-9]{1,9}\n/;

/** Text in which such properties have their names alone. */
export function takeVisibilitiesOff(text) {
  const isShown = text.includes(":private] => ") || text.includes(":protected] => ");
  const plain = OBJECT.test(text) ? text.replace(SIGN, "$1") : text;
  return isShown ? plain.replace(MARK, "$1") : plain;
}
