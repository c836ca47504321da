"""The decision path: its checks in their order, and the page that shows them."""

from __future__ import annotations

from dataclasses import replace

from errdex.authoring.catalogue import Catalogue, DecisionPath
from errdex.authoring.rendering.decisions import decisions_of
from errdex.diagnosis.compiled import Check
from tests.authoring.rendering.test_pages import rendered
from tests.support.catalogues import catalogue_text, entry, load_text


def check(name: str, *codes: str, says: str = "It is there.") -> Check:
    """Return a check as the catalogue compiles it; the path reads its first three keys."""
    return {"id": name, "codes": list(codes), "says": says, "look_at": "request.url", "must": []}


def catalogue_with(*checks: Check) -> Catalogue:
    """Return a catalogue of codes in two fields with a path of these checks, last first."""
    status = [entry("E1", "Other", field="status"), entry("E3", field="status")]
    path = DecisionPath("Is it <so>?", "code", tuple(one["id"] for one in reversed(checks)))
    catalogue = load_text(catalogue_text(["E1", "E2", *status]))
    return replace(
        catalogue,
        checks={**catalogue.checks, "checks": list(checks)},
        decision_path=path,
    )


def page_of(catalogue: Catalogue) -> str:
    """Return the page of the path, as Markdown."""
    return rendered(catalogue)["path/index.md"]


ONE = check("one", "E2", "E3", says="Has `one` & two.")
TWO = check("two", "E1")


def test_checks_come_in_the_order_of_the_path() -> None:
    """A code of several fields means that of the path; others lead to the field they have."""
    catalogue = catalogue_with(ONE, TWO)
    assert catalogue.decision_path
    decisions = decisions_of(catalogue, catalogue.decision_path)
    found = [[(entry.code, entry.field) for entry in one.entries] for one in decisions]
    assert found == [[("E1", "code")], [("E2", "code"), ("E3", "status")]]


def test_every_text_is_said_once() -> None:
    """The picture is the list itself: nothing is drawn beside it, and nothing is repeated."""
    page = page_of(catalogue_with(ONE, TWO))
    assert page.count("It is there.") == 1
    assert page.count("Has <code>one</code>") == 1
    assert "<svg" not in page
    assert "style=" not in page


def test_it_says_how_many_codes_it_covers() -> None:
    """Whoever has another code is sent to the page of that code."""
    page = page_of(catalogue_with(ONE, TWO, check("three", "E2")))
    assert "These checks lead to 3 codes" in page


def test_fields_lead_to_their_codes_and_that_of_the_path_to_the_checks() -> None:
    """The path of a field stands small beside its title."""
    page = page_of(catalogue_with(ONE))
    assert '<a href="#checks">Code</a>' in page
    assert '<a href="../codes/#status">Status</a>' in page
    assert "<small><code>response&#46;json.code</code></small>".replace("&#46;", ".") in page
