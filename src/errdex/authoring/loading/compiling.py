"""What the checks of a catalogue compile to: the form that both runtimes read."""

from __future__ import annotations

from typing import Any

from errdex.authoring.format.kinds import ListOf
from errdex.authoring.format.vocabulary import SECTIONS
from errdex.authoring.source.nodes import MappingNode
from errdex.diagnosis.paths import steps_of

Conditions = list[list[Any]]
"""Triples of a path, a predicate and its argument."""


def compile_checks(root: MappingNode) -> dict[str, Any]:
    """Return the checks of an examined catalogue as plain data.

    Guards are expanded into the checks that name them; keys that a check omits stay omitted.
    """
    context = _plain(root, "context")
    guards = {name: _conditions(of) for name, of in _plain(root, "guards").items()}
    return {
        "reports": _reports(root),
        "context": {
            name: {**of, "secret": of.get("secret", False)} for name, of in context.items()
        },
        "secrets": _plain(root, "secrets"),
        "facts": _plain(root, "facts"),
        "variables": _plain(root, "variables"),
        "checks": [_compiled(check, guards) for check in _plain(root, "checks")],
    }


def _reports(root: MappingNode) -> dict[str, Any]:
    """Return what marks a report: those declared, or else the names that fields are read from."""
    declared = _plain(root, "reports")
    steps = [steps_of(field["where"]) for field in root["fields"].values()]
    read = dict.fromkeys(name for first, name, *_ in steps if first == "report")
    return {"marks": declared.get("marks", list(read)), "note": declared.get("note", "").strip()}


def _plain(root: MappingNode, section: str) -> Any:
    kind = SECTIONS[section].kind
    if section not in root:
        return [] if isinstance(kind, ListOf) else {}
    return kind.plain(root[section])


def _conditions(guard: list[dict[str, Any]]) -> Conditions:
    return [
        [part["path"], name, argument]
        for part in guard
        for name, argument in part.items()
        if name != "path"
    ]


def _compiled(check: dict[str, Any], guards: dict[str, Conditions]) -> dict[str, Any]:
    compiled = {
        "id": check["id"],
        "codes": check["codes"],
        "says": check["says"].strip(),
        "when": [condition for guard in check.get("when", ()) for condition in guards[guard]],
        "look_at": check["look_at"],
        "must": [[name, argument] for name, argument in check["must"].items()],
        "expected": check.get("expected"),
        "hints": check.get("hints"),
        "redact": check.get("redact"),
    }
    return {key: value for key, value in compiled.items() if value}
