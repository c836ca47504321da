"""The files of a module belong to one build; a mixture of two is refused, whoever asks what."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from errdex.authoring.building import build_artefacts, load_project
from errdex.authoring.rendering.artefacts import MODULE_FILES
from errdex.diagnosis.module_rows import load_knowledge
from errdex.errors import ErrdexError
from errdex.modules import load_module
from errdex.project import RUNTIME, find_project
from tests.conftest import ACME, MakeProject
from tests.support.catalogues import files_of

READ = ("__init__.py", "_tables.py", "checks.json")
STAMPED = (*READ, "_constants.py")
CHANGED = ACME.replace("title: Done", "title: Finished")


def stamps_of(text: str) -> list[str]:
    """Return the stamps in the files of the module of a catalogue."""
    files = files_of(text)
    return [
        found
        for name in STAMPED
        for found in re.findall(r'(?:_STAMP = |"stamp": )"([^"]*)"', files[name])
    ]


def test_every_file_of_a_build_bears_its_stamp() -> None:
    """One stamp, once in each file that is loaded by itself, and it is that of the content."""
    first = stamps_of(ACME)
    assert len(first) == len(STAMPED)
    assert len(set(first)) == 1
    assert re.fullmatch("[0-9a-f]{16}", first[0])
    assert stamps_of(ACME) == first
    assert stamps_of(CHANGED)[0] != first[0]
    assert not [name for name, text in files_of(ACME).items() if "\0" in text]


def test_the_run_time_is_part_of_the_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another errdex with another run time makes another build of the same catalogue."""
    before = stamps_of(ACME)
    shutil.copytree(RUNTIME, tmp_path / "runtime")
    with (tmp_path / "runtime/_runtime.py").open("a", encoding="utf-8") as file:
        file.write("# later\n")
    monkeypatch.setattr("errdex.authoring.rendering.artefacts.RUNTIME", tmp_path / "runtime")
    assert stamps_of(ACME) != before


@pytest.mark.parametrize(
    "ask",
    [
        lambda module: module.get("OK"),
        lambda module: module.get("no code at all"),
        lambda module: module.lookup("OK"),
        lambda module: module.should_retry("OK"),
        lambda module: module.retry_after("OK"),
        lambda module: module.search("done"),
        lambda module: module.suggest("OK"),
        lambda module: module.find_codes("OK"),
        lambda module: module.CODES,
        lambda module: module.UnknownCodeError,
        lambda module: module.metric_label("OK"),
        lambda module: module.Codes,
        lambda module: module.CodeError,
    ],
)
def test_a_program_that_runs_on_while_its_module_is_built_anew(
    ask: Callable[[Any], object],
    make_project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Entries in memory and code from a later build give one clear error, every time, not None."""
    project = make_project()
    build_artefacts(project, load_project(project))
    monkeypatch.syspath_prepend(str(project.root / "src"))
    import acmecodes  # type: ignore[import-not-found] # made above

    try:
        changed = make_project(CHANGED)
        build_artefacts(changed, load_project(changed))
        for _ in range(2):
            with pytest.raises(ImportError) as caught:
                ask(acmecodes)
            assert str(caught.value) == (
                "acmecodes: files of two builds; "
                "rebuild or reinstall the package, and restart the program"
            )
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "acmecodes"]:
            del sys.modules[name]


@pytest.mark.parametrize("name", READ)
def test_a_mixture_on_the_disk(name: str, make_project: MakeProject) -> None:
    """One file of another build among the others, and errdex says what to do."""
    project = make_project()
    build_artefacts(project, load_project(project))
    path = project.root / "src/acmecodes" / name
    path.write_text(files_of(CHANGED)[name], encoding="utf-8")
    with pytest.raises(ErrdexError, match=r"run `errdex build`|rebuild or reinstall it"):
        load_knowledge(load_module(find_project(str(project.root))))
    build_artefacts(project, load_project(project))
    module = load_module(project)
    known = load_knowledge(module)
    assert known.describe(known.field_of("OK"), "OK", 1)["title"] == "Done"


def test_constants_of_another_build(make_project: MakeProject) -> None:
    """They are refused where the rest of the module is of one build."""
    project = make_project()
    build_artefacts(project, load_project(project))
    path = project.root / "src/acmecodes/_constants.py"
    path.write_text(files_of(CHANGED)["_constants.py"], encoding="utf-8")
    module: Any = load_module(find_project(str(project.root)))
    assert module.lookup("OK").title == "Done"
    with pytest.raises(ImportError, match="files of two builds"):
        assert module.Codes


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "1", '{"stamp": 1}'])
def test_checks_that_are_no_checks(text: str, make_project: MakeProject) -> None:
    """Half a file or another file in its place is one clear error."""
    project = make_project()
    build_artefacts(project, load_project(project))
    (project.root / "src/acmecodes/checks.json").write_text(text, encoding="utf-8")
    with pytest.raises(ErrdexError, match="is missing or not readable"):
        load_knowledge(load_module(find_project(str(project.root))))


def test_only_an_unknown_code_gives_the_default(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of another kind inside a lookup is not taken for "no such code"."""
    project = make_project()
    build_artefacts(project, load_project(project))
    module: Any = load_module(project)
    assert module.get("no code at all", "default") == "default"
    assert module.get(None, "default") == "default"

    def fail(_code: str, _field: object) -> None:
        raise KeyError("owner")

    monkeypatch.setattr(module, "lookup", fail)
    with pytest.raises(KeyError):
        module.get("OK", "default")


def test_the_stamp_reaches_every_module_file_that_has_one() -> None:
    """Each file with something of the catalogue has it; the others are the same in every module."""
    loaded = {name for name in MODULE_FILES if name.endswith((".py", ".json"))}
    runtime = {file.name for file in RUNTIME.glob("*.py")}
    copied = runtime | {name for name in loaded if name.startswith(("_matching/", "_prose/"))}
    assert loaded == {*STAMPED, *copied}
