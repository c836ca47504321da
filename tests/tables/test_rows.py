"""The rows of tables: one a code, the same from a catalogue and from its module."""

from __future__ import annotations

from typing import Any

import pytest

import smscodes
from errdex.authoring.rendering.enrichment import catalogue_rows, render_tables
from errdex.modules import load_module
from errdex.tables import NAMES
from errdex.tables.formats import FORMATS
from errdex.tables.rows import COLUMNS, Row, module_rows
from tests.conftest import ACME
from tests.support.catalogues import catalogue_text, entry, load_text, module_of
from tests.support.hostile import hostile_catalogue
from tests.support.runtimes import own_project
from tests.test_smscodes import ENTRIES

SHIPPED = load_module(own_project())
GONE = {"state": "removed", "since": "2026-01", "replaced_by": "E1", "note": "Renamed."}
LIVES = catalogue_text(
    [
        entry("000000", success=True, severity="info"),
        entry("000000", field="status", success=True, severity="info"),
        entry("E1", "One   title", retry={"after": "10m"}, owner="other"),
        entry("E2", lifecycle=GONE),
        entry("E3", lifecycle=GONE),
        entry("E3", "In use", field="status"),
        entry("E4", field="status", lifecycle={"state": "deprecated", "replaced_by": "E1"}),
    ]
)


def rows_of(text: str) -> dict[str, Row]:
    """Return the rows of a catalogue by code."""
    return {row.code: row for row in catalogue_rows(load_text(text))}


def test_a_code_has_one_row() -> None:
    """Every code and alias of the shipped catalogue has one row, sorted, with its first entry."""
    rows = module_rows(SHIPPED)
    names = {name for found in ENTRIES for name in (found.code, *found.aliases)}
    assert [row.code for row in rows] == sorted(names)
    for row in rows:
        found = smscodes.lookup(row.code)
        assert (row.field, row.also.split()) == (found.field, list(found.also))
        title = str(found) if found.asked else found.title
        assert (row.title, row.url, row.success) == (title, found.url, found.success)
        assert (row.retry, row.retry_after) == (found.retry or "", found.retry_after)


@pytest.mark.parametrize(
    "text", [ACME, LIVES, hostile_catalogue()], ids=["acme", "lives", "hostile"]
)
def test_catalogue_and_module_have_the_same_rows(text: str) -> None:
    """The site's files and `errdex tables` are the same bytes."""
    rows = module_rows(module_of(text))
    assert rows == catalogue_rows(load_text(text))
    files = dict(render_tables(load_text(text)))
    assert list(files) == [f"api/tables/{form.file}" for form in FORMATS.values()]
    for form in FORMATS.values():
        assert files[f"api/tables/{form.file}"] == form.render(rows)


def test_success_and_removed_codes_are_there() -> None:
    """Each has a row that says so; a removed one says what became of it."""
    rows = rows_of(LIVES)
    assert (rows["000000"].success, rows["000000"].also) == (True, "status")
    gone = rows["E2"]
    assert (gone.state, gone.replaced_by, gone.success) == ("removed", "E1", False)
    assert gone.title == "Removed since 2026-01. Use E1. Renamed."
    assert gone.url == "https://example.com/made/codes/E2/#code"
    assert rows["E4"].state == "deprecated"


def test_the_first_field_that_has_the_code_in_use_wins() -> None:
    """A removed meaning is no other field."""
    row = rows_of(LIVES)["E3"]
    assert (row.field, row.also, row.title, row.state) == ("status", "", "In use", "stable")


def test_a_summary_is_one_text() -> None:
    """It holds what the code is, how bad, who acts, when to retry, and the link."""
    rows = rows_of(LIVES)
    url = "https://example.com/made/codes"
    assert rows["E1"].summary() == (
        f"One title | error | Somebody else | retry after 10 minutes | {url}/E1/#code"
    )
    assert rows["000000"].summary() == (
        f"Title of 000000 | success | The caller | {url}/000000/#code"
    )
    assert rows["E2"].summary() == (
        f"Removed since 2026-01. Use E1. Renamed. | removed | {url}/E2/#code"
    )


def test_no_text_has_a_line_break() -> None:
    """Texts of several lines become one line, of several paragraphs the first."""
    step = {"do": "a\n  b\n\nc\n"}
    [row] = rows_of(catalogue_text([entry("E1", "a   b", remediation=[step])])).values()
    assert (row.title, row.first_step) == ("a b", "a b")


def test_the_formats_are_those_of_the_command_line() -> None:
    """The command names the formats that there are, in their order."""
    assert tuple(FORMATS) == NAMES
    names: list[Any] = [form.file for form in FORMATS.values()]
    assert len(set(names)) == len(names)
    assert COLUMNS[0] == "code"
