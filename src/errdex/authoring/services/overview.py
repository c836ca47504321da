"""The pages and files over all catalogues of a site: what is where, and every code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from errdex.authoring.format.words import WORDS
from errdex.authoring.rendering import bundles, exports
from errdex.authoring.rendering.artefacts import Artefact, render_assets
from errdex.authoring.rendering.markdown import quiet
from errdex.authoring.rendering.opensearch import PATH, opensearch_xml
from errdex.authoring.rendering.sizes import LARGEST_TABLE
from errdex.authoring.rendering.templating import Templates
from errdex.authoring.services.members import Service, site_url
from errdex.project import CATALOGUE_JSON, CATALOGUES_JSON, DOCS

TITLE = "Error codes"
"""What the site is called where mkdocs.yml has no `site_name`."""


def render_overview(services: Sequence[Service]) -> Iterator[Artefact]:
    """Yield what the site is built from besides the pages of each catalogue."""
    templates = Templates(services[0].project)
    catalogues = [service.catalogue for service in services]
    entries = sum(len(catalogue.entries) for catalogue in catalogues)
    values = {
        "catalogues": catalogues,
        "tabled": entries <= LARGEST_TABLE,
        "resends": any(catalogue.resends for catalogue in catalogues),
        "example": "",
        "asked": (),
        "examples": (),
        "several": True,
        "contexts": [
            {"service": one.id, "title": one.title, "context": one.checks["context"]}
            for one in catalogues
            if one.checks["context"]
        ],
    }
    for page in ("index", "codes/index", "diagnose/index"):
        name = page.removesuffix("/index")
        text = templates.render(f"pages/services/{name}.md.j2", **values)
        yield Artefact(f"{DOCS}/{page}.md", text)
    yield Artefact(f"{DOCS}/find/index.md", templates.render("pages/find.md.j2", **values))
    for path, text in render_assets(services[0].project, WORDS):
        yield Artefact(f"{DOCS}/{path}", text)
    yield Artefact(f"{DOCS}/assets/finder.js", bundles.finder_script())
    yield Artefact(f"{DOCS}/assets/finder-index.js", _index_script("errdexFinderIndex", services))
    yield Artefact(f"{DOCS}/assets/diagnosis.js", bundles.diagnosis_script())
    data = _index_script("errdexDiagnosisData", services)
    yield Artefact(f"{DOCS}/assets/diagnosis-data.js", data)
    yield Artefact(f"{DOCS}/{CATALOGUES_JSON}", exports.to_json(_catalogues(services)))
    yield Artefact(f"{DOCS}/llms.txt", _llms(services))
    yield Artefact(f"{DOCS}/{PATH}", opensearch_xml(TITLE, site_url(services)))


def _index_script(name: str, services: Sequence[Service]) -> str:
    """Return a script that names the catalogues, whose own data Find and Diagnose then load."""
    named = [{"id": one.catalogue.id, "title": one.catalogue.title} for one in services]
    return bundles.json_script(name, {"services": named})


def _catalogues(services: Sequence[Service]) -> list[dict[str, object]]:
    return [
        {
            "id": one.id,
            "title": one.title,
            "module": one.module,
            "description": one.description,
            "codes": len(one.by_code),
            "url": one.url,
            "json": one.url + CATALOGUE_JSON,
            "csv": f"{one.url}api/catalogue.csv",
        }
        for one in (service.catalogue for service in services)
    ]


def _llms(services: Sequence[Service]) -> str:
    lines = [f"# {TITLE}", "", "> Each link leads to the list of one service's codes.", ""]
    for service in services:
        one = service.catalogue
        about = f": {quiet(one.description)}" if one.description else ""
        lines.append(f"- [{quiet(one.title)}]({one.url}llms.txt){about}")
    return "\n".join(lines) + "\n"
