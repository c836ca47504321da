"""The catalogue as values: made by the loader, read by everything else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import quote

from errdex.authoring.format.entry_fields import Entry
from errdex.authoring.format.entry_parts import Source, Symptom, Undocumented
from errdex.authoring.format.words import WORDS
from errdex.authoring.hidden_names import HiddenNames
from errdex.authoring.source.findings import Finding
from errdex.authoring.source.nodes import (
    MappingNode,
    Position,
    SequenceNode,
    file_of,
    line_and_column,
)
from errdex.diagnosis.compiled import CompiledChecks
from errdex.matching.addresses import address_of
from errdex.matching.codes import is_integer

__all__ = [
    "Catalogue",
    "DecisionPath",
    "Entry",
    "Field",
    "Group",
    "Owner",
    "Released",
    "entry_order",
    "entry_url",
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
        internal: Whether a public build leaves it out, with its codes.
    """

    title: str
    where: tuple[str, ...]
    description: str = ""
    items: str = ""
    named_by: tuple[str, ...] = ()
    internal: bool = False


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


class Released(NamedTuple):
    """A code, or another name of one, that an earlier build had.

    Attributes:
        path: The list of released codes, as findings name it.
        line: Where in the list it is, from 1.
    """

    field: str
    code: str
    path: str
    line: int


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
        words: What pages and reports put around its texts.
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
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Its author's own attributes, whose names begin with `x-`."""
    words: Mapping[str, str] = field(default_factory=lambda: WORDS)
    hidden: HiddenNames = field(default_factory=HiddenNames, compare=False)
    """The names of what is internal, whether it is here or left out."""
    most_gaps: int = 0
    """The most gaps that drafts may leave."""
    released: tuple[Released, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of each code value, in the order of the fields."""
        grouped = defaultdict(list)
        for entry in self.entries:
            grouped[entry.code].append(entry)
        return {code: tuple(entries) for code, entries in grouped.items()}

    @cached_property
    def integers(self) -> frozenset[str]:
        """The codes of the fields whose codes are all integers."""
        texts = {entry.field for entry in self.entries if not is_integer(entry.code)}
        return frozenset(entry.code for entry in self.entries if entry.field not in texts)

    @cached_property
    def codes(self) -> list[str]:
        """Each code value once, sorted as text; integers among them in their own order."""
        rising = iter(sorted(self.integers, key=int))
        return [next(rising) if code in self.integers else code for code in sorted(self.by_code)]

    @cached_property
    def by_alias(self) -> dict[str, Entry]:
        """The entry of each alias."""
        return {alias: entry for entry in self.entries for alias in entry.aliases}

    @property
    def public_names(self) -> set[str]:
        """The codes and aliases that are not internal."""
        return {*self.by_code, *self.by_alias} - self.hidden.names

    @cached_property
    def undocumented_by_code(self) -> dict[str, tuple[Undocumented, ...]]:
        """What is known of each code that nobody documents."""
        grouped: dict[str, list[Undocumented]] = defaultdict(list)
        for one in self.undocumented:
            grouped[one.code].append(one)
        return {code: tuple(of) for code, of in grouped.items()}

    @cached_property
    def resends(self) -> bool:
        """Whether sending again means anything: a failure in use has another rule than none."""
        failures = (entry for entry in self.entries if not (entry.success or entry.removed))
        return any(entry.retry not in (None, "none") for entry in failures)

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

    def finding_about(self, key: str, what: str) -> Finding:
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
        which = self._given.get(at, which)
        value = node.get(key)
        if isinstance(value, SequenceNode):
            at = value.places[item]
        return self._finding_at(at, which, what)

    def finding_at(self, at: Position, which: str, what: str) -> Finding:
        """Return a finding about a value; where defaults give it, it is about these.

        Args:
            at: Where the value is.
            which: Whose it is.
            what: What is wrong, and what to do.
        """
        return self._finding_at(at, self._given.get(at, which), what)

    def _finding_at(self, at: Position, which: str, what: str) -> Finding:
        return Finding(self.files[file_of(at)], *line_and_column(at), which, what)

    @cached_property
    def _given(self) -> dict[Position, str]:
        """The places of values that defaults give, each with the section that they are in."""
        groups = self.node["groups"].values()
        given = [(self.node, "defaults"), *((group, "groups") for group in groups)]
        return {
            at: section
            for node, section in given
            if "defaults" in node
            for at in node["defaults"].places[1::2]
        }

    def page_url(self, code: str) -> str:
        """Return the absolute URL of a code's page."""
        return page_url(self.url, code)

    def feedback_on(self, name: str) -> str:
        """Return where readers report a mistake about a code or a symptom; empty if nowhere."""
        address, subject = self.feedback, quote(name, safe="")
        if address.startswith("mailto:") and "?" not in address:
            return f"{address}?subject={subject}"
        return address.replace("{code}", subject)


Value: TypeAlias = tuple[str, str]
"""A field and a code of it."""


def entry_order(
    values: Iterable[Value], fields: Sequence[str]
) -> Callable[[str, str], tuple[int, str, int, str]]:
    """Return what gives, of a field and a code, what entries are sorted by.

    That is the field's place among the fields, then the code: as a number in a field whose codes
    are all integers, otherwise as text. A field that is not declared comes last.

    Args:
        values: All that are sorted.
        fields: The names of the fields, in order.
    """
    texts = {field for field, code in values if not is_integer(code)}

    def order(field: str, code: str) -> tuple[int, str, int, str]:
        place = fields.index(field) if field in fields else len(fields)
        return place, field, 0 if field in texts else int(code), code

    return order


def page_url(site: str, code: str) -> str:
    """Return the absolute URL of a code's page; the site's URL ends in `/`."""
    return f"{site}codes/{address_of(code)}/"


def entry_url(site: str, code: str, field: str) -> str:
    """Return the absolute URL of an entry: its field's section of the code's page."""
    return f"{page_url(site, code)}#{field}"


def symptom_url(site: str, symptom: str) -> str:
    """Return the absolute URL of a symptom's page."""
    return f"{site}symptoms/{symptom}/"
