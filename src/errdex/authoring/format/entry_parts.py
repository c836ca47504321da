"""What the fields of an entry are made of: texts, and records such as steps, as keys and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from errdex.authoring.format.code_text import REFERENCE
from errdex.authoring.format.kinds import Choice, Key, ListOf, OwnKeys, Prose, Record, Text

SEVERITY_REACH = {
    "critical": "Nothing can be sent: every request of the caller fails.",
    "error": "This request, or this one of its items, fails.",
    "warning": "It is held up for a while, by a limit or a lock, or it may have failed.",
    "info": "Nothing failed.",
}
"""How far each severity reaches, the furthest first."""

SEVERITIES = tuple(reversed(SEVERITY_REACH))
RETRIES = ("never", "now", "after-fix", "none")
STATES = ("stable", "deprecated", "removed")
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds(duration: str) -> int:
    """Return the seconds of a duration such as `10m`."""
    return int(duration[:-1]) * UNITS[duration[-1]]


NAME = Text()
LINE = Text(r"(?=\s*\S)[^\n]+\n?", "one line")

URL = Text(
    r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+",
    "a URL: http:// or https:// and the characters of RFC 3986",
)
LINK = Record(
    {
        "title": Key(LINE, "what it leads to, in a few words", required=True),
        "url": Key(URL, "its address", required=True),
    }
)
GRPC_STATUSES = (
    "OK",
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
)
"""The canonical codes of gRPC, in the order of their numbers (google.rpc.Code)."""
EXTRA = OwnKeys(
    "x-",
    "x-[a-z0-9-]{1,40}",
    "x- and 1 to 40 of the characters a-z 0-9 -",
    "an attribute of your own, for programs",
)
STEP = Record(
    {
        "do": Key(Prose(), "the action, as an imperative sentence", required=True),
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
RETRY_SAYS = ", ".join([*RETRIES, "{after: 10m} or {after-fix: 10m}"])
DURATION = Text("[1-9][0-9]{0,4}[smhd]", "a duration such as 30s, 10m, 8h or 1d")
RETRY = Record(
    {
        "after": Key(DURATION, "how long to wait before the same request is sent again"),
        "after-fix": Key(DURATION, "how long to wait after the fix before it is sent again"),
    },
    short=Choice(RETRIES, also=", {after: 10m} or {after-fix: 10m}"),
    single=True,
)
LIFECYCLE = Record(
    {
        "state": Key(Choice(STATES), "stable, deprecated or removed", required=True),
        "since": Key(LINE, "the date or version of the change"),
        "replaced_by": Key(REFERENCE, "the code to use instead"),
        "note": Key(Text(), "where it went, in words"),
    }
)


SYMPTOM_ID = "[a-z0-9-]{1,60}"
_WORDS = ListOf(Text())
COMPLAINT = Record(
    {
        "about": Key(_WORDS, "what it is about, such as `message*` with any ending", required=True),
        "does": Key(_WORDS, "what happens to that, where it does not, or happens as in `how`"),
        "fails": Key(_WORDS, "what says by itself that it does not happen"),
        "how": Key(_WORDS, "how it happens; without it, what `does` says must be negated"),
        "but_not": Key(_WORDS, "words of sentences about something else"),
    }
)
SYMPTOM = Record(
    {
        "title": Key(LINE, "what people see, in a few words", required=True),
        "words": Key(ListOf(Text()), "the words that they use", required=True),
        "complaint": Key(COMPLAINT, "what sentences have that tell it in other words"),
        "description": Key(Prose(), "what lies behind it", required=True),
        "tell_apart": Key(ListOf(Prose(), single=True), "how to tell the cases apart"),
        "remediation": Key(ListOf(STEP), "ordered steps, as in entries", required=True),
        "owner": Key(NAME, "who acts; the first of `owners` if it is not given"),
        "retry": Key(RETRY, "whether to send again, as in entries"),
        "tell_customer": Key(
            Text(), "a sentence for the end customer, which reveals and promises nothing", True
        ),
        "codes": Key(ListOf(RELATED), "the codes that go with it"),
        "see_also": Key(ListOf(Text(SYMPTOM_ID, "the id of a symptom")), "other symptoms"),
        "source": Key(ListOf(NAME, single=True), "the sources of what it says"),
        "links": Key(ListOf(LINK), "pages that say more"),
    }
)
UNDOCUMENTED = Record(
    {
        "code": Key(REFERENCE, "the value", True),
        "field": Key(NAME, "the field it appears in", True),
        "seen": Key(Text(), "where it was seen, in one sentence", True),
        "source": Key(ListOf(NAME, single=True), "the sources in which it was seen"),
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
class Link:
    """A page that says more."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Symptom:
    """What people see without a code.

    Attributes:
        words: What they call it.
        tell_apart: How to tell the cases apart, a sentence each.
        owner: Who acts, where a step names nobody else.
        codes: The codes that go with it.
        see_also: The ids of other symptoms.
        complaint: What sentences have that tell it, a list for each kind of words.
    """

    id: str
    title: str
    words: tuple[str, ...]
    description: str
    tell_apart: tuple[str, ...]
    remediation: tuple[Step, ...]
    owner: str
    tell_customer: str
    codes: tuple[Related, ...]
    see_also: tuple[str, ...]
    source: tuple[Source, ...]
    url: str
    links: tuple[Link, ...] = ()
    retry: str | None = None
    retry_after: int | None = None
    complaint: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Undocumented:
    """A code that exists and that nobody documents; `seen` says where it was seen."""

    code: str
    field: str
    seen: str
    source: tuple[Source, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Whether a code is still in use: stable, deprecated or removed."""

    state: str = "stable"
    since: str = ""
    replaced_by: str = ""
    note: str = ""
