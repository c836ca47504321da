"""What the fields of an entry are made of: texts, and records such as steps, as keys and values."""

from __future__ import annotations

from dataclasses import dataclass

from errdex.authoring.format.kinds import Choice, Key, ListOf, Record, Text

SEVERITIES = ("info", "warning", "error", "critical")
RETRIES = ("never", "now", "after-fix")
STATES = ("stable", "deprecated", "removed")
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds(duration: str) -> int:
    """Return the seconds of a duration such as `10m`."""
    return int(duration[:-1]) * UNITS[duration[-1]]


CODE = "[A-Za-z0-9._:-]{1,64}"
CODE_SAYS = "a code: 1 to 64 of the characters A-Z a-z 0-9 . _ : -"
NAME = Text()
LINE = Text(r"(?=\s*\S)[^\n]+\n?", "one line")
REFERENCE = Text(CODE, CODE_SAYS, quotes="if-unclear")

STEP = Record(
    {
        "do": Key(Text(), "the action, as an imperative sentence", required=True),
        "owner": Key(NAME, "who acts, when it is not the entry's owner"),
        "where": Key(Text(), "the place where it is done, such as a page of a console"),
        "example": Key(Text(), "literal text that shows how"),
        "check": Key(ListOf(NAME, single=True), "the checks that decide it"),
    }
)
EXAMPLE = Record(
    {
        "title": Key(LINE, "what is shown", required=True),
        "text": Key(Text(), "the literal text", required=True),
    }
)
RELATED = Record(
    {
        "code": Key(REFERENCE, "the other code", required=True),
        "field": Key(NAME, "its field, if the code appears in several"),
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
    short=Choice(RETRIES, also=" or {after: 10m}"),
)
LIFECYCLE = Record(
    {
        "state": Key(Choice(STATES), "stable, deprecated or removed", required=True),
        "since": Key(LINE, "the date or version of the change"),
        "replaced_by": Key(REFERENCE, "the code to use instead"),
        "note": Key(Text(), "where it went, in words"),
    }
)


@dataclass(frozen=True, slots=True)
class Source:
    """A page that entries cite; `name` is what they call it."""

    name: str
    title: str
    url: str = ""
    updated: str = ""

    def __str__(self) -> str:
        dated = f"{self.title} ({self.updated})" if self.updated else self.title
        return f"{dated}, {self.url}" if self.url else dated


@dataclass(frozen=True, slots=True)
class Step:
    """One action of a remediation."""

    do: str
    owner: str
    where: str = ""
    example: str = ""
    check: str = ""
    """The checks that decide it: ids separated by spaces."""


@dataclass(frozen=True, slots=True)
class Example:
    """What a user sees on the wire."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """A reference to another entry, and how it differs."""

    code: str
    field: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Whether a code is still in use: stable, deprecated or removed."""

    state: str = "stable"
    since: str = ""
    replaced_by: str = ""
    note: str = ""
