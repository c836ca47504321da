"""The catalogue as values: made by the loader, read by everything else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from errdex.authoring.format.entry_fields import Entry
from errdex.authoring.format.entry_parts import Source, Symptom, Undocumented
from errdex.authoring.source.findings import Finding
from errdex.authoring.source.nodes import (
    MappingNode,
    Position,
    SequenceNode,
    file_of,
    line_and_column,
)
from errdex.diagnosis.compiled import CompiledChecks

__all__ = [
    "Catalogue",
    "DecisionPath",
    "Entry",
    "Field",
    "Group",
    "Owner",
    "entry_order",
    "entry_url",
    "slug",
]


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has to act; each has a page.

    Attributes:
        contact: How to reach them.
        have_ready: What they will ask for.
    """

    title: str
    description: str = ""
    contact: str = ""
    have_ready: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A place on the wire where a value is read.

    Attributes:
        where: The paths to its values.
        items: What the values belong to, if there are several in one response.
        named_by: The names in an item that tell which one it is, the best first.
    """

    title: str
    where: tuple[str, ...]
    description: str = ""
    items: str = ""
    named_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that are read together; each group has a page."""

    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class DecisionPath:
    """The order in which to look when a code of one field may have several causes.

    Attributes:
        field: The field whose codes it is about.
        checks: The ids of the checks, in that order.
    """

    title: str
    field: str
    checks: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True)
class Catalogue:
    """One catalogue, loaded.

    Attributes:
        path: The file that holds `catalogue:`, as its author would name it.
        files: All its files, in their order; positions have their numbers.
        url: Where the site is published; ends in `/`.
        feedback: Where readers report a mistake; `{code}` in it stands for the code.
        contact: Where readers ask.
        license: Under which terms the texts may be used.
        fields: By name; their order decides which entry a lookup without a field returns.
        entries: Sorted by field (in that order) and code.
        checks: What the checks compile to.
    """

    path: str
    files: tuple[str, ...]
    id: str
    title: str
    module: str
    url: str
    description: str
    sources: dict[str, Source]
    owners: dict[str, Owner]
    fields: dict[str, Field]
    groups: dict[str, Group]
    entries: tuple[Entry, ...]
    checks: CompiledChecks
    node: MappingNode
    """The root of all files, for the positions of findings."""
    places: Mapping[tuple[str, str], MappingNode]
    """Each entry in its file, by field and code, for the positions of findings."""
    decision_path: DecisionPath | None = None
    symptoms: tuple[Symptom, ...] = ()
    undocumented: tuple[Undocumented, ...] = ()
    feedback: str = ""
    contact: str = ""
    license: str = ""

    @cached_property
    def by_code(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of each code value, in the order of the fields."""
        grouped = defaultdict(list)
        for entry in self.entries:
            grouped[entry.code].append(entry)
        return {code: tuple(entries) for code, entries in grouped.items()}

    @cached_property
    def by_alias(self) -> dict[str, Entry]:
        """The entry of each alias."""
        return {alias: entry for entry in self.entries for alias in entry.aliases}

    @cached_property
    def undocumented_by_code(self) -> dict[str, tuple[Undocumented, ...]]:
        """What is known of each code that nobody documents."""
        grouped: dict[str, list[Undocumented]] = defaultdict(list)
        for one in self.undocumented:
            grouped[one.code].append(one)
        return {code: tuple(of) for code, of in grouped.items()}

    def symptoms_of(self, entry: Entry) -> list[Symptom]:
        """Return the symptoms that go with an entry."""
        place = (entry.field, entry.code)
        return [s for s in self.symptoms if place in [(c.field, c.code) for c in s.codes]]

    @property
    def archive_name(self) -> str:
        """The file name of the archive of the catalogue's site."""
        return f"{self.id}-site.zip"

    def find(self, code: str, field: str = "") -> Entry | None:
        """Return the entry of this code, in this field or in the first where it is in use."""
        entries = (entry for entry in self.by_code.get(code, ()) if field in ("", entry.field))
        return min(entries, key=lambda entry: entry.removed, default=None)

    def finding(self, section: str, name: str, what: str) -> Finding:
        """Return a finding about a name that a section declares."""
        at = self.node[section].key_at(name)
        return self._finding_at(at, section, what)

    def finding_at_head(self, key: str, what: str) -> Finding:
        """Return a finding about a key of the section `catalogue`."""
        return self._finding_at(self.node["catalogue"].value_at(key), "catalogue", what)

    def finding_in(self, subject: Entry | Symptom, key: str, what: str, item: int = 0) -> Finding:
        """Return a finding about one of the keys of an entry or a symptom.

        Args:
            subject: The entry or the symptom.
            key: The key.
            what: What is wrong, and what to do.
            item: Which item of the key's list, where it is one.
        """
        if isinstance(subject, Symptom):
            node, which = self.node["symptoms"][subject.id], subject.id
        else:
            node, which = self.places[subject.field, subject.code], subject.code
        at = node.value_at(key) if key in node else node.at
        value = node.get(key)
        if isinstance(value, SequenceNode):
            at = value.places[item]
        return self._finding_at(at, which, what)

    def _finding_at(self, at: Position, which: str, what: str) -> Finding:
        return Finding(self.files[file_of(at)], *line_and_column(at), which, what)

    def page_url(self, code: str) -> str:
        """Return the absolute URL of a code's page."""
        return page_url(self.url, code)

    def feedback_on(self, name: str) -> str:
        """Return where readers report a mistake about a code or a symptom; empty if nowhere."""
        address, subject = self.feedback, quote(name, safe="")
        if address.startswith("mailto:") and "?" not in address:
            return f"{address}?subject={subject}"
        return address.replace("{code}", subject)


def entry_order(field: str, code: str, fields: Sequence[str]) -> tuple[int, str, str]:
    """Return what entries are sorted by: their field's place among the fields, then the code.

    A field that is not declared comes last.
    """
    place = fields.index(field) if field in fields else len(fields)
    return place, field, code


def page_url(site: str, code: str) -> str:
    """Return the absolute URL of a code's page; the site's URL ends in `/`."""
    return f"{site}codes/{slug(code)}/"


def entry_url(site: str, code: str, field: str) -> str:
    """Return the absolute URL of an entry: its field's section of the code's page."""
    return f"{page_url(site, code)}#{field}"


def symptom_url(site: str, symptom: str) -> str:
    """Return the absolute URL of a symptom's page."""
    return f"{site}symptoms/{symptom}/"


def slug(code: str) -> str:
    """Return a code as a part of a URL or of a file name."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", code)
