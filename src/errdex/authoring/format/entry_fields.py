"""The fields of an entry, in one table that all code handling entries iterates over.

A new field is an attribute of `Entry`, after the others: so rows of the module, columns of the
CSV and positions in patterns stay as they are for entries without it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

from errdex.authoring.format.code_text import REFERENCE
from errdex.authoring.format.entry_parts import (
    EXAMPLE,
    EXTRA,
    GRPC_STATUSES,
    LIFECYCLE,
    LINE,
    LINK,
    NAME,
    RELATED,
    RETRY,
    RETRY_SAYS,
    SEVERITIES,
    STEP,
    Example,
    Lifecycle,
    Link,
    Related,
    Source,
    Step,
)
from errdex.authoring.format.kinds import (
    Choice,
    HttpStatus,
    Key,
    ListOf,
    Message,
    Prose,
    Record,
    Text,
    Truth,
)

Packing = Literal[
    "text",
    "texts",
    "messages",
    "number",
    "truth",
    "rule",
    "steps",
    "references",
    "examples",
    "lifecycle",
    "sources",
    "links",
    "extra",
]
"""What a value is; loading, exports, rows and the run time have one function for each of these."""

Part = Literal["place", "fact", "text", "none"]
"""Where the module keeps a value: it follows from the row's place, it is among the row's facts or
among its texts, or the module leaves it out."""

TYPES: dict[Packing, str] = {
    "text": "str",
    "texts": "tuple[str, ...]",
    "messages": "Messages",
    "number": "int | None",
    "truth": "bool",
    "rule": "_Retry | None",
    "steps": "tuple[Step, ...]",
    "references": "tuple[Related, ...]",
    "examples": "tuple[Example, ...]",
    "lifecycle": "Lifecycle",
    "sources": "tuple[str, ...]",
    "links": "tuple[Link, ...]",
    "extra": "Mapping[str, Any]",
}


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field of entries.

    Attributes:
        key: What a catalogue may contain there; None where the value follows from other keys.
        packing: What its value is.
        part: Where the module keeps it.
        type: Its type in the module's stub.
    """

    name: str
    key: Key | None
    packing: Packing
    part: Part
    type: str


def _row(part: Part, key: Key | None, packing: Packing = "text", type: str = "") -> Any:
    row = (key, packing, part, type or TYPES[packing])
    return dataclasses.field(metadata={"row": row}, hash=packing != "extra")  # a dict has no hash


_place, _fact, _text, _none = (
    partial(_row, "place"),
    partial(_row, "fact"),
    partial(_row, "text"),
    partial(_row, "none"),
)


_DRAFT = ("draft",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value of one field."""

    code: str = _place(Key(REFERENCE, "the value", True))
    field: str = _place(Key(NAME, "the field it appears in", True), type="_Field")
    also: tuple[str, ...] = _place(None, "texts", "tuple[_Field, ...]")
    group: str = _fact(Key(NAME, "the group it is listed in", True, _DRAFT))
    title: str = _text(Key(LINE, "what is wrong, in a few words", True))
    description: str = _text(Key(Prose(), "what the code says", True, _DRAFT))
    cause: tuple[str, ...] = _text(
        Key(ListOf(Prose(), single=True), "why it happens", True, _DRAFT), "texts"
    )
    remediation: tuple[Step, ...] = _text(
        Key(ListOf(STEP), "ordered steps that fix it", True, ("success", *_DRAFT)), "steps"
    )
    severity: str = _fact(
        Key(
            Choice(SEVERITIES),
            "how far it reaches: info, warning, error or critical",
            True,
            _DRAFT,
        ),
        type="_Severity",
    )
    retry: str | None = _fact(
        Key(
            RETRY,
            "whether to send again: " + RETRY_SAYS,
            True,
            ("points_to", *_DRAFT),
        ),
        "rule",
    )
    retry_after: int | None = _fact(None, "number")
    owner: str = _fact(Key(NAME, "who has to act", True, _DRAFT))
    tell_customer: str = _text(
        Key(
            Text(),
            "a sentence for the end customer, which reveals and promises nothing",
            True,
            _DRAFT,
        )
    )
    see_also: tuple[Related, ...] = _text(
        Key(ListOf(RELATED), "related codes, and how they differ"), "references"
    )
    examples: tuple[Example, ...] = _text(
        Key(ListOf(EXAMPLE), "what the user sees on the wire"), "examples"
    )
    notes: tuple[str, ...] = _text(
        Key(ListOf(Prose()), "caveats, and contradictions between the sources"), "texts"
    )
    keywords: tuple[str, ...] = _text(Key(ListOf(Text()), "words that people search for"), "texts")
    success: bool = _fact(Key(Truth(), "true when the code reports success"), "truth")
    see_field: str = _none(
        Key(NAME, "the field whose values say more, if there are any; without them this rule holds")
    )
    http_status: int | None = _fact(
        Key(HttpStatus(), "the HTTP status that comes with it, where it is known"), "number"
    )
    lifecycle: Lifecycle = _fact(  # noqa: RUF009 # it declares a field
        Key(LIFECYCLE, "whether the code is still in use"), "lifecycle"
    )
    source: tuple[Source, ...] = _fact(
        Key(ListOf(NAME, single=True), "the sources of what the entry says"), "sources"
    )
    url: str = _place(None)
    message: tuple[str, ...] = _text(
        Key(ListOf(Message(), single=True), "the texts that the service sends"),
        "messages",
    )
    aliases: tuple[str, ...] = _text(
        Key(ListOf(REFERENCE, single=True), "other names of the code, such as former ones"), "texts"
    )
    points_to: str = _fact(
        Key(NAME, "the field that gives the reason and the retry rule: this code only points to it")
    )
    links: tuple[Link, ...] = _fact(Key(ListOf(LINK), "pages that say more"), "links")
    grpc_status: str = _fact(
        Key(Choice(GRPC_STATUSES), "the gRPC status that comes with it, where it is known")
    )
    extra: dict[str, Any] = _fact(None, "extra")  # noqa: RUF009 # it declares a field
    internal: bool = _fact(Key(Truth(), "true where a public build leaves it out"), "truth")
    draft: bool = _fact(
        Key(Truth(), "true while the entry is not complete: its pages say what is missing"), "truth"
    )

    @property
    def removed(self) -> bool:
        """Whether the code is no longer in use."""
        return self.lifecycle.state == "removed"

    @property
    def unwritten(self) -> tuple[str, ...]:
        """What a draft lacks, in words."""
        words = [words for name, words, unless in UNWRITTEN if is_lacking(self, name, unless)]
        return tuple(words) if self.draft else ()


def is_lacking(entry: Entry, name: str, unless: Iterable[str] = ()) -> bool:
    """Tell whether an entry has nothing under a key, and no other key makes that right."""
    return not getattr(entry, name) and not any(getattr(entry, other) for other in unless)


FIELDS = tuple(EntryField(f.name, *f.metadata["row"]) for f in dataclasses.fields(Entry))
SHOWN = tuple(field for field in FIELDS if field.part != "none")
FACTS = tuple(field for field in FIELDS if field.part == "fact")
TEXTS = tuple(field for field in FIELDS if field.part == "text")

UNWRITTEN: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("description", "what it means", ()),
    ("cause", "cause", ()),
    ("remediation", "what to do", ("success",)),
    ("severity", "severity", ("success",)),
    ("retry", "whether to send again", ("points_to", "success")),
    ("owner", "who acts", ("success",)),
    ("tell_customer", "what to tell the customer", ()),
    ("group", "group", ()),
)
"""What a draft may lack: the key, what readers call it, and keys that make up for it."""

SYMPTOM_PARTS: tuple[tuple[str, Packing], ...] = (
    ("title", "text"),
    ("words", "texts"),
    ("description", "text"),
    ("tell_apart", "texts"),
    ("remediation", "steps"),
    ("owner", "text"),
    ("tell_customer", "text"),
    ("codes", "references"),
    ("see_also", "texts"),
    ("source", "sources"),
    ("url", "text"),
    ("links", "links"),
    ("retry", "rule"),
    ("retry_after", "number"),
)
"""What a module keeps of a symptom besides its id, and what each value is."""

BY_DEFAULT = (
    "field",
    "group",
    "severity",
    "retry",
    "owner",
    "tell_customer",
    "success",
    "http_status",
    "grpc_status",
    "lifecycle",
    "source",
    "internal",
    "draft",
)
"""The keys of entries that `defaults` may give; each counts where there is such a key."""

ENTRY = Record(
    {
        field.name: replace(field.key, by_default=field.name in BY_DEFAULT)
        for field in FIELDS
        if field.key
    },
    own=EXTRA,
)
DEFAULTS = Record(
    {
        name: replace(ENTRY.keys[name], required=False, by_default=False)
        for name in BY_DEFAULT
        if name in ENTRY.keys
    }
)
"""What an entry is given where it does not say it itself."""

GROUP_DEFAULTS = Record({name: key for name, key in DEFAULTS.keys.items() if name != "group"})
