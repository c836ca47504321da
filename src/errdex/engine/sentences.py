"""Says what the engines tell people; the texts are in `sentences.en.json`, one file a language."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

_LANGUAGE = "en"
_FOLDER = Path(__file__).parent
_HOLE = re.compile("\\{([a-z]+)\\}")

Sentence = str | dict[str, str]
"""A text in which holes are names in braces; or two, `one` and `other`, by the hole `count`."""


def read_sentences(language: str) -> dict[str, Sentence]:
    """Return the sentences of a language by key."""
    text = (_FOLDER / f"sentences.{language}.json").read_text(encoding="utf-8")
    sentences: dict[str, Sentence] = json.loads(text)
    return sentences


_SENTENCES = read_sentences(_LANGUAGE)
_WHOLE = {
    key: text
    for key, text in _SENTENCES.items()
    if isinstance(text, str) and not _HOLE.search(text)
}
"""The sentences without holes; readers say some of them at every character of a text."""


def say(key: str, **holes: object) -> str:
    """Return a sentence with its holes filled.

    Raises:
        KeyError: There is no such sentence, or its holes are not those that are filled.
    """
    if not holes and key in _WHOLE:
        return _WHOLE[key]
    sentence = _SENTENCES[key]
    if isinstance(sentence, dict):
        sentence = sentence["one" if holes["count"] == 1 else "other"]
    parts = _parts_of(sentence)
    if set(parts[1::2]) != holes.keys():
        raise KeyError(f"{key}: {sentence}")
    return "".join([str(holes[part]) if at % 2 else part for at, part in enumerate(parts)])


@lru_cache(maxsize=1000)
def _parts_of(sentence: str) -> list[str]:
    """Return the parts of a sentence, of which every second one is the name of a hole."""
    return _HOLE.split(sentence)
