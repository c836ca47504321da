"""Builds the body that a program's text makes of what was found, as far as it tells how."""

from __future__ import annotations

from typing import NamedTuple

from errdex.engine.sentences import say
from errdex.evidence.literals.encoders import Encoders
from errdex.evidence.literals.fields import (
    described_in,
    describes,
    encode_form,
    form_of,
    form_of_group,
    has_objects,
    json_of_fields,
    json_of_pairs,
)
from errdex.evidence.literals.groups import is_printed_alone, is_quoted
from errdex.evidence.literals.parts import Parts
from errdex.evidence.literals.trees import Group
from errdex.evidence.literals.values import Source
from errdex.evidence.text.json_text import read_json


class MadeBody(NamedTuple):
    """A body, what is to be said of it, and whether its fields may be encoded in another way."""

    text: str | None
    note: str = ""
    is_open: bool = False


class MadeBodies:
    """The bodies that the text of a program makes."""

    def __init__(self, tree: Group, source: Source) -> None:
        self._tree = tree
        self._source = source
        self._encoders = Encoders(tree)

    def body_of(self, parts: Parts, media_type: str) -> MadeBody:
        """Return the body of a request of this content type."""
        if parts.body_rank:
            if parts.is_encoded:
                return MadeBody(parts.body)
            return MadeBody(encode_form(parts.body), say("body_not_encoded"), is_open=True)
        likely = "json" if "json" in media_type else "form"
        is_listed = len(parts.fields) > 1
        group = parts.group or (None if is_listed else parts.printed)
        if group and describes(group):
            return MadeBody(described_in(group, self._source), say("body_rebuilt"))
        if group:
            return self._of_group(group, parts, "json" if has_objects(group) else likely)
        if not is_listed:
            return MadeBody(None)
        texts = {
            "form": form_of(parts.fields),
            "json": json_of_fields(parts.fields, self._source),
        }
        return _encoded(texts, self._encoders.kind_of(parts.fields[0].item), likely)

    def _of_group(self, group: Group, parts: Parts, likely: str) -> MadeBody:
        """Return the body that an object becomes, or that it is, as it is printed."""
        shown = self._source.text[group.start : group.end]
        length = parts.headers.get("content-length", "")
        kind = self._encoders.kind_of(group)
        is_sent = _has_length(shown, length) or (not kind and self._is_as_sent(group, parts))
        if is_sent and read_json(shown)[1] is None:
            return MadeBody(shown)
        texts = {
            "form": form_of_group(group, self._source),
            "json": json_of_pairs(group, self._source),
        }
        if not kind:
            kind = next((one for one, text in texts.items() if _has_length(text, length)), "")
        return _encoded(texts, kind, likely)

    def _is_as_sent(self, group: Group, parts: Parts) -> bool:
        is_alone = not parts.is_json and is_printed_alone(group, self._tree, self._source)
        return is_alone or is_quoted(group, self._source)


def _has_length(text: str | None, length: str) -> bool:
    return bool(length and text) and str(len((text or "").encode("utf-8", "replace"))) == length


def _encoded(texts: dict[str, str | None], kind: str, likely: str) -> MadeBody:
    """Return fields as they are sent; where that is not known, as is likely."""
    text = texts[kind or likely]
    is_open = not kind and text is not None
    return MadeBody(text, say("body_encoding_unknown" if is_open else "body_rebuilt"), is_open)
