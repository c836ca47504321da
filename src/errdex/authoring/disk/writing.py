"""Puts artefacts on disk whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errdex.authoring.disk.filesystem import sync
from errdex.authoring.disk.links import discard, refuse_linked_folders
from errdex.authoring.disk.packages import clear_left, exchange_package, remove_package
from errdex.authoring.rendering.artefacts import MODULE_FILES, Artefact
from errdex.errors import ErrdexError, reason_of
from errdex.modules import first_line
from errdex.project import BUILD, DOCS, HEADER, MANIFEST, MODULES, SUFFIX


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
    staging = _Staging(root)
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
        self.names: dict[str, dict[str, bool]] = {}
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

    def sync(self) -> None:
        """Have on the disk what is about to take its place."""
        if self.staged:
            sync(self.root, (Path(_beside(f"{self.root}/{path}")) for path in self.staged))

    def commit(self) -> None:
        """Move every file into its place, the list of files first and the module last."""
        while self.staged:
            self.at = self.staged[-1]
            folder = self.at.rpartition("/")[0]
            if folder.startswith(f"{MODULES}/") and self._commit_package(folder):
                continue
            target = f"{self.root}/{self.at}"
            os.replace(_beside(target), target)  # noqa: PTH105 - see the class
            self.staged.pop()

    def _commit_package(self, folder: str) -> bool:
        """Move all files of a package at once, if there are several and the system can."""
        paths = [path for path in self.staged if path.startswith(f"{folder}/")]
        names = [path.rpartition("/")[2] for path in paths]
        if len(paths) < 2 or not exchange_package(self.root / folder, names):
            return False
        self.staged = [path for path in self.staged if path not in paths]
        return True

    def discard(self) -> None:
        """Leave no trace of what was not moved."""
        for path in self.staged:
            with contextlib.suppress(OSError):
                Path(_beside(f"{self.root}/{path}")).unlink(missing_ok=True)
        for folder in reversed(self.made):
            with contextlib.suppress(OSError):
                folder.rmdir()

    def _holds(self, path: str, data: bytes) -> bool:
        """Tell whether the file is there with this content; a link or a pipe is no file."""
        folder, _, name = path.rpartition("/")
        if folder not in self.names:
            self.names[folder] = self._prepared(folder)
        if name not in self.names[folder]:
            return False
        target = f"{self.root}/{path}"
        if self.names[folder][name]:
            with open(target, "rb", buffering=0) as file:  # noqa: PTH123 - see the class
                if file.read(len(data) + 1) == data:
                    return True
        _refuse_handwritten(path, Path(target))
        return False

    def _prepared(self, folder: str) -> dict[str, bool]:
        """Return the names in a folder, and whether each is to be read as a file.

        The folder is made if need be; what a killed build left there goes.
        """
        if folder.startswith(f"{BUILD}/"):
            refuse_linked_folders(self.root, folder)
        try:
            with os.scandir(self.root / folder) as entries:
                found = {
                    e.name: not e.is_symlink() and (e.is_file() or e.is_dir()) for e in entries
                }
        except FileNotFoundError:
            self._make_folder(self.root / folder)
            return {}
        left = [name for name in found if name.startswith(".") and name.endswith(SUFFIX)]
        for name in left:
            (self.root / folder / name).unlink()
            del found[name]
        return found

    def _make_folder(self, folder: Path) -> None:
        missing = [folder]
        while not missing[-1].parent.exists():
            missing.append(missing[-1].parent)
        for path in reversed(missing):
            path.mkdir()
            self.made.append(path)


def _is_read(entry: os.DirEntry[str]) -> bool:
    return not entry.is_symlink() and (entry.is_file() or entry.is_dir())


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


def _refuse_handwritten(path: str, target: Path) -> None:
    """Keep what somebody else wrote where a module would go."""
    if path.startswith(f"{BUILD}/") or _is_generated(target):
        return
    what = "exists and was not generated by errdex"
    raise ErrdexError(f"{path} {what}; move it away, or choose another `module`")


def _is_generated(path: Path) -> bool:
    """Tell whether this file of a package, or the package itself, came from errdex."""
    lines = (first_line(path), first_line(path.with_name("__init__.py")))
    return any(re.match(rf'{HEADER}.* by "errdex build"', line) for line in lines)


def _may_remove(root: Path, path: str, below: str) -> bool:
    """Tell whether a path that an earlier build noted is a generated file, wherever it leads."""
    target = root / path
    try:
        if not path.startswith(below) or not (target.is_file() or target.is_symlink()):
            return False
        in_docs = target.parent.resolve().is_relative_to((root / DOCS).resolve())
    except (OSError, ValueError):
        return False
    in_package = re.fullmatch(rf"{MODULES}/\w+/[\w.]+", path) and target.name in MODULE_FILES
    return in_docs or bool(in_package and _is_generated(target))


def _remove(root: Path, paths: Iterable[str]) -> None:
    """Remove files, a package's `__init__.py` last: by it the others are known as generated."""
    targets = [root / path for path in sorted(paths, reverse=True)]
    for folder in {target.parent for target in targets}:
        inside = [target for target in targets if target.parent == folder]
        if folder.parent == root / MODULES and remove_package(folder, (p.name for p in inside)):
            continue
        for target in inside:
            target.unlink(missing_ok=True)
        if [path.name for path in folder.iterdir()] == ["__pycache__"]:
            discard(folder / "__pycache__")
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
    if not (root / MANIFEST).is_file() or (root / MANIFEST).is_symlink():
        return set()
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
