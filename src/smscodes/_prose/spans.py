"""A line as spans: text, code between backticks, and links. Everything else is text."""

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT, CODE, LINK = "text", "code", "link"
LONGEST_LINK = 500
"""Characters of the text of a link. Of a longer one, only the address is a link."""

_SIGN = "[0-9A-Za-z._~:/?#@!$&*+,;=%-]"
_ADDRESS = rf"https://[0-9A-Za-z](?:{_SIGN}|\({_SIGN}*\))*"
_SPAN = re.compile(
    rf"(?<!`)`([^`]+)`(?!`)|(?<!!)\[([^\[\]]{{1,{LONGEST_LINK}}})\]\(({_ADDRESS})\)"
    rf"|(?<![0-9A-Za-z])({_ADDRESS})"
)
_ENDING = ".,;:!?*"
"""What follows an address in a sentence, and is none of it."""


class Span:
    """A part of a line: `kind` is `text`, `code` or `link`; only a link has an address."""

    __slots__ = ("address", "end", "kind", "start", "text")

    def __init__(self, kind: str, text: str, start: int, end: int, address: str = "") -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.address = address


def spans_of(line: str) -> "Iterator[Span]":
    """Yield the spans of a line, in order; together they are the whole line.

    Code is what is between two single backticks. A link is `[text](https://...)`, but no image,
    or an address that begins with `https://`. Linear in the line.
    """
    done = 0
    for found in marks_in(line):
        if found.start > done:
            yield Span(TEXT, line[done : found.start], done, found.start)
        yield found
        done = found.end
    if done < len(line):
        yield Span(TEXT, line[done:], done, len(line))


def marks_in(line: str) -> "Iterator[Span]":
    """Yield the spans of a line that are code or links."""
    for match in _SPAN.finditer(line) if "`" in line or "https://" in line else ():
        code, text, address, bare = match.groups()
        if code is not None:
            yield Span(CODE, code, match.start(), match.end())
        elif address:
            yield Span(LINK, text, match.start(), match.end(), address)
        else:
            bare = bare.rstrip(_ENDING)
            yield Span(LINK, bare, match.start(), match.start() + len(bare), bare)


def plain(line: str) -> str:
    """Return a line for places without links: a link's address is in brackets behind its text."""
    if "](https://" not in line:
        return line
    return "".join([_plain(line[span.start : span.end], span) for span in spans_of(line)])


def _plain(written: str, span: Span) -> str:
    if span.kind != LINK:
        return written
    return span.text if span.text == span.address else f"{span.text} ({span.address})"
