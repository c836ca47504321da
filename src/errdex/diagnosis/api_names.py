"""Collects from compiled checks what requests to the API look like."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from errdex.diagnosis.compiled import Compiled
from errdex.diagnosis.paths import EACH
from errdex.evidence.known_api import KnownApi, Results
from errdex.matching.codes import is_distinctive

_HEADER = re.compile("request\\.headers\\.([A-Za-z0-9-]+)")
_FIELD = re.compile("request\\.(?:form|json)((?:\\.[A-Za-z0-9_-]+(?:\\[\\*\\])?)+)")
_IN_FIELD = re.compile("[A-Za-z0-9_-]+")
_ITEM = re.compile("response\\.json\\.([A-Za-z0-9_-]+)\\[\\*\\]\\.([A-Za-z0-9_-]+)")
_REPORT = "report."


def api_of(compiled: Compiled, codes: Mapping[str, Collection[str]]) -> KnownApi:
    """Return the headers and fields that checks and facts look at, the paths, and codes' names.

    `codes` are those of each field.
    """
    texts = list(_texts([compiled["facts"], compiled["checks"]]))
    headers = {found[1].lower() for text in texts for found in _HEADER.finditer(text)}
    places = [found[1] for text in texts for found in _FIELD.finditer(text)]
    fields = {name for place in places for name in _IN_FIELD.findall(place)}
    paths, results = list(_paths(compiled)), _results(compiled, codes)
    return KnownApi(sorted(headers), sorted(fields), paths, _codes(compiled), results)


def _codes(compiled: Compiled) -> list[str]:
    """Return the names in a response under which one of its codes is, not one of an item."""
    paths = [path for about in compiled["fields"].values() for path in about["where"]]
    return [p.rpartition(".")[2] for p in paths if p.startswith("response.json.") and EACH not in p]


def _results(compiled: Compiled, codes: Mapping[str, Collection[str]]) -> dict[str, Results]:
    """Return the items of an answer by the names of their codes."""
    places = [(name, path) for name, about in compiled["fields"].items() for path in about["where"]]
    of_reports = {name for name, path in places if path.startswith(_REPORT)}
    taken = frozenset(code for name in of_reports for code in codes[name])
    found = ((name, _ITEM.fullmatch(path)) for name, path in places)
    items = {item[2]: (item[1], name) for name, item in found if item}
    return {
        code: Results(
            inside,
            next(iter(compiled["fields"][name].get("named_by", ())), ""),
            frozenset(codes[name]) - taken,
            frozenset(code for code in taken if not is_distinctive(code)),
        )
        for code, (inside, name) in items.items()
    }


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)


def _paths(compiled: Compiled) -> Iterator[str]:
    """Yield the paths that a check requires of a request."""
    for check in compiled["checks"]:
        if check["look_at"] == "request.path":
            for predicate in check["must"]:
                yield from (path for path in _texts(predicate[1]) if path.startswith("/"))
