"""Symptoms are known by the words that people tell them in."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.diagnosis.symptoms import LONGEST, symptoms_in
from tests.support.runtimes import own_knowledge

TOLD = {"cold": ["too cold", "SSL", "\u592a\u51b7"], "warm": ["too warm"], "wet": ["soaking"]}


class Knowing:
    """A catalogue of three symptoms."""

    def __init__(self) -> None:
        self.told = [{"title": title, "url": "", "words": words} for title, words in TOLD.items()]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("It is too cold here", ["cold"]),
        ("TOO COLD.", ["cold"]),
        ("javax.net.ssl.Failed", ["cold"]),
        ("the ssl3 library", []),
        ("tossle", []),
        ("too colder, too cold", ["cold"]),
        ("\u623f\u95f4\u592a\u51b7\u4e86", ["cold"]),
        ("too warm, too cold", ["cold", "warm"]),
        ("too warm, too cold by ssl", ["cold"]),
        ("too  cold", []),
        ("", []),
        ("x" * LONGEST + " too cold", []),
    ],
)
def test_the_most_words_decide(text: str, titles: list[str]) -> None:
    """Whole words in any case count, at the beginning of the text; a tie names both."""
    knowing: Any = Knowing()
    assert [one["title"] for one in symptoms_in(text, knowing)] == titles


def test_words_that_are_in_many_a_text_are_left_out() -> None:
    """A short word in small letters says too little."""
    words = [word for symptom in own_knowledge().told for word in symptom["words"]]
    assert words
    assert not [word for word in words if word.isascii() and word.islower() and len(word) < 5]
