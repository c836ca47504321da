"""Tables read back by what reads them, or by the rules that their readers document."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import smscodes
from errdex.tables.formats import FORMATS
from errdex.tables.rows import COLUMNS, Row, module_rows
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, entry, moderate, module_of
from tests.support.daemons import rsyslog_lines, syslog_ng_lines
from tests.support.documents import blocks_of, run_shell
from tests.support.hostile import hostile_catalogue
from tests.support.sink import listening
from tests.tables.test_rows import LIVES, SHIPPED

NUMBERS = catalogue_text(
    [
        *("000000", "404", "010", "1e5", "0x10", "-1", "NO", "null", "1:0", "007", "1.50"),
        entry("E1", "=cmd|' /C calc'!A0", remediation=[{"do": '@SUM("a,b")'}]),
        entry("E2", "${HOST} $(echo a) $$ %msg% {{ x }} \\n 'q' \"q\", ; a\\"),
        entry("E3", "\u4e2d\u6587 \U0001f600 \u00e9 e\u0301"),
    ]
)
CATALOGUES = {"numbers": NUMBERS, "lives": LIVES, "hostile": hostile_catalogue()}


@pytest.fixture(params=["shipped", *CATALOGUES])
def rows(request: pytest.FixtureRequest) -> list[Row]:
    """The rows of the shipped catalogue, and of others."""
    name: Any = request.param
    return module_rows(module_of(CATALOGUES[name]) if name in CATALOGUES else SHIPPED)


def shown(value: Any) -> str:
    """Return a value as a table has it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_csv_is_read_back(rows: list[Row]) -> None:
    """A8: a strict reader gets every code as text, and every value but for the apostrophe."""
    text = FORMATS["csv"].render(rows)
    table = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert text.count("\n") == len(rows) + 1
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    assert all(re.fullmatch("[a-z_]+", name) for name in table[0])
    assert len({line["code"] for line in table}) == len(rows)
    assert [line["code"] for line in table] == [row.code for row in rows]
    for line, row in zip(table, rows, strict=True):
        for name, value in zip(COLUMNS, row.values(), strict=True):
            assert line[name].removeprefix("'") == shown(value).removeprefix("'")


def test_a_cell_is_no_formula(rows: list[Row]) -> None:
    """A cell that a spreadsheet would compute starts with an apostrophe; codes are as they are."""
    for name in ("csv", "pairs-csv", "syslog-ng"):
        text = FORMATS[name].render(rows)
        for code, *cells in csv.reader(io.StringIO(text, newline="")):
            assert not [one for one in cells if one[:1] in ("=", "+", "-", "@", "\t", "\r")]
            assert re.fullmatch(r"[A-Za-z0-9._:-]+", code)


def test_pairs_are_read_back(rows: list[Row]) -> None:
    """A8: CSV and YAML map every code, as text, to its summary."""
    expected = {row.code: row.summary() for row in rows}
    text = FORMATS["pairs-csv"].render(rows)
    header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == ["code", "meaning"]
    assert {code: meaning.removeprefix("'") for code, meaning in lines} == {
        code: meaning.removeprefix("'") for code, meaning in expected.items()
    }
    assert yaml.safe_load(FORMATS["pairs-yaml"].render(rows)) == expected
    assert FORMATS["pairs-yaml"].render(rows).count("\n") == len(rows)


def test_elasticsearch_gets_pairs_of_lines(rows: list[Row]) -> None:
    """A8: each action is followed by its document, on one line each, and the text ends in one."""
    lines = FORMATS["elasticsearch"].render(rows).split("\n")
    assert lines.pop() == ""
    actions, documents = map(json.loads, lines[::2]), map(json.loads, lines[1::2])
    for action, document, row in zip(actions, documents, rows, strict=True):
        assert action == {"index": {"_id": row.code}}
        assert document["code"] == row.code
        assert document["success"] is row.success
        assert document.get("retry_after") == row.retry_after
        assert set(document) <= set(COLUMNS)


def test_sqlite_takes_the_script(rows: list[Row], tmp_path: Path) -> None:
    """A8: the table has every row as it is, also after a second run; a view on it stays."""
    script = FORMATS["sql"].render(rows)
    with sqlite3.connect(tmp_path / "logs.db") as database:
        database.executescript(script)
        database.execute("CREATE VIEW failing AS SELECT code FROM error_codes WHERE NOT success")
        database.executescript(script)
        columns = ", ".join(COLUMNS)
        found = database.execute(f"SELECT {columns} FROM error_codes ORDER BY code").fetchall()
        failing = database.execute("SELECT count(*) FROM failing").fetchone()
    assert found == [row.values() for row in rows]
    assert failing == (sum(not row.success for row in rows),)
    assert all(type(line[0]) is str for line in found)


def test_the_script_needs_nothing_beyond_standard_sql(rows: list[Row]) -> None:
    """Texts are in single quotes, doubled inside; every other token is plain."""
    bare = re.sub("'(?:[^']|'')*'", "T", FORMATS["sql"].render(rows))
    assert set(re.findall(r"[^\w\s(),;]", bare)) <= set()
    assert bare.startswith("BEGIN;\nCREATE TABLE IF NOT EXISTS error_codes (\n  code TEXT PRIMARY")
    assert bare.endswith(";\nCOMMIT;\n")


def test_rsyslog_looks_codes_up(rows: list[Row], tmp_path: Path) -> None:
    """A8: rsyslog adds the summary of each code with the ruleset of the document."""
    (tmp_path / "codes.json").write_text(FORMATS["rsyslog"].render(rows), encoding="utf-8")
    recipe = blocks_of("tables.md", "rsyslog")["rsyslog"]
    recipe = recipe.replace("/etc/rsyslog.d/", f"{tmp_path}/")
    recipe = recipe.replace("/var/log/enriched.log", f"{tmp_path}/out.log")
    messages = [f"refused code={row.code} now" for row in rows]
    lines = rsyslog_lines(tmp_path, [*messages, "code=E999", "nothing"], recipe)
    assert lines[-2:] == ["code=E999 []", "nothing []"]
    for line, message, row in zip(lines, messages, rows, strict=False):
        assert line == f"{message} [{row.summary()}]"


def test_syslog_ng_adds_context(rows: list[Row], tmp_path: Path) -> None:
    """A8: syslog-ng adds the values of each code with the parsers of the document."""
    (tmp_path / "codes.csv").write_text(FORMATS["syslog-ng"].render(rows), encoding="utf-8")
    recipe = blocks_of("tables.md", "syslog-ng")["syslog-ng"]
    recipe = recipe.replace("/etc/syslog-ng/", f"{tmp_path}/")
    messages = [f"refused code={row.code} now" for row in rows]
    lines = syslog_ng_lines(tmp_path, [*messages, "code=E999", "nothing"], recipe)
    assert lines[-2:] == ["code=E999 [; ; ]", "nothing [; ; ]"]
    for line, message, row in zip(lines, messages, rows, strict=False):
        title = f"'{row.title}" if row.title[:1] in "=+-@" else row.title
        assert line == f"{message} [{title}; {row.owner}; {row.url}]"


def test_the_lookup_table_of_rsyslog_is_as_documented(rows: list[Row]) -> None:
    """It has the keys of a string table, and no index twice."""
    table = json.loads(FORMATS["rsyslog"].render(rows))
    assert (table["version"], table["type"], table["nomatch"]) == (1, "string", "")
    assert [set(pair) for pair in table["table"]] == [{"index", "value"}] * len(rows)
    assert len({pair["index"] for pair in table["table"]}) == len(rows)


def test_every_table_may_be_empty() -> None:
    """A catalogue without codes gives files that their readers take."""
    assert yaml.safe_load(FORMATS["pairs-yaml"].render([])) == {}
    assert json.loads(FORMATS["rsyslog"].render([]))["table"] == []
    assert FORMATS["csv"].render([]).count("\n") == 1
    sqlite3.connect(":memory:").executescript(FORMATS["sql"].render([]))


def test_the_upload_to_elasticsearch(tmp_path: Path) -> None:
    """The command of the document posts the file as it is, as lines of JSON."""
    text = FORMATS["elasticsearch"].render(module_rows(SHIPPED))
    (tmp_path / "elasticsearch.ndjson").write_text(text, encoding="utf-8")
    command = blocks_of("tables.md", "bash")["Elasticsearch"]
    tool("curl")
    with listening() as sink:
        run_shell(command, tmp_path, ELASTICSEARCH_URL=sink.url)
    [(path, kind, body)] = sink.received
    assert (path, kind) == ("/error-codes/_bulk", "application/x-ndjson")
    assert body.decode() == text


def test_the_first_script_of_sql(tmp_path: Path) -> None:
    """The commands of the document fill a database, and its query finds what is missing."""
    tool("sqlite3")
    run_shell(blocks_of("tables.md", "bash")["SQLite, PostgreSQL, DuckDB"], tmp_path)
    query = blocks_of("tables.md", "sql")["SQLite, PostgreSQL, DuckDB"]
    with sqlite3.connect(tmp_path / "logs.db") as database:
        database.execute("CREATE TABLE logs (at TEXT, code TEXT)")
        seen = [("1", "E000102"), ("2", "000000"), ("3", "E999")]
        database.executemany("INSERT INTO logs VALUES (?, ?)", seen)
        found = database.execute(query).fetchall()
    title = smscodes.lookup("E000102").title
    assert found == [("1", "E000102", title, "caller"), ("3", "E999", None, None)]


any_line = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@moderate
@given(any_line)
def test_any_text_is_read_back(text: str) -> None:
    """Quotes, separators and characters of any plane come back as they were."""
    row = module_rows(SHIPPED)[0]
    values = dict(zip(COLUMNS, row.values(), strict=True)) | {"title": " ".join(text.split())}
    changed = Row(**values)  # type: ignore[arg-type] # the values of another row
    rows = [changed]
    assert yaml.safe_load(FORMATS["pairs-yaml"].render(rows)) == {row.code: changed.summary()}
    [pair] = json.loads(FORMATS["rsyslog"].render(rows))["table"]
    assert pair == {"index": row.code, "value": changed.summary()}
    [line] = csv.DictReader(io.StringIO(FORMATS["csv"].render(rows), newline=""), strict=True)
    assert line["title"].removeprefix("'") == changed.title.removeprefix("'")
    database = sqlite3.connect(":memory:")
    database.executescript(FORMATS["sql"].render(rows))
    assert database.execute("SELECT title FROM error_codes").fetchone() == (changed.title,)
    database.close()
