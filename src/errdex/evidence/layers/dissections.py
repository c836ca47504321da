"""Reads the trees in which packet dissectors show HTTP: lines that end with a written `\\r\\n`."""

from __future__ import annotations

import re

from errdex.evidence.text.forms import encode_percent

_FIRST = re.compile(
    "([ \t]*)((?:[A-Z]{3,20} [^ \n]+ HTTP/[0-9.]{1,3}|HTTP/[0-9.]{1,3} [0-9]{3}[^\n\\\\]*) ?)"
    "\\\\r\\\\n"
)
_LINE = re.compile("([ \t]*)(?![ \t])([^\n]*?) ?\\\\r\\\\n")
_INFERRED = re.compile("(?:[ \t]+\\[|\\[(?=[^\\]\n]{1,300}\\]\\Z))(?:[A-Z][a-z]|HTTP |[a-z])")
"""What a dissector says of a message that does not stand in it; a log may take its indent away."""
_END = "\\r\\n"
_BETWEEN = "\\r\\n,"
_ITEM = re.compile('[ \t]*Form item: "([^"\n]*)" = "([^\n]*)"')


def read_dissections(text: str) -> str:
    """Return text in which such a tree is the message that it shows; its details are left out.

    Headers that are a cell of a row, with a comma between, get a line each.
    """
    if _BETWEEN in text:
        text = "\n".join(map(_cells_apart, text.split("\n")))
    if "\\r\\n\n" not in text or "HTTP/" not in text:
        return text
    tree = _Tree()
    for line in text.split("\n"):
        tree.take(line)
    tree.end_message()
    tree.end_form()
    return "\n".join(tree.lines)


def _cells_apart(line: str) -> str:
    cells = line.split("\t") if _BETWEEN in line else [line]
    return "\t".join([_headers(cell) if cell.endswith(_END) else cell for cell in cells])


def _headers(cell: str) -> str:
    return "\n" + cell.replace(_BETWEEN, "\n").replace(_END, "\n\n")


class _Tree:
    """The lines so far, and the message that is being read."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.indent: str | None = None
        self.message: list[str] = []
        self.form: list[str] = []

    def take(self, line: str) -> None:
        """Take a line."""
        is_shown = self.indent is None and line.endswith("\\r\\n")
        first = _FIRST.fullmatch(line) if is_shown else None
        if first:
            self.indent = first[1]
            self.message = ["", first[2]]
        elif self.indent is not None:
            self._take_shown(line)
        else:
            self._take_other(line)

    def _take_shown(self, line: str) -> None:
        """Take a line below the first one; a detail of one, further in, is left out.

        Another is put before the message.
        """
        indent = self.indent or ""
        shown = _LINE.fullmatch(line)
        if shown and shown[1] == indent:
            self.message.append(shown[2])
            if shown[2] == "":
                self.end_message()
        elif not line.startswith(indent):
            self.end_message()
            self._take_other(line)
        elif line[len(indent) : len(indent) + 1] not in ("", " ", "\t", "["):
            self.lines.append(line)

    def _take_other(self, line: str) -> None:
        item = _ITEM.fullmatch(line) if "Form item" in line else None
        if item:
            self.form.append(f"{encode_percent(item[1])}={encode_percent(item[2])}")
        elif line[:1] not in (" ", "\t") or "Form" not in line:
            self._end_at(line)

    def _end_at(self, line: str) -> None:
        if self.form and line[:1] not in (" ", "\t"):
            self.end_form()
        if not self.form and not _INFERRED.match(line):
            self.lines.append(line)

    def end_message(self) -> None:
        """Add the message that was read."""
        self.lines += self.message
        self.message = []
        self.indent = None

    def end_form(self) -> None:
        """Add the fields of a form as they were sent."""
        if self.form:
            self.lines.append("&".join(self.form))
        self.form = []
