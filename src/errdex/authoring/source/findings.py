"""The problems that the loader and the policies find in a catalogue, as values."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from errdex.errors import ErrdexError

COMPARED = 50
"""Known words that a misspelt one is compared with. Of more, those next to it in the alphabet."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to fix in a catalogue.

    Attributes:
        path: The catalogue as its author would name it, relative to the current directory.
        line, column: Where, counted from 1; 0 when the finding is about the whole file.
        which: The entry or section it belongs to, such as `E000102`; may be empty.
        what: What is wrong and what to do.
        policy: The name of the policy that it is about; empty for what loading finds.
    """

    path: str
    line: int
    column: int
    which: str
    what: str
    policy: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        said = ": ".join(part for part in (place, self.which, self.what) if part)
        return f"{said} [{self.policy}]" if self.policy else said


class CatalogueError(ErrdexError):
    """A catalogue that cannot be loaded; carries every finding, sorted by place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings)))
        super().__init__(lines_of(self.findings))


def lines_of(findings: Iterable[Finding]) -> str:
    """Return the findings sorted, one per line."""
    return "\n".join(str(finding) for finding in sorted(findings))


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return `; did you mean "x"?` for the closest known word, or nothing.

    Of more than 50 known words, which must be sorted, only the 50 around it are compared.
    """
    if len(known) > COMPARED:
        first = max(0, bisect_left(known, word) - COMPARED // 2)
        known = known[first : first + COMPARED]
    near = difflib.get_close_matches(word[:80], known, n=1)
    return f"; did you mean {quoted(near[0])}?" if near else ""


def quoted(text: str) -> str:
    """Return the text in double quotes, cut at 60 characters and safe for a terminal."""
    return f'"{visible(text)}"'


def visible(text: str) -> str:
    """Return the text cut at 60 characters; invisible characters and line ends are escaped."""
    cut = text if len(text) <= 60 else text[:57] + "..."
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)
