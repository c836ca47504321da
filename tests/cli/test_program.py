"""The command line, as its users call it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

from errdex.__main__ import main as program
from errdex.cli import search
from errdex.cli.entry_reports import report_entries, report_titles
from errdex.cli.output import PROBLEMS
from errdex.cli.program import main
from tests.conftest import ROOT, MakeProject

ERRDEX = [sys.executable, "-m", "errdex"]


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run errdex in a process of its own."""
    return subprocess.run(
        [*ERRDEX, *arguments], cwd=cwd, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("spelled", ["E000102", "e000102", "102", "E000-102", " E000 102 "])
def test_explain_accepts_the_usual_spellings(
    spelled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`explain` finds the entry for a code in any case, without prefix, or with separators."""
    assert main(["--root", str(ROOT), "explain", spelled]) == 0
    assert capsys.readouterr().out.startswith("E000102: ")


def test_explain_several_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """Several codes are shown one after the other, in the order asked for."""
    assert main(["--root", str(ROOT), "explain", "E200015", "404", "--format", "json"]) == 0
    entries = json.loads(capsys.readouterr().out)
    assert [entry["code"] for entry in entries] == ["E200015", "404"]
    assert entries[0]["retry"] == {"rule": "after", "after_seconds": 600}


def test_explain_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    """`--format markdown` prints a heading, numbered steps and the link."""
    assert main(["--root", str(ROOT), "explain", "E000102", "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("### E000102: ")
    assert "\n1. " in out
    assert "codes/E000102/#code>" in out


def test_explain_names_the_other_field(capsys: pytest.CaptureFixture[str]) -> None:
    """A value of two fields is explained for the first, and the other one is named."""
    assert main(["--root", str(ROOT), "explain", "000000"]) == 0
    captured = capsys.readouterr()
    assert "\ncode · " in captured.out
    assert "errdex explain 000000 --field status" in captured.err
    assert main(["--root", str(ROOT), "explain", "000000", "--field", "status"]) == 0
    assert "\nstatus · " in capsys.readouterr().out


def test_unknown_codes_exit_1_with_suggestions(capsys: pytest.CaptureFixture[str]) -> None:
    """Known codes are shown, unknown ones are named on standard error with suggestions."""
    assert main(["--root", str(ROOT), "explain", "E0000102", "E000103", "nothing"]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("E000103: ")
    assert "unknown code 'E0000102'; did you mean E000102" in captured.err
    assert "unknown code 'nothing'; `errdex search" in captured.err


def test_unknown_codes_as_json_are_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON output stays JSON when nothing is known."""
    assert main(["--root", str(ROOT), "explain", "nothing", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_an_unknown_field_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A field that the catalogue lacks exits 2 and names those that there are."""
    assert main(["--root", str(ROOT), "explain", "404", "--field", "htp"]) == 2
    assert "expected one of code, status, http" in capsys.readouterr().err


@pytest.mark.parametrize("hostile", ["\x1b[31mred", "E000999\x07\u202e", "x" * 100_000])
def test_hostile_codes_do_nothing_to_a_terminal(
    hostile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was typed is repeated without control characters, and cut."""
    assert main(["--root", str(ROOT), "explain", hostile]) == 1
    said = capsys.readouterr().err
    assert said.rstrip("\n").isprintable()
    assert len(said) < 400


def test_explain_reads_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """A code in a text is explained; how it was written there, and by whom, is said."""
    assert main(["--root", str(ROOT), "explain", "failed with e000102\x07 today"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("E000102: ")
    assert err == 'E000102 is written as "e000102" there\n'
    assert main(["--root", str(ROOT), "explain", "svn: E200033: database is locked"]) == 0
    said = "E200033 is in a line of svn, so it may be a code of that program\n"
    assert capsys.readouterr().err == said


def test_search_says_what_is_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    """What has the shape of a code and is none is named before what is near in spelling."""
    assert main(["--root", str(ROOT), "search", "E000120"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("E000102  ")
    assert err.splitlines() == [
        "E000120 is not in this catalogue",
        'E000102 is near "E000120" in spelling',
    ]
    assert main(["--root", str(ROOT), "search", "E000999"]) == 1


def test_search_ranks_titles_first(capsys: pytest.CaptureFixture[str]) -> None:
    """`search` prints a line an entry, with those that hold the words in the title first."""
    assert main(["--root", str(ROOT), "search", "realm", "SDP"]) == 0
    assert capsys.readouterr().out.startswith("E000004  code")


def test_search_without_result_exits_1(capsys: pytest.CaptureFixture[str]) -> None:
    """A search that finds nothing says so."""
    assert main(["--root", str(ROOT), "search", "xyzzy"]) == 1
    assert "no entry matches: xyzzy" in capsys.readouterr().err


def test_search_markdown_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    """A search gives the same entries in every format."""
    assert main(["--root", str(ROOT), "search", "whitelist", "--format", "json"]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert main(["--root", str(ROOT), "search", "whitelist", "--format", "markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(hits)
    assert all(hit["title"] in line for hit, line in zip(hits, lines, strict=True))


def test_schema_is_a_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """`errdex schema` prints a valid JSON Schema."""
    assert main(["schema"]) == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_help_names_every_command() -> None:
    """`errdex --help` lists the commands and the exit codes."""
    said = run("--help").stdout
    for command in ("explain", "search", "build", "lint", "serve", "schema"):
        assert f"\n    {command} " in said
    assert "0 fine, 1 problems found, 2 wrong usage" in " ".join(said.split())


@pytest.mark.parametrize(
    "arguments", [[], ["explode"], ["explain"], ["build", "--check", "--draft"]]
)
def test_wrong_usage_exits_2(arguments: list[str]) -> None:
    """Arguments that make no sense exit 2 without a traceback."""
    done = run(*arguments)
    assert done.returncode == 2
    assert "usage: errdex" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_ends_quietly() -> None:
    """`errdex explain ... | head -1` prints one line and no complaint."""
    command = f"{sys.executable} -m errdex explain {'E000001 ' * 300} | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.startswith("E000001: ")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("plain", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_only_on_a_terminal(plain: dict[str, str]) -> None:
    """The heading is coloured on a terminal that wants it; piped output never is."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", **plain}
    environment.pop("NO_COLOR", None) if not plain else None
    done = subprocess.run(
        [*ERRDEX, "explain", "404"], cwd=ROOT, stdout=theirs, timeout=60, check=False,
        env=environment,
    )  # fmt: skip
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert ("\x1b[31m404" in shown) is not bool(plain)
    assert "\x1b" not in run("explain", "404").stdout


@pytest.mark.skipif(os.name != "posix", reason="pipes and terminals of POSIX; CI runs on Debian")
@pytest.mark.parametrize(
    ("stream", "command", "code"),
    [
        ("stdout", ["explain", "404"], 0),
        ("stderr", ["explain", "nope"], 1),
        ("stdout", ["diagnose", "tests/examples/E000102/log.txt"], 1),
        ("stderr", ["diagnose", "nope"], 2),
        ("stderr", ["nope"], 2),
    ],
)
def test_a_reader_who_is_gone_changes_no_exit_code(
    stream: str, command: list[str], code: int
) -> None:
    """With `2>&1 | head -1` a command that finds problems fails; cut output alone is fine."""
    theirs, ours = os.pipe()
    os.close(theirs)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {stream: ours}
    with subprocess.Popen([*ERRDEX, *command], cwd=ROOT, **streams) as child:  # type: ignore[call-overload] # unpacked
        told = [text for text in child.communicate(timeout=60) if text]
    os.close(ours)
    assert (child.returncode, told) == (code, [])


@pytest.mark.skipif(os.name != "posix", reason="closes streams as a POSIX shell does")
def test_closed_streams() -> None:
    """What cannot be printed is a problem, even an untold one; to print nothing is none."""
    shell = f"{sys.executable} -m errdex"
    unwritten = (1, "errdex: bad file descriptor\n")
    for command, told in (
        (f"{shell} explain 404 >&-", unwritten),
        (f"{shell} search x >&-", unwritten),
        (f"echo a | {shell} redact 2>/dev/null >&-", (1, "")),
        (f"{shell} --help >&-", unwritten),
        (f"{shell} --version >/dev/full", (1, "errdex: no space left on device\n")),
        (f"{shell} lint >&-", (0, "")),
        (f"{shell} explain nope 2>&-", (1, "")),
        (f"{shell} nope 2>/dev/full", (2, "")),
    ):
        done = subprocess.run(
            command, shell=True, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )
        assert (done.returncode, done.stdout + done.stderr) == told


def test_an_ascii_terminal_gets_escapes() -> None:
    """What the output's encoding lacks is escaped; JSON stays JSON."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    said = {
        form: subprocess.run(
            [*ERRDEX, "explain", "404", "--format", form],
            cwd=ROOT, capture_output=True, timeout=60, check=True, env=environment,
        ).stdout.decode("ascii")
        for form in ("text", "json", "markdown")
    }  # fmt: skip
    assert "http \\u00b7 error \\u00b7 HTTP status 404\n" in said["text"]
    assert json.loads(said["json"]) == json.loads(run("explain", "404", "--format", "json").stdout)


def test_a_current_directory_that_was_removed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the current directory is gone, one line says so."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["explain", "404"]) == 1
    told = "the current directory is no longer there; change to another one\n"
    assert capsys.readouterr() == ("", told)


def test_outside_a_project_the_shipped_catalogue_answers(tmp_path: Path) -> None:
    """`explain` and `search` work in any folder, on the shipped catalogue."""
    assert run("explain", "102", cwd=tmp_path).stdout.startswith("E000102: ")
    assert run("search", "realm", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("command", ["build", "lint"])
def test_outside_a_project_there_is_nothing_to_compile(tmp_path: Path, command: str) -> None:
    """In a folder without a catalogue, nothing is built and nothing passes for linted."""
    done = run(command, cwd=tmp_path)
    assert done.returncode == 1
    assert "no project here" in done.stderr
    assert "codes/NAME.yaml" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_project_is_found_from_below(make_project: MakeProject) -> None:
    """Commands work on the project around the current directory, with its own module."""
    project = make_project()
    below = project.root / "some" / "folder"
    below.mkdir(parents=True)
    assert "run `errdex build`" in run("explain", "OK", cwd=below).stderr
    built = run("build", cwd=below)
    assert built.returncode == 0, built.stderr
    assert run("explain", "sb-100", cwd=below).stdout.startswith("SB:0100: The object is locked")
    assert run("explain", "E000102", cwd=below).returncode == 1


def test_findings_name_the_file_as_seen_from_here(make_project: MakeProject) -> None:
    """A finding's path leads to the file from the current directory."""
    project = make_project("catalogue: {}\n")
    below = project.root / "folder"
    below.mkdir()
    assert run("lint", cwd=below).stdout.startswith("../codes/acme.yaml:1:1: ")


def test_interruption_is_told_and_exits_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends a command with the shell's exit code and without a traceback."""

    def interrupt(_root: str | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("errdex.cli.explain.projects_of", interrupt)
    monkeypatch.setattr("sys.argv", ["errdex", "explain", "404"])
    assert program() == 130
    assert capsys.readouterr().err == "errdex: interrupted\n"


HUNG_UP = """
import signal, sys
from errdex.__main__ import main
signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.addaudithook(lambda event, _: event == "open" and signal.raise_signal(signal.SIGHUP))
sys.argv[1:] = ["explain", "E000102"]
sys.exit(main())
"""


def test_a_hangup_that_is_ignored_stays_ignored() -> None:
    """What `nohup` starts outlives its terminal."""
    command = [sys.executable, "-c", HUNG_UP]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_json_of_entries_holds_no_control_characters() -> None:
    """What a terminal acts on, or nobody sees, is an escape; the JSON says the same."""
    about = {"title": "a\x7f\u009b[31m\u202eb\n\u200b"}
    entry: Any = SimpleNamespace(to_dict=lambda: about)
    for report in (report_entries, report_titles):
        text = report([entry], "json")
        assert json.loads(text) == [about]
        assert not set("\x7f\u009b\u202e\u200b") & set(text)


def test_names_of_folders_hold_no_control_characters(tmp_path: Path) -> None:
    """A name of a folder or a file is shown on one line, whatever is in it."""
    folder = tmp_path / "a\x1b[31m\n\u202e"
    (folder / "codes").mkdir(parents=True)
    for name in ("a\x9b.yaml", "b.yaml"):
        (folder / "codes" / name).write_text("x: 1\n", encoding="utf-8")
    result = run("--root", str(folder), "explain", "404")
    assert result.returncode == 1
    assert "a\\u001b[31m\\u000a\\u202e" in result.stderr
    assert "codes: no file begins with `catalogue:`" in result.stderr


def test_an_internal_error_repeats_no_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its text may hold what was pasted, so only its type is told."""

    def fail(_: object) -> None:
        raise ValueError("hunter2Hunter22x")

    monkeypatch.setattr(search, "_run", fail)
    assert main(["search", "x"]) == PROBLEMS
    told = capsys.readouterr().err
    assert "internal error: ValueError" in told
    assert "hunter2" not in told


def test_a_fault_of_the_system_names_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the system refuses is one line: which file, and why."""

    def fail(_options: object) -> int:
        raise PermissionError(13, "Permission denied", "site/a\nb")

    monkeypatch.setattr("errdex.cli.lint._run", fail)
    assert main(["--root", str(ROOT), "lint"]) == PROBLEMS
    assert capsys.readouterr().err == "site/a\\u000ab: permission denied\n"
