"""The labels of a diagnosis in the catalogue's own words."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.authoring.format.words import WORDS
from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.diagnosis.knowledge import Knowledge
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, entry, load_text
from tests.support.runtimes import Node, python_answer

OWN = {
    "who": "Who fixes it",
    "first": "Begin with",
    "again": "Order again?",
    "customer": "What may the shopper hear?",
}
PASTE = 'HTTP/1.1 400 Bad Request\n\n{"code": "SHOP1", "other": "SHOP2"}'


def _answer(words: dict[str, str]) -> tuple[Any, Any]:
    """Return what Python and node answer by a catalogue with some words."""
    entries = [entry("SHOP1"), entry("SHOP2", retry="now")]
    catalogue = load_text(catalogue_text(entries, words=words))
    knowledge = Knowledge(compiled(catalogue), code_rows(catalogue))
    with Node(tool("node")) as node:
        node.ask("load", {"compiled": compiled(catalogue), "codes": site_rows(catalogue)})
        return python_answer(PASTE, {}, knowledge), node.ask("diagnose", PASTE, {})


@pytest.mark.parametrize("words", [OWN, {}], ids=["own", "usual"])
def test_labels_are_the_words(words: dict[str, str]) -> None:
    """In text and in Markdown, in both languages; a question has no colon behind it."""
    answer, theirs = _answer(words)
    assert answer == theirs
    said = {name: (WORDS | words)[name] for name in OWN}
    for form in ("text", "markdown"):
        assert f"{said['who']}: " in answer[form]
        assert f"{said['first']}: Look at it." in answer[form]
        end = "" if words else ":"
        assert f"{said['customer']}{end} It did not work." in answer[form].replace("\\", "")
