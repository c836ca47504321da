"""The shapes of what a catalogue's checks compile to, as they are in `checks.json`.

A list in which each place has a meaning of its own, such as a predicate and its argument, has the
type of a tuple; read from JSON it is a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from errdex.diagnosis.results import RetryRow


class Hint(TypedDict):
    """What to say about a value that matches as a whole."""

    match: str
    say: str


class Within(TypedDict):
    """The other time, by its path, and how many hours or minutes the two may be apart."""

    of: str
    hours: NotRequired[int]
    minutes: NotRequired[int]


Mistake = TypedDict(
    "Mistake",
    {
        "as": NotRequired[list[str]],
        "of": NotRequired[list[str]],
        "join": NotRequired[str],
        "say": str,
        "ask": NotRequired[str],
    },
)
"""A wrong way to make a digest: recipes, parts and what joins them, where they differ.

With `ask` it may be right, and that is what to ask for.
"""


class Digest(TypedDict):
    """How a digest is made: of which parts, by which recipes; and known mistakes."""

    of: list[str]
    accept: list[str]
    expected: str
    shape: str
    recognise: NotRequired[list[Mistake]]
    shapes: NotRequired[list[Hint]]


class OneTemplate(TypedDict):
    """The path to the names of templates, and what to ask for where they differ."""

    of: str
    ask: str


class FitsTemplate(TypedDict):
    """The path to a template, and what to ask for where the sources leave a value open."""

    of: str
    one: NotRequired[OneTemplate]
    ask: str


Argument = bool | int | str | list[str] | Within | Digest | FitsTemplate
"""What a predicate is given; which of these it is follows from the predicate's name."""
Demand = tuple[str, Argument]
"""A predicate and its argument."""
Condition = tuple[str, str, Argument]
"""The path that a guard looks at, a predicate and its argument."""

Fact = TypedDict("Fact", {"from": str, "parse": NotRequired[str], "by": NotRequired[str]})
"""One of the places of a fact: its path, and how the value there is read."""


class Doubt(TypedDict):
    """What the sources leave open, and about which values they do not."""

    match: NotRequired[str]
    say: str


class Variable(TypedDict):
    """What may be in those variables of a template whose names match `name`."""

    name: str
    match: NotRequired[str]
    max: NotRequired[int]
    wide: NotRequired[int]
    expected: str
    doubt: NotRequired[list[Doubt]]


class Reading(TypedDict):
    """What paths are read with, and the rules for a template's variables."""

    facts: dict[str, list[Fact]]
    variables: list[Variable]


ContextAbout = TypedDict(
    "ContextAbout", {"title": str, "form": str, "secret": bool, "from": NotRequired[str]}
)
"""A context value: its name for readers, its form, and what fills it in, if anything."""


class Reports(TypedDict):
    """The names of form fields that mark a report, and what to know about reports.

    `segment` and `segments` name the number of a report's segment and how many its message has.
    """

    marks: list[str]
    note: str
    segment: NotRequired[str]
    segments: NotRequired[str]


class Check(TypedDict):
    """A test over evidence; what is left out in the catalogue is left out here.

    `fix` is what to do where it fails. With `ask` it never fails, since the sources leave open
    whether what it requires is needed: `ask` is what to ask for then. `when` names guards.
    """

    id: str
    codes: list[str]
    says: str
    when: NotRequired[list[str]]
    look_at: str
    must: list[Demand]
    expected: NotRequired[str]
    hints: NotRequired[list[Hint]]
    redact: NotRequired[str]
    fix: NotRequired[str]
    ask: NotRequired[str]


class CompiledChecks(Reading):
    """What the sections of a catalogue about checks compile to; `secrets` are paths.

    `guards` are by name, those that checks name; a guard holds where all its conditions do.
    """

    methods: NotRequired[list[str]]
    reports: Reports
    context: dict[str, ContextAbout]
    secrets: list[str]
    guards: dict[str, list[Condition]]
    checks: list[Check]


class FieldAbout(TypedDict):
    """A field: its name for readers, the paths to its codes, and what each of several is for.

    `named_by` are the names in an item, any of which tells the reader which one it is.
    """

    title: str
    where: list[str]
    items: str
    named_by: NotRequired[list[str]]


class Seen(TypedDict):
    """A symptom: its title, and its page."""

    title: str
    url: str


class Complaint(TypedDict, total=False):
    """What sentences have that tell a symptom: texts, where a star stands for endings.

    What it is `about`, and what it `does`: behind a negation, or in the way that `how` says. What
    `fails` says both. A clause with a word of `but_not` tells something else.
    """

    about: list[str]
    does: list[str]
    fails: list[str]
    how: list[str]
    but_not: list[str]


class ToldAnswer(TypedDict):
    """What a symptom says first: who acts, what to do, whether to send again, what to say."""

    owner: str
    first_step: str
    send_again: RetryRow
    tell_customer: str


class Told(Seen):
    """A symptom that people tell in words, and those of its words that mean little else.

    `first` is who does its first step, where that is not its owner.
    """

    words: list[str]
    answer: ToldAnswer
    first: NotRequired[str]
    complaint: NotRequired[Complaint]


class Compiled(CompiledChecks):
    """What `checks.json` holds.

    `owners` are names for readers; `symptoms` gives, by field and code of success, what people may
    see all the same; `told` are the symptoms that people tell in words; `see_field` gives, by field
    and code, the field whose values give the real reason; `resends` is false where sending again
    means nothing for any code; `words` are the catalogue's own, where they are other than the
    usual ones.
    """

    fields: dict[str, FieldAbout]
    owners: dict[str, str]
    see_field: dict[str, dict[str, str]]
    symptoms: dict[str, dict[str, list[Seen]]]
    told: NotRequired[list[Told]]
    resends: NotRequired[bool]
    words: NotRequired[Mapping[str, str]]


class Stamped(Compiled):
    """What `checks.json` holds: the compiled checks, and which build they are of."""

    stamp: str
