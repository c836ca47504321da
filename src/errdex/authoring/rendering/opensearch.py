"""The OpenSearch description: browsers offer the site's Find as a search engine."""

from __future__ import annotations

from textwrap import shorten
from xml.etree.ElementTree import Element, SubElement

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.rendering.xml_documents import xml_document

PATH = "opensearch.xml"
LONGEST_NAME = 16
"""Characters of a search engine's short name, by OpenSearch 1.1. A longer one is cut."""

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"


def opensearch_xml(catalogue: Catalogue) -> str:
    """Return the description, which leads to `find/?q=...` of the published site."""
    root = Element("OpenSearchDescription", xmlns=_NAMESPACE)
    SubElement(root, "ShortName").text = _short(catalogue.title)
    SubElement(root, "Description").text = f"Find a code of {catalogue.title}"
    SubElement(root, "InputEncoding").text = "UTF-8"
    template = f"{catalogue.url}find/?q={{searchTerms}}"
    SubElement(root, "Url", type="text/html", method="get", template=template)
    return xml_document(root)


def _short(title: str) -> str:
    return shorten(title, LONGEST_NAME, placeholder="") or title[:LONGEST_NAME]
