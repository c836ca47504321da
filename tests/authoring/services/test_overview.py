"""The pages over all catalogues of a site."""

from __future__ import annotations

from pathlib import Path

from errdex.authoring.building import load_services
from errdex.authoring.services.overview import render_overview
from errdex.project import DOCS, find_projects
from tests.support.services import write_services

DRAFT = '  - {code: "NotWritten", field: error, title: A draft, draft: true}\n'


def test_a_draft_is_listed_with_what_it_lacks(tmp_path: Path) -> None:
    """Without a severity it is a draft, and without an owner nobody is named."""
    root = write_services(tmp_path)
    path = root / "codes" / "shop.yaml"
    path.write_text(
        path.read_text("utf-8").replace("codes:\n", f"codes:\n{DRAFT}"), encoding="utf-8"
    )
    services = load_services(find_projects(str(root)))
    pages = {made.path: made.text for made in render_overview(services)}
    (row,) = [line for line in pages[f"{DOCS}/codes/index.md"].splitlines() if "NotWritten" in line]
    assert '<span class="errdex-draft">draft</span>' in row
    assert row.endswith(">not written yet</td></tr>")
    assert "whether to send again" in pages[f"{DOCS}/find/index.md"]
