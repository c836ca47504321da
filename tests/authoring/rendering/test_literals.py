"""Values as Python source: whatever the text, the same bytes on every Python."""

from __future__ import annotations

import ast
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.format.entry_fields import FACTS, FIELDS, TEXTS, EntryField
from errdex.authoring.rendering import literals
from errdex.authoring.rendering.literals import literal, removed_literal, row_literal, text_literal
from tests.support.catalogues import catalogue_text, entry, load_text, moderate

HOSTILE = [
    *('"', "'", '"""', "\\", "\\\\", '\\"', "\\n", "\n", "\r\n", "\t", "\0", "\x1b[31m", "\x7f"),
    *("\x85", "\xa0", "\xad", "\u200b", "\u200e", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff"),
    *("\uffff", "\U000e0041", "\U0001f600", "\U0001fae8", "\U0010ffff", "消息", "é", "e\u0301"),
    *("{{ x }}", "{% x %}", "{x}", "%s", "# fmt: on", "\N{BULLET}", "\\N{BULLET}", "\\u0041", ""),
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_comes_back(text: str) -> None:
    """Quotes, backslashes, controls and signs of any language survive as a literal."""
    assert ast.literal_eval(text_literal(text)) == text
    assert ast.literal_eval(text_literal(text * 2 + '"')) == text * 2 + '"'


@given(st.text())
@moderate
def test_a_text_is_one_visible_line(text: str) -> None:
    """A literal comes back, stays on its line and holds nothing that hides or turns text."""
    source = text_literal(text)
    assert ast.literal_eval(source) == text
    assert len(source.splitlines()) == 1
    categories = {unicodedata.category(sign) for sign in source if ord(sign) < 0x10000}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(source) & set("\xad\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")
    source.encode()


def test_what_is_legible_stays_so() -> None:
    """Letters of other scripts and pictures are not escaped; a diff shows what was written."""
    assert text_literal("消息 → naïve 😀") == '"消息 → naïve 😀"'


def test_escapes_do_not_depend_on_the_python() -> None:
    """A sign of a later Unicode than the running Python's is written as the sign itself."""
    assert text_literal("\U0001fae8") == '"\U0001fae8"'


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ((), "()"),
        (("a",), '("a",)'),
        (("a", 1, ("b", "c")), '("a", 1, ("b", "c"))'),
        (-7, "-7"),
        (True, "True"),
    ],
)
def test_tuples_and_numbers_are_source(value: object, expected: str) -> None:
    """A tuple of one has its comma, and only that one."""
    assert literal(value) == expected
    assert ast.literal_eval(expected) == value


@pytest.mark.parametrize("value", [None, 1.5, [1], {"a": 1}, b"x", (None,)])
def test_other_values_have_no_literal(value: object) -> None:
    """Values whose source could differ between Pythons are refused."""
    with pytest.raises(TypeError, match="no literal for"):
        literal(value)


def unpacked(row: str) -> tuple[list[str], list[str]]:
    """Return the facts and the texts of a row."""
    facts, texts = ast.literal_eval(row).split("\x1f\x1e")
    return facts.split("\x1f"), texts.split("\x1f")


def test_a_row_holds_the_parts_in_order() -> None:
    """Facts come first, then texts; U+001D to U+001F part them, and what they are made of."""
    made = entry("E1", "A title", cause=["one", "two"], retry={"after": "2m"}, http_status=503)
    made["remediation"] = [{"do": "First."}, {"do": "Then.", "owner": "other", "example": "x"}]
    facts, texts = unpacked(row_literal(load_text(catalogue_text([made])).entries[0]))
    assert facts == ["all", "error", "after", "120", "caller", "", "503", "stable\x1d\x1d\x1d"]
    assert texts[0] == "A title"
    assert texts[2] == "one\x1etwo"
    assert texts[3] == "First.\x1dcaller\x1d\x1d\x1d\x1eThen.\x1dother\x1d\x1dx\x1d"


def test_empty_values_at_the_end_are_left_out() -> None:
    """Of texts and facts, a row ends with the last that the entry has."""
    [short, long] = load_text(catalogue_text(["E1", entry("E2", notes=["Seen."])])).entries
    assert unpacked(row_literal(short))[1][-1] == short.tell_customer
    assert unpacked(row_literal(long))[1][5:] == ["", "", "Seen."]


@pytest.mark.parametrize(("packer", "fields"), [("_facts_of", FACTS), ("_texts_of", TEXTS)])
def test_a_new_field_leaves_the_rows_of_entries_without_it(
    packer: str, fields: tuple[EntryField, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fact or a text that is added after the others changes no row of an entry without it."""
    made: list[Any] = [entry("E1", see_field="status"), "E2", entry("E3", field="status")]
    entries = load_text(catalogue_text(made)).entries
    before = [row_literal(entry) for entry in entries]
    [added] = [field for field in FIELDS if field.name == "see_field"]  # which no row has
    monkeypatch.setattr(literals, packer, literals._packer([*fields, added]))
    after = [row_literal(entry) for entry in entries]
    assert before[1:] == after[1:]
    assert before[0] != after[0]
    assert "status" in after[0]


def test_a_removed_entry_keeps_where_it_went() -> None:
    """Of a removed entry the module holds since when, the replacement and the note."""
    life = {"state": "removed", "since": "v2", "replaced_by": "E2", "note": "Merged."}
    catalogue = load_text(catalogue_text([entry("E1", lifecycle=life), "E2"]))
    assert ast.literal_eval(removed_literal(catalogue.entries[0])) == "v2\x1fE2\x1fMerged."
