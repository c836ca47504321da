"""OpenAPI documents are read as they are written, and refused with a line where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.openapi.documents import read_document
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
        ("openapi: !!python/name:os.system x\n", "odd.yaml:1:10: "),
        ("openapi: 3.1.0\n---\nopenapi: 3.1.0\n", "odd.yaml:2:1: "),
        ('{"openapi": "3.1.0",\n"a":\x01}', "is not YAML"),
        ("openapi: " + "[" * 5000, "nested too deeply"),
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
