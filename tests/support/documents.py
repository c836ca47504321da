"""The code blocks of a document, as a reader copies them."""

from __future__ import annotations

import re

from tests.conftest import ROOT


def blocks_of(name: str, language: str) -> dict[str, str]:
    """Return the fenced blocks of a document in a language by the heading that they are under.

    Several blocks under one heading are one text, in their order.
    """
    found: dict[str, str] = {}
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    for section in re.split("^#+ ", text, flags=re.MULTILINE)[1:]:
        heading = section.split("\n", 1)[0]
        blocks = re.findall(rf"^```{language}\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
        if blocks:
            found[heading] = "\n".join(blocks)
    return found
