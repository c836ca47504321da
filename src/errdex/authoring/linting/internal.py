"""The policy on internal codes: nothing that a public build writes names one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.loading.publishing import public_part
from errdex.authoring.source.findings import Finding
from errdex.authoring.source.nodes import MappingNode, Position, SequenceNode, text_of

_NOT_SHOWN = ("defaults", "guards")
"""Sections of which nothing is shown but what entries and checks take from them."""
_NAMES = ("code", "field", "group", "aliases")
"""Keys whose values are names of what is public."""
_OWN = "x-"


def lint_internal(catalogue: Catalogue) -> Iterator[Finding]:
    """What is public names no internal code: a public build has no page for it.

    References in lists are left out there by themselves; a text stays as it is.
    """
    told: set[Position] = set()
    for which, key, at, text in _texts_of(catalogue) if catalogue.hidden.names else ():
        if at not in told and (name := catalogue.hidden.in_prose(text)):
            told.add(at)
            what = f'{key}: names "{name}", which is internal; say it without the name'
            yield catalogue.finding_at(at, which, what)


def _texts_of(catalogue: Catalogue) -> Iterator[tuple[str, str, Position, str]]:
    """Yield each text that a public build shows: whose it is, its key, its place and itself."""
    for section, node in public_part(catalogue.node).items():
        if section in _NOT_SHOWN:
            continue
        if section == "codes":
            for entry in node:
                yield from _texts_in(entry, text_of(entry, "code"), _NAMES)
        elif section == "symptoms":
            for name, symptom in node.items():
                yield from _texts_in(symptom, name, _NAMES)
        elif isinstance(node, MappingNode):
            yield from _texts_in(node, section)
        else:
            yield from ((section, section, at, text) for at, text in _strings(node, 0))


def _texts_in(
    node: MappingNode, which: str, names: Sequence[str] = ()
) -> Iterator[tuple[str, str, Position, str]]:
    """Yield the texts in the values of a mapping, but for keys whose values are names."""
    places = node.places[1::2]
    for (key, value), at in zip(node.items(), places, strict=True):
        if key not in names:
            own = key.startswith(_OWN)
            yield from ((which, key, *told) for told in _strings(value, at, keys=own))


def _strings(node: Any, at: Position, *, keys: bool = False) -> Iterator[tuple[Position, str]]:
    """Yield the texts in a node with their places; of an author's own mappings, keys as well."""
    if isinstance(node, MappingNode):
        if keys:
            yield from zip(node.places[::2], node, strict=True)
        for (key, value), place in zip(node.items(), node.places[1::2], strict=True):
            if key not in (*_NAMES, *_NOT_SHOWN) or keys:
                yield from _strings(value, place, keys=keys)
    elif isinstance(node, SequenceNode):
        for value, place in zip(node, node.places, strict=True):
            yield from _strings(value, place, keys=keys)
    else:
        yield at, node
