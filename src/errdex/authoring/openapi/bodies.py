"""What a field's path means for a response body: its schema, and a body with a code in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from errdex.authoring.catalogue import Catalogue, Field
from errdex.diagnosis.paths import EACH, steps_of

_BODY = ("response", "json")


def body_steps(field: Field) -> list[tuple[str, ...]]:
    """Return the steps of a field's paths that lead into a JSON body of a response."""
    paths = [steps_of(path) for path in field.where]
    return [path[2:] for path in paths if path[:2] == _BODY and len(path) > 2]


def fields_in_bodies(catalogue: Catalogue) -> list[str]:
    """Return the names of the fields that are read from a JSON body."""
    return [name for name, field in catalogue.fields.items() if body_steps(field)]


def schema_along(steps: Sequence[str], leaf: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a body that has a value at the end of these steps."""
    if not steps:
        return leaf
    first, rest = steps[0], schema_along(steps[1:], leaf)
    if first == EACH:
        return {"type": "array", "items": rest}
    return {"type": "object", "required": [first], "properties": {first: rest}}


def body_along(steps: Sequence[str], code: str) -> Any:
    """Return the smallest body that has a code at the end of these steps."""
    if not steps:
        return code
    rest = body_along(steps[1:], code)
    return [rest] if steps[0] == EACH else {steps[0]: rest}


def values_along(body: Any, steps: Sequence[str]) -> Iterator[tuple[Any, Any]]:
    """Yield what a body has at the end of steps, each with the object that holds it."""
    if steps[0] == EACH:
        for item in body if isinstance(body, list) else ():
            yield from values_along(item, steps[1:]) if len(steps) > 1 else [(item, body)]
    elif isinstance(body, dict) and steps[0] in body:
        value = body[steps[0]]
        yield from values_along(value, steps[1:]) if len(steps) > 1 else [(value, body)]


def parsed_example(text: str) -> Any:
    """Return the JSON of an example's text, or None."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
