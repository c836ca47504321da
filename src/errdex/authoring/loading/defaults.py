"""Gives entries what their group's defaults say, and the catalogue's, where they say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from errdex.authoring.source.nodes import MappingNode, items_of, text_of


def apply_defaults(root: MappingNode) -> None:
    """Add to each entry the keys that it lacks and that defaults have; they keep their places.

    What the format refuses is skipped.
    """
    for entry, _ in items_of(root, "codes"):
        if isinstance(entry, MappingNode):
            group = text_of(entry, "group") or default_group(root)
            for defaults in _defaults_for(root, group):
                _complete(entry, defaults)


def default_group(root: MappingNode) -> str:
    """Return the group of entries that name none; empty if there is none."""
    return text_of(root.get("defaults"), "group")


def keys_given(root: MappingNode, group: str) -> set[str]:
    """Return the keys that an entry of a group need not have."""
    return {key for defaults in _defaults_for(root, group) for key in defaults}


def defaults_in(root: MappingNode) -> Iterator[MappingNode]:
    """Yield the catalogue's defaults, then those of each group."""
    groups = root.get("groups")
    named = groups.values() if isinstance(groups, MappingNode) else ()
    for node in (root, *named):
        defaults = node.get("defaults") if isinstance(node, MappingNode) else None
        if isinstance(defaults, MappingNode):
            yield defaults


def _defaults_for(root: MappingNode, group: str) -> Iterator[MappingNode]:
    """Yield the defaults for the entries of a group, those that win first."""
    groups = root.get("groups")
    own = groups.get(group) if isinstance(groups, MappingNode) else None
    for node in (own, root):
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
