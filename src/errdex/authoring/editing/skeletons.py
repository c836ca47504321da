"""A new entry that says of each key what belongs there, and that loading refuses until it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from errdex.authoring.editing.formatting import quoted_code
from errdex.authoring.format.entry_fields import ENTRY
from errdex.authoring.format.kinds import UNWRITTEN, Key, ListOf, Record

LINTED = ("examples", "source")
"""Keys that need not be there, and that policies miss."""


def skeleton(
    code: str, field: str, names: Mapping[str, Sequence[str]], given: Set[str], indent: str
) -> list[str]:
    """Return the lines of an entry in which everything is still to be written.

    Args:
        code: Its code.
        field: Its field.
        names: The declared names of groups, owners and sources, by the key that takes them.
        given: The keys that defaults give.
        indent: What is left of the dash.
    """
    known = {"code": quoted_code(code), "field": field}
    lines: list[str] = []
    for name, key in ENTRY.keys.items():
        if name in given:
            continue
        if name in known:
            lines.append(f"{name}: {known[name]}")
        elif key.required or name in LINTED:
            lines += _unwritten(name, key, names.get(name, ()))
    first, *others = lines
    return [f"{indent}- {first}", *(f"{indent}  {line}" for line in others)]


def _unwritten(name: str, key: Key, names: Sequence[str]) -> Iterator[str]:
    listed = [*names[:8], "..."] if len(names) > 8 else names
    about = f"{key.about}: {', '.join(listed)}" if names else key.about
    if len(names) == 1 and key.required:
        yield f"{name}: {names[0]}"
    elif isinstance(key.kind, ListOf) and isinstance(key.kind.item, Record):
        yield f"{name}: # {about}"
        needed = key.kind.item.required
        yield f"  - {{{', '.join(f'{inner}: {UNWRITTEN}' for inner in needed)}}}"
    else:
        yield f"{name}: {UNWRITTEN} # {about}"
