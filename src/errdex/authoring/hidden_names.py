"""The names that a public build must not tell: codes and aliases of internal entries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from errdex.matching.codes import is_distinctive
from errdex.matching.parameters import Wording

_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_START = re.compile(r"(?<!\w)\S")
_WHOLE = ""
"""Leads to whether a name that ends there is hidden, in the tree of names."""


class HiddenNames:
    """Names that are looked for in texts, however they are capitalised.

    Args:
        names: Codes and aliases that nothing public is called.
        messages: The texts of the service that come with them.
        public: Codes that a text may name, such as `E-1-2` where `E-1` is hidden.
    """

    def __init__(
        self,
        names: Iterable[str] = (),
        messages: Iterable[str] = (),
        public: Iterable[str] = (),
    ) -> None:
        self.names = frozenset(names)
        self._lowered = frozenset(map(_lowered, self.names))
        wordings = [Wording(message) for message in messages]
        alone = [one.pieces[0] for one in wordings if not one.is_told() and len(one.pieces) == 1]
        self._messages = [one.pieces for one in wordings if one.is_told()]
        distinctive = [name for name in self.names if is_distinctive(name)]
        known = list(public) if self.names else []
        self._distinctive = _tree(distinctive, known)
        self._any = _tree([*self.names, *filter(None, alone)], known)

    def in_prose(self, text: str) -> str:
        """Return a name that a sentence tells, or nothing; a plain word counts in backticks.

        Linear in the text, but for the length of names.
        """
        if not self.names:
            return ""
        spans = (span[1] for span in _SPAN.finditer(text))
        quoted = next((name for name in spans if _lowered(name) in self._lowered), "")
        return quoted or _first_in(text, self._distinctive)

    def are_in(self, text: str) -> bool:
        """Tell whether a text, such as a paste, holds any name as a word of its own, or message."""
        if _first_in(text, self._any):
            return True
        return any(all(piece in text for piece in pieces) for pieces in self._messages)


def _tree(hidden: Iterable[str], public: Iterable[str]) -> dict[str, Any]:
    """Return names as a tree of their characters."""
    tree: dict[str, Any] = {}
    for names, is_hidden in ((public, False), (hidden, True)):
        for name in names:
            node = tree
            for sign in _lowered(name):
                node = node.setdefault(sign, {})
            node[_WHOLE] = is_hidden
    return tree


def _first_in(text: str, tree: dict[str, Any]) -> str:
    """Return the first hidden name in a text, as it stands there; of several the longest."""
    lowered, done = _lowered(text), 0
    for match in _START.finditer(lowered) if tree else ():
        start = match.start()
        if start < done:
            continue
        end, is_hidden = _longest_at(lowered, start, tree)
        if is_hidden:
            return text[start:end]
        done = end
    return ""


def _longest_at(text: str, start: int, tree: dict[str, Any]) -> tuple[int, bool]:
    """Return where the longest name ends that begins here, and whether it is hidden."""
    node, end, is_hidden = tree, start, False
    for at in range(start, len(text)):
        following = node.get(text[at])
        if following is None:
            break
        node = following
        if _WHOLE in node and not _is_word(text[at + 1 : at + 2]):
            end, is_hidden = at + 1, node[_WHOLE]
    return end, is_hidden


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _lowered(text: str) -> str:
    """Return a text in small letters where each of them has one, so that places stay."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(map(_small, text))


def _small(sign: str) -> str:
    return lowered if len(lowered := sign.lower()) == 1 else sign
