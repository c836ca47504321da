"""What a value of the catalogue may be, each kind as a rule for nodes and as JSON Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from errdex.authoring.source.findings import did_you_mean, quoted, visible
from errdex.authoring.source.nodes import MappingNode, Position, SequenceNode, is_plain
from errdex.matching.parameters import Wording, split_message, stray_brace
from errdex.prose.blocks import CODE, read_blocks

NOTHING = frozenset(("~", "null", "Null", "NULL"))
UNWRITTEN = "TODO"
"""What is in a text's place, without quotes, until its author writes it."""
LONGEST_PROSE = 50_000
"""Characters of a text with paragraphs. A longer one is refused."""
# What some YAML 1.1 or 1.2 readers take for a number, a boolean, null or a date.
NOT_TEXT = re.compile(
    r"""[-+]?(0[xX][0-9a-fA-F_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?
        |[0-9][0-9_]*(\.[0-9_]*)?[eE][-+]?[0-9]+|\.[0-9_]+([eE][-+]?[0-9]+)?|\.(inf|Inf|INF))
    |\.(nan|NaN|NAN)|~|null|Null|NULL|true|True|TRUE|false|False|FALSE
    |[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|<<|=|""",
    re.VERBOSE,
)

LARGEST_NUMBER = 9_007_199_254_740_991
"""A whole number in an `x-` key that JavaScript reads exactly. A larger one stays text."""

_SHORTEST_GUESS = 3
"""Letters of a word that another one may be meant by: `no` is not `now`."""

Report = Callable[[Position, str], None]
"""Receives the place and the text of a finding."""


class Kind(Protocol):
    """What a value may be."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        """Report what is wrong with the value of the key called `name`."""

    def describe(self) -> str:
        """Return the same rule in a few words of Markdown."""

    def schema(self) -> dict[str, Any]:
        """Return the same rule as JSON Schema."""

    def plain(self, node: Any) -> Any:
        """Return an examined value of this kind as plain data."""


def needs_quotes(text: str) -> bool:
    """Tell whether some YAML readers take a plain text for something else."""
    return NOT_TEXT.fullmatch(text) is not None


def is_unwritten(text: str, at: Position) -> bool:
    """Tell whether a text only marks that its author has to write it."""
    return text == UNWRITTEN and is_plain(at)


def _brief(kind: Kind) -> str:
    """Return a kind's description without what follows its colon, for use inside another."""
    return kind.describe().partition(": ")[0]


@dataclass(frozen=True)
class Text:
    """Text that is not blank.

    Attributes:
        pattern: What the whole text must match, if anything.
        says: That pattern in words.
        quotes: Whether plain text is refused that some YAML readers take for a number, a boolean,
            null or a date.
        fault: Returns what is wrong with a text, before it is matched; nothing where nothing is.
    """

    pattern: str = ""
    says: str = ""
    quotes: bool = False
    fault: Callable[[str], str] | None = None

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str:
            report(at, f"{name}: must be text, not {_kind_of(value)}")
        elif self.quotes and is_plain(at) and value and needs_quotes(value):
            report(at, f"{name} {visible(value)} must be quoted: {quoted(value)}")
        elif not value.strip() or (value in NOTHING and is_plain(at)):
            report(at, f"{name}: is empty; fill it in or remove the key")
        elif is_unwritten(value, at):
            report(at, f"{name}: is not written yet; write it in place of {UNWRITTEN}")
        elif self.fault and (what := self.fault(value)):
            report(at, f"{name}: {quoted(value)} {what}")
        elif self.pattern and not re.fullmatch(self.pattern, value):
            report(at, f"{name}: {quoted(value)} is not {self.says}")

    def describe(self) -> str:
        return self.says or "text"

    def schema(self) -> dict[str, Any]:
        pattern = f"^(?:{self.pattern})$" if self.pattern else r"\S"
        return {"type": "string", "pattern": pattern}

    def plain(self, node: Any) -> Any:
        return node


@dataclass(frozen=True)
class Prose(Text):
    """Text that may have paragraphs, lists, code and links; it begins with a paragraph."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        super().examine(value, at, name, report)
        if value.__class__ is not str or "\n" not in value.strip():
            return
        if len(value) > LONGEST_PROSE:
            report(at, f"{name}: has more than {LONGEST_PROSE:,} characters; move some to a page")
            return
        blocks = read_blocks(value.strip())
        if blocks[0].kind == CODE or blocks[0].mark:
            report(at, f"{name}: must begin with a sentence, in front of a list or of code")
        if not all(block.closed for block in blocks):
            report(at, f"{name}: code is not closed; end it with a line of as many backticks")

    def describe(self) -> str:
        return "text, also of [several paragraphs](#paragraphs-lists-code-and-links)"


@dataclass(frozen=True)
class Message(Text):
    """A text that a service sends, with `{name}` where it puts a value in."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        super().examine(value, at, name, report)
        if value.__class__ is not str:
            return
        if stray_brace(value):
            what = "write {name} for a parameter, of a-z 0-9 _, and {{ or }} for a brace"
            report(at, f"{name}: has a brace that is none of a parameter; {what}")
        elif split_message(value)[1] and not Wording(value).is_told():
            what = "write at least two words, and text between any two parameters"
            report(at, f"{name}: cannot be recognised by so little text; {what}")

    def describe(self) -> str:
        return "text, with [parameters](#messages)"


@dataclass(frozen=True)
class Choice:
    """One of a few words; `also` says in messages what else is allowed."""

    words: tuple[str, ...]
    also: str = ""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str or value not in self.words:
            hint = self._hint(value) if value.__class__ is str else ""
            words = ", ".join(self.words) + self.also
            report(at, f"{name}: must be one of {words}, not {_kind_of(value)}{hint}")

    def _hint(self, value: str) -> str:
        if len(value) < _SHORTEST_GUESS:
            return ""
        return did_you_mean(value, self.words) or did_you_mean(value.upper(), self.words)

    def describe(self) -> str:
        return "one of " + ", ".join(f"`{word}`" for word in self.words)

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}

    def plain(self, node: Any) -> Any:
        return node


@dataclass(frozen=True)
class Truth:
    """`true` or `false`."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str or value not in ("true", "false") or not is_plain(at):
            report(at, f"{name}: must be true or false, without quotes")

    def describe(self) -> str:
        return "`true` or `false`"

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}

    def plain(self, node: Any) -> bool:
        return bool(node == "true")


@dataclass(frozen=True)
class HttpStatus:
    """An HTTP status code, 100 to 599 (RFC 9110, section 15)."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        status = value.__class__ is str and is_plain(at) and re.fullmatch("[1-5][0-9][0-9]", value)
        if not status:
            report(at, f"{name}: must be an HTTP status code from 100 to 599, without quotes")

    def describe(self) -> str:
        return "an HTTP status code from 100 to 599"

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 100, "maximum": 599}

    def plain(self, node: Any) -> int:
        return int(node)


@dataclass(frozen=True)
class Anything:
    """Text, a list or a mapping of whatever the author wants to keep."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value == "" and is_plain(at):
            report(at, f"{name}: is empty; fill it in or remove the key")
        elif value.__class__ is str and is_unwritten(value, at):
            report(at, f"{name}: is not written yet; write it in place of {UNWRITTEN}")
        elif value.__class__ is not str:
            for inner, place in _inside(value):
                self.examine(inner, place, name, report)

    def describe(self) -> str:
        return "text, a number, `true`, `false`, `null`, a list or a mapping"

    def schema(self) -> dict[str, Any]:
        return {}

    def plain(self, node: Any) -> Any:
        return plain_value(node, node.at)


def plain_value(value: Any, at: Position) -> Any:
    """Return a value as plain data.

    What is written without quotes as JSON writes it is a number, a truth value or null; every
    other text stays as it was typed, such as `1.10`, `007` and `yes`.
    """
    if isinstance(value, MappingNode):
        return {key: plain_value(inner, value.value_at(key)) for key, inner in value.items()}
    if isinstance(value, SequenceNode):
        return [plain_value(inner, place) for inner, place in _inside(value)]
    return _plain_scalar(value) if is_plain(at) else value


def _inside(value: Any) -> Iterator[tuple[Any, Position]]:
    if isinstance(value, MappingNode):
        return zip(value.values(), value.places[1::2], strict=True)
    return zip(value, value.places, strict=True)


def _plain_scalar(text: str) -> Any:
    """Return what JSON reads in a text, if it would write it in the same way and lose nothing."""
    try:
        value = json.loads(text, parse_constant=str)
    except ValueError:
        return text
    is_safe = not isinstance(value, int) or abs(value) <= LARGEST_NUMBER
    return value if is_safe and json.dumps(value) == text and value != text else text


@dataclass(frozen=True)
class Count:
    """A whole number up to 999999."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        is_text = value.__class__ is str and is_plain(at)
        if not (is_text and re.fullmatch("0|[1-9][0-9]{0,5}", value)):
            report(at, f"{name}: must be a whole number from 0 to 999999, without quotes")

    def describe(self) -> str:
        return "a whole number from 0 to 999999"

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 0, "maximum": 999_999}

    def plain(self, node: Any) -> int:
        return int(node)


@dataclass(frozen=True)
class ListOf:
    """A list of one kind; with `single`, one item may be written without the list."""

    item: Kind
    single: bool = False

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not SequenceNode:
            if self.single:
                self.item.examine(value, at, name, report)
            else:
                report(at, f"{name}: must be a list, not {_kind_of(value)}")
        elif not value:
            report(at, f"{name}: is an empty list; fill it in or remove the key")
        else:
            examine = self.item.examine
            for item, place in zip(value, value.places, strict=True):
                examine(item, place, name, report)

    def describe(self) -> str:
        item = _brief(self.item)
        return f"{item}, or a list" if self.single else f"a list, each item {item}"

    def schema(self) -> dict[str, Any]:
        many = {"type": "array", "items": self.item.schema(), "minItems": 1}
        return {"anyOf": [self.item.schema(), many]} if self.single else many

    def plain(self, node: Any) -> list[Any]:
        items = node if isinstance(node, SequenceNode) else [node]
        return [self.item.plain(item) for item in items]


@dataclass(frozen=True)
class Key:
    """A key of a record.

    Attributes:
        kind: What it contains.
        about: What it is for.
        required: Whether it must be there.
        unless: Keys of the same record, each of which makes this one optional: `true`, or there at
            all where it is no truth value.
        by_default: Whether `defaults` may give it.
    """

    kind: Kind
    about: str
    required: bool = False
    unless: tuple[str, ...] = ()
    by_default: bool = False


@dataclass(frozen=True)
class OwnKeys:
    """The keys of a record that its author names.

    Attributes:
        pattern: What the whole name matches; it begins with `start`.
        says: That pattern in words.
        about: What they are for.
    """

    start: str
    pattern: str
    says: str
    about: str

    def examine(
        self, name: str, value: Any, key_at: Position, at: Position, report: Report
    ) -> None:
        """Report what is wrong with such a key and its value."""
        if re.fullmatch(self.pattern, name):
            Anything().examine(value, at, name, report)
        else:
            report(key_at, f"{quoted(name)} is not {self.says}")

    def schema(self) -> dict[str, Any]:
        """Return the same rule as a part of the JSON Schema of the record."""
        return {"patternProperties": {f"^{self.pattern}$": {"description": self.about}}}


@dataclass(frozen=True)
class Record:
    """A mapping with known keys.

    Attributes:
        short: What may be written instead.
        single: Whether exactly one of the keys is given.
        own: The keys that its author names, if there may be any.
    """

    keys: Mapping[str, Key]
    short: Kind | None = None
    single: bool = False
    own: OwnKeys | None = None
    required: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        required = tuple(name for name, key in self.keys.items() if key.required)
        object.__setattr__(self, "required", required)

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not MappingNode:
            if self.short and value.__class__ is str:
                self.short.examine(value, at, name, report)
            else:
                report(at, f"{name}: must be a mapping, not {_kind_of(value)}")
            return
        self.examine_keys(value, report)
        self.examine_needs(value, report)
        if self.single and len(value) != 1:
            report(value.at, f"{name}: give exactly one of {', '.join(self.keys)}")

    def examine_keys(self, value: MappingNode, report: Report) -> None:
        """Report what is wrong with the keys that are there."""
        places = iter(value.places)
        keys = self.keys
        for (inner_name, inner), key_at, place in zip(value.items(), places, places, strict=True):
            key = keys.get(inner_name)
            if self.own and inner_name.startswith(self.own.start):
                self.own.examine(inner_name, inner, key_at, place, report)
            elif key is None:
                expected = f"; expected one of {', '.join(keys)}"
                hint = did_you_mean(inner_name, list(keys)) or expected
                report(key_at, f"unknown key {quoted(inner_name)}{hint}")
            else:
                key.kind.examine(inner, place, inner_name, report)

    def examine_needs(self, value: MappingNode, report: Report) -> None:
        """Report the keys that are missing."""
        keys = self.keys
        for required in self.required:
            if required not in value and not self._is_freed(required, value):
                what = f"key {quoted(required)} is missing: {keys[required].about}"
                report(value.at, what + self._freed_by(required))

    def _is_freed(self, name: str, value: MappingNode) -> bool:
        """Tell whether another key makes a required one optional in a mapping."""
        return any(
            value.get(key) == "true" if self._is_truth(key) else key in value
            for key in self.keys[name].unless
        )

    def _freed_by(self, name: str) -> str:
        """Return what makes a required key optional, as the end of a finding."""
        keys = self.keys[name].unless
        words = [f"`{key}: true`" if self._is_truth(key) else f"`{key}`" for key in keys]
        return f"; not needed with {' or '.join(words)}" if words else ""

    def _is_truth(self, key: str) -> bool:
        return isinstance(self.keys[key].kind, Truth)

    def describe(self) -> str:
        return f"{_brief(self.short)}, or a mapping" if self.short else "a mapping"

    def schema(self) -> dict[str, Any]:
        properties = {
            name: {"description": key.about, **key.kind.schema()} for name, key in self.keys.items()
        }
        record: dict[str, Any] = {"type": "object", "properties": properties}
        own = [name for name in self.required if not self.keys[name].by_default]
        if always := [name for name in own if not self.keys[name].unless]:
            record["required"] = always
        if freed := [name for name in own if self.keys[name].unless]:
            record["allOf"] = [self.requirement(name) for name in freed]
        if self.single:
            record |= {"minProperties": 1, "maxProperties": 1}
        if self.own:
            record |= self.own.schema()
        record["additionalProperties"] = False
        return {"anyOf": [self.short.schema(), record]} if self.short else record

    def requirement(self, name: str) -> dict[str, Any]:
        """Return as JSON Schema that a required key must be there."""
        required: dict[str, Any] = {"required": [name]}
        freed = [self._given(key) for key in self.keys[name].unless]
        return {"anyOf": [required, *freed]} if freed else required

    def _given(self, key: str) -> dict[str, Any]:
        given: dict[str, Any] = {"required": [key]}
        return {"properties": {key: {"const": True}}, **given} if self._is_truth(key) else given

    def plain(self, node: Any) -> Any:
        if self.short and not isinstance(node, MappingNode):
            return self.short.plain(node)
        return {name: self.keys[name].kind.plain(inner) for name, inner in node.items()}


@dataclass(frozen=True)
class Names:
    """A mapping whose keys the author chooses."""

    item: Kind
    pattern: str = "[a-z][a-z0-9_-]{0,39}"
    says: str = "a name of lower-case letters, digits, - and _, starting with a letter"

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not MappingNode:
            report(at, f"{name}: must be a mapping of names, not {_kind_of(value)}")
            return
        if not value:
            report(at, f"{name}: is empty; add at least one name")
        places = iter(value.places)
        for (inner_name, inner), key_at, place in zip(value.items(), places, places, strict=True):
            if not re.fullmatch(self.pattern, inner_name):
                report(key_at, f"{quoted(inner_name)} is not {self.says}")
            self.item.examine(inner, place, quoted(inner_name), report)

    def describe(self) -> str:
        return f"names, each with {_brief(self.item)}"

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^{self.pattern}$"},
            "additionalProperties": self.item.schema(),
        }

    def plain(self, node: Any) -> dict[str, Any]:
        return {name: self.item.plain(inner) for name, inner in node.items()}


def leaves(kind: Kind, node: Any, at: Position) -> Iterator[tuple[Kind, Any, Position]]:
    """Yield each text of a node with its kind and its place, except what the format refuses."""
    if isinstance(node, MappingNode):
        for name, inner in node.items():
            inner_kind = _kind_below(kind, name)
            if inner_kind:
                yield from leaves(inner_kind, inner, node.value_at(name))
    elif isinstance(node, SequenceNode):
        if isinstance(kind, ListOf):
            for item, place in zip(node, node.places, strict=True):
                yield from leaves(kind.item, item, place)
    elif isinstance(kind, ListOf) and kind.single:
        yield kind.item, node, at
    else:
        yield kind, node, at


def _kind_below(kind: Kind, name: str) -> Kind | None:
    if isinstance(kind, Names):
        return kind.item
    return kind.keys[name].kind if isinstance(kind, Record) and name in kind.keys else None


def _kind_of(value: Any) -> str:
    if value == "":
        return "nothing"
    kinds = {MappingNode: "a mapping", SequenceNode: "a list"}
    return kinds.get(value.__class__) or f"the text {quoted(value)}"
