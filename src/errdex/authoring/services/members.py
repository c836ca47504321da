"""The catalogues of one project, and what must hold between those that share a site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.source.findings import CatalogueError, Finding, quoted
from errdex.project import Project

RESERVED = frozenset(["alerts", "api", "assets", "changes", "codes", "diagnose", "find", "search"])
"""Folders that the site itself has beside those of its catalogues."""


@dataclass(frozen=True, slots=True)
class Service:
    """A catalogue, and where it is."""

    project: Project
    catalogue: Catalogue


def examine_services(services: Sequence[Service]) -> None:
    """Refuse catalogues that cannot share a site; one alone has its own.

    Raises:
        CatalogueError: An id is not the name of its file or folder, two modules have one name, or
            a `url` is not where the site puts the catalogue.
    """
    if len(services) > 1 and (findings := list(_findings(services))):
        raise CatalogueError(findings)


def site_url(services: Sequence[Service]) -> str:
    """Return the address of the site over all catalogues; it ends in `/`."""
    ends = [(one.catalogue.url, f"/{one.project.base}/") for one in services]
    own = next(((url, end) for url, end in ends if url.endswith(end)), ends[0])
    return own[0].removesuffix(own[1]).rstrip("/") + "/"


def _findings(services: Sequence[Service]) -> Iterator[Finding]:
    site = site_url(services)
    modules: dict[str, Catalogue] = {}
    for service in services:
        catalogue, base = service.catalogue, service.project.base
        if catalogue.id != base:
            what = f"id: must be what its file or folder in codes/ is called: {quoted(base)}"
            yield catalogue.finding_about("id", what)
        if catalogue.id in RESERVED:
            what = f"id: {quoted(catalogue.id)} is a folder of the site itself; choose another name"
            yield catalogue.finding_about("id", what)
        if catalogue.url != f"{site}{base}/":
            what = f"url: must be {site}{base}/, which is where the site has this catalogue"
            yield catalogue.finding_about("url", what)
        first = modules.setdefault(catalogue.module, catalogue)
        if first is not catalogue:
            what = f"module: {quoted(catalogue.module)} is that of {first.path}; choose another"
            yield catalogue.finding_about("module", what)
