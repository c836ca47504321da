"""Code and links in a line of the catalogue."""

from __future__ import annotations

import pytest

from errdex.prose.spans import plain, spans_of


def check(line: str, links: list[tuple[str, str]]) -> None:
    """Compare the links of a line with what they should be: text and address."""
    found = list(spans_of(line))
    assert [(span.text, span.address) for span in found if span.kind == "link"] == links
    assert "".join(line[span.start : span.end] for span in found) == line


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("see [a b](https://x.org/?a=1&b=(2)#c).", [("a b", "https://x.org/?a=1&b=(2)#c")]),
        ("[`a`](https://x.org)", [("`a`", "https://x.org")]),
        ("see https://x.org/a_(b), and more", [("https://x.org/a_(b)",) * 2]),
        ("(https://x.org/a).", [("https://x.org/a",) * 2]),
        ("https://x.org/?", [("https://x.org/",) * 2]),
        ("`[a](https://x.org)` and `https://x.org`", []),
        ("[a](javascript:x) [a](http://x.org) [a][1] [a](//x.org) http://x.org", []),
        ("[a](https:// x) https:// https://<b> [a](https://[::1]/)", []),
        ("xhttps://x.org https://é.org", []),
        ("https://x.org/é\u202e", [("https://x.org/",) * 2]),
    ],
)
def test_links_are_of_two_forms(line: str, links: list[tuple[str, str]]) -> None:
    """`[text](https://...)` and an address; nothing else is a link, and no letter is lost."""
    check(line, links)


def test_an_image_is_none() -> None:
    """Its address is one, as any address is."""
    check("![a](https://x.org/y.png)", [("https://x.org/y.png",) * 2])


def test_a_link_has_its_address_behind_it() -> None:
    """Where links cannot be followed, the address is in brackets; one that is shown, once."""
    assert plain("a [b](https://x.org) c `d` https://y.org") == (
        "a b (https://x.org) c `d` https://y.org"
    )
    assert plain("[https://x.org](https://x.org)") == "https://x.org"
