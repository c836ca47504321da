"""Codes in another spelling are found in text without codes, as suggestions; node agrees."""

from __future__ import annotations

from typing import Any

import pytest
from errdex.diagnosis.spellings import Spellings, spellings_of

from errdex.diagnosis.codes import read_codes
from errdex.diagnosis.knowledge import Knowledge
from tests.conftest import tool
from tests.support.runtimes import Node, own_knowledge, python_answer, site_data

KNOWLEDGE = own_knowledge()

SPELLED = {
    "Error code: E000 102": "E000 102",
    "what does e000620 mean??": "e000620",
    "(E-000102)": "E-000102",
    "it says e00O102.": "e00O102",
    "E 000 102": "E 000 102",
    "E0001O2": "E0001O2",
    "\uff25\uff10\uff10\uff10\uff11\uff10\uff12": "\uff25\uff10\uff10\uff10\uff11\uff10\uff12",
}
OTHER = (
    *("EOOOOOO", "e000999", "xE000 102", "e000102-1", "x-e000102", "E000102_", "e0001020"),
    *("000 000", "OOOOOO", "E102", "102", "4 0 4"),
)


class Catalogue(Knowledge):
    """A catalogue of which only the codes and their fields are known; S0000 means success."""

    def __init__(self, fields_of: dict[str, list[str]]) -> None:
        self.fields_of = fields_of

    def is_success(self, field: str, code: str) -> bool:
        """Tell whether it is the code of success."""
        return (field, code) == ("code", "S0000")


def codes_in(text: str) -> list[dict[str, Any]]:
    """Return the rows for a text that is no message."""
    evidence = {"request": None, "response": None, "report": None, "log": text}
    return [dict(row) for row in read_codes(evidence, KNOWLEDGE).rows]


@pytest.mark.parametrize("text", SPELLED)
def test_another_spelling_is_a_suggestion(text: str) -> None:
    """It is named as it stands there, as no code of the catalogue, with the one that it means."""
    (row,) = codes_in(text)
    assert (row["code"], row["known"]) == (SPELLED[text], False)
    assert row["suggestions"][0] == ("E000620" if "620" in text else "E000102")


@pytest.mark.parametrize("text", OTHER)
def test_other_words_are_no_spellings(text: str) -> None:
    """What joins other words, stands for no entry, lacks zeros or means success is passed over."""
    assert list(spellings_of(KNOWLEDGE).find(text)) == []


def test_a_code_as_it_is_spelled_counts_alone() -> None:
    """Where a text holds a code, other spellings beside it are left to the reader."""
    assert [row["code"] for row in codes_in("e000620 and E000102")] == ["E000102"]


def test_words_numbers_and_success_have_no_spellings() -> None:
    """What stands in ordinary text, and what means success, is never looked for."""
    found = Spellings(Catalogue({"S0000": ["code"], "404": ["http"], "BUSY": ["code"]}))
    assert list(found.find("s-0000 S 0000 4-0-4 busy")) == []


def test_a_spelling_of_two_codes_means_neither() -> None:
    """Only what stands for exactly one code is a suggestion."""
    found = Spellings(Catalogue({"CO100": ["code"], "C0100": ["code"], "CA100": ["code"]}))
    assert list(found.find("c0-100 co100 ca-1OO")) == [("code", "ca-1OO")]


def test_node_finds_the_same() -> None:
    """Whole results in node equal those in CPython."""
    texts = [*SPELLED, *OTHER]
    with Node(tool("node")) as node:
        node.ask("load", site_data())
        answers = node.ask("all", [(text, {}) for text in texts])
    for text, theirs in zip(texts, answers, strict=True):
        assert theirs == python_answer(text, {}, KNOWLEDGE), text
