"""Tells whether two documents may show one request: whether nothing that both show differs."""

from __future__ import annotations

import re
from collections.abc import Collection

from errdex.engine.tables import list_of
from errdex.evidence.http.documents import NOT_GIVEN, Request
from errdex.evidence.http.masks import is_masked
from errdex.evidence.http.messages import REST
from errdex.evidence.http.parameters import read_parameters
from errdex.evidence.text.json_text import Json

_BLANKS = re.compile("[ \t]+")
_AUTHORIZATION = "authorization"
_CHANGED_ON_THE_WAY = frozenset(list_of("headers_of_any_api")) - {_AUTHORIZATION}
_PLACES = ("method", "host", "path", "media_type")
_ASSIGNED = re.compile("\\A[A-Za-z_$][A-Za-z0-9_.$]{0,60} ?[=:] ?['\"`]")
"""What is before a body in a program."""
_LEFT_OUT = " \t\n.\u2026'\"`;,)"
"""What may be behind a body in a program, or in the place of its end."""


def may_be_same(first: Request, second: Request, headers: Collection[str]) -> bool:
    """Return whether two documents may show one request, or parts of it.

    Args:
        first: One of them.
        second: The other.
        headers: The names that tell requests to the API apart; none if the API is not known.
    """
    places = ((first[name], second[name]) for name in _PLACES)  # type: ignore[literal-required]
    if any(all(pair) and _is_other(*pair) for pair in places):
        return False
    one, other = (_telling(request, headers) for request in (first, second))
    if one.keys() != other.keys() and _is_whole(first) and _is_whole(second):
        return False
    if any(_is_other_header(one[name], other[name]) for name in one if name in other):
        return False
    return not _has_other_body(first, second)


def _telling(request: Request, headers: Collection[str]) -> dict[str, str]:
    """Return the headers of a request that are the same wherever it is shown."""
    shown = request["headers"].items()
    return {
        name: value
        for name, value in shown
        if (name in headers if headers else name not in _CHANGED_ON_THE_WAY)
    }


def _is_whole(request: Request) -> bool:
    """Tell whether a document shows all headers of a request, as one with a body does."""
    is_partial = request["sanitized"] or request["cut"] or REST in request["headers"]
    return request["body_given"] and not is_partial


def _is_other_header(first: str, second: str) -> bool:
    """Tell whether two values differ, of which parts may be masked."""
    if _BLANKS.sub("", first) == _BLANKS.sub("", second):
        return False
    one, other = read_parameters(first)["params"], read_parameters(second)["params"]
    if any(map(is_masked, (first, second, *one.values(), *other.values()))):
        return any(_is_other(one[name], other[name]) for name in one if name in other)
    return True


def _has_other_body(first: Request, second: Request) -> bool:
    """Tell whether the bodies of two requests are known, and differ."""
    one, other = first["body"], second["body"]
    if one is None or other is None or not _is_other(_fields_of(first), _fields_of(second)):
        return False
    if not (_is_part(first) or _is_part(second)):
        return True
    one, other = (_ASSIGNED.sub("", body).rstrip(_LEFT_OUT) for body in (one, other))
    return not (one.startswith(other) or other.startswith(one))


def _is_part(request: Request) -> bool:
    """Tell whether a document may show a part of a body, or more than the body."""
    return request["cut"] or request["json_error"] is not None or request["method"] == NOT_GIVEN


def _fields_of(request: Request) -> Json:
    """Return the fields of a body, or the body if it has none."""
    if request["form"] is not None:
        return {**request["form"]}
    return request["body"] if request["json"] is None else request["json"]


def _is_other(one: Json, other: Json) -> bool:
    """Tell whether two values differ, of which parts may be masked."""
    if is_masked(one) or is_masked(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        is_alike = one.keys() == other.keys()
        return not is_alike or any(_is_other(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) != len(other) or any(map(_is_other, one, other))
    return one.__class__ is not other.__class__ or one != other
