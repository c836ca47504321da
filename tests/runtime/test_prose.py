"""Texts of several paragraphs in an entry's text, its Markdown and its answer."""

from __future__ import annotations

import re

import markdown  # type: ignore[import-untyped] # no stubs are installed
import pytest

from tests.prose.test_blocks import HOSTILE
from tests.support.catalogues import catalogue_text, entry, module_of

DESCRIPTION = (
    "It was\nmoved, see [the. book](https://x.org/a?b&copy=1).\n\n- a\n  1. b\n\n```rust\n# x\n```"
)
STEP = "Borrow it, as [No. 1](https://x.org) says. Then:\n\n- `once`\n\n```rust\n\nlet y = &x;\n```"
ENTRY = entry(
    "E1",
    description=DESCRIPTION,
    cause=["One\n\n- x", "Two."],
    remediation=[{"do": STEP, "where": "the file", "example": "f()"}, {"do": "Run it."}],
)
TEXT = """\
What it means: It was moved, see the. book (https://x.org/a?b&copy=1).
Who acts: {owner}
Do this first: Borrow it, as No. 1 (https://x.org) says.
Send again? No
For the customer: It did not work.

In detail
  -  a
     1. b

    # x

What to do
  1. Borrow it, as No. 1 (https://x.org) says. Then: (the file)
     -  `once`


       let y = &x;

       f()
  2. Run it.

Causes
  One
  -  x

  Two.
"""


def test_text_has_the_blocks_on_lines_of_their_own() -> None:
    """The first paragraph leads; code is indented; a long paragraph is wrapped."""
    made = module_of(catalogue_text([ENTRY])).lookup("E1")
    owner = made.answer.who_acts
    assert TEXT.format(owner=owner) in made.text() + "\n"
    long = "word " * 60
    wrapped = module_of(catalogue_text([entry("E1", cause=f"{long}.\n\nx")])).lookup("E1").text()
    lines = wrapped.split("\nCause\n")[1].split("\n\n")[0].split("\n")
    assert max(map(len, lines)) <= 90
    assert len(lines) == 4


def test_markdown_has_the_same_blocks() -> None:
    """Rendered, lists are lists, code is code in its language, and links lead there."""
    made = module_of(catalogue_text([ENTRY])).lookup("E1").markdown()
    assert "[the. book](<https://x.org/a?b&amp;copy=1>)" in made
    assert "\n- -   a\n" in made
    assert "  ```rust\n  # x\n  ```" in made
    assert "\n   ```rust\n\n   let y = &x;\n   ```\n" in made


def test_json_has_the_source() -> None:
    """A program gets what was written."""
    told = module_of(catalogue_text([ENTRY])).lookup("E1").to_dict()
    assert told["description"] == DESCRIPTION
    assert told["remediation"][0]["do"] == STEP
    assert told["answer"]["means"] == "It was moved, see [the. book](https://x.org/a?b&copy=1)."


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_nothing_else_acts_in_markdown(text: str) -> None:
    """Rendered, no paragraph has a tag or a link of its own."""
    made = module_of(catalogue_text([entry("E1", cause=[text], notes=[text])])).lookup("E1")
    html = markdown.markdown(made.markdown(), extensions=["tables", "attr_list", "admonition"])
    assert not re.search(r"<(script|img|table|b|h[12456]|div|blockquote|hr)\b", html)
    assert re.findall(r'href="(?!https://example)', html) == []
    assert "onclick=" not in re.sub(r">[^<]*<", "><", html)
