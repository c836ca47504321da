"""Examines the references between a catalogue's checks, the names it declares, and its entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from errdex.authoring.format.evidence_paths import Path, path_fault
from errdex.authoring.format.kinds import leaves
from errdex.authoring.format.vocabulary import CHECK, GUARD, PREDICATES, SECTIONS
from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.authoring.source.nodes import MappingNode, Position, items_of, text_of
from errdex.diagnosis.paths import CODE_ROOTS, ROOTS, steps_of

Remarks = Iterator[tuple[Position, str]]
PathAt = tuple[Path, str, Position]
"""What a path may be, the path, and its place."""


def examine_checks(root: MappingNode) -> Remarks:
    """Yield what is wrong between checks, guards, facts, context, codes and steps."""
    names = _Names(root)
    for section in ("facts", "secrets"):
        if section in root:
            kind, at = SECTIONS[section].kind, root.value_at(section)
            yield from names.examine_paths(_paths_in(kind, root[section], at))
    yield from _examine_facts(root)
    for guard in _guards(root):
        yield from names.examine_paths(_paths_in(GUARD, guard, guard.at))
        yield from _examine_predicates(guard, names)
    yield from _examine_context(root, names)
    yield from _examine_variables(root)
    seen: set[str] = set()
    for check, _ in items_of(root, "checks"):
        if isinstance(check, MappingNode):
            yield from _examine_check(check, names, seen)
    yield from _examine_steps(root)


class _Names:
    """The names that a catalogue declares, for the references to them."""

    def __init__(self, root: MappingNode) -> None:
        self.facts = _keys(root.get("facts"))
        self.guards = _keys(root.get("guards"))
        self.context = _keys(root.get("context"))
        self.codes = {text_of(entry, "code") for entry, _ in items_of(root, "codes")}
        secrets = items_of(root, "secrets")
        self.secrets = {path for path, _ in secrets if isinstance(path, str)}

    def examine_paths(self, paths: Iterator[PathAt]) -> Remarks:
        """Yield which paths begin with an undeclared name, or lead to no part."""
        for kind, path, at in paths:
            bare = path.partition("|")[0]
            fault = path_fault(bare, kind.roots, self.facts) if kind.facts else ""
            if fault:
                yield at, f"path {fault}"
            elif bare.startswith("context.") and (name := steps_of(bare)[1]) not in self.context:
                hint = did_you_mean(name, sorted(self.context))
                yield at, f"path {quoted(path)}: {quoted(name)} is not declared in context{hint}"


def _paths_in(kind: Any, node: Any, at: Position) -> Iterator[PathAt]:
    """Yield the paths in a node of any kind; what is not a path at all is already refused."""
    for found, value, place in leaves(kind, node, at):
        if isinstance(found, Path) and isinstance(value, str) and found.is_one(value):
            yield found, value, place


def _examine_predicates(node: MappingNode, names: _Names) -> Remarks:
    """Yield what is wrong with the predicates of a guard, or of what a check says must hold."""
    predicates = [name for name in node if name in PREDICATES]
    if not predicates:
        yield node.at, "has no predicate; use one of " + ", ".join(PREDICATES)
    for name in predicates:
        argument = _paths_in(PREDICATES[name].kind, node[name], node.value_at(name))
        for kind, path, at in argument:
            if path in names.secrets and not kind.modified:
                yield at, f"{name}: shows {path}, which is a secret"


def _guards(root: MappingNode) -> list[MappingNode]:
    guards = root.get("guards")
    parts = [part for name in _keys(guards) for part, _ in items_of(guards, name)]
    return [part for part in parts if isinstance(part, MappingNode)]


def _examine_facts(root: MappingNode) -> Remarks:
    facts: Any = root.get("facts")
    for name in _keys(facts) & {*ROOTS, *CODE_ROOTS}:
        yield facts.key_at(name), f"{quoted(name)} is a root of paths; choose another name"
    for name in _keys(facts):
        for fact, at in items_of(facts, name):
            has_by = isinstance(fact, MappingNode) and "by" in fact
            if has_by != (text_of(fact, "parse") == "split"):
                yield at, "`by` and `parse: split` need each other"


def _examine_context(root: MappingNode, names: _Names) -> Remarks:
    for name in sorted(names.context):
        node = root["context"][name]
        if text_of(node, "secret") == "true" and f"context.{name}" not in names.secrets:
            yield node.value_at("secret"), f"secret: list context.{name} under `secrets` too"
        if text_of(node, "from") and text_of(node, "form") != "utc_time":
            yield node.value_at("from"), "from: this is a time; set `form: utc_time`"


def _examine_variables(root: MappingNode) -> Remarks:
    for variable, _ in items_of(root, "variables"):
        name = text_of(variable, "name").replace("(?:", "")
        if "(" in name and not name.endswith("([0-9]{1,2})") and not name.endswith("([0-9]{1,3})"):
            yield variable.value_at("name"), "name: the group must be ([0-9]{1,3}), at the end"


def _examine_check(check: MappingNode, names: _Names, seen: set[str]) -> Remarks:
    name = text_of(check, "id")
    if name in seen:
        yield check.value_at("id"), f"duplicate check {quoted(name)}"
    seen.add(name)
    for code, at in items_of(check, "codes"):
        if isinstance(code, str) and code not in names.codes:
            hint = did_you_mean(code, sorted(names.codes))
            yield at, f"{name}: codes names {quoted(code)}, which does not exist{hint}"
    for guard, at in items_of(check, "when"):
        if isinstance(guard, str) and guard not in names.guards:
            hint = did_you_mean(guard, sorted(names.guards))
            yield at, f"{name}: unknown guard {quoted(guard)}{hint}"
    if (said := text_of(check, "says")) and not said.endswith("."):
        yield check.value_at("says"), f"{name}: says: end the sentence with a full stop"
    for at, what in names.examine_paths(_paths_in(CHECK, check, check.at)):
        yield at, f"{name}: {what}"
    if text_of(check, "look_at") in names.secrets and text_of(check, "redact") != "hide":
        yield check.at, f"{name}: looks at a secret; set `redact: hide`"
    must = check.get("must")
    if not isinstance(must, MappingNode):
        return
    for at, what in _examine_predicates(must, names):
        yield at, f"{name}: {what}"
    if ("match" in must or "not_match" in must) and "expected" not in check:
        yield check.at, f"{name}: describe the pattern in `expected`"


def _examine_steps(root: MappingNode) -> Remarks:
    """A step names only checks that list its code, and every check is named by a step."""
    checks = [check for check, _ in items_of(root, "checks") if isinstance(check, MappingNode)]
    codes_of = {text_of(check, "id"): check.get("codes", ()) for check in checks}
    named = set()
    symptoms = root.get("symptoms")
    those = list(symptoms.values()) if isinstance(symptoms, MappingNode) else []
    for entry in [*(entry for entry, _ in items_of(root, "codes")), *those]:
        steps = items_of(entry, "remediation")
        for name, at in [pair for step, _ in steps for pair in items_of(step, "check")]:
            if not isinstance(name, str):
                continue
            named.add(name)
            if name not in codes_of:
                hint = did_you_mean(name, sorted(codes_of))
                yield at, f"check: unknown check {quoted(name)}{hint}"
            elif (code := text_of(entry, "code")) and code not in codes_of[name]:
                yield at, f"check: {name} does not list this code under `codes`"
    for check in checks:
        if text_of(check, "id") not in named:
            yield check.at, f"{text_of(check, 'id')}: no step uses this check; add it to one"


def _keys(section: Any) -> set[str]:
    return set(section) if isinstance(section, MappingNode) else set()
