// What the address of a page asks for, and what of a search may be in one.

const LONGEST_ADDRESS = 200; // characters of a text that a link to a search may hold; a longer text has no link
const FEWEST_DIGITS = 7; // of a number that no link holds
const PRIVATE = /[=:@"'{}<>%\\\n]|[^\s]{16}/u; // a pair, an address, quoted text or a token

/** Tell whether a text may be in a link: codes or plain words, no number, pair or token. */
export function mayBeKept(text) {
  if (text.length > LONGEST_ADDRESS || PRIVATE.test(text)) return false;
  return (text.match(/\p{N}/gu) ?? []).length < FEWEST_DIGITS || text.split(/[\s,;]+/).every(isCodeLike);
}

/** Tell whether a word is letters and a few digits, as a code is. */
function isCodeLike(word) {
  return /^[A-Za-z]+[-._ ]?[0-9]{0,6}$/.test(word);
}

/** Return a text as a part of an address; a lone surrogate cannot be one. */
export function inAddress(text) {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/** Return the text in the address: after `?q=`, or after `#` if no part of the page has that name. */
export function askedFor() {
  const hash = location.hash.slice(1);
  let text;
  try {
    text = decodeURIComponent(hash);
  } catch {
    text = hash; // a stray percent sign: left as it is
  }
  if (text && !document.getElementById(text)) return text;
  return new URLSearchParams(location.search).get("q") ?? "";
}

/**
 * Put a code behind `#`, or nothing, in place of what the address asked for.
 *
 * What is behind `#` is sent to no server, but the browser keeps it in its history: so only a code
 * of the catalogue, as the catalogue spells it, and nothing that was typed.
 */
export function keepCode(code) {
  if (!code && !askedFor()) return;
  const url = new URL(location.href);
  url.search = "";
  url.hash = inAddress(code);
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
