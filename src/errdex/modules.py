"""Loads a project's generated module for the commands that read entries."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from errdex.errors import ErrdexError, escaped
from errdex.matching.mentions import Mention
from errdex.project import HEADER, MODULES, Project, refuse_foreign_code


class Answer(Protocol):
    """What an entry or a symptom says first."""

    @property
    def means(self) -> str: ...
    @property
    def who_acts(self) -> str: ...
    @property
    def first_step(self) -> str: ...
    @property
    def send_again(self) -> str: ...
    @property
    def tell_customer(self) -> str: ...


class Entry(Protocol):
    """What commands use of an entry."""

    code: str
    field: str
    also: tuple[str, ...]
    title: str
    severity: str
    remediation: Sequence[Any]
    retry: str | None
    retry_after: int | None
    owner: str
    success: bool
    tell_customer: str
    url: str
    asked: str | None

    @property
    def answer(self) -> Answer: ...
    def text(self) -> str: ...
    def markdown(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...


class Symptom(Protocol):
    """What commands use of a symptom."""

    id: str
    title: str

    @property
    def answer(self) -> Answer: ...
    def text(self) -> str: ...
    def markdown(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...


class CodeModule(Protocol):
    """What commands use of a generated module, whichever catalogue it came from."""

    __file__: str | None
    __name__: str
    CATALOGUE: Mapping[str, str]
    CODES: tuple[str, ...]
    FIELDS: tuple[str, ...]
    UnknownCodeError: type[LookupError]
    RemovedCodeError: type[LookupError]

    def __hash__(self) -> int: ...
    def lookup(self, code: str, field: str | None = None) -> Entry: ...
    def search(self, words: str) -> Sequence[Entry | Symptom]: ...
    def symptom(self, name: str) -> Symptom: ...
    def symptoms(self) -> Sequence[Symptom]: ...
    def find_mentions(self, text: str) -> Sequence[Mention]: ...
    def suggest(self, code: str) -> Sequence[str]: ...


State = tuple[tuple[str, int, int], ...]
"""Path, time of the last change in nanoseconds and bytes of each file of a module."""

_IMPORTED: dict[str, State] = {}
"""What the modules that this process imported were made of, by the names given to them."""


def load_module(project: Project) -> CodeModule:
    """Return a project's generated module.

    Raises:
        ErrdexError: The module was not built yet, cannot be imported, or belongs to another user.
    """
    if project.shipped:
        import smscodes

        return cast(CodeModule, smscodes)
    found = module_files(project)
    if not found:
        name = escaped(project.catalogue_name)
        raise ErrdexError(
            f"{name}: no module in {MODULES}/ was generated from it; run `errdex build`"
        )
    folder = found[0].parent
    refuse_foreign_code(project, folder)
    try:
        return import_package(folder)
    except Exception as error:
        what = f"cannot be imported: {type(error).__name__}; run `errdex build`"
        raise ErrdexError(f"{folder.relative_to(project.root).as_posix()} {what}") from None


def import_package(folder: Path) -> CodeModule:
    """Return the generated module in a folder, whole, whatever else bears its name.

    It is imported again where a file of it changed.
    """
    name = f"_errdex_{folder.name}"
    state = _state_of(folder)
    if _IMPORTED.get(name) == state and name in sys.modules:
        return cast(CodeModule, sys.modules[name])
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    for part in [other for other in sys.modules if f"{other}.".startswith(f"{name}.")]:
        del sys.modules[part]
    sys.modules[name] = module
    spec.loader.exec_module(module)
    importlib.import_module(f"{name}._runtime")
    importlib.import_module(f"{name}._matching.finding")
    importlib.import_module(f"{name}._searching")
    importlib.import_module(f"{name}._reports")
    _IMPORTED[name] = state
    return cast(CodeModule, module)


def _state_of(folder: Path) -> State:
    """Return what changes when a file of a module does."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".json")]
    return tuple((str(p), p.stat().st_mtime_ns, p.stat().st_size) for p in files)


def module_files(project: Project) -> list[Path]:
    """Return the modules in `src/` that were generated from the project's catalogue."""
    header = f"{HEADER}{project.catalogue_name} "
    return [
        p
        for p in sorted(project.root.glob(f"{MODULES}/[!.]*/__init__.py"))
        if first_line(p).startswith(header)
    ]


def first_line(path: Path) -> str:
    """Return the first line of a file, or nothing where it is none or cannot be read."""
    if not path.is_file():
        return ""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline(400)
    except OSError:
        return ""
