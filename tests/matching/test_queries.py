"""Every row of `tests/cases/queries.json` in every search of the shipped catalogue."""

from __future__ import annotations

import json

import pytest

import smscodes
from errdex.cli.program import main
from tests.conftest import tool
from tests.support.matching_cases import finder_data_for, site_data_for
from tests.support.queries import QUERIES, TABLE, check_first, name_of
from tests.support.runtimes import Node


def test_the_table_is_large_enough() -> None:
    """It has each text of the service and 150 other queries, none twice, and most codes."""
    assert len(TABLE["texts"]) == 58
    assert len(QUERIES) >= 58 + 150
    assert len(dict(QUERIES)) == len(QUERIES)
    assert set(smscodes.CODES) <= {name for _, name in QUERIES}


def test_the_module_finds_the_right_code_first() -> None:
    """`search` begins with the code of the row."""
    check_first([[name_of(hit.to_dict()) for hit in smscodes.search(text)] for text, _ in QUERIES])


def test_the_command_finds_the_right_code_first(capsys: pytest.CaptureFixture[str]) -> None:
    """`errdex search` prints what `search` finds, row by row; a few rows stand for all."""
    for text, _ in QUERIES[::10]:
        assert main(["search", "--format", "json", text]) == 0
        printed = [name_of(hit) for hit in json.loads(capsys.readouterr().out)]
        assert printed == [name_of(hit.to_dict()) for hit in smscodes.search(text)], text


def test_the_finder_finds_the_right_code_first() -> None:
    """The site's finder, in node, begins with the code of the row."""
    with Node(tool("node")) as node:
        node.ask("load", site_data_for("sms"))
        answers = node.ask("found", finder_data_for("sms"), [text for text, _ in QUERIES])
    check_first([[name_of(hit) for hit in answer["hits"]] for answer in answers])
