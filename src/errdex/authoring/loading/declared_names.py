"""The names that a catalogue declares, for the references of its entries and symptoms to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from errdex.authoring.format.kinds import is_unwritten
from errdex.authoring.source.findings import did_you_mean, quoted, visible
from errdex.authoring.source.nodes import MappingNode, Position, items_of, text_of

Remarks = Iterator[tuple[Position, str]]
"""Places and what is wrong there."""

SECTIONS = ("owners", "fields", "groups", "sources", "symptoms")


class DeclaredNames:
    """The sections' names, sorted, and the fields of each code."""

    def __init__(self, root: MappingNode, entries: Iterable[MappingNode]) -> None:
        self.sections = {section: names_of(root.get(section)) for section in SECTIONS}
        self.fields_of: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            if code := text_of(entry, "code"):
                self.fields_of[code].add(text_of(entry, "field"))
        self.codes = sorted(self.fields_of)

    def examine(self, node: MappingNode, keys: Iterable[tuple[str, str]]) -> Remarks:
        """Yield the names in a node that are declared nowhere: those of these keys, and sources.

        Args:
            node: An entry, a symptom or an undocumented code.
            keys: Keys that hold one name, each with its section.
        """
        for key, section in keys:
            name = text_of(node, key)
            at = node.value_at(key) if name else 0
            if name and name not in self.sections[section] and not is_unwritten(name, at):
                yield self.undeclared(name, section, at)
        for name, at in items_of(node, "source"):
            known = not isinstance(name, str) or name in self.sections["sources"]
            if not known and not is_unwritten(name, at):
                yield self.undeclared(name, "sources", at)

    def examine_steps(self, node: MappingNode) -> Remarks:
        """Yield the owners of steps that are declared nowhere."""
        for step, _ in items_of(node, "remediation"):
            owner = text_of(step, "owner")
            if owner and owner not in self.sections["owners"]:
                yield self.undeclared(owner, "owners", step.value_at("owner"))

    def examine_related(self, node: MappingNode, key: str) -> Remarks:
        """Yield the codes in a list of references that do not exist, or not in their field."""
        for related, at in items_of(node, key):
            code = related if isinstance(related, str) else text_of(related, "code")
            field = text_of(related, "field")
            if not code or (
                code in self.fields_of and (not field or field in self.fields_of[code])
            ):
                continue
            place = at if isinstance(related, str) else related.value_at("code")
            if code not in self.fields_of:
                yield place, f"{key} names {self.missing(code)}"
            else:
                yield place, f"{key}: {quoted(code)} is not a value of field {quoted(field)}"

    def undeclared(self, name: str, section: str, at: Position) -> tuple[Position, str]:
        """Return the remark on a name that a section does not declare."""
        return undeclared(name, self.sections[section], section, at)

    def missing(self, code: str) -> str:
        """Return what to say of a code that does not exist."""
        return f"{quoted(code)}, which does not exist{did_you_mean(code, self.codes)}"


def undeclared(name: str, known: Iterable[str], section: str, at: Position) -> tuple[Position, str]:
    """Return the remark on a name that is not among the known ones, which are sorted."""
    words = list(known)
    hint = did_you_mean(name, words) or (words and f"; expected one of {_listed(words)}") or ""
    return at, f"{quoted(name)} is not declared in {section}{hint}"


def names_of(section: Any) -> dict[str, None]:
    """Return a section's names, sorted."""
    return dict.fromkeys(sorted(section) if isinstance(section, MappingNode) else ())


def _listed(words: list[str]) -> str:
    rest = ["..."] if len(words) > 8 else []
    return ", ".join([visible(word) for word in words[:8]] + rest)
