"""A project's own pages: Markdown and pictures in `pages/`, published beside the generated ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from errdex.authoring.disk.own_files import MARKDOWN
from errdex.errors import ErrdexError, escaped
from errdex.project import PAGES, Project


def in_nav(nav: list[Any] | None, paths: list[str]) -> list[Any] | None:
    """Return a nav with the pages among these paths at its end, but those that it names.

    MkDocs takes their titles from their first headings. Without a nav it lists every page itself.
    """
    if not nav:
        return nav
    named = set(_paths_in(nav))
    return [*nav, *[path for path in paths if path.endswith(MARKDOWN) and path not in named]]


def add_pages(files: Files, project: Project, paths: list[str], config: MkDocsConfig) -> None:
    """Add the pages and pictures to the files of a site.

    Raises:
        ErrdexError: Some would be at the address of generated ones; it names all of them.
    """
    taken = {file.dest_uri: file.src_uri for file in files}
    own = [
        File(path, str(project.pages), config.site_dir, use_directory_urls=True) for path in paths
    ]
    clashes = [
        f"{PAGES}/{escaped(file.src_uri)}: errdex itself makes {taken[file.dest_uri]}; rename it"
        for file in own
        if file.dest_uri in taken
    ]
    if clashes:
        raise ErrdexError("\n".join(clashes))
    for file in own:
        files.append(file)


def _paths_in(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for part in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _paths_in(part)


def watched(project: Project) -> Iterator[Path]:
    """Yield the folder of the pages, where there is one."""
    if project.pages.is_dir() and not project.shipped:
        yield project.pages
