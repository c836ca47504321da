"""What a user says of columns, and what is guessed where nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.format.entry_fields import ENTRY
from errdex.authoring.importing.guessing import Origin, resolve
from errdex.authoring.importing.mapping import read_mapping
from errdex.authoring.importing.tables import Place, Table
from errdex.authoring.source.findings import CatalogueError
from errdex.errors import UsageError


def guesses(*columns: str, said: tuple[str, ...] = ()) -> dict[str, Origin]:
    """Return what keys are made of in a table with these columns."""
    table = Table(Place("a.csv"), "CSV", [*columns])
    return resolve(read_mapping(said), [table], list(ENTRY.keys))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("Error Code|Summary|Explanation|How to fix", "code title description remediation"),
        ("ID|NAME|LEVEL|Team", "code aliases severity owner"),
        ("sqlstate|condition", "code -"),
        ("number|symbol|meaning|HTTP-Status", "code aliases title http_status"),
        ("code|message", "code title+message"),
        ("code|title|message|See also", "code title message see_also"),
        ("status|phrase", "code title"),
        ("name|summary", "code title"),
        ("data.error_code|data.title", "code title"),
    ],
)
def test_usual_names_are_guessed(columns: str, expected: str) -> None:
    """By the letters alone; a message is the title as well where no other column is."""
    names = columns.split("|")
    found = guesses(*names)
    for name, keys in zip(names, expected.split(), strict=True):
        made = {key for key, origin in found.items() if name in origin.sources}
        assert made == set(keys.replace("-", "").split("+")) - {""}
    assert all(origin.guessed for origin in found.values())


def test_what_is_said_is_not_guessed() -> None:
    """Case and signs of a column's name do not count; a constant is no column."""
    found = guesses("Code", "Err No", "Title", said=("code=err no", "severity==error"))
    assert found["code"] == Origin(("Err No",), False)
    assert found["severity"] == Origin(("=error",), False)
    assert found["title"].guessed


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("code=Kode", 'code: there is no column "Kode"; did you mean "Code"?'),
        ("severty=Code", 'unknown key "severty"; did you mean "severity"?'),
        ("draft=Code", 'unknown key "draft"'),
        ("lifecycle.sinze=Code", 'unknown key "lifecycle.sinze"'),
        ("header=x", "header: must be the number of a line"),
        ("nofile.yaml", '"nofile.yaml" is no pair and no file'),
        ("parameters=x", "parameters: must be one of none, braces, names, printf"),
    ],
)
def test_a_wrong_mapping_is_refused(said: str, says: str) -> None:
    """With what was meant."""
    with pytest.raises(UsageError) as caught:
        guesses("Code", said=(said,))
    assert says in str(caught.value)


def test_a_file_says_it_once_for_all(tmp_path: Path) -> None:
    """Later options win."""
    path = tmp_path / "map.yaml"
    path.write_text(
        "code: sqlstate\naliases: [name, macro]\nvalues: {severity: {E: error}}\n"
        "split: {aliases: '|'}\ndrop: [x]\nheader: 3\nx-team: team\n"
    )
    mapping = read_mapping([str(path), "code=number"])
    assert mapping.keys == {"code": ("number",), "aliases": ("name", "macro"), "x-team": ("team",)}
    assert (mapping.values, mapping.split) == ({"severity": {"E": "error"}}, {"aliases": "|"})
    assert (mapping.drop, mapping.header) == (("x",), 3)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("code: [a, {b: c}]\n", "map.yaml:1:1: code: must be a list of texts"),
        ("values: {severity: E}\n", 'values: "severity" must be a table such as {E: error}'),
        (
            "values: {retry: {a: {after: 1m, b: c}}}\n",
            'values: retry: what "a" means must be a text, or a rule such as {after: 10m}',
        ),
        ("values: {owner: {a: [b]}}\n", 'values: owner: what "a" means must be a text'),
        ("split: x\n", "split: must be a mapping of keys"),
        ("\ncodes: x\n", 'map.yaml:2:1: unknown key "codes"; did you mean "code"?'),
        ("- a\n", "must be a mapping"),
        ("a: [\n", "not YAML"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """With line and column."""
    path = tmp_path / "map.yaml"
    path.write_text(text)
    with pytest.raises((UsageError, CatalogueError)) as caught:
        read_mapping([str(path)])
    assert says in str(caught.value)
