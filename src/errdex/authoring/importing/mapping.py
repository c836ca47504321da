"""Which column becomes which key of an entry, as its user says it: pairs, or a file of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from errdex.authoring.format.entry_fields import ENTRY
from errdex.authoring.format.kinds import Record
from errdex.authoring.importing.placeholders import NONE, STYLES
from errdex.authoring.source.findings import CatalogueError, Finding, did_you_mean, quoted
from errdex.authoring.source.nodes import MappingNode, SequenceNode, line_and_column
from errdex.authoring.source.parser import read_file, read_nodes
from errdex.errors import UsageError, escaped

CONSTANT = "="
"""What a text begins with that is the same in every entry, and no column."""
EXTRA = "x-"
"""How the keys begin that a catalogue keeps and gives no meaning."""
_NOT_MAPPED = ("draft",)


@dataclass(frozen=True)
class Mapping:
    """What a user says of a file.

    Attributes:
        keys: Keys of entries, and the columns or constant texts that they are made of. A part of
            a key, such as `lifecycle.since`, has a dot.
        kind: How the file is to be read, where its name does not say it.
        at: The path to the rows in JSON, YAML or TOML; to the code in OpenAPI's responses.
        sheet: The name or number of a sheet, or the number of a table in a page.
        columns: The names of the columns, where the file has none.
        header: The line of the names, where it is not the first full row.
        section: How a line is written that begins a section, with `{title}` in it.
        comment: How comments begin in a text.
        headings: The columns of Markdown that are cut at their headings.
        values: What the texts of a key mean, by key.
        split: What is between the items of a key's list, by key.
        drop: Columns that are left out on purpose.
        skip: Codes and names whose rows are left out on purpose; `*` is any text.
        parameters: How messages write their parameters, where this is not clear.
        language: What code is written in where its fence names no language that is known.
    """

    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kind: str = ""
    at: str = ""
    sheet: str = ""
    columns: tuple[str, ...] = ()
    header: int = 0
    section: str = ""
    comment: str = "#"
    headings: tuple[str, ...] = ()
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    split: dict[str, str] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    parameters: str = ""
    language: str = ""

    @property
    def columns_named(self) -> set[str]:
        """Every column that it names."""
        return {*self.drop, *(one for sources in self.keys.values() for one in sources)}


_LISTS = ("columns", "headings", "drop", "skip")
_TEXTS = {
    "from": "kind",
    **{name: name for name in ("at", "sheet", "section", "comment", "parameters", "language")},
}
SETTINGS = ("from", *(f.name for f in fields(Mapping) if f.name not in ("keys", "kind")))
"""What a mapping may say besides the keys of entries."""


def read_mapping(options: Iterable[str]) -> Mapping:
    """Return the mapping that `--map` gives: pairs of key and column, and files; later ones win.

    Raises:
        UsageError: One of them is neither, or names a key that entries do not have.
        CatalogueError: A file is no YAML, or something in it is no mapping.
    """
    said: dict[str, Any] = {}
    for option in options:
        key, equals, column = option.partition("=")
        if equals:
            _examine_key(key.strip(), "--map")
            said[key.strip()] = column
        else:
            said |= _from_file(Path(option))
    return _mapping(said)


def _mapping(said: dict[str, Any]) -> Mapping:
    values: dict[str, Any] = {
        _TEXTS.get(key, key): tuple(_listed(value)) if key in _LISTS else value
        for key, value in said.items()
        if key in SETTINGS
    }
    if values.get("parameters", NONE) not in (NONE, *STYLES):
        raise UsageError(f"parameters: must be one of {', '.join([NONE, *STYLES])}")
    if "header" in values:
        if not str(values["header"]).isdecimal():
            raise UsageError("header: must be the number of a line, from 1")
        values["header"] = int(values["header"])
    keys = {key: tuple(_listed(value)) for key, value in said.items() if key not in SETTINGS}
    return Mapping(keys=keys, **values)


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _from_file(path: Path) -> dict[str, Any]:
    shown = escaped(str(path))
    if not path.is_file():
        what = "write KEY=COLUMN, or the name of a file with such pairs"
        raise UsageError(f"--map: {quoted(str(path))} is no pair and no file; {what}")
    root, findings = read_nodes(read_file(path, shown), shown)
    if not isinstance(root, MappingNode):
        findings.append(Finding(shown, 1, 1, "", "must be a mapping: `key: column`"))
    if findings:
        raise CatalogueError(findings)
    for key, value in root.items():
        place = ":".join(map(str, (shown, *line_and_column(root.key_at(key)))))
        _examine_key(key, place)
        if fault := _fault(key, value):
            raise UsageError(f"{place}: {key}: {fault}")
    return {key: (_tables if key == "values" else _plain)(value) for key, value in root.items()}


def _fault(key: str, value: Any) -> str:
    """Return what is wrong with the form of a value of the file."""
    if key in ("values", "split"):
        if not isinstance(value, MappingNode):
            return "must be a mapping of keys"
        inner = MappingNode if key == "values" else str
        wrong = [name for name, one in value.items() if not isinstance(one, inner)]
        expected = "a table such as {E: error}" if key == "values" else "a text such as ','"
        if wrong:
            return f"{quoted(wrong[0])} must be {expected}"
        tables = value.items() if key == "values" else ()
        return next((fault for one in tables if (fault := _fault_of_meanings(*one))), "")
    if isinstance(value, SequenceNode) and key not in _TEXTS and key != "header":
        return "" if all(isinstance(one, str) for one in value) else "must be a list of texts"
    return "" if isinstance(value, str) and value else "must be a text"


def _fault_of_meanings(key: str, table: MappingNode) -> str:
    """Return what is wrong with a table of what the texts of a key mean."""
    rule = ", or a rule such as {after: 10m}" if key == "retry" else ""
    wrong = [
        text
        for text, meaning in table.items()
        if not isinstance(meaning, str) and not (rule and _rule(meaning))
    ]
    return f"{key}: what {quoted(wrong[0])} means must be a text{rule}" if wrong else ""


def _rule(meaning: Any) -> str:
    """Return a retry rule that is a mapping as a cell has it; empty if it is none."""
    pairs = list(meaning.items()) if isinstance(meaning, MappingNode) else []
    return ": ".join(pairs[0]) if len(pairs) == 1 and isinstance(pairs[0][1], str) else ""


def _tables(node: MappingNode) -> dict[str, dict[str, str]]:
    return {
        key: {text: _rule(meaning) or meaning for text, meaning in table.items()}
        for key, table in node.items()
    }


def _plain(node: Any) -> Any:
    if isinstance(node, MappingNode):
        return {key: _plain(value) for key, value in node.items()}
    return list(node) if isinstance(node, SequenceNode) else node


def _examine_key(key: str, place: str) -> None:
    """Refuse a key that neither entries have nor a mapping.

    Raises:
        UsageError: There is no such key.
    """
    name, dot, part = key.partition(".")
    known = ENTRY.keys.get(name)
    inner = getattr(known.kind, "item", known.kind) if known else None
    is_part = isinstance(inner, Record) and part in inner.keys
    is_known = key.startswith(EXTRA) or key in SETTINGS or (is_part if dot else known)
    if is_known and key not in _NOT_MAPPED:
        return
    names = sorted({*ENTRY.keys, *SETTINGS} - {*_NOT_MAPPED})
    hint = did_you_mean(key, names) or f"; expected x-NAME or one of {', '.join(names)}"
    raise UsageError(f"{place}: unknown key {quoted(key)}{hint}")
