"""Both engines read every table, and no other."""

from __future__ import annotations

import json

import pytest

from errdex.engine.tables import limit, list_of, map_of
from tests.support.engines import JAVASCRIPT, PYTHON, SOURCES, texts_in

TABLES = json.loads((SOURCES / "engine" / "tables.json").read_text(encoding="utf-8"))
NAMES = {name for kind in TABLES.values() for name in kind}


def test_tables_are_read() -> None:
    """A limit is a number, a list a tuple of texts, a map a dictionary of texts."""
    assert limit("levels_of_json") == 64
    assert list_of("months")[11] == "Dec"
    assert map_of("ports") == {"http": "80", "https": "443"}


def test_an_unknown_table_is_a_fault() -> None:
    """No engine goes on without one."""
    for read in (limit, list_of, map_of):
        with pytest.raises(KeyError):
            read("no such table")


def test_both_engines_read_every_table() -> None:
    """None is left over, and none is known to one language alone."""
    for paths in (PYTHON, JAVASCRIPT):
        assert NAMES - {text for path in paths for text in texts_in(path)} == set()
