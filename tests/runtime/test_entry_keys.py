"""Links, statuses and attributes of their own in what a module and the files for programs say."""

from __future__ import annotations

import csv
import io
import json
import pickle
from typing import Any

import pytest

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering.exports import (
    catalogue_csv,
    catalogue_json,
    entry_dict,
    entry_lines,
)
from errdex.authoring.rendering.finder_index import index_script
from errdex.authoring.source.findings import CatalogueError
from tests.conftest import tool
from tests.support.catalogues import answers_of, catalogue_text, entry, load_text, module_of
from tests.support.runtimes import Node

EXTRA: dict[str, Any] = {
    "x-team": "stock",
    "x-tags": ["a", {"b": 1}],
    "x-on": True,
    "x-weight": 0.5,
    "x-no": None,
}
LINKS = [
    {"title": "Rows & `columns`", "url": "https://example.com/a_b"},
    {"title": "<script>alert(1)</script> [x](javascript:y)", "url": "http://example.com/?a=1&b=2"},
]
ENTRIES = [
    entry("row_missing", http_status=404, grpc_status="NOT_FOUND", links=LINKS, **EXTRA),
    entry("row_locked", http_status=423),
    entry("gone_home", "The home went away"),
]
WITH_404 = catalogue_text(
    [
        *ENTRIES,
        entry("404", field="status", title="Nothing there"),
        entry("gone_house", "A house was not found"),
    ]
)
TEXT = catalogue_text(
    ENTRIES,
    symptoms={
        "slow": {
            "title": "It is slow",
            "words": ["slow"],
            "description": "It takes long.",
            "remediation": [{"do": "Wait."}],
            "tell_customer": "It takes long.",
            "links": LINKS[:1],
        }
    },
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """A catalogue with every key."""
    return load_text(TEXT)


@pytest.fixture(scope="module")
def made() -> Any:
    """Its module."""
    return module_of(TEXT)


def test_links_are_told_in_each_form(made: Any) -> None:
    """As records, in the text, as links in Markdown and in JSON; symptoms have them too."""
    missing = made.lookup("row_missing")
    assert [(link.title, link.url) for link in missing.links] == [
        (link["title"], link["url"]) for link in LINKS
    ]
    assert "Read on\n  Rows & `columns`: https://example.com/a_b\n" in missing.text()
    assert "**Read on**\n\n- Rows &#38; `columns`: <https://example.com/a_b>" in missing.markdown()
    assert "<script>" not in missing.markdown()
    assert "[x](javascript" not in missing.markdown()
    assert missing.to_dict()["links"] == LINKS
    assert made.lookup("row_locked").links == ()
    assert made.symptom("slow").to_dict()["links"] == LINKS[:1]
    assert "<https://example.com/a_b>" in made.symptom("slow").markdown()


def test_attributes_of_their_own_are_kept(made: Any, catalogue: Catalogue) -> None:
    """With the types of JSON where nothing is lost; nobody changes them; in JSON and CSV."""
    extra = made.lookup("row_missing").extra
    assert json.loads(json.dumps(extra)) == EXTRA
    assert pickle.loads(pickle.dumps(extra)) == extra
    with pytest.raises(TypeError, match="read-only"):
        extra["x-team"] = "other"
    with pytest.raises(TypeError, match="read-only"):
        extra["x-tags"][1].clear()
    assert {made.lookup("row_missing")} == {made.lookup("row_missing")}
    assert made.lookup("row_missing").to_dict()["extra"] == EXTRA
    assert made.lookup("row_locked").extra == {}
    [missing] = catalogue.by_code["row_missing"]
    assert entry_dict(missing, answers_of(catalogue))["extra"] == EXTRA
    rows = {row["code"]: row for row in csv.DictReader(io.StringIO(catalogue_csv(catalogue)))}
    assert rows["row_missing"]["x-team"] == "stock"
    assert json.loads(rows["row_missing"]["x-tags"]) == EXTRA["x-tags"]
    assert rows["row_locked"]["x-team"] == ""
    assert "extra" not in rows["row_missing"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1.10", "1.10"), ("007", "007"), ("yes", "yes"), ("2026-01-31", "2026-01-31"),
        ("1.5", 1.5), ("3", 3), ("-1", -1), ('"3"', "3"), ("null", None), ("~", "~"),
        ("true", True), ("True", "True"), ("12345678901234567890", "12345678901234567890"),
        ("NaN", "NaN"), ("1e5", "1e5"), ("[1, a]", [1, "a"]), ("{}", {}), ('""', ""),
    ],
)  # fmt: skip
def test_a_value_becomes_no_other_one(written: str, kept: object) -> None:
    """What JSON would write in the same way is that; every other text stays as it was typed."""
    text = TEXT.replace('"x-team": "stock"', f'"x-team": {written}')
    value = load_text(text).by_code["row_missing"][0].extra["x-team"]
    assert value == kept
    assert type(value) is type(kept)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"x-team"', '"x-Team"', '"x-Team" is not x- and 1 to 40 of the characters a-z 0-9 -'),
        ('"x-team"', f'"x-{"a" * 41}"', "is not x- and 1 to 40"),
        ('"x-team"', '"y-team"', 'unknown key "y-team"'),
        ('"stock"', f'"{"a" * 10_001}"', "at most 10,000 are kept; link to the rest"),
        ('"x-team": "stock"', '"x-team": ', "x-team: is empty"),
        ('"NOT_FOUND"', '"NotFound"', 'not the text "NotFound"; did you mean "NOT_FOUND"?'),
        ('"NOT_FOUND"', '"not_fuond"', 'did you mean "NOT_FOUND"?'),
        ("https://example.com/a_b", "javascript:alert(1)", '"javascript:alert(1)" is not a URL'),
    ],
)
def test_what_cannot_be_kept_is_refused(old: str, new: str, told: str) -> None:
    """Each in one line that says what to write instead."""
    with pytest.raises(CatalogueError) as caught:
        load_text(TEXT.replace(old, new, 1))
    assert told in str(caught.value)


def of_the_catalogue(keys: str) -> Catalogue:
    """Return the catalogue with more keys under `catalogue`."""
    return load_text(TEXT.replace('"id": "made"', f'"id": "made", {keys}', 1))


def test_a_catalogue_has_attributes_of_its_own() -> None:
    """They are in its JSON, beside its title."""
    catalogue = of_the_catalogue(json.dumps(EXTRA)[1:-1])
    answers = answers_of(catalogue)
    told = json.loads(catalogue_json(catalogue, entry_lines(catalogue, answers), answers))
    assert told["catalogue"]["extra"] == EXTRA


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('"x-Team": "stock"', 'catalogue: "x-Team" is not x- and 1 to 40'),
        ('"y-team": "stock"', 'catalogue: unknown key "y-team"'),
        (f'"x-team": "{"a" * 10_001}"', "catalogue: x- keys: 10,015 characters as JSON; at most"),
        ('"x-team": ', "catalogue: x-team: is empty"),
    ],
)
def test_what_a_catalogue_cannot_keep_is_refused(keys: str, told: str) -> None:
    """By the same rules as for entries."""
    with pytest.raises(CatalogueError) as caught:
        of_the_catalogue(keys)
    assert told in str(caught.value)


def codes_of(hits: Any) -> list[str]:
    """Return the codes of a search's hits."""
    return [getattr(hit, "code", "") for hit in hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("http 404", "row_missing"),
        ("HTTP status 404", "row_missing"),
        ("423", "row_locked"),
        ("http 423", "row_locked"),
        ("NOT_FOUND", "row_missing"),
        ("grpc NOT_FOUND", "row_missing"),
        ("not found", "row_missing"),
        ("locked", "row_locked"),
    ],
)
def test_a_status_is_a_word_of_every_search(
    query: str, first: str, made: Any, catalogue: Catalogue
) -> None:
    """The module's search and the site's find what comes with it; never as an exact code."""
    assert codes_of(made.search(query))[0] == first
    index = json.loads(index_script(catalogue, answers_of(catalogue)).partition(" = ")[2][:-2])
    with Node(tool("node")) as node:
        [answer] = node.ask("found", index, [query])
    hit = answer["hits"][0]
    assert (hit["code"], hit["reason"]) == (first, "guessed")


def test_a_code_that_is_a_status_comes_first() -> None:
    """`404` is that code, exactly; what comes with the status follows or is left out."""
    made, catalogue = module_of(WITH_404), load_text(WITH_404)
    assert codes_of(made.search("404"))[:2] == ["404", "row_missing"]
    index = json.loads(index_script(catalogue, answers_of(catalogue)).partition(" = ")[2][:-2])
    with Node(tool("node")) as node:
        [answer] = node.ask("found", index, ["404"])
    assert (answer["hits"][0]["code"], answer["hits"][0]["reason"]) == ("404", "exact")


def test_the_words_of_a_status_rank_low() -> None:
    """A title that says it comes before a status that is called so."""
    hits = module_of(WITH_404).search("not found")
    assert codes_of(hits)[:2] == ["gone_house", "row_missing"]


def test_statuses_are_told(made: Any) -> None:
    """With the severity, at the head."""
    assert "code · error · HTTP status 404 · gRPC NOT_FOUND\n" in made.lookup("row_missing").text()
    assert made.lookup("row_missing").to_dict()["grpc_status"] == "NOT_FOUND"
    assert made.lookup("row_locked").grpc_status == ""
