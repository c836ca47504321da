// Addresses of the catalogue's own site in a text, such as the `type` of a problem: each is a code.

import { codeAt } from "./addresses.mjs";
import { inPattern } from "./codes.mjs";

const ADDRESS = "([0-9A-Za-z._~-]{1,200})(?![0-9A-Za-z._~-])/?(?:#([0-9a-z_-]{1,40}))?";

/** Yield place, code, field and text of each address of a code's page, in order. */
export function* addressesIn(codes, text) {
  if (!codes.url || !text.includes(codes.url)) return;
  const pattern = codes.once("site addresses", ({ url }) => new RegExp(`${inPattern(url)}codes/${ADDRESS}`, "g"));
  for (const { 0: said, 1: address, 2: named, index } of text.matchAll(pattern)) {
    const code = codeAt(codes, address);
    if (!code) continue;
    const fields = codes.fieldsOf(code);
    yield [index, codes.named(code), fields.includes(named) ? named : fields[0], said];
  }
}

/** Return the code whose page's address a whole text is, or nothing. */
export function codeAddressed(codes, text) {
  const [found] = codes.url && text.startsWith(codes.url) ? addressesIn(codes, text) : [];
  return found && found[3] === text ? found[1] : "";
}
