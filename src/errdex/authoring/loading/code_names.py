"""Examines the names of codes: those that clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from errdex.authoring.source.findings import quoted
from errdex.authoring.source.nodes import MappingNode, Position, first_used, items_of, text_of

Remarks = Iterator[tuple[Position, str]]


def examine_code_names(
    entries: list[MappingNode], undocumented: list[MappingNode], files: Sequence[str] = ()
) -> Remarks:
    """Yield codes and aliases that clash.

    A code may be a value of several fields, and documented in some of them; an alias leads to one
    entry alone.

    Args:
        entries: The entries.
        undocumented: The codes that nobody documents.
        files: The names of the files that they are in, where there are several.
    """
    spelled: dict[str, str] = {}
    for node in [*entries, *undocumented]:
        if code := text_of(node, "code"):
            yield from _examine_page(code, node.value_at("code"), spelled)
    yield from _examine_twice(entries, files)
    yield from _examine_twice(undocumented, files)
    yield from _examine_documented(entries, undocumented)
    yield from _examine_aliases(entries, [*entries, *undocumented], spelled)


def _examine_page(code: str, at: Position, spelled: dict[str, str]) -> Remarks:
    """Yield whether a code has no page of its own; `spelled` has those before it, by case."""
    other = spelled.setdefault(code.lower(), code)
    if other != code:
        what = f"{quoted(code)} and {quoted(other)} differ only in case; one page cannot show both"
        yield at, what


def _examine_twice(nodes: list[MappingNode], files: Sequence[str]) -> Remarks:
    seen: dict[tuple[str, str], MappingNode] = {}
    for node in nodes:
        code, field = text_of(node, "code"), text_of(node, "field")
        first = seen.setdefault((field, code), node)
        if code and first is not node:
            where = first_used(first.at, at := node.value_at("code"), files)
            yield at, f"duplicate in field {quoted(field)} (first used {where})"


def _examine_documented(entries: list[MappingNode], undocumented: list[MappingNode]) -> Remarks:
    documented = {(text_of(node, "field"), text_of(node, "code")) for node in entries}
    for node in undocumented:
        code, field = text_of(node, "code"), text_of(node, "field")
        if code and (field, code) in documented:
            what = f"{quoted(code)} is an entry of field {quoted(field)}; remove it here"
            yield node.value_at("code"), what


def _examine_aliases(
    entries: list[MappingNode], coded: list[MappingNode], spelled: dict[str, str]
) -> Remarks:
    """Yield the aliases that are codes, or aliases of another entry."""
    codes = {text_of(node, "code") for node in coded}
    first: dict[str, Any] = {}
    for entry in entries:
        for alias, at in items_of(entry, "aliases"):
            if not isinstance(alias, str) or not alias:
                continue
            owner = first.setdefault(alias, (entry, at))
            if alias in codes:
                yield at, f"aliases: {quoted(alias)} is a code of this catalogue; remove it here"
            elif owner != (entry, at):
                other = quoted(text_of(owner[0], "code"))
                yield at, f"aliases: {quoted(alias)} is an alias of {other} already; remove one"
            else:
                yield from _examine_page(alias, at, spelled)
