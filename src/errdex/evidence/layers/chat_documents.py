"""Opens exports of chats: JSON whose texts have fences, in which `&`, `<` and `>` are entities."""

from __future__ import annotations

import re

from errdex.evidence.text.characters import trim
from errdex.evidence.text.flattening import texts_of
from errdex.evidence.text.json_text import read_json

_FENCE = "```"
_MESSAGE = re.compile("```[a-z]*[ \n]*(?:[A-Z]{3,7} [^ \n]+ HTTP/[0-9]|HTTP/[0-9]|curl )")
_PLAIN = re.compile("&(?!(?:amp|lt|gt);)|[<>]")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def open_chat_documents(text: str) -> str:
    """Return the texts of such an export, those with fences before the others."""
    if _FENCE not in text or trim(text[:100])[:1] not in ("{", "["):
        return text
    value, fault = read_json(trim(text))
    if fault is not None:
        return text
    texts = list(texts_of(value))
    if not any(_MESSAGE.search(one) for one in texts):
        return text
    fenced = [_read(one) for one in texts if _FENCE in one]
    return "\n\n".join([*fenced, *[one for one in texts if _FENCE not in one]])


def _read(text: str) -> str:
    if not _PLAIN.search(text):
        for entity, character in _ENTITIES:
            text = text.replace(entity, character)
    return text
