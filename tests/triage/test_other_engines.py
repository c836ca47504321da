"""The printed statements run, and rows that another engine gave are the same report."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest

import smscodes
from benchmarks.nights import Truth
from errdex.cli.program import main
from errdex.diagnosis.module_rows import load_knowledge
from errdex.triage.printing import ENGINES, printed_sql
from errdex.triage.shapes import shape_of
from tests.triage.conftest import triaged

Night = tuple[Path, Truth]


def rows_by_hand(path: Path) -> list[list[tuple[object, ...]]]:
    """Return the rows of both statements as somebody gets them who runs what was printed."""
    setting, view, totals, hours = printed_sql(
        "duckdb", shape_of(load_knowledge(smscodes)), [str(path)]
    ).split(";\n\n")
    connection = duckdb.connect()
    connection.execute(setting)
    connection.execute(view)
    return [connection.execute(sql.removesuffix(";")).fetchall() for sql in (totals, hours)]


@pytest.mark.parametrize("form", ["csv", "json", "objects"])
def test_rows_of_another_engine_are_the_same_report(
    planted: Night, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As two CSV files, or as one of JSON, of lists or of objects."""
    both = dict(zip(("totals", "hours"), rows_by_hand(planted[0]), strict=True))
    heads = {
        "totals": ("field", "code", "events", "affected"),
        "hours": ("field", "code", "hour", "events"),
    }
    if form == "csv":
        names = [tmp_path / f"{name}.csv" for name in both]
        for path, (name, rows) in zip(names, both.items(), strict=True):
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([heads[name], *rows])
    else:
        told = {
            name: [dict(zip(heads[name], r, strict=True)) if form == "objects" else r for r in rows]
            for name, rows in both.items()
        }
        names = [tmp_path / "rows.json"]
        names[0].write_text(json.dumps(told), encoding="utf-8")
    assert main(["triage", "--from-rows", *map(str, names), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == triaged(planted[0])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("[]", '"totals" and "hours"'),
        ('{"totals":[[1]],"hours":[]}', "row 1: expected field, code, events, affected"),
        ('{"totals":[["code","E1","many",0]],"hours":[]}', "events is not a number"),
        ('{"totals":3,"hours":[]}', "rows are a list"),
        ('{"totals":[["13987654321","1",1,1]],"hours":[]}', "row 1: unknown field; expected one"),
        ('{"totals":[],"hours":[["<b>","1",1,1]]}', "row 1: unknown field; expected one"),
        ("nonsense", '"totals" and "hours"'),
    ],
)
def test_what_is_no_rows_is_refused(
    data: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the file, the row and what is wrong."""
    path = tmp_path / "rows.json"
    path.write_text(data, encoding="utf-8")
    assert main(["triage", "--from-rows", str(path)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "13987654321" not in told


def test_a_cell_that_no_csv_has_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Python's reader takes no longer one, such as a text without an end."""
    path = tmp_path / "totals.csv"
    path.write_text('"' + "x" * 200_000, encoding="utf-8")
    assert main(["triage", "--from-rows", str(path), str(path)]) == 2
    assert f"errdex: {path}: " in capsys.readouterr().err


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_has_its_view(engine: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The view and both statements are printed, and the statements are the same for each."""
    assert main(["triage", "--print-sql", engine]) == 0
    text = capsys.readouterr().out
    assert "events AS" in text
    assert text.count("FROM events GROUP BY") == 2


def test_without_duckdb_there_is_one_line(
    monkeypatch: pytest.MonkeyPatch, planted: Night, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names what to install."""
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    assert main(["triage", str(planted[0])]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "pip install 'errdex[triage]'" in line


def test_paths_of_any_depth_are_read(tmp_path: Path) -> None:
    """A catalogue may read its codes from lists in lists."""
    from errdex.triage.duckdb_runner import duckdb_runner
    from errdex.triage.shapes import Place, Shape
    from errdex.triage.statements import TOTALS

    place = Place("inner", ("errors", "[*]", "details", "[*]", "a.b", "code"), (("who",),), "")
    bare = Place("bare", ("codes", "[*]"), (), "upper")
    path = tmp_path / "deep.json"
    path.write_text(
        '{"codes":["x","y"],"errors":[{"details":[{"a.b":{"code":"E1"},"who":1},{"who":2}]}]}\n'
        '{"errors":null,"codes":"z"}\n',
        encoding="utf-8",
    )
    with duckdb_runner([str(path)], Shape((place, bare), ())) as run_sql:
        rows = set(run_sql(TOTALS))
    assert rows == {
        ("", "missing", 1, 0),
        ("", None, 1, 0),
        ("inner", "E1", 1, 1),
        ("inner", None, 1, 1),
        ("bare", "X", 1, 0),
        ("bare", "Y", 1, 0),
    }
