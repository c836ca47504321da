"""The site's pages about entries, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from errdex.authoring.catalogue import Catalogue, Entry, slug
from errdex.authoring.templating import Templates


def render_pages(catalogue: Catalogue, templates: Templates) -> Iterator[tuple[str, str]]:
    """Yield the path below the pages' folder and the text of each page."""
    groups = _sorted_in(catalogue.groups, "group", catalogue.entries)
    fields = _sorted_in(catalogue.fields, "field", catalogue.entries)
    whole = {
        "catalogue": catalogue,
        "entries_of_group": groups,
        "entries_of_field": fields,
        "groups_of_field": {
            name: _sorted_in(catalogue.groups, "group", entries) for name, entries in fields.items()
        },
    }
    yield "index.md", templates.render("pages/index.md.j2", **whole)
    yield "codes/index.md", templates.render("pages/codes.md.j2", **whole)
    yield "groups/index.md", templates.render("pages/groups.md.j2", **whole)
    for name, group in catalogue.groups.items():
        text = templates.render("pages/group.md.j2", group=group, entries=groups[name], **whole)
        yield f"groups/{name}.md", text
    for code, entries in catalogue.by_code.items():
        text = templates.render("pages/code.md.j2", catalogue=catalogue, code=code, entries=entries)
        yield f"codes/{slug(code)}.md", text


def _sorted_in(names: Iterable[str], key: str, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the entries of each of these groups or fields; `key` says which."""
    members: dict[str, list[Entry]] = {name: [] for name in names}
    for entry in entries:
        members[getattr(entry, key)].append(entry)
    return members
