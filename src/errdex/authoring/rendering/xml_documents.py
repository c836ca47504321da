"""XML documents from elements."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring


def xml_document(root: Element) -> str:
    """Return an element and what is in it as a document, the same text for the same element."""
    indent(root, space=" ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'
