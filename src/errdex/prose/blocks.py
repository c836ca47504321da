"""A text as blocks: paragraphs, lists and fenced code. Everything else in it is plain text."""

import re

PARAGRAPH, HEADING, CODE = "paragraph", "heading", "code"
DEEPEST = 2
"""Lists inside each other. The items of a deeper one are text."""

_ITEM = re.compile(r"(-|[0-9]{1,4}\.)[ \t]+(?=\S)")
_FENCE = re.compile(r"(`{3,})[ \t]*([^`]*)")
_LANGUAGE = re.compile(r"[A-Za-z][0-9A-Za-z_+#.-]{0,29}")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*\S)")
_INSIDE = 2  # characters by which what belongs to an item is indented at least


class Block:
    """A part of a text.

    Attributes:
        kind: `paragraph`, `heading` or `code`.
        text: What it says; one line, unless it is code.
        depth: In how many lists it is.
        mark: `-` or a number with a full stop where it begins an item; else empty.
        language: Of code, if that is known.
        closed: Whether the fence behind code is there.
        end: How many lines of the text end with it.
    """

    __slots__ = ("closed", "depth", "end", "kind", "language", "mark", "text")

    def __init__(
        self, kind: str, text: str, depth: int = 0, mark: str = "", language: str = ""
    ) -> None:
        self.kind = kind
        self.text = text
        self.depth = depth
        self.mark = mark
        self.language = language
        self.closed = True
        self.end = 1


def read_blocks(text: str) -> "list[Block]":
    """Return the blocks of a text, in order; a text of one line is one paragraph, as it is.

    Blank lines end paragraphs, and so does the first line of anything else. Linear in the text.
    """
    if "\n" not in text:
        return [Block(PARAGRAPH, text)]
    return _Reader(text.split("\n")).blocks


def first_paragraph(text: str) -> str:
    """Return what a text says first, on one line."""
    return text if "\n" not in text else " ".join(read_blocks(text)[0].text.split())


def after_first(text: str) -> str:
    """Return a text without what `first_paragraph` returns; empty where that is all."""
    return "\n".join(text.split("\n")[read_blocks(text)[0].end :]).strip("\n")


def with_aside(text: str, aside: str) -> str:
    """Return a text with an aside in brackets behind its first paragraph."""
    lines = text.split("\n")
    lines[read_blocks(text)[0].end - 1] += f" ({aside})"
    return "\n".join(lines)


def paragraphs(text: str) -> str:
    """Return a text without its code, a block a line."""
    return "\n".join([block.text for block in read_blocks(text) if block.kind != CODE])


class _Reader:
    """Goes over the lines of a text once; `lists` are the open ones, the outermost first."""

    def __init__(self, lines: "list[str]") -> None:
        self.blocks: list[Block] = []
        self._lines = lines
        self._at = 0  # the line behind what was read
        self._lists: list[_List] = []
        self._open: list[str] = []  # the lines of the last paragraph while others may go on with it
        while self._at < len(lines):
            line = lines[self._at]
            self._at += 1
            said = line.strip(" \t")
            if said:
                self._read(said, _indent_of(line))
                self.blocks[-1].end = self._at
            else:
                self._close()
        self._close()

    def _read(self, said: str, indent: int) -> None:
        if fence := _FENCE.fullmatch(said):
            self._close()
            self._leave(indent)
            self._add_code(fence, indent)
        elif item := self._item(said, indent):
            mark, text = item
            self._add(PARAGRAPH, text, mark)
        elif heading := _HEADING.fullmatch(said):
            self._leave(indent)
            self._add(HEADING, heading[1].rstrip("#").rstrip() or heading[1])
        elif self._open:
            self._open.append(said)
        else:
            self._leave(indent)
            self._add(PARAGRAPH, said)

    def _add(self, kind: str, text: str, mark: str = "") -> None:
        self._close()
        self.blocks.append(Block(kind, " ".join(text.split()), len(self._lists), mark))
        self._open = [text] if kind == PARAGRAPH else []

    def _close(self) -> None:
        """End the last paragraph: its lines become one."""
        if self._open:
            self.blocks[-1].text = " ".join(" ".join(self._open).split())
        self._open = []

    def _leave(self, indent: int) -> None:
        """Close the lists that a line does not belong to, by how far it is indented."""
        while self._lists and indent < self._lists[-1].indent + _INSIDE:
            self._lists.pop()

    def _item(self, said: str, indent: int) -> "tuple[str, str] | None":
        """Return the mark and the text of an item, whose list is then the last open one."""
        match = _ITEM.match(said)
        if not match:
            return None
        around = [one for one in self._lists if indent >= one.indent + _INSIDE]
        here = self._lists[len(around)] if len(around) < len(self._lists) else None
        if here is None:
            if len(around) == DEEPEST or match[1] not in ("-", "1."):
                return None
            here = _List(indent, match[1] != "-")
        self._lists = [*around, here]
        here.items += 1
        return f"{here.items}." if here.numbered else "-", said[match.end() :]

    def _add_code(self, fence: "re.Match[str]", indent: int) -> None:
        language = _LANGUAGE.match(fence[2])
        block = Block(CODE, "", len(self._lists), language=language[0] if language else "")
        start, block.closed = self._at, False
        while self._at < len(self._lines) and not block.closed:
            said = self._lines[self._at].strip(" \t")
            block.closed = said.startswith(fence[1]) and not said.strip("`")
            self._at += 1
        lines = self._lines[start : self._at - block.closed]
        block.text = "\n".join([_without_indent(line, indent) for line in lines])
        self.blocks.append(block)


class _List:
    """An open list: where its marks are, whether it is numbered, how many items it has."""

    def __init__(self, indent: int, numbered: bool) -> None:
        self.indent = indent
        self.numbered = numbered
        self.items = 0


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _without_indent(line: str, indent: int) -> str:
    """Return a line of code without the characters by which its fence is indented."""
    return line[min(indent, _indent_of(line)) :]
