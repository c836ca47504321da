"""JSON, YAML and TOML: where the rows are, and what is a cell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from errdex.errors import ErrdexError, UsageError
from tests.authoring.importing.reading import cells, read, remarks

SHAPES = [
    ('[{"code": "E1", "title": "a"}]', ""),
    ('{"E1": {"title": "a"}}', ""),
    ('{"version": 2, "errors": [{"code": "E1", "title": "a"}]}', "errors"),
    ('{"a": {"b": {"E1": {"title": "a"}}}, "c": []}', "a.b"),
]


@pytest.mark.parametrize(("text", "at"), SHAPES)
def test_the_rows_are_found(tmp_path: Path, text: str, at: str) -> None:
    """A list of objects, a mapping of objects, or what `at` names; a key becomes a cell."""
    (table,) = read(tmp_path / "a.json", text, *([f"at={at}"] if "." in at else []))
    (row,) = cells(table)
    assert {row.get("code"), row.get("key")} == {"E1", None}
    assert row["title"] == "a"


def test_a_mapping_of_texts_is_codes_and_texts(tmp_path: Path) -> None:
    """The simplest form of a list of messages."""
    (table,) = read(tmp_path / "a.json", '{"E1": "a", "E2": "b"}')
    assert cells(table) == [{"key": "E1", "value": "a"}, {"key": "E2", "value": "b"}]


def test_numbers_stay_as_they_are_written(tmp_path: Path) -> None:
    """No value becomes another one on the way: not a float, not an exponent, not a truth."""
    text = '[{"code": 404.0, "a": 1E5, "b": 007e1, "c": true, "d": null, "e": ""}]'
    (table,) = read(tmp_path / "a.json", text.replace("007e1", "7e1"))
    assert cells(table) == [{"code": "404.0", "a": "1E5", "b": "7e1", "c": "true"}]


def test_an_object_that_a_mapping_names_is_one_cell(tmp_path: Path) -> None:
    """As JSON: the keys inside differ from row to row, such as the names of parameters."""
    rows = [{"code": "E1", "a": {"b": {"c": [1]}, "d": "2"}}, {"code": "E2", "a": {}}]
    (table,) = read(tmp_path / "a.json", json.dumps(rows), "x-a=a")
    assert cells(table) == [{"code": "E1", "a": '{"b": {"c": ["1"]}, "d": "2"}'}, {"code": "E2"}]
    (table,) = read(tmp_path / "a.yaml", "- {code: E1, a: {b: {c: 1}, d: no}}", "x-a=a.b")
    assert cells(table) == [{"code": "E1", "a.b": '{"c": "1"}', "a.d": "no"}]


def test_objects_inside_are_cells_with_dots(tmp_path: Path) -> None:
    """Lists of texts stay lists; what is deeper is JSON."""
    (table,) = read(tmp_path / "a.json", '[{"code": "E1", "a": {"b": "c"}, "l": ["x", {"y": 1}]}]')
    assert cells(table) == [{"code": "E1", "a.b": "c", "l": ("x", '{"y": "1"}')}]


def test_what_is_beside_the_rows_is_said(tmp_path: Path) -> None:
    """Rows that were found by their shape alone do not make the rest vanish."""
    (table,) = read(tmp_path / "a.json", '{"note": "x", "errors": [{"code": "E1"}]}')
    assert remarks(table) == ['a.json: errors: is not read: "note"; say `at`']


def test_a_repeated_key_is_said(tmp_path: Path) -> None:
    """JSON takes the last one."""
    (table,) = read(tmp_path / "a.json", '{"E1": "a", "E1": "b", "E2": "c"}')
    assert remarks(table) == ['a.json: the key "E1" is there twice in one object; the last counts']


def test_yaml_has_lines_and_no_types(tmp_path: Path) -> None:
    """A number with zeros and the word `no` are texts; null and nothing are blank."""
    text = "errors:\n  - code: 000102\n    title: no\n    note: ~\n"
    text += "  - code: 1e3\n    date: 2020-01-01\n"
    (table,) = read(tmp_path / "a.yaml", text)
    assert cells(table) == [
        {"code": "000102", "title": "no"},
        {"code": "1e3", "date": "2020-01-01"},
    ]
    assert [row.place.line for row in table.rows] == [2, 5]


def test_toml_is_read(tmp_path: Path) -> None:
    """A table of tables is a mapping of codes."""
    (table,) = read(tmp_path / "a.toml", '[E1]\ntitle = "a"\nsince = 2020-01-01\n[E2]\nn = 1.50\n')
    assert cells(table) == [
        {"key": "E1", "title": "a", "since": "2020-01-01"},
        {"key": "E2", "n": "1.50"},
    ]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.json", "[1,", "not JSON"),
        ("a.json", "[" * 100_000, "nested too deep"),
        ("a.toml", "a." * 5_000 + "b = 1\n", "nested too deep"),
        ("a.json", "[]", "holds no list"),
        ("a.json", '{"a": [{"x": 1}], "b": [{"x": 1}]}', "say by `--map at=PATH`"),
        ("a.yaml", "a: &x 1\nb: *x\n", "is not allowed"),
        ("a.yaml", "a: [1\n", "not YAML"),
        ("a.toml", "a = ", "not TOML"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, text: str, says: str) -> None:
    """With the file, and the place where there is one."""
    with pytest.raises(ErrdexError, match=says):
        read(tmp_path / name, text)


def test_a_path_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    """With the keys that are there."""
    with pytest.raises(UsageError, match='at: there is no "erors"; did you mean "errors"'):
        read(tmp_path / "a.json", '{"errors": [{"a": 1}]}', "at=erors")


def test_a_document_of_too_many_columns_is_refused(tmp_path: Path) -> None:
    """It is no list of rows, and would be searched for each of them."""
    text = "[{" + ",".join(f'"k{n}": 1' for n in range(501)) + "}]"
    with pytest.raises(ErrdexError, match="rows have more than 500 columns"):
        read(tmp_path / "a.json", text)
