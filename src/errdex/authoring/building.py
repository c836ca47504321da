"""The chain behind `errdex build`: load, render, write, and the site on top."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.changes.changelog import load_changelog
from errdex.authoring.changes.released import load_released, released_path, released_text
from errdex.authoring.disk.drift import compare_artefacts, drift_of
from errdex.authoring.disk.links import refuse_links
from errdex.authoring.disk.own_files import own_pages, own_templates
from errdex.authoring.disk.writing import Written, write_artefacts
from errdex.authoring.hidden_names import HiddenNames
from errdex.authoring.linting.internal import lint_internal
from errdex.authoring.linting.own_files import names_in_file
from errdex.authoring.linting.policies import Policy, lint_catalogue, name_of
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.progress import SILENT, Progress
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
from errdex.errors import ErrdexError, escaped
from errdex.modules import module_files
from errdex.project import CATALOGUE_JSON, DOCS, SITE, Project


def load_project(project: Project) -> Catalogue:
    """Load a project's catalogue; findings name its files relative to the current directory."""
    path, shown = released_path(project.catalogue), shown_path(project.catalogue)
    released = load_released(path, shown_path(path))
    parts = [(path, shown_path(path)) for path in project.parts]
    catalogue = load_catalogue(project.catalogue, shown, parts, public=project.public)
    return replace(catalogue, released=released)


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


def build_services(services: Sequence[Service], progress: Progress = SILENT) -> Written:
    """Write the modules, the pages and the files for programs of a project's catalogues."""
    root = services[0].project.root
    earlier = [path for service in services for path in _module_paths(service.project)]
    artefacts = progress.over(render_services(services), "files")
    written = write_artefacts(root, artefacts, earlier=earlier)
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


def build_docs(project: Project, catalogue: Catalogue) -> Written:
    """Write what the site of one catalogue is built from, and leave the module alone."""
    return build_services_docs([Service(project, catalogue)])


def build_services_docs(services: Sequence[Service], *, mounted: bool = False) -> Written:
    """Write what the site is built from, and leave the modules alone.

    Args:
        services: The catalogues.
        mounted: Whether the pages are a part of another site.
    """
    root = services[0].project.root
    written = write_artefacts(root, _docs(services, mounted=mounted), below=f"{DOCS}/")
    refuse_links(root / DOCS, DOCS)
    return written


def _docs(services: Sequence[Service], *, mounted: bool) -> Iterator[Artefact]:
    for service in services:
        pages = render_docs(service.catalogue, service.project, mounted=mounted)
        yield from _placed(pages, service.project)
    if len(services) > 1:
        yield from render_overview(services)


def compare_projects(projects: Sequence[Project]) -> list[str]:
    """Return where what is committed differs from what a build would write."""
    drifts: list[str] = []
    for service in load_services(projects):
        drifts += compare_project(service.project, service.catalogue)
        drifts += compare_released(service.project, service.catalogue)
    return drifts


def compare_project(project: Project, catalogue: Catalogue | None = None) -> list[str]:
    """Return where the committed artefacts of one catalogue differ."""
    artefacts = render_module(catalogue or load_project(project), project)
    command = "errdex build --public" if project.public else "errdex build"
    return compare_artefacts(project.root, artefacts, _module_paths(project), command)


def compare_released(project: Project, catalogue: Catalogue) -> list[str]:
    """Return how the list of released codes differs from what a build would write, if it does."""
    path = released_path(project.catalogue)
    shown = path.relative_to(project.root).as_posix()
    return [text for text in [drift_of(path, shown, released_text(catalogue))] if text]


def lint_services(
    services: Sequence[Service], policies: Iterable[Policy] | None = None
) -> list[Finding]:
    """Return what policies find in the catalogues of a project, and in its own files."""
    chosen = None if policies is None else list(policies)
    found = [
        finding
        for service in services
        for finding in lint_project(service.project, chosen, service.catalogue)
    ]
    if chosen is not None and lint_internal not in chosen:
        return found
    return [*found, *_own_files(services)]


def lint_project(
    project: Project,
    policies: Iterable[Policy] | None = None,
    catalogue: Catalogue | None = None,
) -> list[Finding]:
    """Return what policies find in a project's catalogue, and the faults of its changelog.

    Args:
        project: The project.
        policies: Those that count; without them every one does.
        catalogue: Its catalogue, where it is loaded.
    """
    try:
        load_changelog(project.changelog)
        faults: tuple[Finding, ...] = ()
    except CatalogueError as error:
        faults = error.findings
    return [*lint_catalogue(catalogue or load_project(project), policies), *faults]


def told_in_public(services: Sequence[Service], *, mounted: bool = False) -> list[Finding]:
    """Return where the texts of a public build name what is internal.

    Args:
        services: Its catalogues.
        mounted: Whether the pages are a part of another site, which has none of the project's own.
    """
    if not services[0].project.public:
        return []
    catalogues = [service.catalogue for service in services]
    told = [one for catalogue in catalogues for one in lint_catalogue(catalogue, [lint_internal])]
    return [*told, *_own_files(services, pages=not mounted)]


def _own_files(services: Sequence[Service], *, pages: bool = True) -> Iterator[Finding]:
    """Yield where a project's own files name what is internal in its catalogues."""
    project = services[0].project
    names = {name for service in services for name in service.catalogue.hidden.names}
    public = {code for service in services for code in service.catalogue.public_names}
    if not (hidden := HiddenNames(names - public, public=public)).names:
        return
    files = [project.pages / path for path in own_pages(project)] if pages else []
    for path in [*files, *own_templates(project)]:
        for finding in names_in_file(path, shown_path(path), hidden):
            yield replace(finding, policy=name_of(lint_internal))


def refuse_other_codes(service: Service) -> None:
    """Refuse a built site that is not the public one, where that is asked for.

    Raises:
        ErrdexError: Its codes as JSON are not what a build would write.
    """
    project = service.project
    if not project.public:
        return
    wanted = f"{DOCS}/{CATALOGUE_JSON}"
    made = next(one.text for one in render_docs(service.catalogue, project) if one.path == wanted)
    site = project.site / project.base / CATALOGUE_JSON
    if project.has_site and site.read_text(encoding="utf-8", errors="replace") != made:
        what = "is not the public site of this catalogue; run `errdex build --public` first"
        raise ErrdexError(f"{SITE}: {what}")


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
