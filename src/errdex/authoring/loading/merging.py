"""Joins the files of a catalogue into one tree, whose positions say which file they are in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from errdex.authoring.format.kinds import Key, Kind, ListOf, Names, Report
from errdex.authoring.source.findings import quoted
from errdex.authoring.source.nodes import MappingNode, Position, SequenceNode, first_used

_Held = tuple[Any, Position, Position]
"""A value, the place of its key, and its own."""


def merge_roots(
    roots: Sequence[MappingNode], keys: Mapping[str, Key], files: Sequence[str], report: Report
) -> MappingNode:
    """Return the sections of all files: lists one after another, names side by side.

    Args:
        roots: The root of each file.
        keys: The sections that there are.
        files: The names of the files.
        report: Takes what two files say that one alone may say.
    """
    if len(roots) == 1:
        return roots[0]
    merged = MappingNode(next((root.at for root in roots if "catalogue" in root), roots[0].at))
    for section in dict.fromkeys(name for root in roots for name in root):
        held = [_held(root, section) for root in roots if section in root]
        kind = keys[section].kind if section in keys else None
        _put(merged, section, _joined(section, held, kind, files, report))
    return merged


def _held(root: MappingNode, name: str) -> _Held:
    return root[name], root.key_at(name), root.value_at(name)


def _put(node: MappingNode, name: str, held: _Held) -> None:
    node[name] = held[0]
    node.places += held[1:]


def _joined(
    section: str, held: list[_Held], kind: Kind | None, files: Sequence[str], report: Report
) -> _Held:
    """Return what the files say of a section; values of a wrong kind are refused elsewhere."""
    wanted = SequenceNode if isinstance(kind, ListOf) else MappingNode
    fit = [one for one in held if isinstance(one[0], wanted)] or held[:1]
    (first, key_at, at), *others = fit
    if not others:
        return fit[0]
    if isinstance(kind, ListOf):
        return _listed(one[0] for one in fit), key_at, at
    if isinstance(kind, Names):
        return _named([one[0] for one in fit], files, report), key_at, at
    if kind is not None:
        for _, again, _ in others:
            report(again, _duplicate(section, key_at, again, files))
    return first, key_at, at


def _listed(lists: Iterable[SequenceNode]) -> SequenceNode:
    first, *others = lists
    joined = SequenceNode(first.at)
    for one in (first, *others):
        joined += one
        joined.places += one.places
    return joined


def _named(mappings: Sequence[MappingNode], files: Sequence[str], report: Report) -> MappingNode:
    joined = MappingNode(mappings[0].at)
    for mapping in mappings:
        places = iter(mapping.places)
        for (name, value), key_at, at in zip(mapping.items(), places, places, strict=True):
            if name in joined:
                report(key_at, _duplicate(name, joined.key_at(name), key_at, files))
            else:
                _put(joined, name, (value, key_at, at))
    return joined


def _duplicate(name: str, first: Position, again: Position, files: Sequence[str]) -> str:
    return f"duplicate key {quoted(name)} (first used {first_used(first, again, files)})"
