"""The table of an entry's fields: what was released stays where it is."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

import smscodes
from errdex.authoring.format.entry_fields import ENTRY, FIELDS, SHOWN, Entry, Packing
from errdex.authoring.rendering import exports, literals
from smscodes import _runtime

RELEASED = (
    *("code", "field", "also", "group", "title", "description", "cause", "remediation"),
    *("severity", "retry", "retry_after", "owner", "tell_customer", "see_also", "examples"),
    *("notes", "keywords", "success", "http_status", "lifecycle", "source", "url"),
)


def test_new_fields_come_last() -> None:
    """Positions in patterns, columns of the CSV and parts of rows stay what they were."""
    names = tuple(field.name for field in SHOWN)
    assert names[: len(RELEASED)] == RELEASED
    assert names == smscodes.Entry.__match_args__
    assert tuple(name for name in names if name != "extra") == exports.COLUMNS


def test_every_field_of_an_entry_is_in_the_table() -> None:
    """No attribute of an entry is left out, and the format has no key that is not one."""
    names = [field.name for field in FIELDS]
    assert names == [field.name for field in dataclasses.fields(Entry)]
    assert set(ENTRY.keys) <= set(names)


@pytest.mark.parametrize("packing", get_args(Packing))
def test_every_packing_is_known_everywhere(packing: Packing) -> None:
    """Rows, exports and the run time each know what to do with every packing, and one is used."""
    assert packing in exports._PLAIN.keys() & exports._CELLS.keys()
    assert packing in {"text", *literals._PACK}
    assert packing in _runtime._UNPACK  # type: ignore[attr-defined] # it is private
    assert [field for field in FIELDS if field.packing == packing]


def test_what_follows_from_other_keys_has_no_key() -> None:
    """A catalogue gives every field but four, one of which holds what its author names."""
    names = {field.name for field in FIELDS if field.key is None}
    assert names == {"also", "retry_after", "url", "extra"}
