"""Commands on a catalogue over several files: each works on the right one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from errdex.cli.program import main
from tests.conftest import ACME, MakeProject

ENTRIES, OK = ACME.index("codes:\n"), ACME.index('  - code: "OK"')
UNQUOTED = ACME[OK:].replace('"OK"', "Yes")
BOOLEAN = 'codes:\n  - code: "Yes"' + UNQUOTED.partition("Yes")[2]


@pytest.fixture(autouse=True)
def project(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogue of Acme in three files, as the current project."""
    make_project(ACME[:ENTRIES])
    make_project(ACME[ENTRIES:OK], "errors.yaml")
    root = make_project("codes:\n" + UNQUOTED, "states.yaml").root
    monkeypatch.chdir(root)


def read(name: str) -> str:
    """Return the text of a file."""
    return Path(f"codes/{name}.yaml").read_text(encoding="utf-8")


def test_findings_name_their_file(capsys: pytest.CaptureFixture[str]) -> None:
    """`lint` says in which file a fault is, in each of its forms."""
    assert main(["lint", "codes/errors.yaml"]) == 1
    assert capsys.readouterr().out.startswith("codes/states.yaml:2:11: Yes: ")
    assert main(["lint", "--format", "sarif"]) == 1
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "codes/states.yaml"


def test_each_file_is_formatted(capsys: pytest.CaptureFixture[str]) -> None:
    """`fmt` writes the files that need it, or of those only the ones that are named."""
    assert main(["fmt", "codes/errors.yaml", "codes/acme.yaml"]) == 0
    assert main(["fmt", "--check"]) == 1
    assert capsys.readouterr().out.startswith("codes/states.yaml is not formatted; run")
    assert main(["fmt"]) == 0
    assert capsys.readouterr().out == "codes/states.yaml: formatted\n"
    assert read("states") == BOOLEAN
    assert main(["lint"]) == 0


def test_entries_of_each_file_keep_the_order_of_all_fields() -> None:
    """Fields that another file declares decide the order in this one."""
    shuffled = BOOLEAN + ACME[ENTRIES:OK].removeprefix("codes:\n").replace("Invalid", "Valid")
    shuffled = shuffled.replace("SB:0100", "SB:0200")
    Path("codes/states.yaml").write_text(shuffled, encoding="utf-8")
    assert main(["fmt"]) == 0
    formatted = read("states")
    assert formatted.index("SB:0200") < formatted.index("ValidBucket") < formatted.index('"Yes"')


def test_a_new_code_is_in_the_file_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """`new` asks for the file where several have codes, and looks for the code in all of them."""
    assert main(["new", "Busy", "--field", "state"]) == 2
    assert "--file: give the file that takes the code, one of codes/" in capsys.readouterr().err
    assert main(["new", "OK", "--field", "state", "--file", "mkdocs.yml"]) == 2
    capsys.readouterr()
    taken = ["new", "Yes", "--field", "state", "--file", "codes/errors.yaml"]
    assert main(taken) == 1
    where = "codes/states.yaml:2:5: Yes: is an entry of field"
    assert capsys.readouterr().err.startswith(where)
    assert main(["new", "YES", "--field", "error", "--file", "codes/errors.yaml"]) == 1
    assert "differ only in case" in capsys.readouterr().err
    assert main(["new", "Busy", "--field", "state", "--file", "codes/states.yaml"]) == 0
    assert capsys.readouterr().out.startswith("codes/states.yaml:2: Busy: added; ")
    assert "owner: TODO # who has to act: caller, storage" in read("states")


def test_the_module_is_that_of_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    """The module says which file holds `catalogue:`, and is found by every command."""
    assert main(["fmt"]) == 0
    assert main(["build"]) == 0
    written = Path("src/acmecodes/__init__.py").read_text(encoding="utf-8")
    assert written.startswith("# Generated from codes/acme.yaml by ")
    assert main(["build", "--check"]) == 0
    capsys.readouterr()
    assert main(["explain", "Yes"]) == 0
    assert "Done" in capsys.readouterr().out


def test_an_import_knows_the_codes_of_every_file(capsys: pytest.CaptureFixture[str]) -> None:
    """What another file has is not added again; defaults there complete an entry."""
    head = Path("codes/acme.yaml")
    defaults = "defaults: {owner: storage, retry: never, severity: error, source: wiki}\n"
    head.write_text(f"{head.read_text(encoding='utf-8')}{defaults}", encoding="utf-8")
    rows = "code,title,description,cause,steps,tell customer\n"
    new = "Quota,The bucket is full,It is full.,Too much is in it.,Delete some.,It is full.\n"
    Path("rows.csv").write_text(f"{rows}{new}SB:0100,Other,,,,\n", encoding="utf-8")
    assert main(["import", "rows.csv", "--field", "error"]) == 2
    assert "--into: give the file" in capsys.readouterr().err
    given = ["--map", "tell_customer=tell customer", "--map", "remediation=steps"]
    into = ["--into", "codes/errors.yaml", "--field", "error"]
    assert main(["import", "rows.csv", *given, *into]) == 1
    assert "1 entry added of 2 rows" in (out := capsys.readouterr().out)
    assert "codes/errors.yaml:" in out
    assert "draft" not in read("errors")
    assert main(["fmt"]) == 0
    assert main(["lint", "--select", "order"]) == 0
