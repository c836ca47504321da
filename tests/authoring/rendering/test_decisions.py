"""The decision path as a picture: what it says, in which order, and that its text fits."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.catalogue import Catalogue, DecisionPath
from errdex.authoring.rendering.picture import (
    BOLD,
    FIXED,
    REGULAR,
    WIDTH,
    Widths,
    decisions_of,
    draw_path,
    width_of,
    wrap,
)
from errdex.diagnosis.compiled import Check
from tests.support.catalogues import catalogue_text, entry, load_text, moderate

texts = st.text("iWm .,-/消\U0001f600é", max_size=60)


def check(name: str, *codes: str, says: str = "It is there.") -> Check:
    """Return a check as the catalogue compiles it; a picture reads its first three keys."""
    return {"id": name, "codes": list(codes), "says": says, "look_at": "request.url", "must": []}


def with_checks(catalogue: Catalogue, *checks: Check) -> Catalogue:
    """Return a catalogue with these checks instead of its own."""
    return replace(catalogue, checks={**catalogue.checks, "checks": list(checks)})


def catalogue_with(*checks: Check) -> Catalogue:
    """Return a catalogue of two codes in two fields with a path of these checks, last first."""
    status = [entry("E1", "Other", field="status"), entry("E3", field="status")]
    path = DecisionPath("Is it <so>?", "code", tuple(one["id"] for one in reversed(checks)))
    catalogue = load_text(catalogue_text(["E1", "E2", *status]))
    return replace(with_checks(catalogue, *checks), decision_path=path)


def drawn(catalogue: Catalogue) -> ET.Element:
    """Return the picture, parsed."""
    assert catalogue.decision_path
    return ET.fromstring(draw_path(catalogue, catalogue.decision_path))


def words(picture: ET.Element) -> str:
    """Return the text of a picture as it is read."""
    return " ".join(" ".join(picture.itertext()).split())


ONE = check("one", "E2", "E3", says="Has `one` & two.")
TWO = check("two", "E1")


def test_checks_come_in_the_order_of_the_path() -> None:
    """A code of several fields means that of the path; others lead to the field they have."""
    catalogue = catalogue_with(ONE, TWO)
    assert catalogue.decision_path
    decisions = decisions_of(catalogue, catalogue.decision_path)
    found = [[(entry.code, entry.field) for entry in one.entries] for one in decisions]
    assert found == [[("E1", "code")], [("E2", "code"), ("E3", "status")]]


def test_a_picture_reads_like_a_list() -> None:
    """Fields first, that of the path last; then each check, with its codes for no."""
    assert words(drawn(catalogue_with(ONE, TWO))) == (
        "Is it <so>? Where do you see the code? Then the checks, one after the other. "
        "Where do you see the code? Status response.json.status Code response.json.code "
        "Is it <so>? It is there. no E1 yes Has one & two. no E2 E3 yes "
        "All checks pass: look up the code itself"
    )


def test_links_lead_from_a_folder_of_the_site() -> None:
    """They are plain links of HTML to fields and entries."""
    links = [link.get("href") for link in drawn(catalogue_with(ONE, TWO)).iter("a")]
    assert links == [
        "../codes/#status", "../codes/#code", "../codes/E1/#code", "../codes/E2/#code",
        "../codes/E3/#status", "../codes/#code",
    ]  # fmt: skip


def test_colours_and_sizes_are_left_to_the_style_sheet() -> None:
    """No attribute of style stands in it, which a strict policy would refuse."""
    picture = ET.tostring(drawn(catalogue_with(ONE)), encoding="unicode")
    assert not re.search(r"\b(style|fill|stroke|font-size|onclick)=", picture)
    assert "\n\n" not in picture


def test_no_two_boxes_overlap() -> None:
    """Boxes stand inside the drawing and apart, however long their texts are."""
    long = "All the words that anybody could ever want to read in one single box. " * 3
    codes = [f"CODE.{'x' * 50}{n}" for n in range(6)]
    catalogue = load_text(catalogue_text([*codes, "E1"]))
    path = DecisionPath(long, "code", ("one", "two"))
    checks = [check("one", *codes, says=long), check("two", "E1")]
    picture = ET.fromstring(draw_path(with_checks(catalogue, *checks), path))
    height = int(picture.get("viewBox", "").split()[3])
    boxes = [
        tuple(int(box.get(name, "")) for name in ("x", "y", "width", "height"))
        for box in picture.iter()
        if box.tag in ("rect", "foreignObject")
    ]
    assert len(boxes) == 2 + 2 + 2 + 7 + 1
    for number, (x, y, wide, high) in enumerate(boxes):
        assert x > 0 < y
        assert x + wide < WIDTH
        assert y + high < height
        for left, top, width, tall in boxes[:number]:
            apart = x >= left + width or left >= x + wide or y >= top + tall or top >= y + high
            assert apart


@moderate
@given(texts, st.integers(20, 200), st.sampled_from([REGULAR, BOLD, FIXED]))
def test_wrapped_text_fits_and_loses_nothing(text: str, width: int, face: Widths) -> None:
    """No line is wider than told, and all that was typed is there, but for white space."""
    lines = wrap(text, width, face)
    assert all(width_of(line, face) <= width or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(("narrow", "wide"), [("iiii", "mmmm"), ("abc", "消息码"), ("A", "AA")])
def test_width_follows_the_signs(narrow: str, wide: str) -> None:
    """Signs count by how wide they are, not by their number."""
    assert width_of(narrow) < width_of(wide)
