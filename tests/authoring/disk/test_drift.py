"""Where the disk differs from what a build would write."""

from __future__ import annotations

from pathlib import Path

from errdex.authoring.disk.drift import DIFF_LINES, compare_artefacts
from errdex.authoring.disk.writing import write_artefacts
from errdex.authoring.rendering.artefacts import Artefact

HEADER = '# Generated from codes/a.yaml by "errdex build"; do not edit.\n'
MADE = [
    Artefact("src/acme/__init__.py", f"{HEADER}VERSION = 1\n"),
    Artefact("src/acme/py.typed", ""),
]


def test_no_drift(tmp_path: Path) -> None:
    """What a build has just written does not differ."""
    write_artefacts(tmp_path, MADE)
    assert compare_artefacts(tmp_path, MADE, ["src/acme/py.typed"]) == []


def test_a_difference_is_shown_with_the_command_that_repairs_it(tmp_path: Path) -> None:
    """A file that was changed is named, with the command, and a diff from disk to rendered."""
    write_artefacts(tmp_path, MADE)
    (tmp_path / "src/acme/__init__.py").write_text(f"{HEADER}VERSION = 2\n")
    [text] = compare_artefacts(tmp_path, MADE)
    assert text.splitlines() == [
        "src/acme/__init__.py is out of date; run `errdex build`",
        "--- src/acme/__init__.py",
        "+++ src/acme/__init__.py (rendered)",
        "@@ -1,2 +1,2 @@",
        f" {HEADER.strip()}",
        "-VERSION = 2",
        "+VERSION = 1",
    ]


def test_a_long_diff_is_cut(tmp_path: Path) -> None:
    """Past 200 lines of a diff only their number is told."""
    text = "".join(f"{number}\n" for number in range(1000))
    write_artefacts(tmp_path, [Artefact("src/acme/__init__.py", HEADER + text)])
    [told] = compare_artefacts(tmp_path, [Artefact("src/acme/__init__.py", HEADER)])
    assert len(told.splitlines()) == DIFF_LINES + 2
    assert told.endswith("\n... and 804 more lines")


def test_missing_files(tmp_path: Path) -> None:
    """A file that was never written is missing; a folder in its place cannot be read."""
    (tmp_path / "src/acme/py.typed").mkdir(parents=True)
    assert compare_artefacts(tmp_path, MADE) == [
        "src/acme/__init__.py is missing; run `errdex build`",
        "src/acme/py.typed cannot be read: is a directory",
    ]


def test_files_that_no_build_wrote(tmp_path: Path) -> None:
    """A stray file beside the module would be shipped with it; hidden files and caches are not."""
    write_artefacts(tmp_path, MADE)
    (tmp_path / "src/acme/own.py").write_text("x = 1")
    (tmp_path / "src/acme/.hidden").write_text("x")
    (tmp_path / "src/acme/__pycache__").mkdir()
    assert compare_artefacts(tmp_path, MADE) == [
        "src/acme/own.py is not an artefact of the catalogue; remove it"
    ]


def test_files_of_an_earlier_build(tmp_path: Path) -> None:
    """What an earlier build wrote under another name is left over."""
    write_artefacts(tmp_path, MADE)
    assert compare_artefacts(tmp_path, MADE, ["src/old/py.typed", "src/acme/py.typed"]) == [
        "src/old/py.typed is left from an earlier build; run `errdex build`"
    ]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A file that is not UTF-8 differs, and is shown as far as it can be."""
    write_artefacts(tmp_path, MADE)
    (tmp_path / "src/acme/py.typed").write_bytes(b"\xff\n")
    [text] = compare_artefacts(tmp_path, MADE)
    assert text.endswith("-\ufffd")
