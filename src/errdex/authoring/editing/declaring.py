"""Adds names to a section of a catalogue's text, such as groups, behind those that are there."""

from __future__ import annotations

from collections.abc import Mapping

from errdex.authoring.editing.formatting import contents
from errdex.authoring.editing.listing import lines_of, read_root, section_end
from errdex.authoring.editing.scalars import scalar
from errdex.authoring.source.nodes import MappingNode, line_and_column
from errdex.errors import ErrdexError


def declare_names(text: str, shown: str, section: str, titles: Mapping[str, str]) -> str:
    """Return the text with names declared, each with its title; all else is as it was.

    Args:
        text: A catalogue.
        shown: How findings name it.
        section: One of its sections whose names have titles; it need not be there.
        titles: By name; none of the names is declared.

    Raises:
        CatalogueError: The text cannot be parsed.
        ErrdexError: The names cannot be added without changing what is there.
    """
    root = read_root(text, shown)
    pairs = [f"{name}: {{title: {scalar(title)}}}" for name, title in titles.items()]
    added = _added(text, root, section, pairs)
    new = {name: {"title": title} for name, title in titles.items()}
    expected = contents(root)
    expected[section] = {**expected.get(section, {}), **new}
    if contents(read_root(added, shown)) != expected:
        what = (
            f"the section cannot be added to without changing it; declare there: {', '.join(new)}"
        )
        raise ErrdexError(f"{shown}: {section}: {what}")
    return added


def _added(text: str, root: MappingNode, section: str, pairs: list[str]) -> str:
    lines = lines_of(text)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    node = root.get(section)
    if not isinstance(node, MappingNode):
        line = line_and_column(root.key_at("codes"))[0] - 1
        body = [f"{section}:", *(f"  {pair}" for pair in pairs), ""]
    elif lines[line_and_column(node.at)[0] - 1][line_and_column(node.at)[1] - 1] == "{":
        return _in_braces(lines, node, pairs)
    else:
        line = section_end(root, lines, section)
        body = [" " * (line_and_column(node.at)[1] - 1) + pair for pair in pairs]
    if line and not lines[line - 1].endswith(("\r", "\n")):
        lines[line - 1] += end
    return "".join([*lines[:line], *(one + end for one in body), *lines[line:]])


def _in_braces(lines: list[str], node: MappingNode, pairs: list[str]) -> str:
    """Return the text with names first inside a mapping's braces, whose end has no position."""
    number, column = line_and_column(node.at)
    whole = lines[number - 1]
    between = ", " if node else ""
    lines[number - 1] = whole[:column] + ", ".join(pairs) + between + whole[column:]
    return "".join(lines)
