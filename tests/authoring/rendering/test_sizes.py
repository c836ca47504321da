"""What another builder's search holds of the code pages follows from the number of codes."""

from __future__ import annotations

import re

import pytest

from errdex.authoring.building import build_docs, load_project
from errdex.authoring.rendering import sizes
from errdex.authoring.rendering.sizes import FULL_TEXT, LEADS, indexed
from tests.conftest import MakeProject

OUT = ' data-search-exclude="true"'


@pytest.mark.parametrize(
    ("codes", "excluded", "lower"),
    [
        (0, False, ""),
        (FULL_TEXT, False, ""),
        (FULL_TEXT + 1, False, OUT),
        (LEADS, False, OUT),
        (LEADS + 1, True, ""),
    ],
)
def test_the_more_codes_the_less_of_each(codes: int, excluded: bool, lower: str) -> None:
    """Whole pages come first, then titles and leads, then no code page at all."""
    search = indexed(codes)
    assert ("exclude" in search.page, search.details) == (excluded, lower)


@pytest.mark.parametrize(
    ("full_text", "leads", "held"), [(9, 9, "everything"), (0, 9, "lead"), (0, 0, "nothing")]
)
def test_the_index_holds_what_was_chosen(
    full_text: int,
    leads: int,
    held: str,
    make_project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A code's page is to be indexed whole, with its lead alone, or not at all."""
    monkeypatch.setattr(sizes, "FULL_TEXT", full_text)
    monkeypatch.setattr(sizes, "LEADS", leads)
    project = make_project()
    build_docs(project, load_project(project))
    page = (project.docs / "codes" / "InvalidBucket.md").read_text(encoding="utf-8")
    assert ('"exclude": true' in page.partition("\n---\n")[0]) == (held == "nothing")
    [heading] = re.findall("^## Cause.*", page, re.MULTILINE)
    assert (OUT in heading) == (held == "lead")
