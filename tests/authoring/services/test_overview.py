"""The pages over all catalogues of a site."""

from __future__ import annotations

from pathlib import Path

from errdex.authoring.building import load_services
from errdex.authoring.services.overview import render_overview
from errdex.project import find_projects
from tests.support.services import acme_as, write_services

_DRAFT = "codes:\n  - {code: NEW, field: error, title: Just <i>seen</i>, draft: true}\n\n"


def test_a_draft_is_listed_as_one(tmp_path: Path) -> None:
    """An entry without severity, owner and group is in the list of all codes, as a draft."""
    root = write_services(tmp_path)
    text = acme_as("shop", "Shop").replace("codes:\n", _DRAFT)
    (root / "codes" / "shop.yaml").write_text(text, encoding="utf-8")
    made = render_overview(load_services(find_projects(str(root))))
    page = next(one.text for one in made if one.path == "build/docs/codes/index.md")
    row = next(one for one in page.split("<tr") if "NEW" in one)
    assert "(draft)" not in row  # the severity says so
    assert "<i>" not in row
    assert '<span class="errdex-draft">draft</span>' in row
    assert row.rstrip().endswith('<td role="cell" class="errdex-codes__owner"></td></tr>')
