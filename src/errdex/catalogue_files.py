"""Which files of a project's `codes/` make which catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from errdex.errors import ErrdexError, escaped

MOST_FILES = 1000
"""YAML files in a project's `codes/`. More are refused."""

SUFFIXES = (".yaml", ".yml")
"""How the names of catalogues end."""
_HOLDS_CATALOGUE = re.compile(
    rb"""^(?:\xef\xbb\xbf)?["']?catalogue["']?[ \t]*:  # a line of block text
    |\A(?:\xef\xbb\xbf)?\s*\{\s*["']?catalogue["']?\s*:  # JSON
    """,
    re.MULTILINE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class CatalogueFiles:
    """The files of one catalogue.

    Attributes:
        main: The file that holds `catalogue:`.
        parts: The others, in order.
    """

    main: Path
    parts: tuple[Path, ...] = ()


def yaml_files(codes: Path) -> list[Path]:
    """Return the YAML files of a folder and of those below it, in order; hidden ones do not count.

    Folders with such names and links to folders are among them, and refused where they are read.

    Raises:
        ErrdexError: There are too many.
        OSError: There is such a folder, and it cannot be read.
    """
    try:
        found = _yaml_files(codes)
    except (FileNotFoundError, NotADirectoryError):
        return []
    if len(found) > MOST_FILES:
        raise ErrdexError(f"{escaped(str(codes))}: holds more than {MOST_FILES} YAML files")
    return found


def _yaml_files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for path in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
        is_folder = path.is_dir()
        if path.suffix in SUFFIXES or (is_folder and path.is_symlink()):
            found.append(path)
        elif is_folder:
            found += _yaml_files(path)
    return found


def catalogues_in(codes: Path) -> list[CatalogueFiles]:
    """Return the catalogues of a folder, in the order of their files.

    A file without `catalogue:` belongs to the catalogue in its folder, or else in the nearest
    folder above.

    Raises:
        ErrdexError: A file belongs to no catalogue, or to none of two.
        OSError: A file or a folder cannot be read.
    """
    files = yaml_files(codes)
    mains = [path for path in files if _holds_catalogue(path)] if len(files) > 1 else files
    if files and not mains:
        what = "no file begins with `catalogue:`; one file of a catalogue does"
        raise ErrdexError(f"{escaped(str(codes))}: {what}")
    parts: dict[Path, list[Path]] = {main: [] for main in mains}
    faults: list[str] = []
    for path in files:
        if path in parts:
            continue
        near = _nearest(path, mains, codes)
        if len(near) == 1:
            parts[near[0]].append(path)
        else:
            faults.append(f"{escaped(str(path))}: {_without_catalogue(near)}")
    if faults:
        raise ErrdexError("\n".join(faults))
    return [CatalogueFiles(main, tuple(of)) for main, of in parts.items()]


def _nearest(path: Path, mains: Sequence[Path], codes: Path) -> list[Path]:
    """Return the catalogues in the file's folder, or in the nearest above that has any."""
    for folder in path.parents:
        near = [main for main in mains if main.parent == folder]
        if near or folder == codes:
            return near
    return []


def _without_catalogue(near: Sequence[Path]) -> str:
    if not near:
        return (
            "has no `catalogue:`, and no file in its folder or in one above has; "
            "move it to the catalogue that it belongs to"
        )
    names = " and ".join(escaped(main.name) for main in near[:3])
    return (
        f"has no `catalogue:`, and could belong to {names}; "
        "give each of these catalogues a folder of its own"
    )


def _holds_catalogue(path: Path) -> bool:
    return path.is_file() and _HOLDS_CATALOGUE.search(path.read_bytes()) is not None
