"""Texts as Markdown that shows them and does nothing else, for tickets and chats."""

from .blocks import CODE, read_blocks
from .spans import LINK, marks_in

_MARKS = str.maketrans({c: "\\" + c for c in "\\`*_[]{}#"} | {c: f"&#{ord(c)};" for c in "&<>|~$@"})


_INSIDE = 4  # characters by which what belongs to an item of a list is indented


def markdown_block(text: str, mark: str) -> "list[str]":
    """Return a text as lines, the first behind a mark, with which the others are in line."""
    lines: list[str] = []
    indent = len(mark)
    for block in read_blocks(text):
        inside = " " * (indent + _INSIDE * block.depth)
        if lines and not block.mark:
            lines.append("")
        if block.kind == CODE:
            said = fenced_lines(block.text, block.language)
        else:
            said = [f"{_item(block.mark)}{markdown_line(block.text)}"]
        first = inside[:-_INSIDE] if block.mark else inside
        made = [f"{first if n == 0 else inside}{line}".rstrip() for n, line in enumerate(said)]
        if not lines:
            made[0] = f"{mark}{made[0][indent:]}"
        lines += made
    return lines


def _item(mark: str) -> str:
    return f"{mark:<3} " if mark else ""


def fenced_lines(text: str, language: str = "") -> "list[str]":
    """Return a block of code with fences that nothing in it closes."""
    fence = "```"
    while fence in text:
        fence += "`"
    return [f"{fence}{language}", *text.splitlines(), fence]


def markdown_line(text: str) -> str:
    """Return text as one line of Markdown that shows it; `code` and links stay what they are."""
    line = " ".join(text.split())
    links = [span for span in marks_in(line) if span.kind == LINK]
    if links:
        parts, done = [], 0
        for link in links:
            parts += [_escaped(line[done : link.start]), _link(link.text, link.address)]
            done = link.end
        line = "".join([*parts, _escaped(line[done:])])
    else:
        line = _escaped(line)
    rest = line.lstrip("0123456789")
    number = line[: len(line) - len(rest)]
    opens_item = rest.startswith((".", ")") if number else ("-", "+", ":"))
    return f"{number}&#{ord(rest[0])};{rest[1:]}" if opens_item else line


def _link(text: str, address: str) -> str:
    if text == address:
        return f"<{address}>"
    return f"[{_escaped(text)}](<{address.replace('&', '&amp;')}>)"


def _escaped(line: str) -> str:
    parts = line.split("`")
    if "``" in line or len(parts) % 2 == 0:
        return line.translate(_MARKS)
    return "`".join([p if i % 2 else p.translate(_MARKS) for i, p in enumerate(parts)])
