"""The catalogue's format: which keys there are, what they hold, and how that is told.

One description serves the loader, which reports every fault with its place, and the JSON Schema
that editors use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from errdex.authoring import reading
from errdex.authoring.findings import did_you_mean, quoted
from errdex.authoring.reading import NOT_TEXT, Position, is_plain

SEVERITIES = ("info", "warning", "error", "critical")
RETRIES = ("never", "now", "after-fix")
STATES = ("stable", "deprecated", "removed")
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}

Report = Callable[[Position, str], None]
"""Takes the place and the text of a finding."""


class Kind(Protocol):
    """What a value may be."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        """Report what is wrong with the value of the key called `name`."""

    def schema(self) -> dict[str, Any]:
        """Return the same rule as JSON Schema."""


@dataclass(frozen=True)
class Text:
    """Text that is not blank.

    Attributes:
        pattern: What the whole text matches, when it is not free.
        says: That pattern in words.
        quotes: `always` when plain text is refused, `if-unclear` when only text is refused
            that some YAML reader takes for a number or a truth value.
    """

    pattern: str = ""
    says: str = ""
    quotes: str = ""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str:
            report(at, f"{name}: must be text, not {_kind_of(value)}")
        elif not value.strip():
            report(at, f"{name}: is empty; write it or leave the key out")
        elif self.quotes and is_plain(at) and self._unclear(value):
            report(at, f'{name} {value[:64]} must be quoted: "{value[:64]}"')
        elif self.pattern and not re.fullmatch(self.pattern, value):
            report(at, f"{name}: {quoted(value)} is not {self.says}")

    def _unclear(self, value: str) -> bool:
        return self.quotes == "always" or NOT_TEXT.fullmatch(value) is not None

    def schema(self) -> dict[str, Any]:
        pattern = f"^(?:{self.pattern})$" if self.pattern else r"\S"
        return {"type": "string", "pattern": pattern}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str:
            report(at, f"{name}: must be one of {', '.join(self.words)}, not {_kind_of(value)}")
        elif value not in self.words:
            hint = did_you_mean(value, self.words)
            report(at, f"{name}: {quoted(value)} is none of {', '.join(self.words)}{hint}")

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Truth:
    """`true` or `false`."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str or value not in ("true", "false"):
            report(at, f"{name}: must be true or false")

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class HttpStatus:
    """An HTTP status code, 100 to 599 (RFC 9110, section 15)."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str or not re.fullmatch("[1-5][0-9][0-9]", value):
            report(at, f"{name}: must be an HTTP status code from 100 to 599")

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 100, "maximum": 599}


@dataclass(frozen=True)
class ListOf:
    """A list of one kind; a single item may stand without the list where `single` says so."""

    item: Kind
    single: bool = False

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not reading.Sequence:
            if self.single:
                self.item.examine(value, at, name, report)
            else:
                report(at, f"{name}: must be a list, not {_kind_of(value)}")
        elif not value:
            report(at, "is an empty list; fill it or leave the key out")
        else:
            examine = self.item.examine
            for item, place in zip(value, value.places, strict=True):
                examine(item, place, name, report)

    def schema(self) -> dict[str, Any]:
        many = {"type": "array", "items": self.item.schema(), "minItems": 1}
        return {"anyOf": [self.item.schema(), many]} if self.single else many


@dataclass(frozen=True)
class Key:
    """A key of a record: what it holds, whether it must be there, what it is for."""

    kind: Kind
    about: str
    required: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping with known keys; `short` is what may stand in its place."""

    keys: Mapping[str, Key]
    short: Kind | None = None
    required: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        required = tuple(name for name, key in self.keys.items() if key.required)
        object.__setattr__(self, "required", required)

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not reading.Mapping:
            if self.short and value.__class__ is str:
                self.short.examine(value, at, name, report)
            else:
                report(at, f"{name}: must be a mapping, not {_kind_of(value)}")
            return
        places = iter(value.places)
        keys = self.keys
        for (inner_name, inner), key_at, place in zip(value.items(), places, places, strict=True):
            key = keys.get(inner_name)
            if key is None:
                hint = did_you_mean(inner_name, list(keys))
                report(key_at, f"unknown key {quoted(inner_name)}{hint}")
            else:
                key.kind.examine(inner, place, inner_name, report)
        for required in self.required:
            if required not in value:
                report(value.at, f"key {quoted(required)} is missing: {keys[required].about}")

    def schema(self) -> dict[str, Any]:
        properties = {
            name: {"description": key.about, **key.kind.schema()} for name, key in self.keys.items()
        }
        record: dict[str, Any] = {"type": "object", "properties": properties}
        if self.required:
            record["required"] = list(self.required)
        record["additionalProperties"] = False
        return {"anyOf": [self.short.schema(), record]} if self.short else record


@dataclass(frozen=True)
class Names:
    """A mapping whose keys the author chooses."""

    item: Kind
    pattern: str = "[a-z][a-z0-9_-]{0,39}"

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not reading.Mapping:
            report(at, f"{name}: must be a mapping of names, not {_kind_of(value)}")
            return
        if not value:
            report(at, f"{name}: is empty")
        places = iter(value.places)
        for (inner_name, inner), key_at, place in zip(value.items(), places, places, strict=True):
            if not re.fullmatch(self.pattern, inner_name):
                what = "a name of small letters, digits, - and _, starting with a letter"
                report(key_at, f"{quoted(inner_name)} is not {what}")
            self.item.examine(inner, place, inner_name, report)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^{self.pattern}$"},
            "additionalProperties": self.item.schema(),
        }


def _kind_of(value: Any) -> str:
    kinds = {reading.Mapping: "a mapping", reading.Sequence: "a list"}
    return kinds.get(value.__class__, f"the text {quoted(str(value))}")


def seconds(duration: str) -> int:
    """Return the seconds of a duration such as `10m`."""
    return int(duration[:-1]) * UNITS[duration[-1]]


CODE = "[A-Za-z0-9._:-]{1,64}"
CODE_SAYS = "a code: 1 to 64 of the characters A-Z a-z 0-9 . _ : -"
NAME = Text()
REFERENCE = Text(CODE, CODE_SAYS, quotes="if-unclear")
URL = Text(r"https?://[!-~]+", "a URL that begins with http:// or https://")
DATE = Text("[0-9]{4}-[0-9]{2}(-[0-9]{2})?", "a date such as 2023-07-20")

STEP = Record(
    {
        "do": Key(Text(), "the action, as an imperative sentence", required=True),
        "owner": Key(NAME, "who acts, when it is not the entry's owner"),
        "where": Key(Text(), "the place where it is done, such as a page of a console"),
        "example": Key(Text(), "a literal block that shows it"),
    }
)
EXAMPLE = Record(
    {
        "title": Key(Text(), "what is shown", required=True),
        "text": Key(Text(), "the literal text", required=True),
    }
)
RELATED = Record(
    {
        "code": Key(REFERENCE, "the other code", required=True),
        "field": Key(NAME, "its field, where the code stands in several"),
        "because": Key(Text(), "how it differs"),
    },
    short=REFERENCE,
)
RETRY = Record(
    {
        "after": Key(
            Text("[1-9][0-9]{0,4}[smhd]", "a duration such as 30s, 10m, 8h or 1d"),
            "how long to wait",
            required=True,
        )
    },
    short=Choice(RETRIES),
)
LIFECYCLE = Record(
    {
        "state": Key(Choice(STATES), "stable, deprecated or removed", required=True),
        "since": Key(Text(), "the date or version of the change"),
        "replaced_by": Key(REFERENCE, "the code to use instead"),
        "note": Key(Text(), "where it went, in words"),
    }
)
ENTRY = Record(
    {
        "code": Key(Text(CODE, CODE_SAYS, quotes="always"), "the value, in quotes", required=True),
        "field": Key(NAME, "the field it stands in", required=True),
        "group": Key(NAME, "the group it is listed in", required=True),
        "title": Key(Text(), "what is wrong, in a few words", required=True),
        "description": Key(Text(), "what the code says", required=True),
        "cause": Key(ListOf(Text(), single=True), "why it happens", required=True),
        "remediation": Key(ListOf(STEP), "ordered steps that end it; success codes need none"),
        "severity": Key(Choice(SEVERITIES), "how bad it is", required=True),
        "retry": Key(RETRY, "never, now, after-fix or {after: 10m}", required=True),
        "owner": Key(NAME, "whose move it is", required=True),
        "tell_customer": Key(Text(), "a sentence that support can pass on", required=True),
        "see_also": Key(ListOf(RELATED), "related codes and how they differ"),
        "examples": Key(ListOf(EXAMPLE), "what the user sees on the wire"),
        "notes": Key(ListOf(Text()), "reservations and contradictions of the sources"),
        "keywords": Key(ListOf(Text()), "words that people search for"),
        "success": Key(Truth(), "true when the code reports success"),
        "http_status": Key(HttpStatus(), "the HTTP status that comes with it, where it is known"),
        "lifecycle": Key(LIFECYCLE, "whether the code is still in use"),
        "source": Key(ListOf(NAME, single=True), "the sources of what the entry says"),
    }
)
CATALOGUE = Record(
    {
        "catalogue": Key(
            Record(
                {
                    "id": Key(
                        Text("[a-z][a-z0-9-]{0,39}", "an id: small letters, digits and -"),
                        "a short name for machines",
                        required=True,
                    ),
                    "title": Key(Text(), "the service's name", required=True),
                    "module": Key(
                        Text("[a-z_][a-z0-9_]{0,39}", "a Python module name in small letters"),
                        "the generated Python module",
                        required=True,
                    ),
                    "url": Key(URL, "where the site is published", required=True),
                    "description": Key(Text(), "what the catalogue covers"),
                }
            ),
            "the catalogue itself",
            required=True,
        ),
        "sources": Key(
            Names(
                Record(
                    {
                        "title": Key(Text(), "the page's title", required=True),
                        "url": Key(URL, "its address"),
                        "updated": Key(DATE, "the date it bears"),
                    }
                )
            ),
            "pages that entries cite",
        ),
        "owners": Key(
            Names(
                Record(
                    {
                        "title": Key(Text(), "who that is, in words", required=True),
                        "description": Key(Text(), "how to reach them"),
                    }
                )
            ),
            "whose move it can be",
            required=True,
        ),
        "fields": Key(
            Names(
                Record(
                    {
                        "title": Key(Text(), "the field's name for readers", required=True),
                        "where": Key(Text(), "its path in the evidence", required=True),
                        "description": Key(Text(), "how to find it"),
                    }
                )
            ),
            "the places on the wire, first the one that lookups prefer",
            required=True,
        ),
        "groups": Key(
            Names(
                Record(
                    {
                        "title": Key(Text(), "the group's title", required=True),
                        "description": Key(Text(), "what its codes have in common"),
                    }
                )
            ),
            "entries that are read together",
            required=True,
        ),
        "codes": Key(ListOf(ENTRY), "the entries", required=True),
    }
)


def schema() -> dict[str, Any]:
    """Return the catalogue format as JSON Schema (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "errdex catalogue",
        **CATALOGUE.schema(),
    }
