"""What a project publishes beside its catalogue: pages, pictures, and what templates say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from errdex.authoring.disk.links import files_below
from errdex.errors import ErrdexError, escaped
from errdex.project import PAGES, Project

MARKDOWN = ".md"
_PUBLISHED = frozenset(
    {MARKDOWN, ".avif", ".gif", ".ico", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".webp"}
)
"""What is taken of `pages/`, which another tool may use as well."""


def own_pages(project: Project) -> list[str]:
    """Return the paths below `pages/` of what is published of it, sorted.

    Raises:
        ErrdexError: One of its files is a link, or has a name that no address can hold.
    """
    folder = project.pages
    if project.shipped or not folder.is_dir():
        return []
    found = [path.relative_to(folder) for path in files_below(folder, PAGES)]
    paths = sorted(path.as_posix() for path in found if path.suffix.lower() in _PUBLISHED)
    for path in paths:
        shown = escaped(path)
        if shown != path:
            problem = "has a name with control characters; rename the file"
            raise ErrdexError(f"{PAGES}/{shown}: {problem}")
    return paths


def own_templates(project: Project) -> Iterator[Path]:
    """Yield the project's own templates and assets, and its settings of the site."""
    if not project.shipped:
        yield from (path for path in sorted(project.templates.rglob("*")) if path.is_file())
        yield from (path for path in [project.settings] if path.is_file())
