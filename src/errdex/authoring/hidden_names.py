"""The names that a public build must not tell: codes and aliases of internal entries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from errdex.matching.codes import is_distinctive

_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


class HiddenNames:
    """Names that are looked for in texts.

    Args:
        names: Codes and aliases that nothing public is called.
        messages: The texts of the service that come with them.
    """

    def __init__(self, names: Iterable[str] = (), messages: Iterable[str] = ()) -> None:
        self.names = frozenset(names)
        self._distinctive = _pattern(name for name in self.names if is_distinctive(name))
        self._any = _pattern([*self.names, *messages])

    def in_prose(self, text: str) -> str:
        """Return a name that a sentence tells, or nothing; a plain word counts in backticks."""
        spans = (span[1] for span in _SPAN.finditer(text))
        quoted = next((name for name in spans if name in self.names), "")
        found = self._distinctive.search(text)
        return quoted or (found[0] if found else "")

    def are_in(self, text: str) -> bool:
        """Tell whether a text, such as a paste, holds any of the names as a word of its own."""
        return self._any.search(text) is not None


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, longest_first)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
