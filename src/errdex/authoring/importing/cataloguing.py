"""Puts imported entries into a catalogue: a new one, or an existing one whose text stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from errdex.authoring.editing.adding import NewEntry, insert_entries
from errdex.authoring.editing.declaring import declare_names
from errdex.authoring.editing.formatting import ALONE, sort_entries
from errdex.authoring.editing.listing import declared_in, read_entries, read_root
from errdex.authoring.editing.scalars import scalar
from errdex.authoring.importing.drafting import Draft, brief
from errdex.authoring.importing.entry_text import DRAFT, entry_lines
from errdex.authoring.importing.examining import (
    as_node,
    is_complete,
    item_at,
    plain_values,
    same,
)
from errdex.authoring.importing.naming import SECTIONS, Names
from errdex.authoring.importing.tables import Remark
from errdex.authoring.loading.code_names import examine_code_names
from errdex.authoring.loading.defaults import apply_defaults, defaults_for
from errdex.authoring.source.findings import quoted
from errdex.authoring.source.nodes import MappingNode, items_of, line_and_column, text_of
from errdex.authoring.starting.projects import Start, examine_start, field_name, module_of
from errdex.matching.codes import is_integer

_GROUP, _OWNER = ("codes", "Codes"), ("unassigned", "Not assigned yet")
"""What a new catalogue declares where the file says nothing, as a group and an owner are needed."""


@dataclass(frozen=True)
class Existing:
    """What a catalogue has that entries are added to; an empty text is a new one."""

    text: str = ""
    shown: str = ""
    roots: Mapping[str, MappingNode] = field(default_factory=dict)

    @property
    def fields(self) -> list[str]:
        """Its fields, in order."""
        return declared_in(self.roots.values(), "fields")

    @property
    def entries(self) -> list[tuple[str, Any]]:
        """The nodes of its entries, each with its file."""
        return [
            (shown, node)
            for shown, root in self.roots.items()
            for node, _ in items_of(root, "codes")
        ]

    @property
    def undocumented(self) -> list[Any]:
        """The nodes of its undocumented codes."""
        return [node for root in self.roots.values() for node, _ in items_of(root, "undocumented")]

    def titles(self, section: str) -> dict[str, str]:
        """Return the titles that a section declares, by name."""
        sections = [root.get(section) for root in self.roots.values()]
        return {
            name: text_of(node, "title") or name
            for declared in sections
            if isinstance(declared, MappingNode)
            for name, node in declared.items()
        }

    def defaults(self, group: str) -> dict[str, Any]:
        """Return what its defaults give to an entry of a group, as plain data."""
        nodes = reversed(list(defaults_for(self.roots.values(), group)))
        return {key: value for node in nodes for key, value in plain_values(node)}


def read_existing(text: str, shown: str, files: Mapping[str, MappingNode] = ALONE) -> Existing:
    """Return a catalogue that entries are added to.

    Args:
        text: The file that takes them.
        shown: How findings name it.
        files: The roots of the catalogue's files by their names, where there are others.

    Raises:
        CatalogueError: It cannot be parsed, or its entries cannot be told apart.
    """
    root = read_root(text, shown, files.values())
    read_entries(root, shown)
    roots = {**files, shown: root}
    for other in files.values():
        apply_defaults(other, roots.values())
    return Existing(text, shown, roots)


@dataclass(frozen=True)
class Merged:
    """What came of it.

    Attributes:
        text: The catalogue; the old text where nothing was added.
        added: How many entries.
        drafts: How many of them are drafts.
        remarks: What was not taken, and why.
    """

    text: str
    added: int
    drafts: int
    remarks: list[Remark]


class _Merging:
    """Drops step by step what cannot be in the catalogue, and says so."""

    def __init__(self, drafts: Sequence[Draft], existing: Existing) -> None:
        self.remarks: list[Remark] = []
        self.existing = existing
        self.incomplete = 0
        self.drafts = self._new(drafts)
        self.names = {
            key: Names(existing.titles(section), key) for key, section in SECTIONS.items()
        }

    def say(self, draft: Draft, what: str) -> None:
        self.remarks.append(Remark("lost", draft.place, "", draft.code, what))

    def _new(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the drafts whose codes are not there; of the others, say how they differ."""
        known = {
            (text_of(node, "field"), text_of(node, "code")): (shown, node)
            for shown, node in self.existing.entries
        }
        for draft in drafts:
            if there := known.get(draft.key):
                self._compare(draft, *there)
        return [draft for draft in drafts if draft.key not in known]

    def _compare(self, draft: Draft, shown: str, node: MappingNode) -> None:
        where = f"{shown}:{line_and_column(node.at)[0]}"
        values = dict(plain_values(node))
        titles = {key: self.existing.titles(section) for key, section in SECTIONS.items()}
        for key, value in draft.values.items():
            old = values.get(key)
            named = titles.get(key, {}).get(old, old) if isinstance(old, str) else old
            if not same(value, old) and not same(value, named):
                has = f"has {quoted(brief(old))}" if old is not None else "has none"
                what = f"{key}: {quoted(brief(value))} is not taken, because {where} {has}"
                self.say(draft, what)

    def drop_clashes(self) -> None:
        """Drop codes and aliases that cannot be in one catalogue with others."""
        while faults := self._clashes():
            for number, item, what in faults:
                draft, fault = self.drafts[number], what.partition(";")[0]  # what follows is advice
                aliases = draft.values.get("aliases")
                if item is not None and isinstance(aliases, list):
                    self.say(draft, f"{fault}; the alias {quoted(aliases[item])} is left out")
                    aliases[item] = ""
                else:
                    self.say(draft, f"{fault}; the row is left out")
                    draft.values.pop("code")
            self.drafts = [draft for draft in self.drafts if "code" in draft.values]
            for draft in self.drafts:
                _without_blank(draft.values, "aliases")

    def _clashes(self) -> list[tuple[int, int | None, str]]:
        """Return faults of new entries: their number, the item of their aliases, what is wrong."""
        old = [node for _, node in self.existing.entries]
        for draft in self.drafts:
            if isinstance(draft.values.get("aliases"), str):
                draft.values["aliases"] = [draft.values["aliases"]]
        first = _LAST_LINE
        new = [as_node(draft.values, first + n) for n, draft in enumerate(self.drafts)]
        found: dict[tuple[int, int | None], str] = {}
        for at, what in examine_code_names([*old, *new], self.existing.undocumented):
            line = line_and_column(at)[0] - 1
            if line >= first:
                found.setdefault((line - first, item_at(at)), what)
        whole = {number for number, item in found if item is None}
        return [
            (number, item, what)
            for (number, item), what in found.items()
            if item is None or number not in whole
        ]

    def drop_references(self) -> None:
        """Drop references to codes that are not there, and fields that are not declared."""
        codes = {draft.code for draft in self.drafts}
        codes |= {text_of(node, "code") for _, node in self.existing.entries}
        for draft in self.drafts:
            related = draft.values.get("see_also")
            for code in [one for one in _listed(related) if one not in codes]:
                self.say(draft, f"see_also: {quoted(code)} is no code of the catalogue; left out")
            if related:
                draft.values["see_also"] = [one for one in _listed(related) if one in codes]
                _without_blank(draft.values, "see_also")
            life = draft.values.get("lifecycle", {})
            if (code := life.get("replaced_by", "")) and code not in codes:
                self.say(
                    draft, f"replaced_by: {quoted(code)} is no code of the catalogue; left out"
                )
                del life["replaced_by"]

    def declare(self) -> None:
        """Give names to groups, owners and sources."""
        for draft in self.drafts:
            for key, names in self.names.items():
                value = draft.values.get(key)
                if isinstance(value, list):
                    draft.values[key] = [names.name_of(one) for one in value]
                elif value:
                    draft.values[key] = names.name_of(value)

    def entries(self, indent: str) -> list[NewEntry]:
        """Return the entries as lines."""
        made = []
        for draft in self.drafts:
            values = draft.values
            given = self.existing.defaults(str(values.get("group", "")))
            if not is_complete({**given, **values}):
                self.incomplete += 1
                values = {**values, DRAFT: "true"}
            said = [f"import: {doubt}" for doubt in draft.doubts]
            made.append(NewEntry(*draft.key, entry_lines(values, indent, said)))
        return made


_LAST_LINE = 1 << 26
"""A line that no catalogue reaches; the nodes of new entries are on lines from there on."""


def merge(drafts: Sequence[Draft], existing: Existing) -> Merged:
    """Return an existing catalogue with new entries in their places; all else is as it was.

    Raises:
        CatalogueError: Its entries cannot be told apart.
        ErrdexError: They cannot be added without changing another.
    """
    merging = _Merging(drafts, existing)
    merging.drop_clashes()
    merging.drop_references()
    _needed(merging, existing.titles("groups"))
    merging.declare()
    text = existing.text
    for key, section in SECTIONS.items():
        if added := merging.names[key].added:
            text = declare_names(text, existing.shown, section, added)
    if merging.drafts:
        text = insert_entries(text, existing.shown, merging.entries, existing.roots)
    return Merged(text, len(merging.drafts), merging.incomplete, merging.remarks)


def _needed(merging: _Merging, groups: Mapping[str, str]) -> None:
    """Give an entry without a group the only one that there is, or one for such entries."""
    name = next(iter(groups.values())) if len(groups) == 1 else _GROUP[1]
    for draft in merging.drafts:
        draft.values.setdefault("group", name)


def new_catalogue(drafts: Sequence[Draft], start: Start, url: str, name: str) -> Merged:
    """Return a new catalogue.

    Args:
        drafts: Its entries.
        start: What it is about.
        url: Where its site is published.
        name: The name of its field.

    Raises:
        UsageError: The title, the id or the field cannot be one.
    """
    examine_start(start, "--where")
    merging = _Merging(drafts, Existing())
    merging.drop_clashes()
    merging.drop_references()
    _needed(merging, {})
    merging.declare()
    fields = list(dict.fromkeys([name, *(draft.key[0] for draft in merging.drafts)]))
    entries = merging.entries("  ")
    where = _where(start, [draft.code for draft in merging.drafts])
    lines = _head(start, url, fields, merging.names, where)
    for entry in entries:
        lines += ["", *entry.lines] if lines[-1] != "codes:" else entry.lines
    text = "\n".join(lines) + "\n"
    text = sort_entries(text, start.id) if entries else text
    return Merged(text, len(entries), merging.incomplete, merging.remarks)


def _where(start: Start, codes: Sequence[str]) -> str:
    """Return the paths of the field; in logs, their last parts are the names in front of a code."""
    if start.also and all(map(is_integer, codes)):
        return f"[{', '.join(map(scalar, (start.field, *start.also)))}]"
    return scalar(start.field)


def _head(
    start: Start, url: str, fields: list[str], names: Mapping[str, Names], where: str
) -> list[str]:
    owners = names["owner"].added or dict([_OWNER])
    sections = {"owners": owners, "groups": names["group"].added, "sources": names["source"].added}
    titled = [
        line
        for section, titles in sections.items()
        if titles
        for line in (
            "",
            f"{section}:",
            *(f"  {name}: {{title: {scalar(title)}}}" for name, title in titles.items()),
        )
    ]
    return [
        "catalogue:",
        f"  id: {start.id}",
        f"  title: {scalar(start.title)}",
        f"  module: {module_of(start.id)}",
        f"  url: {url} # where you publish site/",
        "",
        "fields:",
        *(f"  {name}: {{title: {scalar(name)}, where: {where}}}" for name in fields),
        *titled,
        "",
        "codes:",
    ]


def field_of(existing: Existing, asked: str | None, where: str) -> str:
    """Return the field of the entries: the one that was asked for, or the only one."""
    if asked:
        return asked
    return existing.fields[0] if existing.fields else field_name(where)


def _without_blank(values: dict[str, Any], key: str) -> None:
    """Leave out blank items of a list, and the key of a list without others."""
    if isinstance(values.get(key), list):
        values[key] = [one for one in values[key] if one]
        if not values[key]:
            del values[key]


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []
