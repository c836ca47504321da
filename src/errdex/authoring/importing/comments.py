"""Comments of source code: the text above a name, and the titles of a file's sections."""

from __future__ import annotations

import re

_LINE = re.compile(r"\s*(?://+!?|#(?!\s*define))\s?(?P<text>.*?)\s*")
_BLOCK = re.compile(r"\s*/\*")
_MARKS = re.compile(r"^\s*/?\*+/.*$|^\s*/?\*+!? ?|\s*\*+/.*$")
_BRIEF = re.compile(r"[@\\]brief\s+")
_FIRST = re.compile(r"(.{1,80}?)(?:[.!?:;](?:\s|\Z)|\n|\Z)")
_RULE = re.compile(r"\s*(?://+|/\*|\*|#)?\s*[-=*#~_/]{5,}\s*(?:\*/)?\s*")
_TITLED = re.compile(r"[-=*#~_]{3,}\s*(?P<title>[^\W_].*?)\s*[-=*#~_]*")
"""A title with a rule in front, on one line."""


class Comments:
    """The comments of a file, line by line.

    Attributes:
        section: What follows is in: a title that a rule sets apart, such as `---- Storage ----`, or
            what the comment above an enumeration says.
    """

    def __init__(self) -> None:
        self.section = ""
        self._said: list[str] = []
        self._inside = self._boxed = False

    def read(self, line: str) -> bool:
        """Read a line; tell whether it is a comment alone."""
        if self._inside or _BLOCK.match(line):
            self._inside = "*/" not in line
            said = _MARKS.sub("", line).strip()
        elif comment := _LINE.fullmatch(line):
            said = comment["text"]
        else:
            return False
        if titled := _TITLED.fullmatch(said):
            self.section, self._said, self._boxed = titled["title"], [], False
        elif _RULE.fullmatch(line):
            self._rule()
        else:
            self._said.append(_BRIEF.sub("", said))
        return True

    def _rule(self) -> None:
        """Read a line without words: a second one makes a title of what is between them."""
        if self._boxed and self.above:
            self.section = " ".join(self.above.split())
        self._boxed = not self._boxed or not self.above
        self._said = []

    def begin_section(self) -> None:
        """Take the first sentence of the comment above as the title of what follows."""
        if title := _FIRST.match(self.above):
            self.section = title[1]

    def forget(self) -> None:
        """Begin anew, behind a line that is no comment."""
        self._said, self._boxed = [], False

    @property
    def above(self) -> str:
        """The comment above a name; lines without text part its paragraphs."""
        return "\n".join(line.rstrip() for line in self._said).strip()
