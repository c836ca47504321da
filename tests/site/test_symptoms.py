"""The pages of symptoms, of other names of codes, and of codes that nobody documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from errdex.authoring.building import build_artefacts, load_project
from errdex.authoring.site.mkdocs_site import build_site
from errdex.project import find_project
from tests.conftest import ROOT
from tests.support.html import read_page

PARCELS = (ROOT / "tests" / "data" / "parcels.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the parcel service."""
    root = tmp_path_factory.mktemp("parcels")
    (root / "codes").mkdir()
    (root / "codes" / "parcels.yaml").write_text(PARCELS, encoding="utf-8")
    project = find_project(str(root))
    catalogue = load_project(project)
    build_artefacts(project, catalogue)
    return build_site(project, catalogue)


def text_of(site: Path, place: str) -> str:
    """Return what a page says."""
    return read_page(site / place / "index.html").text


def test_an_alias_has_a_page_that_leads_to_its_entry(site: Path) -> None:
    """The page names both and the next step, and links to the entry's section."""
    page = read_page(site / "codes" / "DEPOT_NONE" / "index.html")
    assert "Another name of P-0200: The depot is not assigned" in page.text
    assert "Send again? After the fix, then wait 10 minutes" in page.text
    assert "../P-0200/#result" in page.links
    assert "Also called DEPOT_NONE, P-0020." in text_of(site, "codes/P-0200")
    told = json.loads((site / "api" / "codes" / "DEPOT_NONE.json").read_text(encoding="utf-8"))
    assert (told["code"], told["asked"]) == ("P-0200", "DEPOT_NONE")
    assert [(entry["code"], entry["asked"]) for entry in told["entries"]] == [
        ("P-0200", "DEPOT_NONE")
    ]


def test_a_pointer_says_where_its_rule_is(site: Path) -> None:
    """The card says that each item has a rule of its own, and the list of rules too."""
    assert "Send again? Each of the labels has its own rule" in text_of(site, "codes/LABELS")
    assert "See another field" in text_of(site, "retry")


def test_an_undocumented_code_has_a_page_that_says_so(site: Path) -> None:
    """The page says where the code was seen, and offers no other code; lists name it."""
    said = "This code exists, but nobody documents it. A log of the depot from 2025 has it once."
    page = text_of(site, "codes/P-0404")
    assert said in page
    assert "did you mean" not in page.lower()
    assert "P-0404" in text_of(site, "codes")
    told = json.loads((site / "api" / "catalogue.json").read_text(encoding="utf-8"))
    assert [one["code"] for one in told["undocumented"]] == ["P-0404", "GHOST"]


def test_a_symptom_has_a_page(site: Path) -> None:
    """It has all that the catalogue says, and links to its codes, which link back."""
    page = read_page(site / "symptoms" / "parcel-never-came" / "index.html")
    for said in (
        "The shop says delivered, and no parcel came",
        "If it is DELIVERED, a neighbour may have it.",
        "Read the last notice of the parcel.",
        "Who: The depot",
        "We are looking for your parcel.",
        "It has not arrived yet.",
        "where is my parcel",
        "Parcel manual",
    ):
        assert said in page.text
    assert {"../../codes/ON_ITS_WAY/#event", "../parcel-is-late/"} <= set(page.links)
    back = read_page(site / "codes" / "ON_ITS_WAY" / "index.html")
    assert "../../symptoms/parcel-never-came/" in back.links
    told = json.loads(
        (site / "api" / "symptoms" / "parcel-is-late.json").read_text(encoding="utf-8")
    )
    assert told["title"] == "The parcel comes days later"


def test_symptoms_stand_beside_the_codes(site: Path) -> None:
    """The home page and a page of their own list them, and the menu leads there."""
    home = read_page(site / "index.html")
    assert {"symptoms/", "symptoms/parcel-is-late/"} <= set(home.links)
    assert "The parcel comes days later" in text_of(site, "symptoms")


def test_the_lists_say_what_the_severities_mean(site: Path) -> None:
    """Each severity is defined once, beside the codes."""
    page = text_of(site, "codes")
    assert "Nothing can be sent: every request of the caller fails." in page
