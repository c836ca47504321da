"""The Atom feed of changes (RFC 4287): an entry for each dated release."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element, SubElement

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.changes.changelog import Changelog, Release
from errdex.authoring.rendering.xml_documents import xml_document

FEED = "changes/feed.xml"
MOST_FEED_ENTRIES = 50
"""Releases in the feed of changes. Older ones are on the page alone."""


def changes_feed(catalogue: Catalogue, changelog: Changelog) -> str:
    """Return the feed; its ids and links are addresses of the published site.

    Args:
        catalogue: The catalogue.
        changelog: Its changes; at least one release has a day, which a feed needs.
    """
    page = f"{catalogue.url}changes/"
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _texts(feed, id=page, title=f"Changes of {catalogue.title}", updated=_time(changelog.newest))
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=catalogue.url + FEED)
    SubElement(feed, "link", rel="alternate", type="text/html", href=page)
    _texts(SubElement(feed, "author"), name=catalogue.title)
    for release in changelog.dated[:MOST_FEED_ENTRIES]:
        address = f"{page}#{release.version}"
        entry = SubElement(feed, "entry")
        title = f"{catalogue.title}: {release.version}"
        _texts(entry, id=address, title=title, updated=_time(release.date))
        SubElement(entry, "link", rel="alternate", type="text/html", href=address)
        SubElement(entry, "content", type="html").text = _content(release)
    return xml_document(feed)


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _time(date: str) -> str:
    """Return a day as the time at which it begins."""
    return f"{date}T00:00:00Z"


def _content(release: Release) -> str:
    """Return what a release says about the catalogue as HTML."""
    return "".join(
        f"<h2>{escape(name)}</h2><ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        for name, items in release.sections.items()
    )
