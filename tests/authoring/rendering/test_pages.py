"""The pages as Markdown: which there are, what lists show, and where tables end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering import pages
from errdex.authoring.rendering.pages import render_pages
from errdex.authoring.rendering.templating import Templates
from errdex.project import Project
from tests.support.catalogues import answers_of, catalogue_text, entry, load_text

CODES = [
    entry("E1", "First", retry="never"),
    entry("E2", "Second", owner="other", retry={"after": "10m"}),
    entry("E3", "Third", success=True, severity="info"),
    entry("E4", "Fourth", lifecycle={"state": "removed", "replaced_by": "E1"}),
    entry("E1", "First of status", field="status"),
]


@pytest.fixture
def catalogue() -> Catalogue:
    """A catalogue with two fields, a success, a removed code and two owners."""
    return load_text(catalogue_text(CODES))


def rendered(catalogue: Catalogue) -> dict[str, str]:
    """Return the pages by their paths."""
    templates = Templates(Project(Path("no"), Path("no/codes/a.yaml")))
    return dict(render_pages(catalogue, templates, answers_of(catalogue)))


def test_the_page_about_alerts_shows_one_as_a_chat_does(catalogue: Catalogue) -> None:
    """The title is a line of its own; who acts and when to retry are the next one."""
    [_, shown] = rendered(catalogue)["alerts/index.md"].split('<div class="errdex-now"')
    title, facts = shown.split("\n\n")[1:3]
    assert title.startswith("**[E1: First](")
    assert facts.startswith("Owner: ")
    assert facts.endswith(" · do not retry")


def test_every_catalogue_has_the_pages_of_the_menu(catalogue: Catalogue) -> None:
    """Lists by field, group, owner and rule are always there; the picture only with a path."""
    assert list(rendered(catalogue)) == [
        "index.md", "find/index.md", "codes/index.md", "groups/index.md", "owners/index.md",
        "retry/index.md", "alerts/index.md", "groups/all.md",
        "codes/E1.md", "codes/E2.md", "codes/E3.md", "codes/E4.md",
    ]  # fmt: skip


def test_rules_and_owners_have_sections(catalogue: Catalogue) -> None:
    """Each rule and each owner with codes has one, and success has one of its own."""
    made = rendered(catalogue)
    for name, rule, owner in (
        ("E1", "never", "caller"), ("E2", "after", "other"), ("E3", "success", "caller"),
    ):  # fmt: skip
        section = made["retry/index.md"].partition(f"{{ #{rule} }}")[2].partition("## ")[0]
        assert f"[{name}](../codes/{name}.md#code)" in section
        section = made["owners/index.md"].partition(f"{{ #{owner} }}")[2].partition("## ")[0]
        assert f"[{name}](../codes/{name}.md#code)" in section
    assert "{ #now }" not in made["retry/index.md"]


def test_success_and_removal_are_told_in_every_list(catalogue: Catalogue) -> None:
    """A success code bears no severity, and a code out of use says so."""
    made = rendered(catalogue)
    for path in ("codes/index.md", "groups/all.md", "owners/index.md", "retry/index.md"):
        assert "| Third | success | nothing to retry |" in made[path]
        assert "| Fourth (no longer in use) |" in made[path]
    assert "Fourth (no longer in use)" in made["index.md"]
    assert '<li class="errdex-success" markdown="span">success</li>' in made["codes/E3.md"]
    assert "<li>no longer in use</li>" in made["codes/E4.md"]
    assert "errdex-card" in made["codes/E1.md"]
    assert "errdex-card" not in made["codes/E4.md"]


def test_what_the_service_says_is_shown_as_it_is() -> None:
    """Each text that the service sends is a block of its own; without any there is no heading."""
    said = ["No bucket `{name}`.", "Bucket *gone*."]
    made = rendered(load_text(catalogue_text([entry("E1", message=said), "E2"])))
    assert "## The service says { #code.message" in made["codes/E1.md"]
    for text in said:
        assert f"```text\n{text}\n```\n" in made["codes/E1.md"]
    assert "The service says" not in made["codes/E2.md"]


def test_an_owner_without_codes_says_so(catalogue: Catalogue) -> None:
    """An owner who only takes part in some steps has a section without a table."""
    lone = replace(catalogue, entries=tuple(e for e in catalogue.entries if e.owner == "caller"))
    section = rendered(lone)["owners/index.md"].partition("{ #other }")[2]
    assert "Owns no codes" in section
    assert "|" not in section


def test_codes_and_meanings_are_counted_apart(catalogue: Catalogue) -> None:
    """Four codes, one of which appears in two fields, have five meanings."""
    made = rendered(catalogue)
    assert "4 codes with 5 meanings" in made["index.md"]
    assert "4 codes with 5 meanings" in made["codes/index.md"]


def test_above_the_threshold_ranges_stand_in_for_tables(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No long table and no filter then; the page of the group keeps every code reachable."""
    assert "data-errdex-filter" in rendered(catalogue)["codes/index.md"]
    monkeypatch.setattr(pages, "LARGEST_TABLE", 4)
    monkeypatch.setattr(pages, "LARGEST_LIST", 4)
    made = rendered(catalogue)
    for path in ("index.md", "codes/index.md", "owners/index.md", "retry/index.md"):
        assert "| --- |" not in made[path]
        assert "data-errdex-filter" not in made[path]
    ranges = "[E1](E1.md#code) to [E4](E4.md#code), 4 entries"
    assert f"- [All codes](../groups/all.md): {ranges}" in made["codes/index.md"]
    assert "- [All codes](../groups/all.md): [E1](E1.md#status)\n" in made["codes/index.md"]
    assert "[E1](codes/E1.md#code) to [E4](codes/E4.md#code), 4 entries" in made["index.md"]
    assert "- [All codes](../groups/all.md): 4 entries" in made["owners/index.md"]
    for code in catalogue.by_code:
        assert f"[{code}](../codes/{code}.md#" in made["groups/all.md"]
