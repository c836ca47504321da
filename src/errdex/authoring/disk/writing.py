"""Puts artefacts on disk whole or not at all."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errdex.authoring.disk.links import discard
from errdex.authoring.disk.packages import clear_left, remove_package
from errdex.authoring.disk.staging import Staging, is_generated
from errdex.authoring.rendering.artefacts import MODULE_FILES, Artefact
from errdex.errors import ErrdexError, escaped, reason_of
from errdex.project import DOCS, MANIFEST, MODULES, SUFFIX

ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the disk: paths below the project's root."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


def write_artefacts(
    root: Path, artefacts: Iterable[Artefact], below: str = "", earlier: Iterable[str] = ()
) -> Written:
    """Write what changed and remove what an earlier build wrote and this one does not.

    Every file is written beside its place first; only when all are on the disk do they take
    their places. So a fault or an interruption leaves the earlier artefacts whole.

    Args:
        root: The project's root.
        artefacts: Everything that the build makes below `below`.
        below: The part of the project that is written; what an earlier build wrote elsewhere
            stays.
        earlier: Paths of an earlier build, besides those that it noted itself.

    Raises:
        ErrdexError: A file cannot be written, or stands in the way and was not generated.
    """
    before = _read_manifest(root) | set(earlier)
    staging = Staging(root)
    try:
        clear_left(root / MODULES)
        for artefact in artefacts:
            staging.add(artefact)
        stale = [p for p in sorted(before - staging.paths) if _may_remove(root, p, below)]
        after = staging.paths | {p for p in before if not p.startswith(below)}
        staging.stage(MANIFEST, _manifest(before | after))
        staging.sync()
        with uninterrupted():
            staging.commit()
            _remove(root, stale)
            if before - after:
                staging.stage(MANIFEST, _manifest(after))
                staging.commit()
    except OSError as error:
        raise failed(root, error, staging.at) from None
    finally:
        staging.discard()
    changed = tuple(path for path in staging.changed if path != MANIFEST)
    return Written(changed, tuple(stale), len(staging.paths) - len(changed))


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold interrupts back until the block is done; only the main thread receives them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []

    def hold(number: int, _frame: Any) -> None:
        held.append(number)

    before = {kind: signal.signal(kind, hold) for kind in ENDS}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
    for number in held[:1]:
        signal.raise_signal(number)


def _may_remove(root: Path, path: str, below: str) -> bool:
    """Tell whether a path that an earlier build noted is a generated file, wherever it leads."""
    target = root / path
    try:
        if not path.startswith(below) or not (target.is_file() or target.is_symlink()):
            return False
        in_docs = target.parent.resolve().is_relative_to((root / DOCS).resolve())
    except (OSError, ValueError):
        return False
    name = re.fullmatch(rf"{MODULES}/\w+/([\w./]+)", path)
    return in_docs or (name is not None and name[1] in MODULE_FILES and is_generated(target))


def _remove(root: Path, paths: Iterable[str]) -> None:
    """Remove files, a package's `__init__.py` last: by it the others are known as generated."""
    packages: dict[Path, list[str]] = {}
    others = []
    for path in sorted(paths, reverse=True):
        if path.startswith(f"{MODULES}/"):
            _, package, name = path.split("/", 2)
            packages.setdefault(root / MODULES / package, []).append(name)
        else:
            others.append(root / path)
    for folder, names in packages.items():
        if not remove_package(folder, names):
            others += [folder / name for name in names]
    for target in others:
        target.unlink(missing_ok=True)
    for folder in sorted({target.parent for target in others}, reverse=True):
        if [path.name for path in folder.iterdir()] == ["__pycache__"]:
            discard(folder / "__pycache__")
        with contextlib.suppress(OSError):  # other files are in it
            folder.rmdir()


def _manifest(paths: Iterable[str]) -> bytes:
    return (json.dumps(sorted(paths), indent=0) + "\n").encode()


def _read_manifest(root: Path) -> set[str]:
    if not (root / MANIFEST).is_file() or (root / MANIFEST).is_symlink():
        return set()
    try:
        paths = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return set()
    return {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()


def failed(root: Path, error: OSError, path: str) -> ErrdexError:
    """Return the error of a write; `path` is what was at hand where the system names no file."""
    name = Path(str(error.filename or root / path))
    if name.name.endswith(SUFFIX) and not name.is_dir():
        name = name.with_name(name.name[1:].removesuffix(SUFFIX))
    if isinstance(error, NotADirectoryError):  # the system names the path, not what stands in it
        name = next((parent for parent in reversed(name.parents) if parent.is_file()), name)
    shown = name.relative_to(root).as_posix() if name.is_relative_to(root) else str(name)
    return ErrdexError(f"{escaped(shown)}: cannot be written: {reason_of(error)}")
