"""Reads the entities of a page's source, where they stand in the place of quotes or joints."""

from __future__ import annotations

import re

from errdex.engine.tables import map_of

_QUOTE = re.compile("&(?:quot|apos|#0*3[49]|#x0*2[27]);")
_JOINT = re.compile("&(?:(?:amp|#0*38|#[xX]0*26);){0,3}[A-Za-z0-9_.%-]{1,80}=")
"""What joins the fields of a form, and the name behind it."""
_ENTITY = re.compile("&(?:(quot|apos|amp|lt|gt|nbsp)|#0*([0-9]{2,3})|#[xX]0*([0-9A-Fa-f]{2}));")
_NAMED = map_of("entities")


def read_entities(text: str) -> str:
    """Return text with its entities read, if more quotes or all joints are written as entities."""
    if "&" not in text or not (_has_quotes(text) or _has_joints(text)):
        return text
    return _ENTITY.sub(_character, text)


def _has_quotes(text: str) -> bool:
    return len(_QUOTE.findall(text)) > text.count('"')


def _has_joints(text: str) -> bool:
    joints = _JOINT.findall(text) if ";" in text else []
    return joints != [] and all(";" in joint for joint in joints)


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    number = int(found[2]) if found[2] else int(found[3], 16)
    return chr(number) if 32 <= number < 127 or number >= 160 else found.group()
