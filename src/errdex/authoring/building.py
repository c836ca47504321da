"""The chain behind `errdex build`: load, render, write, and the site on top."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.changes.changelog import load_changelog
from errdex.authoring.disk.drift import compare_artefacts
from errdex.authoring.disk.links import refuse_links
from errdex.authoring.disk.writing import Written, write_artefacts
from errdex.authoring.linting.policies import Policy, lint_catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.rendering.artefacts import (
    MODULE_FILES,
    Artefact,
    render_artefacts,
    render_docs,
    render_module,
)
from errdex.authoring.services.members import Service, examine_services
from errdex.authoring.services.overview import render_overview
from errdex.authoring.source.findings import CatalogueError, Finding
from errdex.errors import escaped
from errdex.modules import module_files
from errdex.project import DOCS, Project


def load_project(project: Project) -> Catalogue:
    """Load a project's catalogue; findings name its files relative to the current directory."""
    parts = [(path, shown_path(path)) for path in project.parts]
    return load_catalogue(project.catalogue, shown_path(project.catalogue), parts)


def sources_of(project: Project) -> list[tuple[Path, str]]:
    """Return the files of a project's catalogue in their order, and how findings name each."""
    return [(path, shown_path(path)) for path in project.files]


def load_services(projects: Sequence[Project]) -> list[Service]:
    """Load the catalogues of a project.

    Raises:
        CatalogueError: With the findings of all of them, or with why they cannot share a site.
    """
    services: list[Service] = []
    findings: list[Finding] = []
    for project in projects:
        try:
            services.append(Service(project, load_project(project)))
        except CatalogueError as error:
            findings += error.findings
    if findings:
        raise CatalogueError(findings)
    examine_services(services)
    return services


def render_services(services: Sequence[Service]) -> Iterator[Artefact]:
    """Yield every artefact of a project's catalogues."""
    for service in services:
        made = render_artefacts(service.catalogue, service.project)
        yield from _placed(made, service.project)
    if len(services) > 1:
        yield from render_overview(services)


def build_services(services: Sequence[Service]) -> Written:
    """Write the modules, the pages and the files for programs of a project's catalogues."""
    root = services[0].project.root
    earlier = [path for service in services for path in _module_paths(service.project)]
    written = write_artefacts(root, render_services(services), earlier=earlier)
    refuse_links(root / DOCS, DOCS)  # MkDocs would publish what they lead to
    return written


def build_artefacts(project: Project, catalogue: Catalogue) -> Written:
    """Write the module, the pages and the files for programs of one catalogue."""
    return build_services([Service(project, catalogue)])


def _placed(artefacts: Iterable[Artefact], project: Project) -> Iterator[Artefact]:
    """Yield artefacts with the pages below the catalogue's folder, where it has one."""
    for made in artefacts:
        below = made.path.removeprefix(f"{DOCS}/")
        is_page = project.base and below != made.path
        yield Artefact(f"{DOCS}/{project.base}/{below}", made.text) if is_page else made


def gone_codes(written: Written) -> list[str]:
    """Return the codes, as they are in addresses, whose pages a build removed.

    Behind them is the folder of their catalogue, where it has one.
    """
    pattern = rf"{DOCS}/(?:([a-z][a-z0-9-]*)/)?codes/([^/]+)\.md"
    pages = (re.fullmatch(pattern, path) for path in written.removed)
    gone = (page for page in pages if page and page[2] != "index")
    return sorted(f"{page[2]} of {page[1]}" if page[1] else page[2] for page in gone)


def build_docs(project: Project, catalogue: Catalogue) -> Written:
    """Write what the site of one catalogue is built from, and leave the module alone."""
    return build_services_docs([Service(project, catalogue)])


def build_services_docs(services: Sequence[Service]) -> Written:
    """Write what the site is built from, and leave the modules alone."""
    root = services[0].project.root
    written = write_artefacts(root, _docs(services), below=f"{DOCS}/")
    refuse_links(root / DOCS, DOCS)
    return written


def _docs(services: Sequence[Service]) -> Iterator[Artefact]:
    for service in services:
        yield from _placed(render_docs(service.catalogue, service.project), service.project)
    if len(services) > 1:
        yield from render_overview(services)


def compare_projects(projects: Sequence[Project]) -> list[str]:
    """Return where the committed artefacts differ from what a build would write."""
    return [
        drift
        for service in load_services(projects)
        for drift in compare_artefacts(
            service.project.root,
            render_module(service.catalogue, service.project),
            earlier=_module_paths(service.project),
        )
    ]


def compare_project(project: Project) -> list[str]:
    """Return the same for one catalogue."""
    return compare_projects([project])


def lint_projects(
    projects: Sequence[Project], policies: Iterable[Policy] | None = None
) -> list[Finding]:
    """Return what policies find in the catalogues of a project.

    Raises:
        CatalogueError: One of them does not load; with the findings of all.
    """
    chosen = None if policies is None else list(policies)
    services = load_services(projects)
    return [one for service in services for one in lint_project(service.project, chosen)]


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
