"""Names under which a catalogue declares the groups, owners and sources of a file."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from errdex.authoring.format.kinds import needs_quotes
from errdex.matching.addresses import RESERVED

SECTIONS = {"group": "groups", "owner": "owners", "source": "sources"}
"""Keys of entries that name what a section declares."""
LONGEST_NAME = 40
"""Characters of a name that is made of a title. The rest is left out of it."""


class Names:
    """The declared names of a section, and those that are added to it.

    Args:
        declared: Titles by name.
        word: What a name begins with whose title has no letters of ASCII.
    """

    def __init__(self, declared: Mapping[str, str], word: str) -> None:
        self._by_title = {title.casefold(): name for name, title in declared.items()}
        self._declared = {**declared}
        self._word = word
        self._next: defaultdict[str, int] = defaultdict(lambda: 2)  # the number to try, by name
        self.added: dict[str, str] = {}

    def name_of(self, text: str) -> str:
        """Return the name that a text is or is the title of; a new one is added."""
        text = " ".join(text.split())
        if text in self._declared:
            return text
        if (name := self._by_title.get(text.casefold())) is not None:
            return name
        name = self._free(name_from(text) or self._word)
        self._declared[name] = self.added[name] = text
        self._by_title[text.casefold()] = name
        return name

    def _free(self, name: str) -> str:
        """Return a name, with a number behind it where it is taken or cannot be one."""
        made, stem = name, name[: LONGEST_NAME - 7]
        while made in self._declared or made in RESERVED or needs_quotes(made):
            made = f"{stem}-{self._next[stem]}"
            self._next[stem] += 1
        return made


def name_from(title: str) -> str:
    """Return a name made of the letters and digits of a title; empty if it has none of ASCII."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall("[a-z0-9]+", plain))
    name = name if not name[:1].isdigit() else f"n{name}"
    return name[:LONGEST_NAME].strip("-")
