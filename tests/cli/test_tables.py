"""`errdex tables`: what it prints, what it writes whole or not at all, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from errdex.cli.output import FINE, PROBLEMS, USAGE
from errdex.cli.program import main
from errdex.modules import load_module
from errdex.tables import NAMES
from errdex.tables.formats import FORMATS
from errdex.tables.rows import module_rows
from tests.support.runtimes import own_project

CSV = FORMATS["csv"].render(module_rows(load_module(own_project())))


@pytest.fixture(autouse=True)
def _own_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work on the shipped catalogue, away from any project."""
    monkeypatch.chdir(tmp_path)


def errdex(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run errdex in a process of its own."""
    command = [sys.executable, "-m", "errdex", *arguments]
    return subprocess.run(command, env=os.environ | variables, capture_output=True, check=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_printed(name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Standard output is the table, the same bytes as the file with -o."""
    assert main(["tables", name]) == FINE
    sys.stdout.flush()
    printed = capfdbinary.readouterr()
    assert main(["tables", name, "-o", "table"]) == FINE
    assert printed.out == Path("table").read_bytes()
    assert printed.err == b""
    assert b"\r" not in printed.out


def test_the_bytes_are_the_same_in_every_locale() -> None:
    """A table is UTF-8, whatever the terminal has."""
    done = errdex("tables", "csv", PYTHONIOENCODING="latin-1", LC_ALL="C")
    assert done.stdout == CSV.encode()


def test_a_file_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    """--check says whether the file is that of the catalogue, and writes nothing."""
    check = ["tables", "csv", "-o", "codes.csv", "--check"]
    says = "codes.csv is missing or out of date; run `errdex tables csv -o codes.csv`\n"
    assert main(check) == PROBLEMS
    assert not Path("codes.csv").exists()
    assert main(check[:-1]) == FINE
    assert main(check) == FINE
    assert capsys.readouterr() == ("", says)
    Path("codes.csv").write_bytes(CSV.encode() + b"\n")
    assert main(check) == PROBLEMS
    assert capsys.readouterr() == ("", says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["csv", "--check"], "errdex: --check compares a file; give it with -o FILE"),
        (["excel"], "invalid choice: 'excel'"),
        ([], "the following arguments are required: FORMAT"),
    ],
)
def test_wrong_usage(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The error says what to do."""
    try:
        code = main(["tables", *arguments])
    except SystemExit as error:
        code = int(error.code or 0)
    assert code == USAGE
    assert says in capsys.readouterr().err


def test_folders_on_the_way_are_made() -> None:
    """-o into a folder that is not there makes it."""
    assert main(["tables", "csv", "-o", "a/b/codes.csv"]) == FINE
    assert Path("a/b/codes.csv").read_bytes() == CSV.encode()
    assert [path.name for path in Path("a/b").iterdir()] == ["codes.csv"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "the output: is a folder; give the name of a file"),
        ("a\0b", "a\\u0000b: is no name of a file"),
        (".", ".: is a folder; give the name of a file"),
        ("folder", "folder: is a folder; give the name of a file"),
        ("plain/codes.csv", "plain/codes.csv: cannot be written: "),
        ("pipe", "pipe: is not a regular file; leave out -o to print"),
        ("/dev/null", "/dev/null: is not a regular file; leave out -o to print"),
        ("x" * 300, "cannot be written: file name too long"),
    ],
)
def test_what_cannot_be_written(name: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The error is one line; nothing is left behind, and nothing is changed."""
    Path("folder").mkdir()
    Path("plain").write_text("kept", encoding="utf-8")
    os.mkfifo("pipe")
    before = sorted(Path().iterdir())
    assert main(["tables", "csv", "-o", name]) == PROBLEMS
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert says in err
    assert sorted(Path().iterdir()) == before
    assert Path("plain").read_text("utf-8") == "kept"


def test_a_link_is_replaced_and_not_followed() -> None:
    """What a link leads to stays as it is, and so does what a link beside the file leads to."""
    Path("other").write_text("kept", encoding="utf-8")
    Path("codes.csv").symlink_to("other")
    Path(".codes.csv.errdex-new").symlink_to("other")
    assert main(["tables", "csv", "-o", "codes.csv"]) == FINE
    assert not Path("codes.csv").is_symlink()
    assert Path("codes.csv").read_bytes() == CSV.encode()
    assert Path("other").read_text("utf-8") == "kept"


def test_a_fault_leaves_the_file_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk leaves what was there, and no other file."""
    Path("codes.csv").write_text("kept", encoding="utf-8")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("errdex.cli.files.os.fsync", fail)
    assert main(["tables", "csv", "-o", "codes.csv"]) == PROBLEMS
    says = "codes.csv: cannot be written: no space left on device\n"
    assert capsys.readouterr() == ("", says)
    assert [path.name for path in Path().iterdir()] == ["codes.csv"]
    assert Path("codes.csv").read_text("utf-8") == "kept"


def test_a_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    """--check on a folder or on what is no file is an error, not a difference."""
    assert main(["tables", "csv", "-o", ".", "--check"]) == PROBLEMS
    assert "is a folder" in capsys.readouterr().err


def test_a_reader_that_stops_early() -> None:
    """`| head -c 4` ends the command without a traceback."""
    command = f"'{sys.executable}' -m errdex tables sql | head -c 5"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("BEGIN", "")
