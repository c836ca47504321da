"""What the checks of a catalogue compile to: the form that both runtimes read."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict, cast

from errdex.authoring.format.kinds import ListOf
from errdex.authoring.format.vocabulary import SECTIONS
from errdex.authoring.source.nodes import MappingNode, items_of
from errdex.diagnosis.compiled import (
    Argument,
    Check,
    CompiledChecks,
    Condition,
    ContextAbout,
    Hint,
    Reports,
)
from errdex.diagnosis.paths import EACH, steps_of

Guard = list[dict[str, Argument]]
"""Parts that must hold together: each a `path`, and predicates by name."""


class _Declared(TypedDict):
    """A check as the catalogue says it: guards by name, predicates by name."""

    id: str
    codes: list[str]
    says: str
    when: NotRequired[list[str]]
    look_at: str
    must: dict[str, Argument]
    expected: NotRequired[str]
    hints: NotRequired[list[Hint]]
    redact: NotRequired[str]
    fix: NotRequired[str]
    ask: NotRequired[str]


def compile_checks(root: MappingNode) -> CompiledChecks:
    """Return the checks of a catalogue that was examined, as plain data.

    Guards that no check names are left out; keys that a check omits stay omitted.
    """
    checks = [_compiled(check) for check in _plain(root, "checks")]
    named = {name for check in checks for name in check.get("when", ())}
    guards = _plain(root, "guards")
    return {
        "methods": _plain(root, "methods"),
        "reports": _reports(root),
        "context": {name: _about(of) for name, of in _plain(root, "context").items()},
        "secrets": _plain(root, "secrets"),
        "facts": _plain(root, "facts"),
        "variables": _plain(root, "variables"),
        "guards": {name: _conditions(of) for name, of in guards.items() if name in named},
        "checks": checks,
    }


def _reports(root: MappingNode) -> Reports:
    """Return what marks a report: those declared, or else the names that fields are read from.

    A list of reports is marked by its name and `[*]`, declared or not.
    """
    declared = _plain(root, "reports")
    paths = [path for field in root["fields"].values() for path, _ in items_of(field, "where")]
    steps = [steps_of(path) for path in paths if path.startswith("report.")]
    single = [name for _, name, *below in steps if not below]
    lists = [name + EACH for _, name, *below in steps if below]
    marks = dict.fromkeys([*declared.get("marks", single), *lists])
    return {
        "marks": list(marks),
        "segment": declared.get("segment", ""),
        "segments": declared.get("segments", ""),
        "note": declared.get("note", "").strip(),
    }


def _about(declared: ContextAbout) -> ContextAbout:
    """Return what is declared of a context value; one that is not said to be secret is none."""
    return {**declared, "secret": declared.get("secret", False)}


def _plain(root: MappingNode, section: str) -> Any:
    kind = SECTIONS[section].kind
    if section not in root:
        return [] if isinstance(kind, ListOf) else {}
    return kind.plain(root[section])


def _conditions(guard: Guard) -> list[Condition]:
    return [
        (str(part["path"]), name, argument)
        for part in guard
        for name, argument in part.items()
        if name != "path"
    ]


def _compiled(check: _Declared) -> Check:
    compiled: Check = {
        "id": check["id"],
        "codes": check["codes"],
        "says": check["says"].strip(),
        "when": check.get("when", []),
        "look_at": check["look_at"],
        "must": list(check["must"].items()),
        "expected": check.get("expected", ""),
        "hints": check.get("hints", []),
        "redact": check.get("redact", ""),
        "fix": check.get("fix", "").strip(),
        "ask": check.get("ask", ""),
    }
    return cast(Check, {key: value for key, value in compiled.items() if value})
