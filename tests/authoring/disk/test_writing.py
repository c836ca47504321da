"""Files are written whole or not at all, and nothing is deleted that a build did not write."""

from __future__ import annotations

import builtins
import functools
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from errdex.authoring.disk import filesystem
from errdex.authoring.disk.writing import Written, write_artefacts
from errdex.authoring.rendering.artefacts import Artefact
from errdex.errors import ErrdexError
from errdex.project import MANIFEST
from tests.support.signals import default_handlers

HEADER = '# Generated from codes/a.yaml by "errdex build"; do not edit.\n'
Tree = dict[str, bytes]


def artefacts(version: str, pages: int = 3, package: str = "acme") -> list[Artefact]:
    """Return a module and some pages, as a build would make them."""
    module = [
        Artefact(f"src/{package}/__init__.py", f"{HEADER}VERSION = {version!r}\n"),
        Artefact(f"src/{package}/__init__.pyi", f"{HEADER}VERSION: str  # {version}\n"),
        Artefact(f"src/{package}/py.typed", ""),
    ]
    return module + [Artefact(f"build/docs/codes/{n}.md", f"{version} {n}\n") for n in range(pages)]


def tree(root: Path) -> Tree:
    """Return every file below a folder."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() or path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def written(version: str, **options: Any) -> Tree:
    """Return what artefacts are on disk."""
    return {made.path: made.text.encode() for made in artefacts(version, **options)}


def without_manifest(root: Path) -> Tree:
    """Return every file below a folder but the list of what was written."""
    return {path: data for path, data in tree(root).items() if path != MANIFEST}


def refused(root: Path, made: list[Artefact]) -> str:
    """Return the message of a write that fails, and assert that it left everything as it was."""
    before = tree(root)
    with pytest.raises(ErrdexError) as caught:
        write_artefacts(root, made)
    assert tree(root) == before
    return str(caught.value)


def test_a_first_build_writes_everything(tmp_path: Path) -> None:
    """Every artefact is written, with its folders, and noted."""
    result = write_artefacts(tmp_path, artefacts("1"))
    assert without_manifest(tmp_path) == written("1")
    assert result == Written(tuple(written("1")), (), 0)
    assert json.loads((tmp_path / MANIFEST).read_text()) == sorted(written("1"))


def test_a_build_rewrites_only_what_changed(tmp_path: Path) -> None:
    """A file whose content stays is not touched: its time and its inode stay too."""
    write_artefacts(tmp_path, artefacts("1"))
    before = {path: (tmp_path / path).stat() for path in written("1")}
    made = artefacts("1")
    made[3] = Artefact(made[3].path, "other\n")
    assert write_artefacts(tmp_path, made) == Written((made[3].path,), (), 5)
    after = {path: (tmp_path / path).stat() for path in written("1")}
    same = {path for path in before if before[path].st_mtime_ns == after[path].st_mtime_ns}
    assert same == set(before) - {made[3].path}
    assert all(before[path].st_ino == after[path].st_ino for path in same)


def test_a_build_removes_what_an_earlier_one_wrote(tmp_path: Path) -> None:
    """A page that is no longer made goes; a page that somebody else put there stays."""
    write_artefacts(tmp_path, artefacts("1", pages=3))
    own = tmp_path / "build/docs/codes/own.md"
    own.write_text("by hand")
    result = write_artefacts(tmp_path, artefacts("1", pages=1))
    assert result.removed == ("build/docs/codes/1.md", "build/docs/codes/2.md")
    assert without_manifest(tmp_path) == written("1", pages=1) | {
        "build/docs/codes/own.md": b"by hand"
    }


def test_a_page_written_by_hand_in_place_of_a_removed_one_stays(tmp_path: Path) -> None:
    """What was removed once is forgotten: a later file of that name is somebody else's."""
    write_artefacts(tmp_path, artefacts("1", pages=2))
    write_artefacts(tmp_path, artefacts("1", pages=1))
    (tmp_path / "build/docs/codes/1.md").write_text("by hand")
    assert write_artefacts(tmp_path, artefacts("1", pages=1)).removed == ()
    assert (tmp_path / "build/docs/codes/1.md").read_text() == "by hand"


def test_a_renamed_module_takes_its_old_package_away(tmp_path: Path) -> None:
    """The package of the old name goes with the byte code that Python put there."""
    write_artefacts(tmp_path, artefacts("1", package="old"))
    (tmp_path / "src/old/__pycache__").mkdir()
    (tmp_path / "src/old/__pycache__/__init__.cpython-311.pyc").write_bytes(b"x")
    result = write_artefacts(tmp_path, artefacts("1", package="new"))
    assert result.removed == tuple(f"src/old/{name}" for name in NAMES)
    assert [path.name for path in (tmp_path / "src").iterdir()] == ["new"]


NAMES = ("__init__.py", "__init__.pyi", "py.typed")


def test_a_package_with_other_files_keeps_them(tmp_path: Path) -> None:
    """Of an old package only the generated files go."""
    write_artefacts(tmp_path, artefacts("1", package="old"))
    (tmp_path / "src/old/own.py").write_text("x = 1")
    write_artefacts(tmp_path, artefacts("1", package="new"))
    assert [path.name for path in (tmp_path / "src/old").iterdir()] == ["own.py"]


def test_an_earlier_module_that_no_list_names_goes_too(tmp_path: Path) -> None:
    """In a fresh checkout, where no list of files is, the old package is named by the caller."""
    write_artefacts(tmp_path, artefacts("1", package="old"))
    (tmp_path / MANIFEST).unlink()
    earlier = [f"src/old/{name}" for name in NAMES]
    assert write_artefacts(tmp_path, artefacts("1"), earlier=earlier).removed == tuple(earlier)


def test_a_build_of_a_part_leaves_the_rest(tmp_path: Path) -> None:
    """Writing the pages alone neither removes the module nor forgets it."""
    write_artefacts(tmp_path, artefacts("1", pages=2))
    pages = artefacts("2", pages=1)[3:]
    result = write_artefacts(tmp_path, pages, below="build/docs/")
    assert (result.changed, result.removed) == (
        ("build/docs/codes/0.md",),
        ("build/docs/codes/1.md",),
    )
    assert write_artefacts(tmp_path, artefacts("1", pages=1, package="new")).removed == tuple(
        f"src/acme/{name}" for name in NAMES
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_module_written_by_hand_is_not_overwritten(name: str, tmp_path: Path) -> None:
    """A file that errdex did not generate stands in the way, and stays."""
    (tmp_path / "src/acme").mkdir(parents=True)
    (tmp_path / "src/acme" / name).write_text("by hand\n")
    assert refused(tmp_path, artefacts("1")) == (
        f"src/acme/{name} exists and was not generated by errdex; "
        "move it away, or choose another `module`"
    )


def test_a_module_that_somebody_replaced_is_not_overwritten(tmp_path: Path) -> None:
    """It does not matter that a build wrote that file once."""
    write_artefacts(tmp_path, artefacts("1"))
    (tmp_path / "src/acme/__init__.py").write_text("# Generated from Foo.g4 by ANTLR 4.9\n")
    assert "was not generated by errdex" in refused(tmp_path, artefacts("1"))


def test_a_generated_module_that_was_damaged_is_repaired(tmp_path: Path) -> None:
    """Below a header of errdex anything is overwritten, and what is missing comes back."""
    write_artefacts(tmp_path, artefacts("1"))
    (tmp_path / "src/acme/__init__.py").write_text(HEADER + "<<<<<<< HEAD\n")
    (tmp_path / "src/acme/__init__.pyi").write_text("<<<<<<< HEAD\n")
    (tmp_path / "src/acme/py.typed").unlink()
    assert len(write_artefacts(tmp_path, artefacts("1")).changed) == 3
    assert without_manifest(tmp_path) == written("1")


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_is_replaced_and_not_followed(kind: str, tmp_path: Path) -> None:
    """A link in a file's place becomes a file; what it led to stays as it was."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    write_artefacts(root, artefacts("1"))
    page = root / "build/docs/codes/0.md"
    page.unlink()
    if kind == "file":
        outside.write_text("mine")
    page.symlink_to(outside)
    write_artefacts(root, artefacts("1"))
    assert not page.is_symlink()
    assert without_manifest(root) == written("1")
    assert not outside.exists() or outside.read_text() == "mine"


def test_a_link_where_a_file_is_staged_is_not_followed(tmp_path: Path) -> None:
    """A link that waits beside a file's place does not lead the writing elsewhere."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / "src/acme").mkdir(parents=True)
    outside.write_text("mine")
    (root / "src/acme/.__init__.py.errdex-new").symlink_to(outside)
    write_artefacts(root, artefacts("1"))
    assert outside.read_text() == "mine"
    assert not (root / "src/acme/__init__.py").is_symlink()


@pytest.mark.parametrize(
    "text",
    ["", "{", "\x00", "[" * 100_000, "null", "3", '{"a": 1}', "[1, null, [], {}]", '"text"', "é"],
)
def test_a_damaged_list_of_files_is_no_list(text: str, tmp_path: Path) -> None:
    """Whatever stands in the list of files, a build works, and removes nothing on its word."""
    write_artefacts(tmp_path, artefacts("1", pages=2))
    (tmp_path / MANIFEST).write_bytes(text.encode("latin-1"))
    assert write_artefacts(tmp_path, artefacts("2", pages=1)).removed == ()
    assert json.loads((tmp_path / MANIFEST).read_text()) == sorted(written("2", pages=1))


def test_a_hostile_list_of_files_removes_nothing_of_others(tmp_path: Path) -> None:
    """Only pages and generated modules are ever removed, whatever path leads to a file."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    write_artefacts(root, artefacts("1"))
    others = ["codes/a.yaml", "src/mine/__init__.py", "src/mine/other.py", "own.md"]
    for path in [*others, "../outside"]:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("mine")
    before = tree(root)
    (root / "build/docs/linked").symlink_to(root / "codes")
    hostile = [
        *others, "../outside", str(outside), "build/docs/../../codes/a.yaml",
        "build/docs/linked/a.yaml", "build/docs", "build/docs/codes", "src", "src/mine", ".", "",
        "/", "build/docs/\x00", "build/docs/" + "x" * 5000, "src/../src/mine/__init__.py",
        "src/acme/../mine/__init__.py", "\ud800",
    ]  # fmt: skip
    (root / MANIFEST).write_text(json.dumps(hostile))
    assert write_artefacts(root, artefacts("1")).removed == ()
    (root / "build/docs/linked").unlink()
    assert tree(root) == before
    assert outside.read_text() == "mine"


@pytest.mark.parametrize(
    ("obstacle", "told"),
    [
        ("src", "src: cannot be written: not a directory"),
        ("src/acme", "src/acme: cannot be written: not a directory"),
        ("build", "build: cannot be written: not a directory"),
        ("build/docs/codes", "build/docs/codes: cannot be written: not a directory"),
    ],
)
def test_a_file_where_a_folder_must_be(obstacle: str, told: str, tmp_path: Path) -> None:
    """The file that stands in the way is named, and nothing is written anywhere."""
    (tmp_path / obstacle).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / obstacle).write_text("mine")
    assert refused(tmp_path, artefacts("1")) == told


@pytest.mark.parametrize(
    "obstacle",
    [
        "src/acme/__init__.py",
        "build/docs/codes/2.md",
        "build/docs/codes/.2.md.errdex-new",
        "src/acme/.py.typed.errdex-new",
        MANIFEST,
    ],
)
def test_a_folder_where_a_file_must_be(obstacle: str, tmp_path: Path) -> None:
    """The folder that stands in the way is named, and nothing is written anywhere."""
    (tmp_path / obstacle).mkdir(parents=True)
    assert refused(tmp_path, artefacts("1")) == f"{obstacle}: cannot be written: is a directory"


def test_a_failed_first_build_leaves_no_folder(tmp_path: Path) -> None:
    """Folders that a failed build made are taken away again."""
    (tmp_path / "build").write_text("mine")
    refused(tmp_path, artefacts("1"))
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def in_child(act: Callable[[], object]) -> int:
    """Run a function in a process of its own; return its exit status as `waitpid` gives it."""
    child = os.fork()
    if child == 0:
        try:
            act()
        except KeyboardInterrupt:
            os._exit(130)
        except ErrdexError as error:
            os.write(2, f"{error}\n".encode())
            os._exit(1)
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def test_a_full_disk_leaves_everything_as_it_was(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """When the system takes no more bytes, the file is named and the earlier files stay."""
    write_artefacts(tmp_path, artefacts("1"))
    before = tree(tmp_path)

    def write() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        large = Artefact("build/docs/codes/2.md", "x" * 5000)
        write_artefacts(tmp_path, [*artefacts("2", pages=2), large])

    assert os.waitstatus_to_exitcode(in_child(write)) == 1
    told = "build/docs/codes/2.md: cannot be written: file too large\n"
    assert capfd.readouterr().err == told
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("module", "call", "told"),
    [
        (os, "mkdir", "src: cannot be written: read-only file system"),
        (builtins, "open", "src/acme/__init__.py: cannot be written: read-only file system"),
    ],
)
def test_a_read_only_target(
    module: Any, call: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system allows no writing, the first file or folder is named."""

    def refuse(path: object, *_arguments: Any, **_options: Any) -> Any:
        raise OSError(30, "Read-only file system", str(path))

    if call == "open":
        (tmp_path / "src/acme").mkdir(parents=True)
    monkeypatch.setattr(module, call, refuse)
    assert refused(tmp_path, artefacts("1")) == told


def before_the_nth_change(number: int, act: Callable[[], object]) -> None:
    """Patch the calls that change files: before the nth of them something happens."""
    count = iter(range(1_000_000))

    def patch(module: Any, name: str) -> None:
        original = getattr(module, name)

        def call(*arguments: Any, **options: Any) -> Any:
            if (name != "open" or arguments[1:2] == ("xb",)) and next(count) == number:
                act()
            return original(*arguments, **options)

        setattr(module, name, call)

    patch(builtins, "open")
    for name in ("replace", "rename", "link", "unlink", "mkdir", "rmdir"):
        patch(os, name)
    patch(filesystem, "exchange")


def interrupted(root: Path, kind: signal.Signals) -> Iterator[tuple[int, Tree]]:
    """Yield how a build ends and what it leaves when a signal comes at any one moment.

    An earlier build made more pages, and another package besides.
    """

    def build(number: int) -> None:
        before_the_nth_change(number, lambda: os.kill(os.getpid(), kind))
        write_artefacts(root, artefacts("2", pages=2))

    for number in range(100):
        shutil.rmtree(root, ignore_errors=True)
        write_artefacts(root, artefacts("1", pages=4) + artefacts("1", package="old")[:3])
        with default_handlers():
            status = in_child(functools.partial(build, number))
        if status == 0:  # so many changes it does not make
            assert number > 15
            return
        yield os.waitstatus_to_exitcode(status), without_manifest(root)


OLD = written("1", pages=4) | written("1", package="old")
NEW = written("2", pages=2)


def test_an_interrupt_leaves_all_old_or_all_new(tmp_path: Path) -> None:
    """Ctrl-C at any moment leaves the earlier files whole, or all of the later ones."""
    ends = set()
    for status, left in interrupted(tmp_path / "root", signal.SIGINT):
        assert status == 130
        assert left in (OLD, NEW)
        ends.add(left == NEW)
    assert ends == {False, True}


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGHUP])
def test_termination_leaves_all_old_or_all_new(kind: signal.Signals, tmp_path: Path) -> None:
    """At any moment it leaves the earlier files or the later ones, and at most files aside."""
    for status, left in interrupted(tmp_path / "root", kind):
        assert status == -kind
        assert in_place(left) in (OLD, NEW)


def in_place(left: Tree) -> Tree:
    """Return the files that are where they belong, not beside their places."""
    return {path: left[path] for path in left if ".errdex-new" not in path}


def of_module(left: Tree) -> Tree:
    """Return the files of the module that both builds make."""
    return {path: left[path] for path in left if path.startswith("src/acme/")}


@pytest.mark.parametrize("exchange", [True, False])
def test_a_killed_build_leaves_whole_files_and_the_next_repairs(
    exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even SIGKILL leaves every file whole; the next build ends with exactly its own files.

    Where the system can exchange folders, the module is as a whole the earlier or the later one.
    """
    if not exchange:
        monkeypatch.setattr(filesystem, "exchange", lambda *_: False)
    root = tmp_path / "root"
    for status, left in interrupted(root, signal.SIGKILL):
        assert status == -signal.SIGKILL
        for path, data in in_place(left).items():
            assert data in (OLD.get(path), NEW.get(path))
        if exchange:
            assert of_module(in_place(left)) in (of_module(OLD), of_module(NEW))
        write_artefacts(root, artefacts("2", pages=2))
        assert without_manifest(root) == NEW
        assert not list(root.rglob("*.errdex-new"))


def test_a_module_changes_in_one_step(tmp_path: Path) -> None:
    """Whoever opened the package's folder before a build keeps the earlier files, all of them."""
    write_artefacts(tmp_path, artefacts("1"))
    (tmp_path / "src/acme/own").mkdir()
    (tmp_path / "src/acme/own/notes.txt").write_text("mine")
    (tmp_path / "src/acme/link").symlink_to("own/notes.txt")
    (tmp_path / "src/acme/__pycache__").mkdir()
    folder = os.open(tmp_path / "src/acme", os.O_RDONLY)
    inode = (tmp_path / "src/acme/py.typed").stat().st_ino
    write_artefacts(tmp_path, artefacts("2"))
    assert (tmp_path / "src/acme").stat().st_ino != os.fstat(folder).st_ino
    os.close(folder)
    assert (tmp_path / "src/acme/own/notes.txt").read_text() == "mine"
    assert (tmp_path / "src/acme/link").is_symlink()
    assert (tmp_path / "src/acme/py.typed").stat().st_ino == inode
    assert in_place(without_manifest(tmp_path)).items() >= written("2").items()
    assert [path.name for path in (tmp_path / "src").iterdir()] == ["acme"]


def test_a_module_behind_a_link_stays_there(tmp_path: Path) -> None:
    """A package that is a link into another project is written where it leads."""
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "src").mkdir(parents=True)
    (root / "src/acme").symlink_to(elsewhere)
    write_artefacts(root, artefacts("1"))
    write_artefacts(root, artefacts("2"))
    assert (root / "src/acme").is_symlink()
    assert (elsewhere / "__init__.py").read_text() == f"{HEADER}VERSION = '2'\n"


@pytest.mark.parametrize(
    "linked", ["build", "build/docs", "build/docs/codes", "build/docs/api/codes"]
)
def test_a_linked_folder_below_build_is_refused(linked: str, tmp_path: Path) -> None:
    """Nothing is written to, or removed from, where a link below `build/` leads."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    outside.mkdir()
    (outside / ".precious.errdex-new").write_text("mine")
    (root / linked).parent.mkdir(parents=True)
    (root / linked).symlink_to(outside)
    made = [*artefacts("1"), Artefact("build/docs/api/codes/E1.json", "{}")]
    with pytest.raises(ErrdexError) as caught:
        write_artefacts(root, made)
    what = "is a link, which errdex does not follow here; remove it"
    assert str(caught.value) == f"{linked}: {what}"
    assert [path.name for path in outside.iterdir()] == [".precious.errdex-new"]
    assert not (root / "src").exists()


def test_a_link_to_the_same_content_becomes_a_file(tmp_path: Path) -> None:
    """What a link leads to may change later; so even an equal file behind one is written anew."""
    write_artefacts(tmp_path, artefacts("1"))
    page = tmp_path / "build/docs/codes/0.md"
    page.rename(tmp_path / "elsewhere.md")
    page.symlink_to(tmp_path / "elsewhere.md")
    assert write_artefacts(tmp_path, artefacts("1")).changed == ("build/docs/codes/0.md",)
    assert not page.is_symlink()


@pytest.mark.parametrize("path", ["build/docs/codes/0.md", MANIFEST])
def test_a_pipe_in_a_file_s_place_is_not_waited_for(path: str, tmp_path: Path) -> None:
    """A named pipe, from which reading would never end, is replaced."""
    write_artefacts(tmp_path, artefacts("1"))
    (tmp_path / path).unlink()
    os.mkfifo(tmp_path / path)
    write_artefacts(tmp_path, artefacts("1"))
    assert (tmp_path / path).is_file()


def test_a_pipe_in_the_module_s_place_is_refused(tmp_path: Path) -> None:
    """A named pipe that no build made is somebody's own."""
    (tmp_path / "src/acme").mkdir(parents=True)
    os.mkfifo(tmp_path / "src/acme/__init__.py")
    with pytest.raises(ErrdexError, match=r"^src/acme/__init__\.py exists and was not generated"):
        write_artefacts(tmp_path, artefacts("1"))


def test_everything_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power failure finds the earlier files or the later ones, but no empty ones."""
    calls: list[str] = []

    def record(folder: Path, files: Iterable[Path]) -> None:
        assert all(path.is_file() for path in files)
        assert without_manifest(folder).items() >= calls_before.items()
        calls.append("sync")

    calls_before: Tree = {}
    monkeypatch.setattr("errdex.authoring.disk.staging.sync", record)
    write_artefacts(tmp_path, artefacts("1"))
    calls_before = written("1")
    write_artefacts(tmp_path, artefacts("2"))
    assert calls == ["sync", "sync"]
    write_artefacts(tmp_path, artefacts("2"))
    assert calls == ["sync", "sync"]


def test_a_cache_that_is_a_link_is_unlinked(tmp_path: Path) -> None:
    """What an old package's `__pycache__` leads to stays when the package goes."""
    write_artefacts(tmp_path, artefacts("1", package="old"))
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/precious").write_text("mine")
    (tmp_path / "src/old/__pycache__").symlink_to(tmp_path / "outside")
    write_artefacts(tmp_path, artefacts("1", package="new"))
    assert not (tmp_path / "src/old").exists()
    assert (tmp_path / "outside/precious").read_text() == "mine"


def test_a_fault_while_rendering_leaves_no_trace(tmp_path: Path) -> None:
    """A template that breaks after some artefacts were made leaves the earlier files whole."""
    write_artefacts(tmp_path, artefacts("1"))

    def breaking() -> Iterator[Artefact]:
        yield from artefacts("2", pages=9)
        raise ErrdexError("templates/x.j2:1: broken")

    before = tree(tmp_path)
    with pytest.raises(ErrdexError, match=r"templates/x\.j2"):
        write_artefacts(tmp_path, breaking())
    assert tree(tmp_path) == before


def test_building_in_another_thread(tmp_path: Path) -> None:
    """A thread that receives no signals can build as well."""
    thread = threading.Thread(target=write_artefacts, args=(tmp_path, artefacts("1")))
    thread.start()
    thread.join()
    assert without_manifest(tmp_path) == written("1")


def test_signals_are_handled_as_before(tmp_path: Path) -> None:
    """After a build the handlers of signals are those from before."""
    kinds = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(kind) for kind in kinds]
    write_artefacts(tmp_path, artefacts("1"))
    assert [signal.getsignal(kind) for kind in kinds] == before


def test_the_written_module_is_what_python_reads(tmp_path: Path) -> None:
    """Text is written as UTF-8 with the line ends that it has."""
    text = f"{HEADER}TEXT = '消🚫'\n"
    write_artefacts(tmp_path, [Artefact("src/acme/__init__.py", text)])
    command = [sys.executable, "-c", "import acme; print(ascii(acme.TEXT))"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src")}
    out = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert out.stdout == "'\\u6d88\\U0001f6ab'\n"
