"""Cells become values of keys, and codes stay as they are."""

from __future__ import annotations

import pytest

from errdex.authoring.importing.conversion import converted, cut_at_headings
from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.tables import Cell


@pytest.mark.parametrize(
    "code",
    [
        "kms/key-not-found",
        "NSURLErrorDomain -1009",
        "SQLSTATE[42S02]",
        "#1045",
        "invalid grant",
        "-1",
    ],
)
def test_a_code_stays_as_it_is(code: str) -> None:
    """Whatever is printed in it; the format decides what a code may be."""
    noted: list[str] = []
    assert converted("code", [code], Mapping(), noted.append) == code


@pytest.mark.parametrize(
    ("key", "cell", "value"),
    [
        ("retry", "after 10m", {"after": "10m"}),
        ("retry", "after-fix: 1h", {"after-fix": "1h"}),
        ("aliases", "A; B\nC", ["A", "B", "C"]),
        ("success", "Yes", "true"),
        ("remediation", "* One\n* Two", [{"do": "One"}, {"do": "Two"}]),
        ("examples", "{}", [{"title": "Example", "text": "{}"}]),
        ("lifecycle", "deprecated", {"state": "deprecated"}),
        ("lifecycle.since", "3.2", "3.2"),
        ("x-any", ("a", "b"), ["a", "b"]),
        ("title", "a\n b", "a b"),
        ("aliases", " , ", None),
    ],
)
def test_a_cell_has_the_shape_of_its_key(key: str, cell: Cell, value: object) -> None:
    """A rule, a list, a truth, steps."""
    noted: list[str] = []
    assert converted(key, [cell], Mapping(), noted.append) == value


def test_links_are_of_markdown_or_named_by_their_host() -> None:
    """A title that the file does not have is not made up."""
    cells = ["[Docs](https://a.example/x)", "https://b.example/y"]
    noted: list[str] = []
    assert converted("links", cells, Mapping(), noted.append) == [
        {"title": "Docs", "url": "https://a.example/x"},
        {"title": "b.example", "url": "https://b.example/y"},
    ]


def test_text_is_cut_at_headings_outside_code() -> None:
    """A line with # in code is no heading."""
    text = "Top\n\n## One ##\na\n\n```sh\n# no\n```\n\n### Two\nb\n"
    assert cut_at_headings(text) == [
        ("", "Top"),
        ("One", "a\n\n```sh\n# no\n```"),
        ("Two", "b"),
    ]


@pytest.mark.parametrize(
    ("info", "kept"),
    [
        ("", "rust"),
        ("compile_fail,E0001", "rust"),
        ("text", "text"),
        ("rust,ignore", "rust,ignore"),
    ],
)
def test_code_is_in_the_language_that_the_mapping_says(info: str, kept: str) -> None:
    """Unless its fence names one that is known; an example in text stays text."""
    noted: list[str] = []
    cell = f"Such as:\n\n```{info}\nlet a;\n```\n\nNot that."
    value = converted("description", [cell], Mapping(language="rust"), noted.append)
    assert value == f"Such as:\n\n```{kept}\nlet a;\n```\n\nNot that."
    assert converted("description", [cell], Mapping(), noted.append) == cell
