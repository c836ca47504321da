"""Every kind of input is read, or there is one line on why it is not; nothing is lost unsaid."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from errdex.cli.program import main
from errdex.triage.duckdb_runner import USUAL_RECORD, duckdb_runner
from tests.triage.conftest import triaged

GOOD = (
    '{"time":"2025-03-03T02:00:00Z","code":"000000",'
    '"result":[{"status":"000000","originTo":"+8613800000001"}]}'
)
BAD = (
    '{"time":"2025-03-03T03:00:00Z","code":"E000510",'
    '"result":[{"status":"E200015","originTo":"+8613800000002"}]}'
)
LINES = f"{GOOD}\n{BAD}\n"
ARRAY = f"[\n{GOOD},\n{BAD}\n]\n"
PRETTY = "\n".join(json.dumps(json.loads(line), indent=2) for line in (GOOD, BAD))

Show = Callable[..., dict[str, Any]]


@pytest.fixture
def show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Show:
    """Return a function that triages a file of bytes and gives the JSON, with `exit` and `said`."""

    def run(data: bytes | str, name: str = "a.json", *options: str) -> dict[str, Any]:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        code = main(["triage", str(path), "--format", "json", *options])
        out, said = capsys.readouterr()
        assert "Traceback" not in said
        assert len(said.splitlines()) <= 1
        shown: dict[str, Any] = json.loads(out) if out else {}
        return {**shown, "exit": code, "said": said}

    return run


@pytest.mark.parametrize(
    ("name", "data", "lost"),
    [
        ("a.json", LINES, 0),
        ("a.json", LINES.replace("\n", "\r\n"), 0),
        ("a.json", LINES.rstrip(), 0),
        ("a.json", "\ufeff" + LINES, 0),
        ("a.json", "[ERROR] first\n" + LINES, 1),
        ("a.json", "\n" + LINES, 0),
        ("a.json", b"\xe9\xe8\n" + LINES.encode(), 1),
        ("a.json", "[]\n" + LINES, 1),
        ("a.json", LINES + '{"code":"E0001', 1),
        ("a.json", ARRAY, 0),
        ("a.json", ARRAY.replace("\n", ""), 0),
        ("a.json", ARRAY.replace("\n]", ', {"result": "none"}]'), 1),
        ("a.json", gzip.compress(ARRAY.replace("\n]", ", null]").encode(), mtime=0), 1),
        ("a.json", json.dumps(json.loads(ARRAY), indent=1), 0),
        ("a.json", PRETTY, 0),
        ("a.json", PRETTY + '\n{"result": "none"}', 1),
        ("a", gzip.compress(LINES.encode(), mtime=0), 0),
        ("a.json.gz", gzip.compress(ARRAY.encode(), mtime=0), 0),
        ("it's [1]*.json", LINES, 0),
    ],
)
def test_a_file_is_read_whatever_it_looks_like(
    show: Show, name: str, data: bytes | str, lost: int
) -> None:
    """Lines, arrays, pretty objects, packed or not: the same codes, and what is lost is counted."""
    shown = show(data, name)
    assert shown["exit"] == 1
    assert (shown["records"], shown["without_code"]) == (2 + lost, lost)
    (row,) = shown["codes"]
    assert (row["code"], row["affected"], row["began"]) == ("E200015", 1, "2025-03-03T03:00Z")
    assert [row["events"] for row in shown["successes"]] == [1, 1]


@pytest.mark.parametrize("kind", ["parquet", "zst", "csv.zst"])
def test_what_duckdb_writes_is_read(show: Show, tmp_path: Path, kind: str) -> None:
    """Parquet with nested columns, and what is packed by zstd."""
    source = tmp_path / "source.json"
    source.write_text(LINES, encoding="utf-8")
    target = tmp_path / f"made.{kind}"
    form = {"parquet": "FORMAT parquet", "zst": "FORMAT json, COMPRESSION zstd"}
    columns = 'unnest(result).status AS status, unnest(result).originTo AS "originTo", time'
    what = columns if kind == "csv.zst" else "*"
    how = form.get(kind, "FORMAT csv, COMPRESSION zstd")
    duckdb.execute(f"COPY (SELECT {what} FROM '{source}') TO '{target}' ({how})")
    shown = show(target.read_bytes(), f"read.{kind}")
    (row,) = shown["codes"]
    assert (row["code"], row["affected"], shown["records"]) == ("E200015", 1, 2)


@pytest.mark.parametrize(
    "columns",
    [
        "{'code': 'E000102'} AS response",
        "{'code': 'E000102', 'result': [{'status': '000000'}]} AS response",
        "400 AS code, {'code': 'E000102'} AS response",
        "'E000102' AS code, 'none' AS response",
        "'E000102' AS code",
    ],
)
def test_a_column_of_responses(show: Show, tmp_path: Path, columns: str) -> None:
    """Of a response in a column its code counts; without one, the column of codes."""
    made = tmp_path / "made.parquet"
    duckdb.execute(f"COPY (SELECT {columns}) TO '{made}' (FORMAT parquet)")
    shown = show(made.read_bytes(), "read.parquet", "--at", "response")
    assert [row["code"] for row in shown["codes"]] == ["E000102"]
    assert not shown["unknown"]


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_a_table_has_its_codes_in_a_column(show: Show, mark: str) -> None:
    """A row is a record; who is affected is in the column of that name."""
    rows = [("originTo", "status", "time"), ("1", "E200015", "2025-03-03 03:00"), ("2", "", "")]
    shown = show("".join(mark.join(row) + "\n" for row in rows), "table.csv")
    (row,) = shown["codes"]
    assert (row["code"], row["affected"], shown["without_code"]) == ("E200015", 1, 1)
    assert shown["timings"] == {"local": 1}


def test_cells_of_several_lines(show: Show) -> None:
    """Line ends in quotes, and a row with too many cells, which counts once."""
    shown = show('code,text\nE000102,"a\n\nb"\n"E000\n102",c\nE000102,d,e,f\nE000102,g\n', "a.csv")
    assert shown["records"] == 4
    assert sum(row["events"] for row in [*shown["codes"], *shown["unknown"]]) == 4


def test_a_column_of_text_loses_no_row(show: Show) -> None:
    """A column that has the name of a list, and holds none."""
    rows = 'code,result\nE000102,FAIL\n000000,OK\n000000,"[{""status"": ""E200028""}]"\n'
    shown = show(rows, "a.csv")
    counted = {row["code"]: row["events"] for row in [*shown["codes"], *shown["successes"]]}
    assert counted == {"E000102": 1, "E200028": 1, "000000": 2}


def test_a_ragged_table_loses_nothing(show: Show) -> None:
    """Rows with too many or too few cells, and a quotation mark that never ends."""
    shown = show('code,originTo\nE000102,1\nE000102,2,3,4\nE000102\n"E000101\n', "ragged.csv")
    assert shown["records"] == 4
    assert sum(row["events"] for row in [*shown["codes"], *shown["unknown"]]) == 4


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", LINES.encode("utf-16"), "UTF-16"),
        ("a.json", ARRAY[:-30], "cut off"),
        ("a.json", PRETTY[:-30], "cut off"),
        ("a.gz", gzip.compress(LINES.encode() * 99, mtime=0)[:-20], "cut off"),
        ("a.csv", "E000102,+8613800000002\n", "no column of codes"),
        ("a.csv", "", "no column of codes"),
    ],
)
def test_what_cannot_be_read_is_refused(
    show: Show, name: str, data: bytes | str, said: str
) -> None:
    """One line that says what it is, without a piece of it."""
    shown = show(data, name)
    assert shown["exit"] == 2
    assert said in shown["said"]
    assert "138" not in shown["said"]


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (f'{{"response":{BAD}}}\n', "--at response"),
        (json.dumps({"body": BAD}), "JSON inside a text"),
        (f"HTTP/1.1 200 OK\r\nDate: x\r\n\r\n{BAD}\n", "--text"),
        ("2025-03-03 02:00:00 ERROR E000102\n", "--text"),
        ('{"a":1}\n', "--at"),
    ],
)
def test_where_most_is_unreadable_there_is_a_hint(show: Show, data: str, hint: str) -> None:
    """The exit code is 2, and the line says what to try."""
    shown = show(data)
    assert shown["exit"] == 2
    assert hint in shown["said"]


def test_an_envelope_is_opened(show: Show) -> None:
    """With --at, the response is taken out of its record, whose own time counts."""
    line = f'{{"time":"2025-03-03T02:00:00+08:00","response":{BAD}}}\n'
    shown = show(line, "a.json", "--at", "response")
    assert shown["codes"][0]["began"] == "2025-03-02T18:00Z"
    assert shown["timings"] == {"offset": 1}


def test_an_empty_file_is_no_success(show: Show) -> None:
    """Nothing was seen, so nothing is fine."""
    for data in ("", "\n\n"):
        shown = show(data)
        assert (shown["exit"], shown["records"]) == (1, 0)


def test_a_number_is_its_code_with_zeros_and_it_is_said(show: Show) -> None:
    """JSON has no number 000000; how many were written so is in the notes."""
    shown = show('{"code":0}\n{"code":0}\n{"code":"E000102"}\n')
    assert [(row["code"], row["events"]) for row in shown["successes"]] == [("000000", 2)]
    assert any("2 of 2 000000" in note for note in shown["notes"])


@pytest.mark.parametrize("other", ['"000000"', '"000001"', '"00"'])
def test_zeros_are_not_guessed(show: Show, other: str) -> None:
    """Where a text of digits kept its zeros, a 0 is no number that lost them, and no success."""
    shown = show(f'{{"code":"0"}}\n{{"code":{other}}}\n')
    assert sum(row["events"] for row in shown["successes"]) == (other == '"000000"')
    assert shown["unknown"]


def test_spellings_are_one_code(show: Show) -> None:
    """Case, blanks and an O are folded as a lookup does; what is unknown is never merged."""
    shown = show('{"code":"e000102 "}\n{"code":"E00O102"}\n{"code":" E000102"}\n{"code":"E20015"}')
    assert [(row["code"], row["events"]) for row in shown["codes"]] == [("E000102", 3)]
    assert [row["code"] for row in shown["unknown"]] == ["E20015"]
    assert shown["unknown"][0]["suggestions"]


def test_a_code_with_text_around_it_is_that_code(show: Show) -> None:
    """A failure in the place of a code is read as in a diagnosis; a success there is unknown."""
    shown = show('{"code":"E000102: no such key"}\n{"code":"E000102"}\n{"code":"000000: fine"}')
    assert [(row["code"], row["events"]) for row in shown["codes"]] == [("E000102", 2)]
    assert len(shown["unknown"]) == 1


def test_of_a_member_that_is_there_twice_the_first_counts(show: Show) -> None:
    """DuckDB takes the first; Spark takes the last, as docs/triage.md says."""
    assert show('{"code":"E000101","code":"E000102"}\n')["codes"][0]["code"] == "E000101"


def test_times_are_told_apart(show: Show) -> None:
    """Offsets, none, seconds, milliseconds, missing and unreadable times are counted."""
    times = [
        '"2025-03-03T02:00:00Z"',
        '"2025-03-03T02:00:00+08:00"',
        '"2025-03-03T02:00:00-0700"',
        '"2025-03-03 02:00:00,123"',
        "1740967200",
        "1740967200123",
        '"yesterday"',
        '"2025-02-30T02:00:00Z"',
        "null",
    ]
    shown = show("".join(f'{{"time":{time},"code":"E000102"}}\n' for time in times))
    assert shown["timings"] == {
        "local": 1,
        "milliseconds": 1,
        "missing": 1,
        "offset": 2,
        "seconds": 1,
        "unreadable": 2,
        "utc": 1,
    }
    assert (shown["hours"]["first"], shown["hours"]["last"]) == (
        "2025-03-02T18:00Z",
        "2025-03-03T09:00Z",
    )


@pytest.mark.parametrize("name", ["missing.json", "*.missing", "s3://bucket/x", ""])
def test_a_name_that_means_no_file_is_refused(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Missing files, patterns without a file and other machines: exit code 2, one line."""
    assert main(["triage", name]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its files are to be named."""
    assert main(["triage", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where it is packed."""

    class Stdin(io.TextIOWrapper):
        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdin", Stdin(io.BytesIO(gzip.compress(LINES.encode()))))
    assert main(["triage", "-"]) == 1
    assert "E200015" in capsys.readouterr().out


@pytest.mark.parametrize("options", [[], ["--text"]])
def test_closed_standard_input_is_told(
    options: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, whatever reads it."""
    monkeypatch.setattr("sys.stdin", None)
    assert main(["triage", "-", *options]) == 2
    assert capsys.readouterr().err == "errdex: nothing is piped in; name a file, or pipe one\n"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("options", [[], ["--text"]])
def test_a_pipe_is_read_whole(
    options: list[str], packed: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as a shell's `<(...)`: what it is was looked at in bytes that come only once."""
    lines = (f"{BAD}\n" * 5_000).encode()
    data = gzip.compress(lines) if packed else lines
    read, write = os.pipe()
    writer = threading.Thread(target=_write_all, args=(write, data))
    writer.start()
    try:
        main(["triage", f"/dev/fd/{read}", "--format", "json", *options])
    finally:
        os.close(read)
        writer.join()
    assert json.loads(capsys.readouterr().out)["records"] == 5_000


def _write_all(end: int, data: bytes) -> None:
    with open(end, "wb") as file:
        file.write(data)


@pytest.mark.parametrize(
    "time",
    [
        "9999-12-31T23:59:59-12:00",
        "9999-12-31T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "1970-01-01T00:00:00Z",
        "290000-01-01T00:00:00Z",
    ],
)
def test_a_time_in_no_year_that_can_be_told_spoils_no_report(
    time: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The others are told by the hour as ever."""
    path = tmp_path / "a.json"
    path.write_text(f"{LINES}{BAD.replace('2025-03-03T03:00:00Z', time)}\n", encoding="utf-8")
    for form in ("html", "text", "json"):
        assert main(["triage", str(path), "--format", form]) == 1
        shown = capsys.readouterr()
        assert not shown.err
        assert "2025-03-03T03:00Z" in shown.out or "2025-03-03 03:00Z" in shown.out
    told = json.loads(shown.out)
    assert told["hours"]["count"] == 2
    assert told["timings"]["unreadable"] == 1


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z"])
def test_times_that_all_stand_for_none(
    time: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as a zero of Go: the report has no hours."""
    path = tmp_path / "a.json"
    path.write_text(BAD.replace("2025-03-03T03:00:00Z", time), encoding="utf-8")
    assert main(["triage", str(path), "--format", "html"]) == 1
    assert not capsys.readouterr().err


@pytest.mark.parametrize("option", ["--at", "--time"])
def test_a_path_of_many_names_is_refused(option: str, show: Show) -> None:
    """With one line."""
    shown = show(LINES, "a.json", option, ".".join("abc" * 300))
    assert (shown["exit"], "64 at most" in shown["said"]) == (2, True)


def test_no_hint_repeats_a_token(show: Show) -> None:
    """Not even where it is the name of a member that holds the response."""
    token = "ghp_fFk40mj4lyLx0580HDGab7o2WyKJkcgMk8Rb"
    assert token not in show(f'{{"{token}":{BAD}}}\n')["said"]


def test_files_of_several_kinds_are_one_night(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lines, an array and a table together."""
    (tmp_path / "one.json").write_text(ARRAY, encoding="utf-8")
    (tmp_path / "two.csv").write_text("code\nE000102\n", encoding="utf-8")
    (tmp_path / "three.json").write_text(LINES, encoding="utf-8")
    main(["triage", *(str(p) for p in sorted(tmp_path.iterdir())), "--format", "json"])
    shown = json.loads(capsys.readouterr().out)
    assert shown["records"] == 5
    assert {row["code"]: row["affected"] for row in shown["codes"]} == {"E200015": 1, "E000102": 1}


def test_parquet_and_tables_of_one_form_are_read_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files with the same columns, and others beside them, are one night."""
    for name, time in (("one", "text"), ("two", "text"), ("three", "TIMESTAMP")):
        columns = f"'E000102' AS code, CAST('2025-03-03 02:00:00' AS {time}) AS time"
        duckdb.execute(f"COPY (SELECT {columns}) TO '{tmp_path / name}.parquet' (FORMAT parquet)")
    for name, header in (("four", "code,time"), ("five", "code,time"), ("six", "time,code")):
        row = "E000102,2025-03-03 02:00" if header == "code,time" else "2025-03-03 02:00,E000102"
        (tmp_path / f"{name}.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    main(["triage", *(str(p) for p in sorted(tmp_path.iterdir())), "--format", "json"])
    shown = json.loads(capsys.readouterr().out)
    assert (shown["records"], shown["timings"]) == (6, {"local": 6})
    assert [(row["code"], row["events"]) for row in shown["codes"]] == [("E000102", 6)]


def test_a_long_record_is_read_or_refused(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record above the usual is read with more room, and there is one line on a longer one."""
    data = f'{LINES}{{"code":"E000102","text":"{"x" * 40_000_000}"}}\n'
    assert show(data)["records"] == 3
    monkeypatch.setattr(sys.modules[duckdb_runner.__module__], "LONGEST_RECORD", USUAL_RECORD)
    shown = show(data)
    assert (shown["exit"], "has a record of more than" in shown["said"]) == (2, True)


def test_items_without_anything_are_counted(show: Show) -> None:
    """An item that is null, or has no code, is an item without one, and no record more."""
    items = '[null,{"status":null},{"status":" ","originTo":"1"},{"status":"E200015"}]'
    shown = show(f'{{"code":"E000510","result":{items}}}\n{{"code":"E000510","result":[]}}\n')
    assert (shown["records"], shown["items_without_code"]) == (2, 3)
    assert [(row["code"], row["events"]) for row in shown["codes"]] == [("E200015", 1)]


@pytest.mark.parametrize("low", [True, False])
def test_many_files_fit_on_many_processors(
    tmp_path: Path, low: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each thread needs room for the longest record, so that fewer read at once."""
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    paths = [tmp_path / f"{number}.ndjson" for number in range(12)]
    for path in paths:
        path.write_text('{"code":"E000101"}\n' * 30_000, encoding="utf-8")
    assert [row["events"] for row in triaged(*paths, low_memory=low)["codes"]] == [360_000]
