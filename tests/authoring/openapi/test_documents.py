"""OpenAPI documents are read as they are written, and refused with a line where they are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from errdex.authoring.openapi.documents import DEEPEST_DOCUMENT, as_yaml, read_document
from errdex.authoring.openapi.exporting import merged
from errdex.errors import ErrdexError


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "is no OpenAPI document"),
        ("- openapi\n", "is no OpenAPI document"),
        ("info: {}\n", "is no OpenAPI document"),
        ("openapi: [\n", "odd.yaml:2:1: "),
        ("openapi: 3.1.0\nopenapi: 3.0.0\n", 'odd.yaml:2:1: the key "openapi" is there twice'),
        ("openapi: 3.1.0\n? [a]\n: b\n", "odd.yaml:2:3: a key must be text"),
        ("openapi: &a 3.1.0\ninfo: *a\n", "anchors and aliases are not read"),
        ("openapi: !!python/name:os.system x\n", "odd.yaml:1:10: tags are not read"),
        ("openapi: !!int x\n", "odd.yaml:1:10: tags are not read"),
        ("openapi: !!timestamp 2026-01-01\n", "odd.yaml:1:10: tags are not read"),
        ("openapi: !!map x\n", "odd.yaml:1:10: tags are not read"),
        ("openapi: 1e999\n", "odd.yaml:1:10: the number is too large"),
        (f"openapi: {'9' * 5000}\n", "odd.yaml:1:10: the number is too large"),
        ('{"openapi": 1, "\\ud800": 1, "\\udc00": 1}', 'the key "�" is there twice'),
        ("openapi: 3.1.0\n---\nopenapi: 3.1.0\n", "odd.yaml:2:1: "),
        ('{"openapi": "3.1.0",\n"a":\x01}', "has U+0001 at character 26"),
        ("openapi: " + "[" * 5000, "nested deeper than 100 levels"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, text: str, what: str) -> None:
    """One line says where and what."""
    path = tmp_path / "odd.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ErrdexError) as raised:
        read_document(path)
    assert what in str(raised.value)
    assert "\n" not in str(raised.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """The place is told by its byte."""
    path = tmp_path / "odd.yaml"
    path.write_bytes(b"openapi: \xff")
    with pytest.raises(ErrdexError, match="is not UTF-8, at byte 10"):
        read_document(path)


def test_scalars_are_those_of_json(tmp_path: Path) -> None:
    """Dates, `no` and times stay text; a key that is a number is its text."""
    path = tmp_path / "a.yaml"
    text = "openapi: 3.1.0\nx-a: [no, 2018-01-01, 12:30, 0x1F, 010, 1.5, true, ~, 7]\n200: a\n"
    path.write_text(text, encoding="utf-8")
    root = read_document(path).root
    assert root["x-a"] == ["no", "2018-01-01", "12:30", "0x1F", 10, 1.5, True, None, 7]
    assert root["200"] == "a"
    assert root.places["200"] == (3, 1)


def test_json_with_tabs_is_read(tmp_path: Path) -> None:
    """JSON allows tabs between its tokens, and writes far characters in two parts."""
    path = tmp_path / "a.json"
    path.write_text('{\n\t"openapi":\t"3.1.0",\n\t"x": "\\ud83d\\ude00"\n}', encoding="utf-8")
    assert read_document(path).root["x"] == "\U0001f600"


def test_references_inside_the_document(tmp_path: Path) -> None:
    """They are followed, also through others; those to nowhere or in a circle lead to nothing."""
    path = tmp_path / "a.yaml"
    path.write_text(
        "openapi: 3.1.0\nx: {a/b: {$ref: '#/y'}, c: {$ref: '#/x/c'}}\ny: {z: 1}\n", encoding="utf-8"
    )
    document = read_document(path)
    assert document.resolved({"$ref": "#/x/a~1b"}) == {"z": 1}
    assert document.resolved({"$ref": "#/x/c"}) is None
    assert document.resolved({"$ref": "#/none"}) is None
    assert document.resolved({"$ref": "other.yaml#/a"}) is None


def test_what_is_as_deep_as_may_be_is_written_again(tmp_path: Path) -> None:
    """A document that is read is also copied and written in both forms."""
    path = tmp_path / "a.json"
    levels = DEEPEST_DOCUMENT - 1
    path.write_text(
        '{"openapi": "3.1.0", "x": ' + '{"a":[' * (levels // 2) + "]}" * (levels // 2) + "}"
    )
    copied = merged(read_document(path), {"schemas": {}}, [])
    assert json.loads(json.dumps(copied))["x"] == copied["x"]
    path.write_text(as_yaml(copied), encoding="utf-8")
    assert read_document(path).root["x"] == copied["x"]
