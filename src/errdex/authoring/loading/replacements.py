"""Follows codes that replace removed ones to the first that is in use."""

from __future__ import annotations

from collections.abc import Iterable

from errdex.authoring.source.nodes import MappingNode, text_of


class Replacements:
    """What the entries of a catalogue say of the codes that replace others."""

    def __init__(self, entries: Iterable[MappingNode]) -> None:
        self._in_use: set[str] = set()
        self._next: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        for entry in entries:
            code, life = text_of(entry, "code"), entry.get("lifecycle")
            if text_of(life, "state") != "removed":
                self._in_use.add(code)
            elif replaced_by := text_of(life, "replaced_by"):
                self._next.setdefault(code, replaced_by)

    def follow(self, code: str) -> str:
        """Return the code, or the first in use of those that replace it one after the other.

        Nothing where they end at a removed code that none replaces, or go in a circle.
        """
        passed: dict[str, None] = {}
        while code not in self._in_use and code not in self._ends and code in self._next:
            if code in passed:
                break
            passed[code] = None
            code = self._next[code]
        end = code if code in self._in_use else self._ends.get(code, "")
        self._ends |= dict.fromkeys(passed, end)
        return end
