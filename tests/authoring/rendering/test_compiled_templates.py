"""Templates are compiled once for all catalogues of a site, and again when they change."""

from __future__ import annotations

from errdex.authoring.rendering.templating import Templates
from tests.conftest import MakeProject


def test_a_changed_template_is_compiled_again(make_project: MakeProject) -> None:
    """What is kept is that of the file as it was read."""
    project = make_project()
    path = project.templates / "pages" / "own.md.j2"
    path.parent.mkdir(parents=True)
    for said in ("one", "one", "two"):
        path.write_text(f"{said} {{{{ word }}}}", encoding="utf-8")
        assert Templates(project).render("pages/own.md.j2", word="x") == f"{said} x"
