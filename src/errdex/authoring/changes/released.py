"""The released codes: a list beside the catalogue to which builds add and from which none goes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from errdex.authoring.catalogue import Catalogue, Released
from errdex.authoring.source.findings import CatalogueError, Finding, visible
from errdex.authoring.source.parser import read_file

HEAD = "# Released codes: `errdex build` adds new ones, `errdex lint` names those that vanished."
"""The first line of the list; each other line is a field and a code, with a space between them."""


def released_path(catalogue: Path) -> Path:
    """Return where the list of a catalogue is; it need not exist."""
    return catalogue.with_suffix(".released.txt")


def load_released(path: Path, shown: str) -> tuple[Released, ...]:
    """Return the released codes; none where there is no list yet.

    Args:
        path: The list.
        shown: How findings name it.

    Raises:
        CatalogueError: It cannot be read, or a line is not a field and a code.
    """
    if not path.exists():
        return ()
    lines = enumerate(read_file(path, shown).splitlines(), 1)
    parts = [(number, *line.partition(" ")) for number, line in lines if _is_told(line)]
    what = "is not a field and a code; restore the line"
    faults = [Finding(shown, number, 1, "", what) for number, _, _, code in parts if not code]
    if faults:
        raise CatalogueError(faults)
    return tuple(Released(field, code, shown, number) for number, field, _, code in parts)


def _is_told(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def released_text(catalogue: Catalogue) -> str:
    """Return the list with what the catalogue has now; what it had before stays."""
    before = {(one.field, one.code) for one in catalogue.released}
    lines = sorted(f"{field} {code}" for field, code in before | _names(catalogue))
    return "".join(f"{line}\n" for line in [HEAD, *lines])


def lint_vanished(catalogue: Catalogue) -> Iterator[Finding]:
    """A released code stays: as an entry, removed or not, or as a name of the one that replaces it.

    Links, logs and alerts still name it, whatever became of it.
    """
    names, aliases = _names(catalogue), catalogue.by_alias
    for one in catalogue.released:
        is_here = (one.field, one.code) in names or one.code in aliases
        if not is_here and one.code not in catalogue.hidden.names:
            what = (
                f"vanished from {one.field}; restore it with `lifecycle: {{state: removed}}`, name "
                "it in `aliases` of what replaces it, or, if it was never published, remove this "
                "line"
            )
            yield Finding(one.path, one.line, 1, visible(one.code), what)


def _names(catalogue: Catalogue) -> set[tuple[str, str]]:
    """Return the fields and the names that have a page."""
    entries = {(entry.field, entry.code) for entry in catalogue.entries}
    aliases = {(entry.field, alias) for alias, entry in catalogue.by_alias.items()}
    return entries | aliases | {(one.field, one.code) for one in catalogue.undocumented}
