"""Tables of the keys of a diagnosis, made from the shapes that `results` declares."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints, is_typeddict

from errdex.authoring.reference.tables import table
from errdex.diagnosis.results import Diagnosis, OneOf, ServicesDiagnosis

_PLAIN = {str: "text", bool: "true or false", int: "a whole number", NoneType: "null"}
_HEAD = ("key", "value", "what it is")


def shape_tables() -> str:
    """Return a table of a diagnosis' keys, then one for each object in it, under a heading."""
    return _tables_of(Diagnosis, set())


def services_tables() -> str:
    """Return the same of a diagnosis by several catalogues, but for the diagnoses in it."""
    return _tables_of(ServicesDiagnosis, {Diagnosis})


def _tables_of(shape: Any, seen: set[Any]) -> str:
    parts = []
    for name, inner in _shapes("", shape, seen):
        heading = f"### `{name}`\n\n" if name else ""
        parts.append(heading + table(_HEAD, list(_rows(inner))))
    return "\n".join(parts).strip("\n")


def _shapes(name: str, shape: Any, seen: set[Any]) -> Iterator[tuple[str, Any]]:
    """Yield an object and those inside it, each once, by the keys they are found under."""
    if shape in seen:
        return
    seen.add(shape)
    yield name, shape
    for key, hint in get_type_hints(shape, include_extras=True).items():
        for inner in _objects_in(hint):
            yield from _shapes(f"{name}.{key}".strip("."), inner, seen)


def _objects_in(hint: Any) -> Iterator[Any]:
    if is_typeddict(hint):
        yield hint
    for inside in get_args(hint):
        if is_typeddict(inside) or get_origin(inside):
            yield from _objects_in(inside)


def _rows(shape: Any) -> Iterator[tuple[str, str, str]]:
    for key, hint in get_type_hints(shape, include_extras=True).items():
        bare, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
        about = [mark for mark in marks if isinstance(mark, str)]
        text = about[0] if about else " ".join((bare.__doc__ or "").split()).rstrip(".")
        yield f"`{key}`", _value(bare, marks), text


def _value(hint: Any, marks: list[Any]) -> str:
    """Return what a value is, in words."""
    inside = get_args(hint)
    for mark in marks:
        if isinstance(mark, OneOf):
            null = ["null"] if NoneType in inside else []
            return ", ".join([f"`{word}`" for word in mark.words] + null)
    if is_typeddict(hint):
        return "an object"
    if get_origin(hint) is list:
        return f"a list, each item {_value(inside[0], [])}"
    if get_origin(hint) is dict:
        return "an object by name"
    if isinstance(hint, UnionType):
        return " or ".join(_value(kind, []) for kind in inside)
    return _PLAIN[hint]
