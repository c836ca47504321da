"""What must hold between the checks of a catalogue and its entries, and what they compile to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from errdex.authoring.format.vocabulary import PREDICATES
from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.authoring.source.nodes import MappingNode, Position, SequenceNode
from errdex.diagnosis.paths import ROOTS, steps_of

Remarks = Iterator[tuple[Position, str]]

_PATHS_IN = ("of", "one")
# Predicates that ask for what their path leads to when it cannot be read, by its context name.
_ASKED = ("within", "in_networks")
_NUMBERS = ("max_length", "max_items", "hours", "max", "wide")


def examine_checks(root: MappingNode) -> Remarks:
    """Yield what is wrong between checks, guards, facts, context, codes and steps."""
    names = _Names(root)
    yield from _examine_facts(root)
    for guards in _texts_and_places(root, "guards"):
        for guard, _ in _items_of(guards[0]):
            yield from names.paths_in(guard, ("path",))
    for path, at in _items_of(root.get("secrets")):
        yield from names.path(path, at)
    yield from _examine_context(root, names)
    yield from _examine_variables(root)
    seen: set[str] = set()
    for check, _ in _items_of(root.get("checks")):
        if isinstance(check, MappingNode):
            yield from _examine_check(check, names, seen)
    yield from _examine_steps(root)


class _Names:
    """The names that a catalogue declares, for the references to them."""

    def __init__(self, root: MappingNode) -> None:
        self.facts = _keys(root.get("facts"))
        self.guards = _keys(root.get("guards"))
        self.context = _keys(root.get("context"))
        self.codes = {_text(entry, "code") for entry, _ in _items_of(root.get("codes"))}
        secrets = _items_of(root.get("secrets"))
        self.secrets = {path for path, _ in secrets if isinstance(path, str)}

    def path(self, path: Any, at: Position) -> Remarks:
        """Yield what is wrong with where a path begins."""
        if not isinstance(path, str):
            return
        first, *steps = steps_of(path.partition("|")[0])
        if first not in self.facts and first not in ROOTS:
            known = sorted([*self.facts, *ROOTS])
            hint = did_you_mean(first, known) or f"; there are {', '.join(known)}"
            yield at, f"path {quoted(path)} begins with no fact and no root{hint}"
        elif first == "context" and (not steps or steps[0] not in self.context):
            yield at, f"path {quoted(path)}: the context declares no such name"

    def paths_in(self, node: Any, keys: Iterable[str]) -> Remarks:
        """Yield what is wrong with the paths of a check or a guard, in predicates too."""
        if not isinstance(node, MappingNode):
            return
        for key in keys:
            if key in node:
                yield from self.path(node[key], node.value_at(key))
        predicates = node.get("must", node)
        if isinstance(predicates, MappingNode):
            if not any(name in PREDICATES for name in predicates):
                yield predicates.at, "names no predicate; there are " + ", ".join(PREDICATES)
            for name in predicates:
                if name in PREDICATES:
                    yield from self._argument(name, predicates[name], predicates.value_at(name))

    def _argument(self, name: str, argument: Any, at: Position) -> Remarks:
        paths: list[tuple[Any, Position]] = []
        if name in ("same_as", "in_networks"):
            paths = [(argument, at)]
        elif isinstance(argument, MappingNode):
            mistakes = [item for item, _ in _items_of(argument.get("recognise"))]
            for node in [argument, *(m for m in mistakes if isinstance(m, MappingNode))]:
                for key in _PATHS_IN:
                    if key in node:
                        paths += _items_of(node[key]) or [(node[key], node.value_at(key))]
        for path, place in paths:
            yield from self.path(path, place)
            if name in _ASKED and isinstance(path, str) and not path.startswith("context."):
                yield place, f"{name}: {quoted(path)} must be of the context"
            if isinstance(path, str) and path in self.secrets and name != "digest":
                yield place, f"{name}: shows {path}, which is a secret"


def _examine_facts(root: MappingNode) -> Remarks:
    for alternatives, _ in _texts_and_places(root, "facts"):
        for fact, at in _items_of(alternatives):
            start = _text(fact, "from")
            if start and steps_of(start)[0] not in ROOTS:
                what = f"from: {quoted(start)} begins with none of {', '.join(ROOTS)}"
                yield fact.value_at("from"), what
            if (_text(fact, "parse") == "split") != (
                isinstance(fact, MappingNode) and "by" in fact
            ):
                yield at, "`by` belongs to `parse: split`, and the other way round"


def _examine_context(root: MappingNode, names: _Names) -> Remarks:
    for name in sorted(names.context):
        node = root["context"][name]
        if _text(node, "secret") == "true" and f"context.{name}" not in names.secrets:
            yield node.value_at("secret"), f"secret: name context.{name} under `secrets` too"


def _examine_variables(root: MappingNode) -> Remarks:
    for variable, _ in _items_of(root.get("variables")):
        name = _text(variable, "name").replace("(?:", "")
        if "(" in name and not name.endswith("([0-9]{1,2})") and not name.endswith("([0-9]{1,3})"):
            yield variable.value_at("name"), "name: its group must be ([0-9]{1,3}), at the end"


def _examine_check(check: MappingNode, names: _Names, seen: set[str]) -> Remarks:
    name = _text(check, "id")
    if name in seen:
        yield check.value_at("id"), f"check {quoted(name)} stands twice"
    seen.add(name)
    for code, at in _items_of(check.get("codes")):
        if isinstance(code, str) and code not in names.codes:
            hint = did_you_mean(code, sorted(names.codes))
            yield at, f"{name}: codes names {quoted(code)}, which does not exist{hint}"
    for guard, at in _named(check, "when"):
        if isinstance(guard, str) and guard not in names.guards:
            hint = did_you_mean(guard, sorted(names.guards))
            yield at, f"{name}: {quoted(guard)} is not among the guards{hint}"
    if (said := _text(check, "says")) and not said.endswith("."):
        yield check.value_at("says"), f"{name}: says: end the sentence with a full stop"
    for at, what in names.paths_in(check, ("look_at",)):
        yield at, f"{name}: {what}"
    if _text(check, "look_at") in names.secrets and _text(check, "redact") != "hide":
        yield check.at, f"{name}: looks at a secret; say `redact: hide`"
    must = check.get("must")
    patterns = isinstance(must, MappingNode) and ("match" in must or "not_match" in must)
    if patterns and "expected" not in check:
        yield check.at, f"{name}: say in `expected` what the pattern means"


def _examine_steps(root: MappingNode) -> Remarks:
    """A step names only checks that list its code, and every check is named by a step."""
    checks = [check for check, _ in _items_of(root.get("checks")) if isinstance(check, MappingNode)]
    codes_of = {_text(check, "id"): check.get("codes", ()) for check in checks}
    named = set()
    for entry, _ in _items_of(root.get("codes")):
        steps = _items_of(entry.get("remediation")) if isinstance(entry, MappingNode) else []
        for name, at in [pair for step, _ in steps for pair in _named(step, "check")]:
            named.add(name)
            if name not in codes_of:
                hint = did_you_mean(str(name), sorted(codes_of))
                yield at, f"check: {quoted(str(name))} is not among the checks{hint}"
            elif entry.get("code") not in codes_of[name]:
                yield at, f"check: {name} does not list this code under `codes`"
    for check in checks:
        if _text(check, "id") not in named:
            yield check.at, f"{_text(check, 'id')}: no step names this check; say `check` in one"


def compile_checks(root: MappingNode) -> dict[str, Any]:
    """Return the checks of a catalogue in the form that both runtimes read.

    Guards are put into the checks that name them; what a check leaves out stays out.
    """
    guards = {
        name: [condition for guard, _ in _items_of(of) for condition in _conditions(guard)]
        for name, of in root.get("guards", {}).items()
    }
    return {
        "context": {
            name: {"title": of["title"], "form": of["form"], "secret": of.get("secret") == "true"}
            for name, of in root.get("context", {}).items()
        },
        "secrets": list(root.get("secrets", ())),
        "facts": _plain(root.get("facts", {})),
        "variables": _plain(root.get("variables", [])),
        "checks": [_compiled(check, guards) for check in root.get("checks", ())],
    }


def _compiled(check: MappingNode, guards: dict[str, list[list[Any]]]) -> dict[str, Any]:
    compiled = {
        "id": check["id"],
        "codes": list(check["codes"]),
        "says": check["says"].strip(),
        "when": [one for guard, _ in _named(check, "when") for one in guards[guard]],
        "look_at": check["look_at"],
        "must": [[name, _argument(name, of)] for name, of in check["must"].items()],
        "expected": check.get("expected"),
        "hints": _plain(check.get("hints", [])),
        "redact": check.get("redact"),
    }
    return {key: value for key, value in compiled.items() if value}


def _conditions(guard: MappingNode) -> list[list[Any]]:
    predicates = [(name, of) for name, of in guard.items() if name != "path"]
    return [[guard["path"], name, _argument(name, of)] for name, of in predicates]


def _argument(name: str, argument: Any) -> Any:
    if name != "digest":
        return _plain(argument, name)
    digest = {"recognise": [], "shapes": [], **_plain(argument)}
    for mistake in digest["recognise"]:
        if isinstance(mistake.get("as"), str):
            mistake["as"] = [mistake["as"]]
    return digest


def _plain(node: Any, key: str = "") -> Any:
    """Return a node as plain data: numbers and truth values are no longer text."""
    if isinstance(node, MappingNode):
        return {name: _plain(inner, name) for name, inner in node.items()}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node]
    if key in _NUMBERS:
        return int(node)
    return True if key in PREDICATES and node == "true" and key not in _TEXTS else node


_TEXTS = ("equal", "match", "not_match")
"""Predicates whose argument may be the text `true`."""


def _keys(section: Any) -> set[str]:
    return set(section) if isinstance(section, MappingNode) else set()


def _texts_and_places(root: MappingNode, section: str) -> list[tuple[Any, Position]]:
    node = root.get(section)
    if not isinstance(node, MappingNode):
        return []
    return [(value, node.value_at(name)) for name, value in node.items()]


def _text(node: Any, key: str) -> str:
    value = node.get(key) if isinstance(node, MappingNode) else None
    return value if isinstance(value, str) else ""


def _items_of(node: Any) -> list[tuple[Any, Position]]:
    return list(zip(node, node.places, strict=True)) if isinstance(node, SequenceNode) else []


def _named(node: Any, key: str) -> list[tuple[Any, Position]]:
    """Return the names under a key that holds one or a list of them."""
    if not isinstance(node, MappingNode) or key not in node:
        return []
    return _items_of(node[key]) or [(node[key], node.value_at(key))]
