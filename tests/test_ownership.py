"""Whose project it is: another user's code does not run, and what is passed over is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from errdex import ownership
from errdex.authoring.building import build_artefacts, load_project
from errdex.diagnosis import diagnosing
from errdex.errors import ErrdexError
from errdex.modules import load_module
from errdex.ownership import folders_upwards, foreign_part, is_foreign
from errdex.project import find_project
from tests.conftest import BIN, MakeProject, as_root

NOBODY = 65534
ME = os.geteuid()


def caller_is(uid: int, monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    """Let errdex be called by this user, whoever runs the tests."""
    monkeypatch.delenv("SUDO_UID", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("errdex.ownership.os.geteuid", lambda: uid)


def test_what_belongs_to_the_caller_is_not_foreign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user's own folder and a path that does not exist are not foreign, anybody else's are."""
    caller_is(ME, monkeypatch)
    assert not is_foreign(tmp_path)
    assert not is_foreign(tmp_path / "nowhere")
    caller_is(ME + 1, monkeypatch)
    assert is_foreign(tmp_path)


def test_root_counts_as_another_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for git, what belongs to root is not a normal user's own; root's is root's."""
    assert Path("/etc/passwd").stat().st_uid == 0
    caller_is(1000, monkeypatch)
    assert is_foreign(Path("/etc/passwd"))
    caller_is(0, monkeypatch)
    assert not is_foreign(Path("/etc/passwd"))


def test_sudo_counts_the_user_who_called_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `sudo`, the caller's own project is not foreign; the variable counts for root alone."""
    as_root()
    os.chown(tmp_path, 1000, -1)
    caller_is(0, monkeypatch, SUDO_UID="1000")
    assert not is_foreign(tmp_path)
    caller_is(0, monkeypatch, SUDO_UID="1001")
    assert is_foreign(tmp_path)
    caller_is(2000, monkeypatch, SUDO_UID="1000")
    assert is_foreign(tmp_path)


def test_a_link_counts_with_what_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another's link to one's own file is foreign, and one's own link to another's file."""
    as_root()
    caller_is(0, monkeypatch)
    for name in ("mine", "theirs"):
        (tmp_path / name).write_text("")
        (tmp_path / f"to-{name}").symlink_to(name)
    os.chown(tmp_path / "theirs", NOBODY, -1)
    assert is_foreign(tmp_path / "to-theirs")
    assert not is_foreign(tmp_path / "to-mine")
    os.chown(tmp_path / "to-mine", NOBODY, -1, follow_symlinks=False)
    assert is_foreign(tmp_path / "to-mine")


def test_each_link_on_the_way_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One's own link by way of another's, whose owner may let it lead elsewhere, is foreign."""
    as_root()
    caller_is(0, monkeypatch)
    (tmp_path / "mine").write_text("")
    (tmp_path / "second").symlink_to("mine")
    (tmp_path / "first").symlink_to(tmp_path / "second")
    (tmp_path / "circle").symlink_to("circle")
    assert not any(map(is_foreign, tmp_path.iterdir()))
    os.chown(tmp_path / "second", NOBODY, -1, follow_symlinks=False)
    assert is_foreign(tmp_path / "first")
    (tmp_path / "mine").unlink()
    assert is_foreign(tmp_path / "first")


def test_without_owners_the_home_folder_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system names no owners, as on Windows, only what is in the home folder counts."""
    monkeypatch.delattr(os, "geteuid")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert not is_foreign(tmp_path / "project")
    assert is_foreign(tmp_path.parent)


def test_the_way_up_ends_at_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home folder is looked into, those above it are not."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert list(folders_upwards(below)) == [below, tmp_path / "a", tmp_path]
    monkeypatch.setenv("HOME", str(tmp_path / "elsewhere"))
    assert list(folders_upwards(below))[-1] == Path("/")


@pytest.mark.skipif(sys.platform != "linux", reason="/proc of Linux; CI runs on Debian")
def test_the_way_up_ends_at_the_file_system_s_border() -> None:
    """From inside a mounted file system the search does not leave it."""
    assert list(folders_upwards(Path("/proc/sys/kernel"))) == [
        Path("/proc/sys/kernel"), Path("/proc/sys"), Path("/proc"),
    ]  # fmt: skip


def test_a_folder_above_that_cannot_be_examined_ends_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No error arises from folders that are none of the caller's business."""
    monkeypatch.setattr(ownership, "_device_of", {tmp_path: tmp_path.stat().st_dev}.get)
    assert list(folders_upwards(tmp_path)) == [tmp_path]


def test_another_user_s_project_is_passed_over_and_told(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not used, what is used instead says why, and `--root` uses it all the same."""
    project = make_project()
    build_artefacts(project, load_project(project))
    monkeypatch.chdir(project.root)
    caller_is(ME + 1, monkeypatch)
    found = find_project()
    assert found.shipped
    assert found.passed_over == (
        f"the project in {project.root} is not used: {project.root} belongs to another user; "
        f"--root {project.root} uses it all the same",
    )
    named = find_project(str(project.root))
    assert load_module(named).lookup("OK").code == "OK"


@pytest.mark.parametrize("part", ["codes", "codes/acme.yaml"])
def test_each_part_decides(
    part: str, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A project with another user's `codes/` or catalogue is not one's own, and that is named."""
    as_root()
    project = make_project()
    os.chown(project.root / part, NOBODY, -1)
    monkeypatch.chdir(project.root)
    caller_is(0, monkeypatch)
    [told] = find_project().passed_over
    assert f"is not used: {project.root / part} belongs to another user" in told


def test_an_own_project_above_another_user_s_is_found(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search goes on above what it passes over."""
    as_root()
    project = make_project()
    inner = project.root / "inner"
    (inner / "codes").mkdir(parents=True)
    (inner / "codes" / "x.yaml").write_text("")
    os.chown(inner / "codes", NOBODY, -1)
    monkeypatch.chdir(inner)
    caller_is(0, monkeypatch)
    found = find_project()
    assert found == project
    assert len(found.passed_over) == 1


@pytest.mark.parametrize(
    "part", ["..", "", "__init__.py", "_tables.py", "__pycache__", "__pycache__/__init__.pyc"]
)
def test_another_user_s_module_is_not_run(
    part: str, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`src/`, the package, each of its files and each of its caches must be the caller's own."""
    as_root()
    project = make_project()
    build_artefacts(project, load_project(project))
    package = project.root / "src/acmecodes"
    (package / "__pycache__").mkdir(exist_ok=True)
    (package / "__pycache__" / "__init__.pyc").write_text("")
    os.chown(package / part, NOBODY, -1)
    monkeypatch.chdir(project.root)
    caller_is(0, monkeypatch)
    shown = "src" if part == ".." else f"src/acmecodes/{part}".rstrip("/")
    with pytest.raises(ErrdexError) as caught:
        load_module(find_project())
    assert str(caught.value) == (
        f"{shown}: belongs to another user, so it is not run; "
        f"--root {project.root} runs it all the same"
    )
    assert load_module(find_project(str(project.root))).lookup("OK").code == "OK"


def test_the_first_foreign_part_of_a_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file alone, a whole tree, and what does not exist are examined alike."""
    as_root()
    caller_is(0, monkeypatch)
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "file").write_text("")
    assert foreign_part(tmp_path) is None
    assert foreign_part(tmp_path / "nowhere") is None
    os.chown(deep / "file", NOBODY, -1)
    assert foreign_part(tmp_path) == foreign_part(deep / "file") == deep / "file"


def test_a_linked_folder_counts_with_all_that_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links to folders are followed as Python's imports and templates do, in a circle once."""
    as_root()
    caller_is(0, monkeypatch)
    (tmp_path / "package").mkdir()
    (tmp_path / "shared" / "deep").mkdir(parents=True)
    (tmp_path / "shared" / "deep" / "file").write_text("")
    (tmp_path / "package" / "part").symlink_to(tmp_path / "shared")
    for name in ("again", "once_more"):
        (tmp_path / "shared" / name).symlink_to(tmp_path)
    assert foreign_part(tmp_path / "package") is None
    os.chown(tmp_path / "shared" / "deep" / "file", NOBODY, -1)
    found = foreign_part(tmp_path / "package")
    assert found is not None
    assert found.is_relative_to(tmp_path / "package")
    assert found.name == "file"


def test_diagnose_from_python_warns(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`errdex.diagnose` works on the shipped catalogue and warns of what it passed over."""
    monkeypatch.chdir(make_project().root)
    caller_is(ME + 1, monkeypatch)
    with pytest.warns(UserWarning, match="belongs to another user"):
        diagnosing.diagnose("E000102")


STRANGER_S_MODULE = """\
# Generated from codes/x.yaml by "errdex build"; do not edit.
import os
os.write(2, b"the stranger's code runs")
"""


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A stranger's project in a folder that anybody may write to, above the caller's own folder."""
    as_root()
    public, work = tmp_path / "public", tmp_path / "public/victim/work"
    work.mkdir(parents=True)
    public.chmod(0o1777)
    (public / "codes").mkdir()
    (public / "codes/x.yaml").write_text("a: 1\n")
    (public / "src/x").mkdir(parents=True)
    (public / "src/x/__init__.py").write_text(STRANGER_S_MODULE)
    for path in (public / "codes", *public.glob("codes/*"), public / "src", *public.rglob("src/*")):
        os.chown(path, NOBODY, -1)
    os.chown(public / "src/x/__init__.py", NOBODY, -1)
    return work


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (["explain", "E000102"], "E000102: The app key is not valid"),
        (["search", "realm", "SDP"], "E000004"),
        (["diagnose"], "E000102"),
    ],
)
def test_a_stranger_s_project_above_runs_nothing(
    planted: Path, arguments: list[str], out: str
) -> None:
    """Root in a folder below a stranger's project gets the shipped answer, and a line about it."""
    done = errdex(planted, *arguments)
    public = planted.parents[1]
    assert done.stdout.startswith(out) or out in done.stdout
    assert done.stderr == (
        f"errdex: the project in {public} is not used: {public / 'codes'} belongs to another user; "
        f"--root {public} uses it all the same\n"
    )


@pytest.mark.parametrize("command", ["build", "lint", "archive"])
def test_nothing_is_built_in_a_stranger_s_project(planted: Path, command: str) -> None:
    """Commands that compile fail, and say which project they passed over."""
    done = errdex(planted, command)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("errdex: the project in ")
    assert done.stderr.splitlines()[1].startswith("no project of your own here")


@pytest.mark.parametrize("path", ["templates/module/__init__.py.j2", "mkdocs.yml"])
def test_a_stranger_s_template_or_settings_are_not_run(
    path: str, make_project: MakeProject
) -> None:
    """Templates and hooks are code too: in one's own project a stranger's stop a build."""
    as_root()
    root = make_project().root
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("{{ 1 / 0 }}")
    os.chown(root / path, NOBODY, -1)
    done = errdex(root, "build")
    assert done.stderr == (
        f"{path}: belongs to another user, so it is not run; --root {root} runs it all the same\n"
    )
    assert not (root / "src").exists()


def test_a_stranger_s_templates_of_alerts_are_not_run(make_project: MakeProject) -> None:
    """`errdex alerts` runs no template of another user in a project of one's own."""
    as_root()
    root = make_project().root
    template = root / "templates" / "alerts" / "unknown.j2"
    template.parent.mkdir(parents=True)
    template.write_text("<< 1 / 0 >>", encoding="utf-8")
    os.chown(template, NOBODY, -1)
    done = errdex(root, "alerts", "-o", "out")
    what = "belongs to another user, so it is not run"
    assert done.stderr.startswith(f"templates/alerts/unknown.j2: {what}; --root {root} ")
    assert not (root / "out").exists()


def test_a_user_s_own_project_is_used(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who is not root works in a folder of their own as ever."""
    as_root()
    project = make_project()
    build_artefacts(project, load_project(project))
    for path in (project.root, *project.root.rglob("*")):
        os.chown(path, NOBODY, -1)
    monkeypatch.chdir(project.root / "src")
    caller_is(NOBODY, monkeypatch)
    found = find_project()
    assert (found, found.passed_over) == (project, ())
    assert load_module(found).lookup("OK").title == "Done"


def errdex(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder, with a code on standard input."""
    return subprocess.run(
        [BIN / "errdex", *arguments],
        cwd=folder,
        input='{"code": "E000102"}',
        env={**os.environ, "SUDO_UID": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
