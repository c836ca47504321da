"""The chain behind `errdex build`: load, render, write, and the site on top."""

from __future__ import annotations

import os
from pathlib import Path

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.findings import Finding
from errdex.authoring.loading import load_catalogue
from errdex.authoring.policies import lint_catalogue
from errdex.authoring.rendering import DOCS, render_artefacts, render_docs, render_module
from errdex.authoring.writing import Written, check_artefacts, write_artefacts
from errdex.project import Project


def load_project(project: Project) -> Catalogue:
    """Load a project's catalogue; findings name it relative to the current directory."""
    return load_catalogue(project.catalogue, _shown(project.catalogue))


def build_artefacts(project: Project) -> Written:
    """Write the module, the pages and the files for programs."""
    catalogue = load_project(project)
    return write_artefacts(project.root, render_artefacts(catalogue, project))


def build_docs(project: Project) -> Written:
    """Write what the site is built from, and leave the module alone."""
    catalogue = load_project(project)
    return write_artefacts(project.root, render_docs(catalogue, project), below=f"{DOCS}/")


def check_project(project: Project) -> list[str]:
    """Return where the committed artefacts differ from what a build would write."""
    return check_artefacts(project.root, render_module(load_project(project), project))


def lint_project(project: Project) -> list[Finding]:
    """Return what the policies find in a catalogue that loads."""
    return lint_catalogue(load_project(project))


def _shown(path: Path) -> str:
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()
