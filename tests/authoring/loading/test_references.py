"""Names and references that lead nowhere, and codes that clash."""

from __future__ import annotations

import contextlib
import json
from importlib import metadata
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from errdex.authoring.loading.references import examine_references
from errdex.authoring.loading.reserved import NEEDED
from errdex.authoring.source.nodes import MappingNode, line_and_column
from errdex.authoring.source.parser import read_nodes
from tests.support.catalogues import entry
from tests.support.timing import patience


def remarks(*entries: dict[str, Any], **sections: Any) -> list[str]:
    """Return what is wrong with a catalogue of these entries, without places."""
    tree = {
        "catalogue": {"module": "good"},
        "owners": {"caller": {}, "operations": {}},
        "fields": {"code": {}, "status": {}},
        "groups": {"all": {}},
        "sources": {"page": {}},
        **sections,
        "codes": list(entries),
    }
    root, _ = read_nodes(json.dumps(tree), "F")
    assert isinstance(root, MappingNode)
    return [what for _, what in examine_references(root)]


def test_a_sound_catalogue_gives_nothing() -> None:
    """Names that are declared and codes that exist are passed over."""
    first = entry("E1", see_also=["E2", {"code": "E1", "field": "status"}], source="page")
    other = entry("E2", source=["page"], lifecycle={"state": "removed", "replaced_by": "E1"})
    assert remarks(first, entry("E1", field="status"), other) == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"owner": "caler"}, '"caler" is not declared in owners; did you mean "caller"?'),
        ({"owner": "x"}, '"x" is not declared in owners; expected one of caller, operations'),
        ({"field": "stats"}, '"stats" is not declared in fields; did you mean "status"?'),
        ({"group": "al"}, '"al" is not declared in groups; did you mean "all"?'),
        ({"source": "pag"}, '"pag" is not declared in sources; did you mean "page"?'),
        ({"source": ["page", "x"]}, '"x" is not declared in sources; expected one of page'),
        ({"remediation": [{"do": "x", "owner": "operation"}]},
         '"operation" is not declared in owners; did you mean "operations"?'),
        ({"see_also": ["E11"]}, 'see_also names "E11", which does not exist; did you mean "E1"?'),
        ({"see_also": [{"code": "x"}]}, 'see_also names "x", which does not exist'),
        ({"see_also": [{"code": "E1", "field": "status"}]},
         'see_also: "E1" is not a value of field "status"'),
        ({"lifecycle": {"state": "removed", "replaced_by": "e1"}},
         'replaced_by names "e1", which does not exist'),
    ],
)  # fmt: skip
def test_references_that_lead_nowhere(more: dict[str, Any], told: str) -> None:
    """A name that is not declared or a code that does not exist is told with what there is."""
    assert remarks(entry("E1", **more)) == [told]


def _removed(code: str, replaced_by: str = "") -> dict[str, Any]:
    life = {"state": "removed", "replaced_by": replaced_by, "note": "Gone."}
    return entry(code, lifecycle={key: text for key, text in life.items() if text})


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ([_removed("E2", "E3"), _removed("E3", "E1")], []),
        ([_removed("E2", "E3"), _removed("E3")], ["E3"]),
        ([_removed("E2", "E3"), _removed("E3", "E4"), _removed("E4")], ["E3", "E4"]),
        ([_removed("E2", "E2")], ["E2"]),
        ([_removed("E2", "E3"), _removed("E3", "E4"), _removed("E4", "E3")], ["E3", "E4", "E3"]),
        ([entry("E2", lifecycle={"state": "deprecated", "replaced_by": "E3"}), _removed("E3")],
         ["E3"]),
        ([_removed("E2", "E3"), _removed("E3"), entry("E3", field="status")], []),
    ],
)  # fmt: skip
def test_what_replaces_a_code_leads_to_one_in_use(
    entries: list[dict[str, Any]], codes: list[str]
) -> None:
    """A chain of removed codes that ends nowhere or is a circle is told at each of its links."""
    assert remarks(entry("E1"), *entries) == [
        f'replaced_by names "{code}", which is removed, and nothing in use replaces it; '
        "say in `note` where it went"
        for code in codes
    ]


def test_a_long_chain_of_replacements_is_followed_once() -> None:
    """Each of its links is looked at once, so that the check comes to an end."""
    chain = [_removed(f"E{number}", f"E{number + 1}") for number in range(20_000)]
    with patience():
        assert remarks(*chain, entry("E20000")) == []


def test_a_long_choice_is_cut() -> None:
    """Of many names eight are shown."""
    owners: dict[str, Any] = {f"n{number}": {} for number in range(1000)}
    [told] = remarks(entry("E1", owner="zzzzzz"), owners=owners)
    assert told.endswith("; expected one of n0, n1, n10, n100, n101, n102, n103, n104, ...")


def test_no_names_at_all() -> None:
    """Where nothing is declared, that is said."""
    assert remarks(entry("E1", source="x"), sources={}) == ['"x" is not declared in sources']


RESERVED = "its URL would be one that file systems or MkDocs reserve"


@pytest.mark.parametrize("code", ["con", "nul.txt", "index", "x.html", ".E1", "E1.", "..", ":-_"])
def test_any_code_has_a_page(code: str) -> None:
    """A code whose name a file system or MkDocs reserves has another address."""
    assert remarks(entry(code)) == []


def test_codes_that_clash() -> None:
    """Codes that differ in case alone, and a value that stands twice in a field."""
    assert remarks(entry("E1"), entry("e1")) == [
        '"e1" and "E1" differ only in case; one page cannot show both'
    ]
    assert remarks(entry("A/É"), entry("a/é", field="status")) == [
        '"a/é" and "A/É" differ only in case; one page cannot show both'
    ]
    assert remarks(entry("A:1"), entry("a-1", field="status")) == []
    assert remarks(entry("E1"), entry("E1", "Other")) == [
        'duplicate in field "code" (first used on line 1)'
    ]
    assert remarks(entry("E1"), entry("E1", field="status")) == []


@pytest.mark.parametrize(
    ("module", "by"),
    [
        ("class", "Python"), ("async", "Python"), ("json", "Python"), ("con", "file systems"),
        ("aux", "file systems"), ("errdex", "errdex"), ("yaml", "a package that errdex needs"),
        ("mkdocs", "a package that errdex needs"), ("markdown", "a package that errdex needs"),
        ("smscodes", "the catalogue that comes with errdex"),
    ],
)  # fmt: skip
def test_module_names_that_are_taken(module: str, by: str) -> None:
    """A module's name is none of Python's words or modules, nor a device, nor errdex's or ours."""
    told = remarks(entry("E1"), catalogue={"id": "acme", "module": module})
    assert told == [f'module: "{module}" is taken by {by}; choose another name']


def test_the_shipped_catalogue_has_its_module_s_name() -> None:
    """Wherever the catalogue that comes with errdex is copied, its module is its own."""
    assert remarks(entry("E1"), catalogue={"id": "sms", "module": "smscodes"}) == []


def test_names_of_needed_packages_are_those_of_the_installed_ones() -> None:
    """Every package that is installed for `errdex[build]` is among the names that are taken."""
    found: dict[str, set[str]] = {}
    waiting = {"errdex[build]"}
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        extras = requirement.extras or {""}
        if name in found or not any(_applies(requirement, extra) for extra in ("", "build")):
            continue
        found[name] = set()
        with contextlib.suppress(metadata.PackageNotFoundError):  # needed on another system
            needs = map(Requirement, metadata.requires(name) or [])
            waiting |= {
                str(need) for need in needs if any(_applies(need, extra) for extra in extras)
            }
    installed = {
        name
        for name, of in metadata.packages_distributions().items()
        if any(canonicalize_name(distribution) in found for distribution in of)
    }
    assert {"yaml", "mkdocs", "jinja2", "minify", "material"} <= installed
    assert {name for name in installed if name.isidentifier()} - {"errdex", "smscodes"} <= NEEDED


def _applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


@pytest.mark.parametrize("name", ["index", "readme", "nul"])
@pytest.mark.parametrize(("key", "section"), [("group", "groups"), ("owner", "owners")])
def test_names_of_pages_that_are_taken(key: str, section: str, name: str) -> None:
    """The page of a group or an owner takes no other page's place."""
    told = remarks(entry("E1", **{key: name}), **{section: {name: {}}})
    assert told == [f'"{name}": {RESERVED}; choose another name']


def test_places_are_those_of_the_names() -> None:
    """A finding points to the name itself, inside lists and mappings too."""
    related = 'see_also: ["x", {code: "y"}], lifecycle: {replaced_by: "w"}'
    text = f'codes: [{{code: "E1", source: [z], {related}}}]'
    root, _ = read_nodes(text, "F")
    places = [line_and_column(at)[1] for at, what in examine_references(root)]
    assert sorted(places) == [text.index(word) + 1 for word in ("z", '"x"', '"y"', '"w"')]


CHECKS = [{"id": "name-present"}, {"id": "name-short"}]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ({"field": "cod"}, ['"cod" is not declared in fields; did you mean "code"?']),
        ({"checks": ["name-presnt"]},
         ['"name-presnt" is not declared in checks; did you mean "name-present"?']),
        ({"checks": ["x"]},
         ['"x" is not declared in checks; expected one of name-present, name-short']),
        ({"checks": ["name-short", "name-short"]},
         ['"name-short" appears twice in the path; remove one']),
        ({"checks": [{"id": "name-short"}, ["name-short"]]}, []),
        ({"checks": "name-short", "field": ["code"]}, []),
        ([], []),
    ],
)  # fmt: skip
def test_a_decision_path_names_what_there_is(path: Any, told: list[str]) -> None:
    """Its field and its checks are declared; what is no name at all the format refuses."""
    given = {"title": "T", "field": "code", "checks": ["name-short"]}
    given = given | path if isinstance(path, dict) else path
    assert remarks(entry("E1"), checks=CHECKS, decision_path=given) == told
