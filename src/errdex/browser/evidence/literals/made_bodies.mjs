// Builds the body that a program's text makes of what was found, as far as it tells how.

import { say } from "../../engine/sentences.mjs";
import { Encoders } from "./encoders.mjs";
import {
  describedIn,
  describes,
  encodeForm,
  formOf,
  formOfGroup,
  hasObjects,
  jsonOfFields,
  jsonOfPairs,
} from "./fields.mjs";
import { isPrintedAlone, isQuoted } from "./groups.mjs";
import { encodeBytes } from "../text/forms.mjs";
import { readJson } from "../text/json_text.mjs";

/**
 * A body, what is to be said of it, and whether its fields may be encoded in another way.
 * @typedef {{text: ?string, note: string, isOpen: boolean}} MadeBody
 */

/** The bodies that the text of a program makes. */
export class MadeBodies {
  constructor(tree, source) {
    this.tree = tree;
    this.source = source;
    this.encoders = new Encoders(tree);
  }

  /** The body of a request of this content type. */
  bodyOf(parts, mediaType) {
    if (parts.bodyRank) {
      if (parts.isEncoded) return made(parts.body);
      return made(encodeForm(parts.body), say("body_not_encoded"), true);
    }
    const likely = mediaType.includes("json") ? "json" : "form";
    const isListed = parts.fields.length > 1;
    const group = parts.group ?? (isListed ? null : parts.printed);
    if (group && describes(group)) return made(describedIn(group, this.source), say("body_rebuilt"));
    if (group) return this.ofGroup(group, parts, hasObjects(group) ? "json" : likely);
    if (!isListed) return made(null);
    const texts = { form: formOf(parts.fields), json: jsonOfFields(parts.fields, this.source) };
    return encoded(texts, this.encoders.kindOf(parts.fields[0].item), likely);
  }

  /** The body that an object becomes, or that it is, as it is printed. */
  ofGroup(group, parts, likely) {
    const shown = this.source.text.slice(group.start, group.end);
    const length = parts.headers.get("content-length") ?? "";
    let kind = this.encoders.kindOf(group);
    const isSent = hasLength(shown, length) || (!kind && this.isAsSent(group, parts));
    if (isSent && readJson(shown)[1] === null) return made(shown);
    const texts = { form: formOfGroup(group, this.source), json: jsonOfPairs(group, this.source) };
    kind ||= Object.keys(texts).find((one) => hasLength(texts[one], length)) ?? "";
    return encoded(texts, kind, likely);
  }

  isAsSent(group, parts) {
    const isAlone = !parts.isJson && isPrintedAlone(group, this.tree, this.source);
    return isAlone || isQuoted(group, this.source);
  }
}

function made(text, note = "", isOpen = false) {
  return { text, note, isOpen };
}

function hasLength(text, length) {
  return Boolean(length && text) && String(encodeBytes(text).length) === length;
}

/** Fields as they are sent; where that is not known, as is likely. */
function encoded(texts, kind, likely) {
  const text = texts[kind || likely];
  const isOpen = !kind && text !== null;
  return made(text, say(isOpen ? "body_encoding_unknown" : "body_rebuilt"), isOpen);
}
