"""The OpenSearch description: where Find is, in a name that is short enough."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.rendering.opensearch import LONGEST_NAME, opensearch_xml
from tests.conftest import MakeProject

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Acme Storage", "Acme Storage"),
        ("Message & SMS API", "Message & SMS"),
        ("Storagecontrollers", "Storagecontrolle"),
        ("<b>", "<b>"),
    ],
)
def test_the_name_is_short(make_project: MakeProject, title: str, name: str) -> None:
    """Whole words where they fit, and never more than the standard allows."""
    catalogue = replace(load_project(make_project()), title=title)
    root = ElementTree.fromstring(opensearch_xml(catalogue.title, catalogue.url).encode())
    assert root.findtext(f"{SPACE}ShortName") == name
    assert len(name) <= LONGEST_NAME
    url = root.find(f"{SPACE}Url")
    assert url is not None
    assert url.get("template") == "https://example.com/acme/find/?q={searchTerms}"
    assert url.get("type") == "text/html"
