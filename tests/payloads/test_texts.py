"""Texts in payloads: inert, and cut where the channel would cut."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errdex.payloads import slack, texts
from tests.support.catalogues import moderate

SIZES = {"bytes": texts.json_bytes, "units": texts.json_units, "slack": slack.escaped_size}
any_text = st.text(st.sampled_from('a&<>"\\\n\u4e2d\U0001f600 e\u0301'), max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a\nb"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("\0a\x1b[31mb\x7f\x9f", "a[31mb"),
        ("\u202ea\u202c\u2066b\u2069", "ab"),
        ("\u200e\u05d0\u200f", "\u200e\u05d0\u200f"),
        ("a\ud800b\U0001f600", "a\ufffdb\U0001f600"),
    ],
)
def test_text_is_made_inert(text: str, shown: str) -> None:
    """Controls go, lines stay, and what is no character shows as one."""
    assert texts.inert(text) == shown


@moderate
@given(any_text, st.integers(12, 200), st.sampled_from(sorted(SIZES)))
def test_a_cut_text_fits_and_no_more_would(text: str, room: int, name: str) -> None:
    """A text is cut only if it does not fit, and then as little as possible."""
    size = SIZES[name]
    shown = texts.cut(text, room, size)
    assert size(shown) <= room
    if shown == text:
        return
    assert size(text) > room
    kept = shown.removesuffix("\u2026")
    assert text.startswith(kept)
    rest = text[len(kept) :]
    taken = len(rest) - len(rest.lstrip()) + 1
    assert size(text[: len(kept) + taken] + "\u2026") > room


@moderate
@given(any_text, st.integers(12, 60))
def test_no_entity_is_cut(text: str, room: int) -> None:
    """What Slack gets is the escaped form of a whole text, so no entity ends early."""
    shown = slack._plain(text, room)["text"]
    assert shown.count("&") == shown.count("&amp;") + shown.count("&lt;") + shown.count("&gt;")
    assert len(shown) <= room


@moderate
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_sizes_are_those_of_json(text: str) -> None:
    """They count what is sent, in the longest form that a program may give it."""
    assert texts.json_bytes(text) == len(json.dumps(text)) - 2
    whole = json.dumps(text, ensure_ascii=False)
    assert texts.json_units(text) == len(whole.encode("utf-16-le")) // 2 - 2


def test_addresses_hold_no_markup() -> None:
    """What may end a link in Slack or in Markdown is encoded."""
    url = texts.safe_url("https://a.example/x?(a)=<b>|'\"*`\\ \u4e2d\ud800#f", "E1")
    assert url == ("https://a.example/x?%28a%29=%3Cb%3E%7C%27%22%2A%60%5C%20%E4%B8%AD%EF%BF%BD#f")


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("/r/1 2\n<", "/r/1%202%20%3C"),
        ("https://u:p@a.example:80/x%41?a=b c#d?", "https://u:p@a.example:80/x%41?a=b%20c#d?"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("urn:uuid:1", "urn:uuid:1"),
        ("50% done", "50%25%20done"),
        ("a#b#c", "a%23b%23c"),
        ("10.0.0.1:8080/x", "10.0.0.1%3A8080/x"),
        ("order[7]", "order%5B7%5D"),
        ("//a:b:c", "//a%3Ab%3Ac"),
    ],
)
def test_any_text_is_a_reference(text: str, reference: str) -> None:
    """One by RFC 3986 stays; of another text all that could be its syntax is encoded."""
    assert texts.safe_reference(text) == reference
