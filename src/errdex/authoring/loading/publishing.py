"""Leaves out of a catalogue what is internal, and what only that needs, before it is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from errdex.authoring.source.nodes import MappingNode, SequenceNode, items_of, text_of

_WORD = re.compile("[A-Za-z0-9_-]+")


def is_internal(root: MappingNode, entry: MappingNode) -> bool:
    """Tell whether an entry, or its field, is left out of a public build."""
    field = root["fields"][entry["field"]]
    return "true" in (text_of(entry, "internal"), text_of(field, "internal"))


def public_part(root: MappingNode) -> MappingNode:
    """Return the part of an examined catalogue that is not internal.

    References to what is left out go as well, and so do groups, owners, sources, checks, facts and
    context values that nothing else uses.
    """
    part = _Part(root)
    made = {
        "fields": _named(root["fields"], part.has_field),
        "groups": _named(root["groups"], part.is_used("group")),
        "owners": _named(root["owners"], part.is_used("owner")),
        "sources": _named(root.get("sources"), part.is_used("source")),
        "codes": _listed(root["codes"], lambda e: not is_internal(root, e), part.entry),
        "undocumented": _listed(root.get("undocumented"), lambda e: part.has_field(e["field"])),
        "symptoms": _each(root.get("symptoms"), part.symptom),
        "checks": _listed(root.get("checks"), part.has_check, part.check),
        "decision_path": part.path(),
    }
    made |= part.read_by_checks()
    return _with(root, {name: value for name, value in made.items() if name in root})


class _Part:
    """What a public build keeps."""

    def __init__(self, root: MappingNode) -> None:
        self._root = root
        public = [entry for entry in root["codes"] if not is_internal(root, entry)]
        internal = [entry for entry in root["codes"] if is_internal(root, entry)]
        self._places = {(entry["field"], entry["code"]) for entry in public}
        self._codes = {entry["code"] for entry in public}
        subjects = [*public, *root.get("symptoms", {}).values(), *root.get("undocumented", ())]
        unused = _names_in(internal) - _names_in(subjects)
        if any("owner" not in symptom for symptom in root.get("symptoms", {}).values()):
            unused.discard(("owner", next(iter(root["owners"]))))
        self._unused = unused

    def has_field(self, name: str) -> bool:
        return text_of(self._root["fields"].get(name), "internal") != "true"

    def is_used(self, key: str) -> Callable[[str], bool]:
        return lambda name: (key, name) not in self._unused

    def has_code(self, item: Any) -> bool:
        """Tell whether a reference leads to an entry that is kept."""
        if isinstance(item, str):
            return item in self._codes
        field = text_of(item, "field")
        return item["code"] in self._codes and (not field or (field, item["code"]) in self._places)

    def has_check(self, check: MappingNode) -> bool:
        return any(code in self._codes for code, _ in items_of(check, "codes"))

    def check(self, check: MappingNode) -> MappingNode:
        return _with(check, {"codes": _listed(check["codes"], self.has_code)})

    def entry(self, entry: MappingNode) -> MappingNode:
        made: dict[str, Any] = {
            "see_also": _listed(entry.get("see_also"), self.has_code),
            "remediation": _listed(entry.get("remediation"), _any, self._step),
        }
        if not self.has_field(text_of(entry, "see_field")):
            made["see_field"] = None
        life: Any = entry.get("lifecycle")
        if text_of(life, "replaced_by") not in ("", *self._codes):
            made["lifecycle"] = _with(life, {"replaced_by": None})
        return _with(entry, {key: value for key, value in made.items() if key in entry})

    def symptom(self, symptom: MappingNode) -> MappingNode:
        made = {
            "codes": _listed(symptom.get("codes"), self.has_code),
            "remediation": _listed(symptom["remediation"], _any, self._step),
        }
        return _with(symptom, {key: value for key, value in made.items() if key in symptom})

    def path(self) -> MappingNode | None:
        """Return the decision path with the checks that are kept, if it has any left."""
        path = self._root.get("decision_path")
        if path is None or not self.has_field(path["field"]):
            return None
        checks = _listed(path["checks"], lambda name: name in self._kept)
        return _with(path, {"checks": checks}) if checks else None

    def read_by_checks(self) -> dict[str, Any]:
        """Return the facts, the context and the secrets without what only lost checks read."""
        facts = self._root.get("facts", {})
        paths = [path for path, _ in items_of(self._root, "secrets")]
        elsewhere = [path for path in paths if not path.startswith("context.")]
        kept = _reached([*self._checks(kept=True), *elsewhere], facts)
        lost = _reached(self._checks(kept=False), facts) - kept
        context = {name for name in self._root.get("context", {}) if name in lost}
        return {
            "facts": _named(facts, lambda name: name not in lost),
            "context": _named(self._root.get("context"), lambda name: name not in context),
            "secrets": _listed(
                self._root.get("secrets"),
                lambda path: path.removeprefix("context.") not in context,
            ),
        }

    def _checks(self, *, kept: bool) -> list[Any]:
        """Return the checks that are kept or lost, and the guards that they name."""
        checks = [c for c in self._root.get("checks", ()) if self.has_check(c) == kept]
        named = {name for check in checks for name, _ in items_of(check, "when")}
        guards = self._root.get("guards", {})
        return [*checks, *(node for name, node in guards.items() if name in named)]

    @cached_property
    def _kept(self) -> set[str]:
        """The ids of the checks that are kept."""
        return {check["id"] for check in self._root.get("checks", ()) if self.has_check(check)}

    def _step(self, step: MappingNode) -> MappingNode:
        if "check" not in step:
            return step
        checks = [name for name, _ in items_of(step, "check") if name in self._kept]
        return _with(step, {"check": _list_of(checks, step.at) if checks else None})


def _names_in(subjects: Iterable[MappingNode]) -> set[tuple[str, str]]:
    """Return the groups, owners and sources that entries and symptoms name."""
    found = set()
    for subject in subjects:
        steps = [step for step, _ in items_of(subject, "remediation")]
        found |= {("group", text_of(subject, "group"))}
        found |= {("owner", text_of(node, "owner")) for node in (subject, *steps)}
        found |= {("source", name) for name, _ in items_of(subject, "source")}
    return found


def _reached(nodes: Iterable[Any], facts: MappingNode) -> set[str]:
    """Return the words in some nodes, and in the facts that they name: names are such words."""
    found = _words(nodes)
    todo = [name for name in facts if name in found]
    while todo:
        new = _words([facts[todo.pop()]]) - found
        found |= new
        todo += [name for name in facts if name in new]
    return found


def _words(nodes: Iterable[Any]) -> set[str]:
    return {word for node in nodes for text in _texts(node) for word in _WORD.findall(text)}


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
        return
    for inner in node.values() if isinstance(node, dict) else node:
        yield from _texts(inner)


def _any(_: object) -> bool:
    return True


def _same(item: Any) -> Any:
    return item


def _with(node: MappingNode, values: dict[str, Any]) -> MappingNode:
    """Return a mapping with other values; a key whose value is None or has nothing goes."""
    made = MappingNode(node.at)
    places = iter(node.places)
    for key, value in node.items():
        place = next(places), next(places)
        value = values.get(key, value)
        if value:
            made[key] = value
            made.places.extend(place)
    return made


def _named(node: MappingNode | None, keep: Callable[[str], bool]) -> MappingNode | None:
    return node and _with(node, {name: None for name in node if not keep(name)})


def _each(
    node: MappingNode | None, change: Callable[[MappingNode], MappingNode]
) -> MappingNode | None:
    return node and _with(node, {name: change(inner) for name, inner in node.items()})


def _listed(
    node: Any, keep: Callable[[Any], bool], change: Callable[[Any], Any] = _same
) -> SequenceNode | None:
    """Return the items of a list, or the single one, that are kept, changed."""
    if node is None:
        return None
    items = node if isinstance(node, SequenceNode) else [node]
    return _list_of([change(item) for item in items if keep(item)], getattr(node, "at", 0))


def _list_of(items: list[Any], at: int) -> SequenceNode:
    made = SequenceNode(at)
    made.extend(items)
    made.places = [at] * len(items)
    return made
