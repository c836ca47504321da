"""Turns the nodes of entries and symptoms into values, each field according to its packing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from errdex.authoring.catalogue import Entry, Field, entry_url, symptom_url
from errdex.authoring.format.entry_fields import FIELDS, Packing
from errdex.authoring.format.entry_parts import (
    EXTRA,
    Example,
    Lifecycle,
    Link,
    Related,
    Source,
    Step,
    Symptom,
    Undocumented,
    seconds,
)
from errdex.authoring.format.kinds import plain_value
from errdex.authoring.loading.replacements import Replacements
from errdex.authoring.source.nodes import MappingNode, items_of, text_of

WRITTEN = tuple(field for field in FIELDS if field.key)


class EntryReader:
    """Reads the entries of one catalogue, its symptoms, and what nobody documents.

    Args:
        nodes: All of its entries: a value may appear in several fields.
        fields: Its fields, in order.
        sources: Its sources, by name.
        url: Where its site is published.
    """

    def __init__(
        self,
        nodes: Iterable[MappingNode],
        fields: Mapping[str, Field],
        sources: dict[str, Source],
        url: str,
    ) -> None:
        self._url = url
        self._internal = {name: field.internal for name, field in fields.items()}
        self._sources = sources
        self._in_use, self._first = _fields_of(nodes, fields)
        self._replacements = Replacements(nodes)
        self._readers: dict[Packing, Callable[[MappingNode, str], Any]] = {
            "text": _text,
            "texts": texts_at,
            "messages": texts_at,
            "number": _number,
            "truth": _truth,
            "rule": _rule,
            "steps": _steps,
            "references": self._references,
            "examples": _examples,
            "lifecycle": self._lifecycle,
            "sources": self._sources_at,
            "links": _links,
        }

    def entry(self, node: MappingNode) -> Entry:
        """Return the entry of a node."""
        values = {field.name: self._readers[field.packing](node, field.name) for field in WRITTEN}
        code, field = node["code"], node["field"]
        values["retry_after"] = _wait(node.get("retry"))
        values["also"] = tuple(name for name in self._in_use.get(code, ()) if name != field)
        values["url"] = entry_url(self._url, code, field)
        values["extra"] = extra_of(node)
        values["internal"] = values["internal"] or self._internal[field]
        return Entry(**values)

    def symptom(self, name: str, node: MappingNode, owner: str) -> Symptom:
        """Return the symptom of a node; `owner` acts where it names nobody."""
        owner = node.get("owner", owner)
        return Symptom(
            id=name,
            title=_text(node, "title"),
            words=texts_at(node, "words"),
            description=_text(node, "description"),
            tell_apart=texts_at(node, "tell_apart"),
            remediation=tuple(_step(step, owner) for step in node["remediation"]),
            owner=owner,
            tell_customer=_text(node, "tell_customer"),
            codes=self._references(node, "codes"),
            see_also=texts_at(node, "see_also"),
            source=self._sources_at(node, "source"),
            url=symptom_url(self._url, name),
            links=_links(node, "links"),
            retry=_rule(node, "retry"),
            retry_after=_wait(node.get("retry")),
            complaint={
                name: texts_at(words, name)
                for words in (node.get("complaint", {}),)
                for name in words
            },
        )

    def undocumented(self, node: MappingNode) -> Undocumented:
        """Return what is known of a code that nobody documents."""
        code, field = node["code"], node["field"]
        return Undocumented(
            code=code,
            field=field,
            seen=_text(node, "seen"),
            source=self._sources_at(node, "source"),
            url=entry_url(self._url, code, field),
        )

    def _lifecycle(self, node: MappingNode, key: str) -> Lifecycle:
        """Return a lifecycle; what replaces the code is in use, whatever was removed in between."""
        if key not in node:
            return Lifecycle()
        life = Lifecycle(**stripped(node[key]))
        if life.replaced_by:
            return replace(life, replaced_by=self._replacements.follow(life.replaced_by))
        return life

    def _references(self, node: MappingNode, key: str) -> tuple[Related, ...]:
        return tuple(self._related(item) for item, _ in items_of(node, key))

    def _related(self, node: Any) -> Related:
        if not isinstance(node, MappingNode):
            return Related(node, self._first[node])
        field = node.get("field", self._first[node["code"]])
        return Related(node["code"], field, _text(node, "because"))

    def _sources_at(self, node: MappingNode, key: str) -> tuple[Source, ...]:
        return tuple(self._sources[name] for name in texts_at(node, key))


def _fields_of(
    nodes: Iterable[MappingNode], fields: Iterable[str]
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return in which fields each code is in use, and in which it is looked up, in use or not."""
    order = {name: number for number, name in enumerate(fields)}
    in_use: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for node in sorted(nodes, key=lambda node: order[node["field"]]):
        if text_of(node.get("lifecycle"), "state") != "removed":
            in_use.setdefault(node["code"], []).append(node["field"])
        first.setdefault(node["code"], node["field"])
    return in_use, first | {code: names[0] for code, names in in_use.items()}


def stripped(node: MappingNode) -> dict[str, str]:
    """Return a mapping of texts without white space around them, and without `x-` keys."""
    return {key: text.strip() for key, text in node.items() if not key.startswith(EXTRA.start)}


def texts_at(node: MappingNode, key: str) -> tuple[str, ...]:
    """Return the texts of a key that holds a list or a single text."""
    return tuple(text.strip() for text, _ in items_of(node, key))


def _text(node: MappingNode, key: str) -> str:
    return text_of(node, key).strip()


def _number(node: MappingNode, key: str) -> int | None:
    return int(node[key]) if key in node else None


def _truth(node: MappingNode, key: str) -> bool:
    return text_of(node, key) == "true"


def _rule(node: MappingNode, key: str) -> str | None:
    """Return the name of a retry rule; None where another field gives it."""
    rule = node.get(key)
    return next(iter(rule)) if isinstance(rule, MappingNode) else rule


def _wait(rule: Any) -> int | None:
    """Return the seconds to wait before the next try, after the fix where one is needed."""
    if isinstance(rule, MappingNode):
        return seconds(next(iter(rule.values())))
    return 0 if rule == "now" else None


def _links(node: MappingNode, key: str) -> tuple[Link, ...]:
    return tuple(Link(_text(item, "title"), item["url"]) for item in node.get(key, ()))


def extra_of(node: MappingNode) -> dict[str, Any]:
    """Return the author's own attributes as plain data."""
    own = [key for key in node if key.startswith(EXTRA.start)]
    return {key: plain_value(node[key], node.value_at(key)) for key in own}


def _examples(node: MappingNode, key: str) -> tuple[Example, ...]:
    return tuple(Example(_text(item, "title"), item["text"].rstrip()) for item in node.get(key, ()))


def _steps(node: MappingNode, key: str) -> tuple[Step, ...]:
    return tuple(_step(step, text_of(node, "owner")) for step in node.get(key, ()))


def _step(node: MappingNode, owner: str) -> Step:
    return Step(
        do=_text(node, "do"),
        owner=node.get("owner", owner),
        where=_text(node, "where"),
        example=text_of(node, "example").rstrip(),
        check=" ".join(texts_at(node, "check")),
    )
