"""Paths into the evidence, as a catalogue writes them: their roots, and the parts below each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from errdex.authoring.format.kinds import Report, Text
from errdex.authoring.source.findings import did_you_mean, quoted
from errdex.authoring.source.nodes import Position
from errdex.diagnosis.paths import ROOTS, steps_of
from errdex.diagnosis.predicates.digests import MODIFIERS

_NAME = "[A-Za-z0-9_-]+"
_BELOW = f"(?:[.]{_NAME}|\\[[*]\\])*"
_NOTHING_BELOW = ""
_IN_A_LIST = f"(?:\\[[*]\\][.]{_NAME})?"
_HEADER = f"(?:[.][a-z0-9_-]+{_BELOW})?"
_OF_BOTH: Mapping[str, str] = {
    "headers": _HEADER,
    "media_type": _NOTHING_BELOW,
    "body": _NOTHING_BELOW,
    "form": _BELOW,
    "json": _BELOW,
    "json_error": _NOTHING_BELOW,
}
PARTS: Mapping[str, Mapping[str, str]] = {
    "request": {
        **dict.fromkeys(("method", "url", "scheme", "host", "port", "path"), _NOTHING_BELOW),
        "query": _BELOW,
        **_OF_BOTH,
    },
    "response": {"status": _NOTHING_BELOW, **_OF_BOTH},
}
"""The parts of a request and of a response, and the pattern of what follows each in a path."""


@dataclass(frozen=True)
class Path:
    """A path into the evidence.

    Attributes:
        roots: What it may begin with.
        facts: Whether it may begin with a fact instead, which `check_references` looks up.
        modified: Whether `|` and a modifier may follow; such a value is only hashed.
    """

    roots: tuple[str, ...] = ROOTS
    facts: bool = True
    modified: bool = False

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        self._text().examine(value, at, name, report)
        is_path = value.__class__ is str and self.is_one(value)
        if is_path and not self.facts and (fault := path_fault(value, self.roots)):
            report(at, f"{name}: {fault}")

    def is_one(self, text: str) -> bool:
        """Return whether a text has the form of such a path, wherever it leads."""
        return re.fullmatch(self._text().pattern, text) is not None

    def describe(self) -> str:
        return self._text().describe()

    def schema(self) -> dict[str, Any]:
        if self.facts:
            return self._text().schema()
        return Text("|".join(map(_pattern_of, self.roots))).schema()

    def plain(self, node: Any) -> Any:
        return node

    def _text(self) -> Text:
        pattern = _NAME + _BELOW
        if not self.modified:
            return Text(pattern, "a path such as request.json.items[*].name")
        modifiers = "|".join(MODIFIERS)
        says = f"a path, optionally with | and one of {', '.join(MODIFIERS)}"
        return Text(f"{pattern}(?:[|](?:{modifiers}))?", says)


def path_fault(path: str, roots: tuple[str, ...], facts: Collection[str] = ()) -> str:
    """Return what is wrong with a path, or nothing; the parts below a fact are unknown.

    Args:
        path: A text in the form of a path.
        roots: What it may begin with.
        facts: Other names that it may begin with.
    """
    root, *steps = steps_of(path)
    if root in facts:
        return ""
    if root not in roots:
        known = sorted([*facts, *roots])
        expected = f"one of {', '.join(known)}" if len(known) > 1 else known[0]
        hint = did_you_mean(root, known) or f"; expected {expected}"
        return f"{quoted(path)} cannot begin with {quoted(root)}{hint}"
    if re.fullmatch(_pattern_of(root), path):
        return ""
    if not steps:
        return f"{quoted(path)} must name a part of the {root}"
    if root not in PARTS:
        return f"{quoted(path)}: write the {root} and one name, such as {root}.status"
    parts = PARTS[root]
    if steps[0] not in parts:
        hint = did_you_mean(steps[0], sorted(parts)) or f"; expected one of {', '.join(parts)}"
        return f"{quoted(path)}: a {root} has no part {quoted(steps[0])}{hint}"
    if steps[0] == "headers":
        return f"{quoted(path)}: write the name of a header in lower case"
    return f"{quoted(path)}: {root}.{steps[0]} has no parts"


def _pattern_of(root: str) -> str:
    """Return the pattern of the paths that begin with a root."""
    if root not in PARTS:
        return f"{root}[.]{_NAME}" + (_BELOW if root == "context" else _IN_A_LIST)
    return f"{root}[.](?:{'|'.join(part + below for part, below in PARTS[root].items())})"
