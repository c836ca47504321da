"""Rendering gives every artefact once, in the same order each time."""

from __future__ import annotations

from errdex.authoring.building import load_project
from errdex.authoring.rendering.artefacts import render_docs
from tests.conftest import MakeProject


def test_pages_are_rendered_the_same_each_time(make_project: MakeProject) -> None:
    """The same catalogue gives the same files in the same order, each path once."""
    project = make_project()
    first, second = (list(render_docs(load_project(project), project)) for _ in range(2))
    assert first == second
    paths = [artefact.path for artefact in first]
    assert len(paths) == len(set(paths))
    assert all(path.startswith("build/docs/") for path in paths)
