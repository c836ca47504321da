"""What a project may override: errdex's templates and settings, and where each lies."""

from __future__ import annotations

from pathlib import Path

from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.errors import UsageError
from errdex.project import SETTINGS, TEMPLATES, shipped_folder


def overridable() -> dict[str, Path]:
    """Return the files of errdex that a project may copy, by their paths below its root."""
    root = shipped_folder()
    found = [path for path in (root / TEMPLATES).rglob("*") if path.is_file()]
    named = {path.relative_to(root).as_posix(): path for path in found if path.name[0] != "."}
    return {SETTINGS: root / SETTINGS, **dict(sorted(named.items()))}


def choose(names: list[str]) -> dict[str, Path]:
    """Return the files of these names, by their paths below a project's root.

    Args:
        names: Paths as `overridable` gives them; `templates/` may be left out.

    Raises:
        UsageError: A name is none of them.
    """
    known = overridable()
    chosen = {}
    for name in names:
        path = name if name in known else f"{TEMPLATES}/{name}"
        if path not in known:
            hint = did_you_mean(path, sorted(known)) or "; `errdex eject --list` shows them all"
            raise UsageError(f"{quoted(name)} is nothing that a project may override{hint}")
        chosen[path] = known[path]
    return chosen
