"""Links inside sentences: codes that a text names lead to their pages, sources to theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.format.entry_parts import Source
from errdex.authoring.rendering.markdown import (
    fenced,
    html_link,
    inline_with_links,
    markdown_link,
)
from errdex.matching.addresses import address_of
from errdex.matching.codes import Codes
from errdex.matching.exact import spelled_in
from errdex.matching.mentions import EXACT
from errdex.prose.blocks import CODE, read_blocks
from errdex.prose.spans import LINK, marks_in

_INSIDE = 4  # characters by which Markdown wants what belongs to an item to be indented

Link = tuple[int, int, str]
"""Where in a text a link begins and ends, and its address."""


class CrossLinks:
    """What texts of a catalogue link to."""

    def __init__(self, catalogue: Catalogue, codes: Codes) -> None:
        self._codes = codes
        self._sources = _addresses(catalogue.sources)
        longest_first = sorted(self._sources, key=len, reverse=True)
        titles = "|".join(map(re.escape, longest_first)) or "(?!)"
        self._titles = re.compile(rf"(?<!\w)(?:{titles})(?!\w)")

    def codes_in(self, text: str, folder: str, end: str, own: str) -> Iterator[Link]:
        """Yield the links to codes that are named as they are spelled.

        Args:
            text: A text of the catalogue.
            folder: The folder of all codes' pages, from the page that shows the text.
            end: What follows a code's name in the address of its page.
            own: The code that the page is about, which is no link.
        """
        for mention in spelled_in(self._codes, text):
            written = self._codes.fields_of(mention.text)  # an address has none
            if mention.reason == EXACT and mention.code != own and written and not mention.program:
                address = f"{folder}{address_of(mention.code)}{end}#{mention.field}"
                yield mention.start, mention.end, address

    def sources_in(self, text: str) -> Iterator[Link]:
        """Yield the links to sources that are named by their whole titles."""
        for match in self._titles.finditer(text):
            yield match.start(), match.end(), self._sources[match.group()]


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Texts as one page shows them, with links in them.

    Attributes:
        links: What texts link to.
        folder: The folder of all codes' pages, from the page: its source, or itself in HTML.
        own: The code that the page is about, or empty.
        is_html: Whether they stand in HTML blocks, which Markdown leaves as they are.
    """

    links: CrossLinks
    folder: str
    own: str = ""
    is_html: bool = False

    @property
    def in_html(self) -> PageLinks:
        """The same for HTML blocks: a built page lies in a folder of its own."""
        return replace(self, folder=f"../{self.folder}", is_html=True)

    def __call__(self, text: str) -> str:
        """Return a text with links to codes."""
        line = " ".join(text.split())
        return self._linked(line, list(self._codes_in(line)))

    def step(self, text: str) -> str:
        """Return a part of a step with links to codes, and to the sources that it names."""
        line = " ".join(text.split())
        return self._linked(line, sorted([*self.links.sources_in(line), *self._codes_in(line)]))

    def prose(self, text: str, indent: int = 0) -> str:
        """Return a text of several blocks as Markdown, all but its first line indented."""
        return _prose(text, indent, self)

    def prose_step(self, text: str, indent: int) -> str:
        """Return what to do in a step as Markdown, all but its first line indented."""
        return _prose(text, indent, self.step)

    def _codes_in(self, line: str) -> Iterator[Link]:
        return self.links.codes_in(line, self.folder, "/" if self.is_html else ".md", self.own)

    def _linked(self, line: str, found: Sequence[Link]) -> str:
        """Return a line with these links, and with those that are written in it."""
        link = html_link if self.is_html else markdown_link
        parts, done = [], 0
        for mark in marks_in(line):
            if mark.kind == LINK:
                parts += [_between(line, done, mark.start, found, link)]
                parts += [link(inline_with_links(mark.text, (), link), mark.address)]
                done = mark.end
        return "".join([*parts, _between(line, done, len(line), found, link)])


def _between(
    line: str, start: int, end: int, found: Iterable[Link], link: Callable[[str, str], str]
) -> str:
    """Return a part of a line with the links in it."""
    inside = [(at - start, to - start, where) for at, to, where in found if start <= at < to <= end]
    return inline_with_links(line[start:end], inside, link)


def _prose(text: str, indent: int, write: Callable[[str], str]) -> str:
    lines: list[str] = []
    before = None
    for block in read_blocks(text):
        inside = " " * (indent + _INSIDE * block.depth)
        if before and not (block.mark and before.mark):
            lines.append("")
        if block.kind == CODE:
            lines.append(fenced(block.text, len(inside), block.language))
        else:
            mark = f"{block.mark:<{_INSIDE}}" if block.mark else ""
            lines.append(f"{inside[: len(inside) - len(mark)]}{mark}{write(block.text)}")
        before = block
    ended = [""] if indent and len(lines) > 1 else []  # else what follows is a part of this
    return "\n".join([*lines, *ended])[indent:]


def _addresses(sources: Mapping[str, Source]) -> dict[str, str]:
    return {source.title: source.url for source in sources.values() if source.url}
