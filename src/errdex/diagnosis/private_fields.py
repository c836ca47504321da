"""Collects from compiled checks which fields have private values: those shown by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from errdex.diagnosis.compiled import Compiled

_FIELD = re.compile(
    "(?:(?:request|response)\\.(?:form|json|query)|report)\\.(?:[^\n]*[.\\]])?([^.\\[\\]]+)(?:\\[\\*\\])*"
)


def private_fields_of(compiled: Compiled) -> list[str]:
    """Return the names of the fields of which checks show the shape, but for what holds others."""
    checks = compiled["checks"]
    every = {path for check in checks for path in _paths(check["look_at"], compiled)}
    shown = [check["look_at"] for check in checks if check.get("redact") == "shape"]
    paths = dict.fromkeys(path for look_at in shown for path in _paths(look_at, compiled))
    found = (_FIELD.fullmatch(path) for path in paths if not _holds_others(path, every))
    return list(dict.fromkeys(field[1] for field in found if field))


def _paths(look_at: str, compiled: Compiled) -> Iterator[str]:
    """Yield the paths that one leads to, which may begin with a fact."""
    first = re.split("[.\\[]", look_at, maxsplit=1)[0]
    for source in compiled["facts"].get(first, ()):
        yield source["from"] + look_at[len(first) :]
    if first not in compiled["facts"]:
        yield look_at


def _holds_others(path: str, every: set[str]) -> bool:
    inside = (f"{path}.", f"{path}[*].")
    return any(other.startswith(inside) for other in every)
