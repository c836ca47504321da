// curl's command-line options: which of them take a value, and how words become options.

import { say } from "../../engine/sentences.mjs";
import { listOf, mapOf } from "../../engine/tables.mjs";
import { endOf, find, partition, removePrefix } from "../text/characters.mjs";

// The long options for HTTP that take a value, as curl 7.88 and 8 have them; --proxy-... as well.
// The three for other protocols have letters: -POST is a typo that curl reads as -P OST.
const WITH_VALUE = new Set(listOf("curl_options_with_value"));
const LETTERS = mapOf("curl_letters");
const DASHES = /[\u2010-\u2015\u2212]+-?/y;

const takesValue = (name) => WITH_VALUE.has(removePrefix(name, "proxy-"));

/** Yield [long name, word] for each option; `url` for an argument that is not an option. */
export function* readOptions(words, note) {
  const rest = words[Symbol.iterator]();
  for (let { value: word } = rest.next(); word; { value: word } = rest.next()) {
    const text = withHyphens(word.text, note);
    if (!text.startsWith("-") || text === "-") yield ["url", word];
    else if (text.startsWith("--")) yield* long(text.slice(2), word, rest, note);
    else yield* cluster(text, word, rest, note);
  }
}

function withHyphens(text, note) {
  const dashes = find(DASHES, text, 0);
  if (!dashes) return text;
  note(say("dash_as_hyphens"));
  const name = text.slice(endOf(dashes));
  return (name.length === 1 ? "-" : "--") + name;
}

function* long(text, word, rest, note) {
  const [name, equals, value] = partition(text, "=");
  const plain = removePrefix(name, "expand-");
  if (!takesValue(plain)) {
    yield [name, { text: "", replaced: false }];
  } else if (equals) {
    note(say("option_with_equals"));
    yield [plain, { text: value, replaced: word.replaced }];
  } else {
    yield* valued(plain, rest, note, plain !== name);
  }
}

function* valued(name, rest, note, expanded = false) {
  const { value } = rest.next();
  if (!value) {
    note(say("last_option_without_value"));
    yield ["unfinished", { text: name, replaced: false }];
  } else yield [name, { text: value.text, replaced: value.replaced || expanded }];
}

/** Yield the options of a word such as -sSXPOST. */
function* cluster(text, word, rest, note) {
  for (let at = 1; at < text.length; at += 1) {
    const name = LETTERS.get(text[at]) ?? text[at];
    if (!takesValue(name)) {
      yield [name, { text: "", replaced: false }];
    } else if (at + 1 < text.length) {
      yield [name, { text: text.slice(at + 1), replaced: word.replaced }];
      return;
    } else {
      yield* valued(name, rest, note);
    }
  }
}
