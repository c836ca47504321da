"""The pages that Find leads to are pages of the site, under the titles that they have."""

from __future__ import annotations

import re
from pathlib import Path

from errdex.authoring.building import load_project
from errdex.authoring.rendering.artefacts import render_docs
from errdex.authoring.rendering.findable_pages import findable_pages
from errdex.project import DOCS, find_project
from tests.conftest import ROOT
from tests.support.runtimes import own_project

PARCELS = ROOT / "tests" / "data" / "parcels.yaml"


def check(root: Path) -> None:
    """Compare what is found of a project with what is rendered."""
    project = find_project(str(root))
    catalogue = load_project(project)
    docs = {
        file.path.removeprefix(f"{DOCS}/"): file.text for file in render_docs(catalogue, project)
    }
    pages = {re.sub(r"(?:(?:^|/)index)?\.md$", "/", path): text for path, text in docs.items()}
    found = list(findable_pages(catalogue))
    paths = [page.path.partition("#")[0] for page in found]
    missing = [path for path in paths if path not in pages]
    assert missing == []
    assert len({page.path for page in found}) == len(found)
    assert all(word.strip() for page in found for word in (page.title, *page.words))


def test_every_page_is_there(tmp_path: Path) -> None:
    """Each leads to a page, in the shipped catalogue and in one of another service."""
    check(own_project().root)
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes" / "parcels.yaml").write_text(PARCELS.read_text("utf-8"), encoding="utf-8")
    check(tmp_path)
