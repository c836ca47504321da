"""The chain behind `errdex build`: load, render, write, and the site on top."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.changes.changelog import load_changelog
from errdex.authoring.disk.drift import compare_artefacts
from errdex.authoring.disk.links import refuse_links
from errdex.authoring.disk.writing import Written, write_artefacts
from errdex.authoring.linting.policies import Policy, lint_catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.progress import SILENT, Progress
from errdex.authoring.rendering.artefacts import (
    MODULE_FILES,
    render_artefacts,
    render_docs,
    render_module,
)
from errdex.authoring.source.findings import CatalogueError, Finding
from errdex.errors import escaped
from errdex.modules import module_files
from errdex.project import DOCS, Project


def load_project(project: Project) -> Catalogue:
    """Load a project's catalogue; findings name it relative to the current directory."""
    return load_catalogue(project.catalogue, shown_path(project.catalogue))


def build_artefacts(project: Project, catalogue: Catalogue, progress: Progress = SILENT) -> Written:
    """Write the module, the pages and the files for programs."""
    artefacts = progress.over(render_artefacts(catalogue, project), "files")
    written = write_artefacts(project.root, artefacts, earlier=_module_paths(project))
    refuse_links(project.docs, DOCS)  # MkDocs would publish what they lead to
    return written


def gone_codes(written: Written) -> list[str]:
    """Return the codes, as they are in addresses, whose pages a build removed."""
    pages = (re.fullmatch(rf"{DOCS}/codes/(.+)\.md", path) for path in written.removed)
    return sorted(page[1] for page in pages if page)


def build_docs(project: Project, catalogue: Catalogue, *, mounted: bool = False) -> Written:
    """Write what the site is built from, and leave the module alone.

    Args:
        project: The project.
        catalogue: Its catalogue.
        mounted: Whether the pages are a part of another site.
    """
    artefacts = render_docs(catalogue, project, mounted=mounted)
    written = write_artefacts(project.root, artefacts, below=f"{DOCS}/")
    refuse_links(project.docs, DOCS)
    return written


def compare_project(project: Project) -> list[str]:
    """Return where the committed artefacts differ from what a build would write."""
    artefacts = render_module(load_project(project), project)
    return compare_artefacts(project.root, artefacts, earlier=_module_paths(project))


def lint_project(project: Project, policies: Iterable[Policy] | None = None) -> list[Finding]:
    """Return what policies find in a catalogue that loads, and the faults of its changelog.

    Args:
        project: The project.
        policies: Those that count; without them every one does.
    """
    try:
        load_changelog(project.changelog)
        faults: tuple[Finding, ...] = ()
    except CatalogueError as error:
        faults = error.findings
    return [*lint_catalogue(load_project(project), policies), *faults]


def _module_paths(project: Project) -> list[str]:
    """Return the files of the packages on disk that were generated from the catalogue."""
    files = [file.parent / name for file in module_files(project) for name in MODULE_FILES]
    return [file.relative_to(project.root).as_posix() for file in files if file.is_file()]


def shown_path(path: Path) -> str:
    """Return how findings name a file: relative to the current directory, as editors open it.

    Control characters of folders are escapes, so that a name is safe for a terminal.
    """
    try:
        return escaped(Path(os.path.relpath(path)).as_posix())
    except ValueError:  # another drive
        return escaped(path.as_posix())
