"""Puts artefacts on disk whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errdex.authoring.rendering.artefacts import MODULE_FILES, Artefact
from errdex.errors import ErrdexError, reason_of
from errdex.modules import first_line
from errdex.project import DOCS, HEADER, MANIFEST, MODULES, SUFFIX


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

    Every file is written beside its place first; only when all are there do they take their
    places. So a fault or an interruption leaves the earlier artefacts whole.

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
    staging = _Staging(root)
    try:
        for artefact in artefacts:
            staging.add(artefact)
        stale = [p for p in sorted(before - staging.paths) if _may_remove(root, p, below)]
        after = staging.paths | {p for p in before if not p.startswith(below)}
        staging.stage(MANIFEST, _manifest(before | after))
        with uninterrupted():
            staging.commit()
            _remove(root, stale)
            if before - after:
                staging.stage(MANIFEST, _manifest(after))
                staging.commit()
    except OSError as error:
        raise _failed(root, error, staging.at) from None
    finally:
        staging.discard()
    changed = tuple(path for path in staging.changed if path != MANIFEST)
    return Written(changed, tuple(stale), len(staging.paths) - len(changed))


class _Staging:
    """New files beside their places, not yet in them.

    Paths are texts and folders are listed once: a large catalogue has two files a code, and
    `Path` objects and questions to the system cost more than the files themselves.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paths: set[str] = set()
        self.changed: list[str] = []
        self.staged: list[str] = []
        self.made: list[Path] = []
        self.names: dict[str, set[str]] = {}
        self.at = MANIFEST

    def add(self, artefact: Artefact) -> None:
        self.paths.add(artefact.path)
        self.stage(artefact.path, artefact.text.encode())

    def stage(self, path: str, data: bytes) -> None:
        self.at = path
        if self._holds(path, data):
            return
        self.changed.append(path)
        self.staged.append(path)
        _write_beside(f"{self.root}/{path}", data)

    def commit(self) -> None:
        """Move every file into its place, the list of files first and the module last."""
        while self.staged:
            self.at = self.staged[-1]
            target = f"{self.root}/{self.at}"
            os.replace(_beside(target), target)  # noqa: PTH105 - see the class
            self.staged.pop()

    def discard(self) -> None:
        """Leave no trace of what was not moved."""
        for path in self.staged:
            with contextlib.suppress(OSError):
                Path(_beside(f"{self.root}/{path}")).unlink(missing_ok=True)
        for folder in reversed(self.made):
            with contextlib.suppress(OSError):
                folder.rmdir()

    def _holds(self, path: str, data: bytes) -> bool:
        """Tell whether the file is there with this content."""
        folder, _, name = path.rpartition("/")
        if folder not in self.names:
            self.names[folder] = self._prepared(self.root / folder)
        if name not in self.names[folder]:
            return False
        target = f"{self.root}/{path}"
        try:
            with open(target, "rb", buffering=0) as file:  # noqa: PTH123 - see the class
                if file.read(len(data) + 1) == data:
                    return True
        except FileNotFoundError:  # a link that leads nowhere
            return False
        _refuse_foreign(path, Path(target))
        return False

    def _prepared(self, folder: Path) -> set[str]:
        """Return the names in a folder, made if need be, without what a killed build left there."""
        try:
            names = set(os.listdir(folder))  # noqa: PTH208 - see the class
        except FileNotFoundError:
            self._make_folder(folder)
            return set()
        left = {name for name in names if name.startswith(".") and name.endswith(SUFFIX)}
        for name in left:
            (folder / name).unlink()
        return names - left

    def _make_folder(self, folder: Path) -> None:
        missing = [folder]
        while not missing[-1].parent.exists():
            missing.append(missing[-1].parent)
        for path in reversed(missing):
            path.mkdir()
            self.made.append(path)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold interrupts back until the block is done; only the main thread receives them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []

    def hold(number: int, _frame: Any) -> None:
        held.append(number)

    before = {kind: signal.signal(kind, hold) for kind in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
    for number in held[:1]:
        signal.raise_signal(number)


def _refuse_foreign(path: str, target: Path) -> None:
    """Keep what somebody else wrote where a module would go."""
    if path.startswith("build/") or _is_generated(target):
        return
    what = "exists and was not generated by errdex"
    raise ErrdexError(f"{path} {what}; move it away, or choose another `module`")


def _is_generated(path: Path) -> bool:
    """Tell whether this file of a package, or the package around it, came from errdex."""
    places = (path, *(folder / "__init__.py" for folder in path.parents[:2]))
    return any(re.match(rf'{HEADER}.* by "errdex build"', first_line(file)) for file in places)


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
    return in_docs or (name is not None and name[1] in MODULE_FILES and _is_generated(target))


def _remove(root: Path, paths: Iterable[str]) -> None:
    """Remove files, a package's `__init__.py` last: by it the others are known as generated."""
    targets = [root / path for path in sorted(paths, reverse=True)]
    for target in targets:
        target.unlink(missing_ok=True)
    for folder in sorted({target.parent for target in targets}, reverse=True):
        if [path.name for path in folder.iterdir()] == ["__pycache__"]:
            shutil.rmtree(folder / "__pycache__")
        with contextlib.suppress(OSError):  # other files are in it
            folder.rmdir()


def _beside(target: str) -> str:
    folder, _, name = target.rpartition("/")
    return f"{folder}/.{name}{SUFFIX}"


def _write_beside(target: str, data: bytes) -> None:
    """Write a new file; a link that somebody put there meanwhile is not followed."""
    with open(_beside(target), "xb") as file:  # noqa: PTH123 - a `Path` for each file costs more
        file.write(data)


def _manifest(paths: Iterable[str]) -> bytes:
    return (json.dumps(sorted(paths), indent=0) + "\n").encode()


def _read_manifest(root: Path) -> set[str]:
    try:
        paths = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return set()
    return {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()


def _failed(root: Path, error: OSError, path: str) -> ErrdexError:
    """Return the error of a write; `path` is what was at hand where the system names no file."""
    name = Path(str(error.filename or root / path))
    if name.name.endswith(SUFFIX):
        name = name.with_name(name.name[1:].removesuffix(SUFFIX))
    if isinstance(error, NotADirectoryError):  # the system names the path, not what stands in it
        name = next((parent for parent in reversed(name.parents) if parent.is_file()), name)
    shown = name.relative_to(root).as_posix() if name.is_relative_to(root) else str(name)
    return ErrdexError(f"{shown}: cannot be written: {reason_of(error)}")
