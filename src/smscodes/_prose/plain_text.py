"""Texts as lines for a terminal or a ticket."""

from .blocks import CODE, first_paragraph, read_blocks
from .spans import plain

WIDTH = 88
"""Columns of a line in a text of several blocks. A text of one line is never broken."""


def text_lines(text: str, mark: str = "") -> "list[str]":
    """Return a text as lines, the first behind a mark, with which the others are in line."""
    blocks = read_blocks(text)
    if len(blocks) == 1 and blocks[0].kind != CODE:
        return [f"{mark}{plain(blocks[0].text)}"]
    from textwrap import wrap

    lines: list[str] = []
    for block in blocks:
        if lines and not block.mark:
            lines.append("")
        indent = " " * (len(mark) + 3 * block.depth)
        if block.kind == CODE:
            lines += [f"{indent}  {line}".rstrip() for line in block.text.split("\n")]
            continue
        first = f"{indent[:-3]}{block.mark:<2} " if block.mark else indent
        said = plain(block.text)
        lines += wrap(
            said,
            WIDTH,
            initial_indent=first if lines else mark + first[len(mark) :],
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def summary(text: str) -> str:
    """Return what a text says first, on one line, for tables, alerts and chats."""
    return plain(first_paragraph(text))
