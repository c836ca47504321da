"""New files beside their places, before they take them together."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from errdex.authoring.disk.filesystem import sync
from errdex.authoring.disk.links import refuse_linked_folders
from errdex.authoring.disk.packages import exchange_package
from errdex.authoring.rendering.artefacts import Artefact
from errdex.errors import ErrdexError
from errdex.modules import first_line
from errdex.project import BUILD, HEADER, MANIFEST, MODULES, SUFFIX


class Staging:
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
            if self.at.startswith(f"{MODULES}/") and self._commit_package(self.at.split("/")[1]):
                continue
            target = f"{self.root}/{self.at}"
            os.replace(_beside(target), target)  # noqa: PTH105 - see the class
            self.staged.pop()

    def _commit_package(self, package: str) -> bool:
        """Move all files of a package at once, if there are several and the system can."""
        folder = f"{MODULES}/{package}"
        paths = [path for path in self.staged if path.startswith(f"{folder}/")]
        names = [path.removeprefix(f"{folder}/") for path in paths]
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


def _refuse_handwritten(path: str, target: Path) -> None:
    """Keep what somebody else wrote where a module would go."""
    if path.startswith(f"{BUILD}/") or is_generated(target):
        return
    what = "exists and was not generated by errdex"
    raise ErrdexError(f"{path} {what}; move it away, or choose another `module`")


def is_generated(path: Path) -> bool:
    """Tell whether this file of a package, or the package around it, came from errdex."""
    places = (path, *(folder / "__init__.py" for folder in path.parents[:2]))
    return any(re.match(rf'{HEADER}.* by "errdex build"', first_line(file)) for file in places)


def _beside(target: str) -> str:
    folder, _, name = target.rpartition("/")
    return f"{folder}/.{name}{SUFFIX}"


def _write_beside(target: str, data: bytes) -> None:
    """Write a new file; a link that somebody put there meanwhile is not followed."""
    with open(_beside(target), "xb") as file:  # noqa: PTH123 - a `Path` for each file costs more
        file.write(data)
