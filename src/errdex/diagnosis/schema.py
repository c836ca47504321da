"""The JSON Schema of a diagnosis, made from the shapes that `results` declares."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints, is_typeddict

from errdex.diagnosis.results import VERSION, Diagnosis, OneOf, ServicesDiagnosis

_PLAIN = {str: "string", bool: "boolean", int: "integer", NoneType: "null"}


def diagnosis_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `errdex diagnose --format json` prints."""
    return _whole("errdex diagnosis", Diagnosis)


def services_schema() -> dict[str, Any]:
    """Return the same of what it prints where a project has several catalogues."""
    return _whole("errdex diagnosis, several catalogues", ServicesDiagnosis)


def _whole(title: str, shape: Any) -> dict[str, Any]:
    schema = _schema(shape)
    schema["properties"]["version"] |= {"const": VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **schema,
    }


def _schema(shape: Any) -> dict[str, Any]:
    origin, inside = get_origin(shape), get_args(shape)
    if origin is Annotated:
        return _annotated(inside[0], inside[1:])
    if is_typeddict(shape):
        return _object(shape)
    if origin is UnionType and is_typeddict(inside[0]):
        return {"anyOf": [_schema(kind) for kind in inside]}
    if origin is UnionType:
        return {"type": [_PLAIN[kind] for kind in inside]}
    if origin is list:
        return {"type": "array", "items": _schema(inside[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(inside[1])}
    return {"type": _PLAIN[shape]}


def _annotated(shape: Any, marks: tuple[Any, ...]) -> dict[str, Any]:
    """Return a shape's schema with what is marked on it: its words, and a description."""
    schema = _schema(shape)
    for mark in marks:
        if isinstance(mark, OneOf):
            words: list[str | None] = [*mark.words]
            schema["enum"] = words + [None] * ("null" in schema["type"])
        else:
            schema["description"] = mark
    return schema


def _object(shape: Any) -> dict[str, Any]:
    hints = get_type_hints(shape, include_extras=True)
    text = " ".join((shape.__doc__ or "").split())
    about = {"description": text} if text else {}
    properties = {name: _schema(hint) for name, hint in hints.items()}
    return {**about, "type": "object", "properties": properties, "required": list(properties)}
