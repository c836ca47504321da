"""Finds what OpenAPI documents say of codes: in schemas, in examples, and with which status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from errdex.authoring.openapi.bodies import values_along
from errdex.authoring.openapi.documents import Document, Items, Members, Place
from errdex.diagnosis.paths import EACH

DEEPEST_SCHEMA = 30
"""Schemas of a body inside each other, references counted. What is deeper is not read."""
MEANINGS = ("title", "message", "description", "detail", "msg", "error_description", "error_msg")
"""Members of a body that say in words what a code beside them means, the best first."""
_PARTS = ("allOf", "oneOf", "anyOf")
TOLD = ("x-enum-descriptions", "x-enumDescriptions", "x-enum-varnames")
"""Members of a schema with `enum` that say what each value means."""


class Mention(NamedTuple):
    """A code in a document.

    Attributes:
        status: The HTTP status of the response, such as `404`, `4XX` or `default`; empty for a
            response that no operation refers to, and for a schema that responses of several
            statuses share, which does not tell which of them the code comes with.
        says: What the document says that it means; empty where it says nothing.
        responses: The responses that have it there.
        body: The example of a body that has it; None where a schema has it.
        schema: The schema of the code alone; None where a body has it.
    """

    document: Document
    place: Place
    code: str
    status: str
    says: str
    responses: list[Members]
    body: Any = None
    schema: Members | None = None


def mentions(document: Document, steps: Sequence[str]) -> list[Mention]:
    """Return the codes that the responses of a document have at the end of these steps."""
    found: dict[tuple[Place, str, str, str], Mention] = {}
    statuses_of: dict[Place, set[str]] = {}
    used: dict[int, set[str]] = {}
    for status, place, response in _responses(document):
        statuses = used.setdefault(id(response), set())
        if status in statuses or (statuses and not status):
            continue  # an operation refers to it, and knows its status
        statuses.add(status)
        for code, at, says, body, schema in _in_response(document, response, steps):
            made = Mention(document, at or place, code, status, says, [], body, schema)
            one = found.setdefault((made.place, code, status, says), made)
            if not one.responses or one.responses[-1] is not response:
                one.responses.append(response)
            if body is None:
                statuses_of.setdefault(one.place, set()).add(status)
    shared = {place for place, statuses in statuses_of.items() if len(statuses) > 1}
    return [one._replace(status="") if one.place in shared else one for one in found.values()]


def tags_of_responses(document: Document) -> dict[int, set[str]]:
    """Return the tags of the operations that have a response, by its `id()`.

    An operation without any counts as one with an empty tag.
    """
    found: dict[int, set[str]] = {}
    for operation in _operations(document):
        tags = operation.get("tags") if isinstance(operation, Members) else None
        named = {tag for tag in tags if isinstance(tag, str)} if isinstance(tags, Items) else set()
        for _, _, response in _of(operation, "responses", document):
            found.setdefault(id(response), set()).update(named or {""})
    return found


def media_type_of(document: Document, steps: Sequence[str]) -> str:
    """Return the media type under which most responses have codes there; empty without any."""
    counted: Counter[str] = Counter()
    responses = {id(one): one for _, _, one in _responses(document) if isinstance(one, Members)}
    for response in responses.values():
        content = response.get("content")
        for name, media in content.items() if isinstance(content, Members) else ():
            counted[name] += any(True for _ in _in_media(document, document.resolved(media), steps))
    return max(counted, key=counted.__getitem__) if counted.total() else ""


def response_texts(document: Document) -> Iterator[tuple[str, Place, str]]:
    """Yield status, place and description of each response of an operation."""
    for status, place, response in _responses(document):
        if status and isinstance(response, Members):
            text = response.get("description")
            yield status, place, " ".join(text.split()) if isinstance(text, str) else ""


def _responses(document: Document) -> Iterator[tuple[str, Place, Any]]:
    """Yield status, place and response of each operation, then of the components, without one.

    Webhooks and callbacks are left out.
    """
    for operation in _operations(document):
        yield from _of(operation, "responses", document)
    for _, place, response in _of(document.root.get("components"), "responses", document):
        yield "", place, response
    yield from (("", *rest) for _, *rest in _of(document.root, "responses", document))


def _operations(document: Document) -> Iterator[Any]:
    """Yield what the paths hold: operations, and what else is beside them."""
    for item in _values(document.root.get("paths")):
        yield from _values(document.resolved(item))


def _of(holder: Any, name: str, document: Document) -> Iterator[tuple[str, Place, Any]]:
    members = holder.get(name) if isinstance(holder, Members) else None
    if isinstance(members, Members):
        for key, value in members.items():
            yield key, members.places[key], document.resolved(value)


class _Found(NamedTuple):
    """A code, as a schema or a body has it."""

    code: str
    place: Place | None
    says: str
    body: Any = None
    schema: Members | None = None


def _in_response(document: Document, response: Any, steps: Sequence[str]) -> Iterator[_Found]:
    if not isinstance(response, Members):
        return
    bodies = [document.resolved(one) for one in _values(response.get("content"))]
    bodies.append(response)  # OpenAPI 2 has the schema there
    for body in bodies:
        yield from _in_media(document, body, steps)


def _in_media(document: Document, media: Any, steps: Sequence[str]) -> Iterator[_Found]:
    if not isinstance(media, Members):
        return
    yield from _in_schema(document, media.get("schema"), steps, set())
    yield from _in_body(media.get("example"), steps, "")
    for example in _values(media.get("examples")):
        told = document.resolved(example)
        value = told.get("value") if isinstance(told, Members) else None
        if isinstance(told, Members) and value is not None:
            yield from _in_body(value, steps, told.get("summary"))
        else:
            yield from _in_body(told, steps, "")


def _in_body(body: Any, steps: Sequence[str], summary: Any) -> Iterator[_Found]:
    """Yield what a whole body has; with one code, its summary says what that means."""
    found = list(_in_value(body, steps))
    said = summary if isinstance(summary, str) and len(found) == 1 else ""
    for one in found:
        yield one._replace(body=body, says=one.says or said)


def _in_schema(
    document: Document,
    schema: Any,
    steps: Sequence[str],
    seen: set[tuple[int, int]],
    depth: int = 0,
) -> Iterator[_Found]:
    """Yield what a schema has at the end of steps; `seen`: schemas and the steps left there."""
    schema = document.resolved(schema)
    here = (id(schema), len(steps))
    if not isinstance(schema, Members) or here in seen or depth > DEEPEST_SCHEMA:
        return
    seen.add(here)
    for part in _PARTS:
        for one in _values(schema.get(part)):
            yield from _in_schema(document, one, steps, seen, depth + 1)
    if not steps:
        yield from _in_leaf(schema)
        return
    yield from _in_value(schema.get("example"), steps)
    for example in _values(schema.get("examples")):
        yield from _in_value(example, steps)
    if steps[0] == EACH:
        below = schema.get("items")
    else:
        properties = document.resolved(schema.get("properties"))
        below = properties.get(steps[0]) if isinstance(properties, Members) else None
    yield from _in_schema(document, below, steps[1:], seen, depth + 1)


def _in_leaf(schema: Members) -> Iterator[_Found]:
    """Yield the codes of the schema of a code itself."""
    own = next((schema[name] for name in ("title", "description") if name in schema), "")
    if "const" in schema:
        yield from _code(schema["const"], schema.places["const"], own, schema)
    values = schema.get("enum")
    if isinstance(values, Items):
        told = next((schema[name] for name in TOLD if name in schema), None)
        for n, value in enumerate(values):
            yield from _code(value, values.places[n], _told(told, n, value), schema)
    for name in ("example", "default"):
        if name in schema:
            yield from _code(schema[name], schema.places[name], "", schema)
    examples = schema.get("examples")
    if isinstance(examples, Items):
        for n, value in enumerate(examples):
            yield from _code(value, examples.places[n], "", schema)


def _in_value(value: Any, steps: Sequence[str]) -> Iterator[_Found]:
    for code, holder in values_along(value, steps):
        place = holder.places.get(steps[-1]) if isinstance(holder, Members) else None
        says = [holder.get(name) for name in MEANINGS] if isinstance(holder, Members) else []
        words = (one for one in says if isinstance(one, str) and one != code)
        yield from _code(code, place, next(words, ""))


def _code(
    value: Any, place: Place | None, says: Any, schema: Members | None = None
) -> Iterator[_Found]:
    """Yield a code: text, or a whole number as it is written on the wire."""
    if (isinstance(value, str) and value.strip()) or type(value) is int:
        yield _Found(str(value), place, says if isinstance(says, str) else "", None, schema)


def _told(told: Any, n: int, value: Any) -> Any:
    if isinstance(told, Items):
        return told[n] if n < len(told) else ""
    return told.get(str(value), "") if isinstance(told, Members) else ""


def _values(several: Any) -> list[Any]:
    if isinstance(several, Members):
        return list(several.values())
    return list(several) if isinstance(several, Items) else []
