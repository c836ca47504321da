"""Gives entries what their group's defaults say, and the catalogue's, where they say nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from errdex.authoring.source.nodes import MappingNode, items_of, text_of


def apply_defaults(root: MappingNode, roots: Collection[MappingNode]) -> None:
    """Add to each entry the keys that it lacks and that defaults have; they keep their places.

    What the format refuses is skipped.

    Args:
        root: A file of a catalogue.
        roots: All its files, each of which may hold defaults.
    """
    usual = default_of(roots, "group")
    for entry, _ in items_of(root, "codes"):
        if isinstance(entry, MappingNode):
            for defaults in defaults_for(roots, text_of(entry, "group") or usual):
                _complete(entry, defaults)


def default_of(roots: Iterable[MappingNode], key: str) -> str:
    """Return what the catalogue's defaults say of a key; empty if they say nothing."""
    said = (text_of(root.get("defaults"), key) for root in roots)
    return next(filter(None, said), "")


def keys_given(roots: Iterable[MappingNode], group: str) -> set[str]:
    """Return the keys that an entry of a group need not have."""
    return {key for defaults in defaults_for(roots, group) for key in defaults}


def defaults_in(root: MappingNode) -> Iterator[MappingNode]:
    """Yield the catalogue's defaults, then those of each group."""
    groups = root.get("groups")
    named = groups.values() if isinstance(groups, MappingNode) else ()
    for node in (root, *named):
        defaults = node.get("defaults") if isinstance(node, MappingNode) else None
        if isinstance(defaults, MappingNode):
            yield defaults


def defaults_for(roots: Iterable[MappingNode], group: str) -> Iterator[MappingNode]:
    """Yield the defaults for the entries of a group, those that win first."""
    roots = list(roots)
    groups = [root.get("groups") for root in roots]
    own = [named.get(group) for named in groups if isinstance(named, MappingNode)]
    for node in (*own, *roots):
        defaults = node.get("defaults") if isinstance(node, MappingNode) else None
        if isinstance(defaults, MappingNode):
            yield defaults


def _complete(entry: MappingNode, defaults: MappingNode) -> None:
    """Add what an entry lacks; one that points to another field has no retry rule."""
    places = iter(defaults.places)
    for key, value in defaults.items():
        place = next(places), next(places)
        if key not in entry and not (key == "retry" and "points_to" in entry):
            entry[key] = value
            entry.places.extend(place)
