"""The tables of a diagnosis' keys: complete, and with words."""

from __future__ import annotations

import re
from typing import Any

from errdex.authoring.reference.shapes import shape_tables
from errdex.diagnosis.schema import diagnosis_schema


def keys_of(schema: Any) -> set[str]:
    """Return the keys of every object in a schema."""
    if isinstance(schema, list):
        return set().union(*map(keys_of, schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    own = set(schema["properties"]) if "required" in schema else set()
    return own.union(*(keys_of(part) for part in schema.values()))


def test_every_key_of_the_schema_has_a_row_with_words() -> None:
    """What the schema declares, the page explains."""
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", shape_tables(), re.MULTILINE)
    assert {name for name, _, _ in rows} == keys_of(diagnosis_schema())
    assert all(value.strip() and about.strip() for _, value, about in rows)


def test_each_object_has_a_table_of_its_own() -> None:
    """An object in a list or under a key is a heading, once."""
    headings = re.findall(r"^### `(.+)`$", shape_tables(), re.MULTILINE)
    assert {"answer", "codes", "checks", "checks.evidence", "checks.needs"} <= set(headings)
    assert len(headings) == len(set(headings))
