"""The Atom feed: what RFC 4287 requires, and text that stays text."""

from __future__ import annotations

from xml.etree import ElementTree

from errdex.authoring.building import load_project
from errdex.authoring.changes.changelog import read_changelog
from errdex.authoring.rendering.feed import MOST_FEED_ENTRIES, changes_feed
from tests.conftest import MakeProject

ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = """\
## [Unreleased]
### New codes
- To come
## [1.0] - 2025-01-31
### New codes
- The first
## [1.1+b] - 2026-02-28
### Changed advice
- <script>x</script> & "more"
"""


def test_dated_releases_are_entries(make_project: MakeProject) -> None:
    """The newest first; ids are addresses, each once; times are those of the releases."""
    text = changes_feed(load_project(make_project()), read_changelog(TEXT, ""))
    feed = ElementTree.fromstring(text.encode())
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<feed ')
    assert feed.findtext(f"{ATOM}id") == "https://example.com/acme/changes/"
    assert feed.findtext(f"{ATOM}updated") == "2026-02-28T00:00:00Z"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "https://example.com/acme/changes/feed.xml"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        "https://example.com/acme/changes/#1.1+b",
        "https://example.com/acme/changes/#1.0",
    ]
    assert entries[1].findtext(f"{ATOM}updated") == "2025-01-31T00:00:00Z"
    assert all(entry.findtext(f"{ATOM}title") for entry in entries)
    content = entries[0].find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert "<li>&lt;script&gt;x&lt;/script&gt; &amp; &quot;more&quot;</li>" in str(content.text)


def test_a_long_history_is_cut(make_project: MakeProject) -> None:
    """The feed has the newest releases."""
    releases = [
        f"## [{n}] - 2020-01-01\n### New codes\n- x\n" for n in range(MOST_FEED_ENTRIES + 1)
    ]
    text = changes_feed(load_project(make_project()), read_changelog("".join(releases), ""))
    assert text.count("<entry>") == MOST_FEED_ENTRIES
