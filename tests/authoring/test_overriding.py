"""A project's `templates/` take the place of errdex's, file by file, as the README says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from errdex.authoring.alerts.options import Options
from errdex.authoring.alerts.rendering import render_alerts
from errdex.authoring.building import build_artefacts, load_project, load_services
from errdex.authoring.rendering.artefacts import SCRIPTS, render_docs
from errdex.authoring.rendering.constants import LANGUAGES, render_constants
from errdex.authoring.services.overview import render_overview
from errdex.authoring.site.mkdocs_site import build_site
from errdex.errors import ErrdexError
from errdex.project import DOCS, find_project, find_projects
from tests.conftest import ROOT, MakeProject
from tests.support.runtimes import own_project
from tests.support.services import write_services

TEMPLATES = ROOT / "templates"
NAMES = [
    path.relative_to(TEMPLATES).as_posix()
    for path in sorted(TEMPLATES.rglob("*"))
    if path.is_file()
]
COMMENTS = {
    ".css": "/* {} */",
    ".js": "// {}",
    ".py.j2": "# {}",
    ".pyi.j2": "# {}",
    ".ts.j2": "// {}",
    ".svg": "<!-- {} -->",
}
MACROS = {
    "pages/card.md.j2": "card",
    "pages/foot.md.j2": "foot",
    "pages/parts.md.j2": "link",
    "alerts/unknown.j2": "summary",
}
"""Of templates that hold macros alone, one that is used."""


def marked(name: str, text: str) -> str:
    """Return a template that leaves a mark in what is made from it."""
    mark = f"own {name}"
    for block in ("{% block content %}", "{% block extrahead %}"):
        if block in text:  # what is outside blocks is not shown
            return text.replace(block, block + mark)
    if macro := MACROS.get(name):
        return re.sub(rf"([{{<]% macro {macro}\(.*?%[}}>])", rf"\1 {mark} ", text)
    kind = next((kind for kind in COMMENTS if name.endswith(kind)), "")
    return f"{text}\n{COMMENTS.get(kind, '{}').format(mark)}\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that is made of the shipped catalogue where every template is the project's own."""
    root = tmp_path_factory.mktemp("own")
    shutil.copytree(ROOT / "codes", root / "codes")
    shutil.copyfile(ROOT / "CHANGELOG.md", root / "CHANGELOG.md")
    for name in NAMES:
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(marked(name, (TEMPLATES / name).read_text("utf-8")), encoding="utf-8")
    project = find_project(str(root))
    build_artefacts(project, load_project(project))
    build_site(project, load_project(project))
    services = write_services(tmp_path_factory.mktemp("services"))
    shutil.copytree(root / "templates", services / "templates")
    overview = render_overview(load_services(find_projects(str(services))))
    alerts = [file.text for file in render_alerts(load_project(project), project, Options())]
    constants = [render_constants(load_project(project), project, name) for name in LANGUAGES]
    paths = [path for folder in ("src", "site") for path in (root / folder).rglob("*")]
    kinds = {".py", ".pyi", ".html", ".css", ".js", ".svg"}
    texts = [*alerts, *constants, *(one.text for one in overview)]
    return "\n".join([*texts, *(p.read_text("utf-8") for p in paths if p.suffix in kinds)])


@pytest.mark.parametrize("name", NAMES)
def test_every_template_can_be_overridden(made: str, name: str) -> None:
    """What is made from a template shows that the project's own was taken."""
    assert f"own {name}" in made


@pytest.mark.parametrize("name", sorted(SCRIPTS))
def test_scripts_that_errdex_makes_are_not_overridden(make_project: MakeProject, name: str) -> None:
    """An asset with the name of a generated script is refused, not lost."""
    project = make_project()
    path = project.root / "templates" / "assets" / name
    path.parent.mkdir(parents=True)
    path.write_text("// own", encoding="utf-8")
    with pytest.raises(ErrdexError, match=rf"templates/assets/{re.escape(name)}: errdex makes"):
        build_artefacts(project, load_project(project))
    assert not Path(project.root, "src").exists()


def test_the_list_of_scripts_is_whole() -> None:
    """Every asset of a site, which has worked examples, is a template's or one of these scripts."""
    project = own_project()
    folder = f"{DOCS}/assets/"
    files = [file.path for file in render_docs(load_project(project), project)]
    assets = {path.removeprefix(folder) for path in files if path.startswith(folder)}
    assert assets - {path.name for path in (TEMPLATES / "assets").iterdir()} == SCRIPTS
