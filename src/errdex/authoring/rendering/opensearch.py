"""The OpenSearch description: browsers offer the site's Find as a search engine."""

from __future__ import annotations

from textwrap import shorten
from xml.etree.ElementTree import Element, SubElement

from errdex.authoring.rendering.xml_documents import xml_document

PATH = "opensearch.xml"
LONGEST_NAME = 16
"""Characters of a search engine's short name, by OpenSearch 1.1. A longer one is cut."""

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"


def opensearch_xml(title: str, url: str) -> str:
    """Return the description of a site, which leads to `find/?q=...` below its address."""
    root = Element("OpenSearchDescription", xmlns=_NAMESPACE)
    SubElement(root, "ShortName").text = _short(title)
    SubElement(root, "Description").text = f"Find a code of {title}"
    SubElement(root, "InputEncoding").text = "UTF-8"
    template = f"{url}find/?q={{searchTerms}}"
    SubElement(root, "Url", type="text/html", method="get", template=template)
    return xml_document(root)


def _short(title: str) -> str:
    return shorten(title, LONGEST_NAME, placeholder="") or title[:LONGEST_NAME]
