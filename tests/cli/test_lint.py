"""`errdex lint`: what it prints, for whom, and how it exits."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from errdex.cli.program import main
from tests.conftest import ACME, MakeProject

FAULTY = ACME.replace("title: Done", "title: Done.")
Lint = Callable[..., tuple[int, str, str]]
NOT_LOADED = ACME.replace("    retry: never\n", "")


@pytest.fixture
def lint(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Lint:
    """Return a function that lints a catalogue in its folder: exit code, output, errors."""

    def lint(text: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(make_project(text).root)
        try:
            code = main(["lint", *arguments])
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        return code, *capsys.readouterr()

    return lint


def test_findings_are_output(lint: Lint) -> None:
    """What was found is the output, whether a policy or loading found it."""
    code, out, err = lint(FAULTY)
    assert (code, err) == (1, "")
    assert out == "codes/acme.yaml:51:12: OK: title: remove the full stop [titles]\n"
    code, out, err = lint(NOT_LOADED)
    assert (code, err) == (1, "")
    assert out.startswith('codes/acme.yaml:48:5: OK: key "retry" is missing')


def test_policies_are_chosen(lint: Lint) -> None:
    """`--select` and `--ignore` choose policies; an unknown one is wrong usage."""
    assert lint(FAULTY, "--ignore", "titles") == (0, "", "")
    assert lint(FAULTY, "--select", "order,steps") == (0, "", "")
    assert lint(FAULTY, "--select", "order", "--select", "titles")[0] == 1
    code, out, err = lint(FAULTY, "--ignore", "title")
    assert (code, out) == (2, "")
    assert err == '--ignore: unknown policy "title"; did you mean "titles"?\n'


def test_loading_is_never_ignored(lint: Lint) -> None:
    """A catalogue that does not load fails, whatever is selected."""
    assert lint(NOT_LOADED, "--select", "order")[0] == 1


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_other_formats_are_json_in_any_case(lint: Lint, form: str) -> None:
    """Programs get a document with findings and without."""
    for text, code in ((FAULTY, 1), (NOT_LOADED, 1), (ACME, 0)):
        exit_code, out, err = lint(text, "--format", form)
        assert (exit_code, err) == (code, "")
        found = json.loads(out)
        assert len(found["findings"] if form == "json" else found["runs"][0]["results"]) == code


def test_files_as_pre_commit_names_them(lint: Lint, tmp_path: Path) -> None:
    """The catalogue among the files is linted; others are passed over with a line."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert lint(FAULTY, "codes/acme.yaml")[0] == 1
    code, out, err = lint(FAULTY, "mkdocs.yml")
    assert (code, out) == (0, "")
    assert err == "mkdocs.yml: is not the project's catalogue, codes/acme.yaml; passed over\n"
    assert lint(FAULTY, "mkdocs.yml", "codes/acme.yaml")[0] == 1
    code, out, err = lint(FAULTY, "codes/acne.yaml")
    assert (code, out, err) == (2, "", "codes/acne.yaml: there is no such file\n")


def test_a_closed_reader_changes_nothing(make_project: MakeProject) -> None:
    """Findings that nobody reads to the end, as with `| head`, are findings all the same."""
    project = make_project(ACME + "".join(f"x{number}: y\n" for number in range(5000)))
    command = [sys.executable, "-m", "errdex", "--root", str(project.root), "lint"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_folder_of_any_name_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """Findings escape control characters of folders, and bytes that are no text."""
    folder = tmp_path / "\x1b\udcff" / "codes"
    folder.mkdir(parents=True)
    (folder / "acme.yaml").write_text(FAULTY, encoding="utf-8")
    assert main(["--root", str(folder.parent), "lint", "--format", form]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.replace("\n", "").isprintable()
    assert "udcff" in said.out
