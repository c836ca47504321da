"""A text of the catalogue as paragraphs, lists and code."""

from __future__ import annotations

import pytest

from errdex.prose.blocks import after_first, first_paragraph, paragraphs, read_blocks, with_aside

HOSTILE = (
    "a\n\n<script>window.ran=1</script>",
    'a\n\n[x](javascript:window.ran=1) {: onclick="x" }',
    "a\n\n!!! note\n    x\n\n??? x\n\n--8<-- 'x'\n\n/// block",
    "a\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "a\n\n![image](https://example.net/x.png)\n\n[ref]: https://example.net/",
    "a\n\n> quote\n\n---\n\n===\n\n* star\n\n+ plus\n\n2. two\n\n1) one\n\n: definition",
    "a\n\n~~~ html\n<b>\n~~~\n\n    indented <b>",
)


def shown(text: str) -> list[tuple[str, int, str, str]]:
    """Return the blocks of a text: kind or language, depth, mark and text."""
    return [(b.language or b.kind, b.depth, b.mark, b.text) for b in read_blocks(text)]


@pytest.mark.parametrize("text", ["- one", "1. one", "# one", "```", "  two  blanks ", ""])
def test_one_line_is_one_paragraph(text: str) -> None:
    """A text of one line is what it was: no list, no heading, no code."""
    assert shown(text) == [("paragraph", 0, "", text)]


def test_blank_lines_make_paragraphs() -> None:
    """Lines without one between them are one paragraph; blanks in a row are one."""
    assert shown("a\n  b  c\n\n \nd") == [
        ("paragraph", 0, "", "a b c"),
        ("paragraph", 0, "", "d"),
    ]


def test_lists_have_one_level_inside() -> None:
    """Items are counted, whatever their numbers say; a third level is text of the second."""
    text = "Do:\n- a\n  more of a\n  1. b\n  7. c\n     - d\n- e\n\n  f\ng"
    assert shown(text) == [
        ("paragraph", 0, "", "Do:"),
        ("paragraph", 1, "-", "a more of a"),
        ("paragraph", 2, "1.", "b"),
        ("paragraph", 2, "2.", "c - d"),
        ("paragraph", 1, "-", "e"),
        ("paragraph", 1, "", "f g"),
    ]


def test_a_list_of_numbers_begins_with_one() -> None:
    """A sentence that begins with another number is no list."""
    assert shown("Since\n2020. it is so") == [("paragraph", 0, "", "Since 2020. it is so")]


def test_code_keeps_its_lines() -> None:
    """Up to a fence that is as long; the indent of the opening one is taken off."""
    text = "a\n- b\n\n  ````rust,ignore x\n  fn a() {\n\n      b();\n  ```\n  }\n  ````\nc"
    assert shown(text) == [
        ("paragraph", 0, "", "a"),
        ("paragraph", 1, "-", "b"),
        ("rust", 1, "", "fn a() {\n\n    b();\n```\n}"),
        ("paragraph", 0, "", "c"),
    ]


def test_code_without_an_end_is_known() -> None:
    """It reaches to the end of the text, and says that it is not closed."""
    *_, last = read_blocks("a\n```\nb")
    assert (last.kind, last.text, last.closed) == ("code", "b", False)


def test_a_heading_is_a_line_of_its_own() -> None:
    """The signs that make it one are left out."""
    assert shown("## What it does ##\nChecks\nit.\n#no heading") == [
        ("heading", 0, "", "What it does"),
        ("paragraph", 0, "", "Checks it. #no heading"),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_everything_else_is_text(text: str) -> None:
    """No other mark means anything: the words are those that were written."""
    found = read_blocks(text)
    assert {block.kind for block in found} == {"paragraph"}
    assert not [block for block in found if block.mark]
    assert " ".join(block.text for block in found) == " ".join(text.split())


def test_the_first_paragraph_and_the_rest() -> None:
    """Together they are the text; an aside is behind the first."""
    text = "a\nb:\n- c\n\nd"
    assert (first_paragraph(text), after_first(text)) == ("a b:", "- c\n\nd")
    assert with_aside(text, "who") == "a\nb: (who)\n- c\n\nd"
    assert (first_paragraph("a"), after_first("a"), with_aside("a", "who")) == ("a", "", "a (who)")


def test_paragraphs_are_without_code() -> None:
    """What is said without code is a block a line."""
    assert paragraphs("a\nb\n```\nc\n```\n- d") == "a b\nd"
