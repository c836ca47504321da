"""The page of changes, its feed, and when each code was changed last, from the changelog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.changes.changelog import Changelog, load_changelog, public_part
from errdex.authoring.changes.naming import Change, last_changes, named_in
from errdex.authoring.rendering.feed import FEED, changes_feed
from errdex.authoring.rendering.markdown import inline_with_links, markdown_link
from errdex.authoring.rendering.templating import Templates
from errdex.matching.addresses import address_of
from errdex.matching.codes import Codes
from errdex.project import Project

PAGE = "changes/index.md"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a project's changelog says about its catalogue.

    Attributes:
        changelog: The releases.
        items: Each item as Markdown in which codes lead to their pages.
        last: The last change of each code and symptom that has one.
    """

    changelog: Changelog = field(default_factory=Changelog)
    items: Mapping[str, str] = field(default_factory=dict)
    last: Mapping[str, Change] = field(default_factory=dict)


def read_changes(catalogue: Catalogue, codes: Codes, project: Project) -> Changes:
    """Read the changelog of a catalogue's project.

    Raises:
        CatalogueError: The changelog cannot be read, or has faults.
    """
    changelog = load_changelog(project.changelog)
    if project.public:
        changelog = public_part(changelog, catalogue.hidden)
    if not changelog.releases:
        return Changes()
    said = {item for r in changelog.releases for items in r.sections.values() for item in items}
    items = {item: _linked(item, catalogue, codes) for item in said}
    return Changes(changelog, items, last_changes(catalogue, changelog, codes))


def render_changes(
    catalogue: Catalogue, changes: Changes, templates: Templates
) -> Iterator[tuple[str, str]]:
    """Yield the page, and the feed if a release has a day; nothing without a release."""
    if changes.changelog.releases:
        values = {"catalogue": catalogue, "changes": changes}
        yield PAGE, templates.render("pages/changes.md.j2", **values)
    if changes.changelog.dated:
        yield FEED, changes_feed(catalogue, changes.changelog)


def _linked(item: str, catalogue: Catalogue, codes: Codes) -> str:
    """Return an item as Markdown in which each code and each symptom leads to its page."""
    links = [
        (start, end, f"../codes/{address_of(name)}.md#{of}" if of else f"../symptoms/{name}.md")
        for start, end, name, of in named_in(item, catalogue, codes)
    ]
    return inline_with_links(item, links, markdown_link)
