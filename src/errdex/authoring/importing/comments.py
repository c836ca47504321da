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
_HEADING = re.compile(r"[^\W_][^.!?:;\n]{0,59}")
"""A line that may be a title: no sentence."""


def comment_last(line: str) -> str:
    """Return a line with its first `/* comment */` behind the code that follows it there."""
    start = line.find("/*")
    front, end = line[: max(start, 0)], line.find("*/", start + 2)
    if start < 0 or end < 0 or '"' in front or "//" in front:
        return line
    code = line[end + 2 :].strip()
    is_code = code and not code.startswith("/")
    return f"{front}{code} {line[start : end + 2]}" if is_code else line


class Comments:
    """The comments of a file, line by line.

    Attributes:
        section: What follows is in: a title that a rule sets apart, such as `---- Storage ----`, or
            what the comment above an enumeration says, up to its end.
        inside: Whether a comment goes on in the next line.
    """

    def __init__(self) -> None:
        self.section = self._outer = ""
        self._said: list[str] = []
        self.inside = self._boxed = self._lined = False

    def read(self, line: str) -> bool:
        """Read a line; tell whether it is a comment alone."""
        if self.inside or _BLOCK.match(line):
            self.inside = "*/" not in line
            said, self._lined = _MARKS.sub("", line).strip(), False
        elif comment := _LINE.fullmatch(line):
            said, self._lined = comment["text"], True
        else:
            return False
        if titled := _TITLED.fullmatch(said):
            self.section = self._outer = titled["title"]
            self._said, self._boxed = [], False
        elif _RULE.fullmatch(line):
            self._rule()
        else:
            self._said.append(_BRIEF.sub("", said))
        return True

    def _rule(self) -> None:
        """Read a line without words: a second one makes a title of what is between them."""
        if self._boxed and self.above:
            self.section = self._outer = " ".join(self.above.split())
        self._boxed = not self._boxed or not self.above
        self._said = []

    def part(self, *, inside: bool) -> None:
        """Read a blank line; outside of enumerations it makes a heading of a short line above.

        One between two empty line comments is the title of what follows. Of another one it is not
        clear what it says, so the section before it ends there.
        """
        if not inside and _HEADING.fullmatch(self.above):
            boxed = self._lined and len(self._said) > 2 and not (self._said[0] or self._said[-1])
            self.section = self._outer = self.above if boxed else ""
        self.forget()

    def begin_section(self) -> None:
        """Take the first sentence of the comment above as the title of an enumeration."""
        self._outer = self.section
        if title := _FIRST.match(self.above):
            self.section = title[1]

    def end_section(self) -> None:
        """Return to what an enumeration is in."""
        self.section = self._outer

    def forget(self) -> None:
        """Begin anew, behind a line that is no comment."""
        self._said, self._boxed = [], False

    @property
    def above(self) -> str:
        """The comment above a name; lines without text part its paragraphs."""
        return "\n".join(line.rstrip() for line in self._said).strip()
