"""The catalogue's format, as the loader and the JSON Schema describe it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.format import sections, vocabulary
from errdex.authoring.loading.defaults import apply_defaults
from errdex.authoring.source.nodes import MappingNode
from errdex.authoring.source.parser import read_nodes
from tests.conftest import ACME, ROOT
from tests.support.catalogues import moderate

VALIDATOR = jsonschema.Draft202012Validator(sections.schema(vocabulary.CATALOGUE))
# Text that the loader refuses on other grounds than its format, such as controls, is left out.
texts = st.text("aZ0 .:-_#{é消🚫\u3000", max_size=6)
likely = st.sampled_from(["error", "never", "after", "true", "10m", "title", "code", "field"])
others: Any = st.recursive(
    st.none() | texts | likely,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts | likely, inner, max_size=3),
)


def tree_of(text: str) -> Any:
    """Return a catalogue as an editor sees it: text, but for the keys that hold none."""
    tree = yaml.load(text, yaml.BaseLoader)
    for entry in tree["codes"]:
        if "success" in entry:
            entry["success"] = entry["success"] == "true"
        if "http_status" in entry:
            entry["http_status"] = int(entry["http_status"])
    typed = yaml.safe_load(text)
    for section in ("context", "secrets", "facts", "guards", "variables", "checks"):
        if section in typed:  # these contain booleans and numbers
            tree[section] = typed[section]
    return tree


TREE = tree_of(ACME)
TREE["defaults"] = {"severity": "error", "source": TREE["codes"][0]["source"]}
TREE["codes"][0] |= {
    "http_status": 400,
    "notes": ["Seen once."],
    "message": ["No bucket {name}.", "Gone."],
    "keywords": ["bucket"],
    "lifecycle": {"state": "deprecated", "replaced_by": "OK", "note": "Gone."},
    "remediation": [{"do": "Rename it.", "where": "console", "example": "a-b"}],
}


def refused(tree: Any) -> bool:
    """Return whether the loader refuses the sections of a file."""
    root, findings = read_nodes(json.dumps(tree, ensure_ascii=False), "F")
    told = list(findings)
    if isinstance(root, MappingNode):
        apply_defaults(root, [root])
    vocabulary.CATALOGUE.examine_keys(root, lambda _at, what: told.append(what))  # type: ignore[arg-type] # only their number counts
    return bool(told)


def containers(node: Any) -> Iterator[Any]:
    """Yield the mappings and lists of a tree."""
    if isinstance(node, dict | list):
        yield node
        for inner in node.values() if isinstance(node, dict) else node:
            yield from containers(inner)


@st.composite
def mutations(draw: st.DrawFn, values: st.SearchStrategy[Any] = others) -> Any:
    """Return the tree with one node replaced, removed or added."""
    tree = copy.deepcopy(TREE)
    node = draw(st.sampled_from(list(containers(tree))))
    places = list(node) if isinstance(node, dict) else list(range(len(node)))
    place = draw(st.sampled_from(places))
    act = draw(st.sampled_from(["replace", "remove", "add"]))
    if act == "replace":
        node[place] = draw(values)
    elif act == "remove":
        del node[place]
    elif isinstance(node, dict):
        node[draw(texts | likely)] = draw(values)
    else:
        node.append(draw(values))
    return tree


def test_the_schema_is_valid() -> None:
    """`errdex schema` is a schema of JSON Schema's draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(sections.schema(vocabulary.CATALOGUE))
    assert (
        sections.schema(vocabulary.CATALOGUE)["$schema"]
        == "https://json-schema.org/draft/2020-12/schema"
    )


@pytest.mark.parametrize("path", ["codes/sms.yaml", "tests/data/acme.yaml"])
def test_good_catalogues_fit_the_schema(path: str) -> None:
    """What the loader accepts, an editor with the schema accepts as well."""
    tree = tree_of((ROOT / path).read_text(encoding="utf-8"))
    assert list(VALIDATOR.iter_errors(tree)) == []
    assert not refused(tree)


def test_a_part_of_a_catalogue_fits_the_schema() -> None:
    """A file may have any of the sections, as the others have the rest."""
    for section in TREE:
        assert VALIDATOR.is_valid({section: TREE[section]})


@moderate
@given(mutations())
def test_schema_and_loader_agree(tree: Any) -> None:
    """Unknown and missing keys, wrong types and wrong words are refused by both or by neither."""
    assert refused(tree) == (not VALIDATOR.is_valid(tree))


@moderate
@given(mutations(st.integers(-1, 700) | st.booleans()))
def test_the_schema_accepts_no_more_than_the_loader(tree: Any) -> None:
    """Numbers and truth values fit the schema only where the loader wants them.

    In free text the loader takes them as they were typed; the schema wants quotes there.
    """
    assert refused(tree) <= (not VALIDATOR.is_valid(tree))


def test_every_key_says_what_it_is_for() -> None:
    """Each property of the schema has a description, which editors show."""

    def properties(node: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(node, dict):
            yield from node.get("properties", {}).items()
        for inner in node.values() if isinstance(node, dict) else node:
            if isinstance(inner, dict | list):
                yield from properties(inner)

    schema = sections.schema(vocabulary.CATALOGUE)
    del schema["allOf"]  # names properties again, only to say when they are required
    found = [(name, kind) for name, kind in properties(schema) if "const" not in kind]
    assert len(found) > 40
    assert [name for name, kind in found if not kind.get("description")] == []
