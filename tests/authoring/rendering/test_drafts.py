"""Drafts on pages and in files: what is missing is said once, and no section is empty."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from errdex.authoring.alerts.options import Options
from errdex.authoring.alerts.rendering import render_alerts
from errdex.authoring.rendering.pages import render_pages
from errdex.authoring.rendering.templating import Templates
from errdex.project import Project
from tests.support.catalogues import answers_of, catalogue_text, entry, load_text


def draft(code: str, **more: Any) -> dict[str, Any]:
    """Return an entry that says no more than it must."""
    return {"code": code, "field": "code", "title": f"Title of {code}", "draft": True, **more}


HOSTILE = "<script>x</script> [x](javascript:1) {{ 1 }} \u05e9"
PROJECT = Project(Path("no"), Path("no/codes/a.yaml"))
CATALOGUE = load_text(
    catalogue_text(
        [
            draft("E1", title=HOSTILE),
            draft("E2", owner="other", lifecycle={"state": "removed", "note": "Gone."}),
            draft("E3", owner="other", description="What it says."),
            entry("E4"),
            entry("E5", draft=True),
        ]
    )
)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return the pages by their paths."""
    return dict(render_pages(CATALOGUE, Templates(PROJECT), answers_of(CATALOGUE), {}, {}, ""))


def test_a_page_says_what_is_missing(pages: dict[str, str]) -> None:
    """A notice names it; there is no section, no quote and no badge without content."""
    page = pages["codes/E1.md"]
    assert '!!! note "This entry is a draft"\n\n    Not written yet: what it means, cause,' in page
    assert not re.search(r"^##", page, re.MULTILINE)
    for absent in ("errdex-card__means", "errdex-card__first", "blockquote", "#severity", "jump"):
        assert absent not in page.split("</header>")[1], absent
    assert "<script>x" not in page
    assert "](javascript:" not in page.split("---\n", 2)[2]  # after the front matter


def test_a_removed_draft_says_where_it_went(pages: dict[str, str]) -> None:
    """A code out of use is no draft to its readers."""
    page = pages["codes/E2.md"]
    assert "Gone." in page
    assert "draft" not in page
    assert not re.search(r"^##", page, re.MULTILINE)


def test_a_draft_that_lacks_nothing_is_one_all_the_same(pages: dict[str, str]) -> None:
    """The notice of a draft with everything in it names nothing."""
    assert "This entry is a draft" in pages["codes/E5.md"]
    assert "Not written yet" not in pages["codes/E5.md"]
    assert "draft" not in pages["codes/E4.md"]


def test_lists_have_a_place_for_drafts(pages: dict[str, str]) -> None:
    """What has no group, owner or rule is listed as such."""
    assert "### Not grouped yet" in pages["index.md"]
    assert "## Not grouped yet" in pages["groups/index.md"]
    assert "## Not written yet { #not.written }" in pages["owners/index.md"]
    assert "## Not written yet { #unwritten }" in pages["retry/index.md"]
    listed = pages["codes/index.md"]  # a draft with a severity is called one beside its title
    assert listed.count("(draft)") == 1
    assert listed.count(">draft</span>") == 3
    assert 'href="../../owners/other/"' in pages["codes/E3.md"]


def test_a_draft_alerts() -> None:
    """It alerts with the labels of an unknown code, and names what is missing."""
    made = render_alerts(CATALOGUE, PROJECT, Options())
    rules = next(file.text for file in made if file.path.endswith("rules.yml"))
    assert re.search(r'=~"E1"\}\n        labels:\n +severity: error\n +owner: "unknown"', rules)
    assert "Not written yet: what it means" in rules
