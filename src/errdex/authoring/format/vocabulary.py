"""The words that a catalogue writes checks in: their format, added to that of the entries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from errdex.authoring.format import entry_parts, sections
from errdex.authoring.format.code_text import REFERENCE
from errdex.authoring.format.evidence_paths import Path
from errdex.authoring.format.kinds import Choice, Key, ListOf, Names, Record, Report, Text, Truth
from errdex.authoring.format.patterns import pattern_fault
from errdex.authoring.source.findings import quoted
from errdex.authoring.source.nodes import Position
from errdex.diagnosis.predicates.digests import ENCODINGS, STEPS
from errdex.diagnosis.redaction import MODES
from errdex.diagnosis.values import KINDS

FORMS = ("text", "list", "address", "utc_time")
FILLED_BY = ("request.time",)
READERS = ("auth_params", "split", "json")


@dataclass(frozen=True)
class Literal:
    """Text as it is, even if it is blank; `least` is how many characters it has at least."""

    least: int = 0

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str:
            report(at, f"{name}: must be text")
        elif len(value) < self.least:
            report(at, f"{name}: is empty; it needs at least one character")

    def describe(self) -> str:
        return "text, spaces included" + (", not empty" if self.least else "")

    def schema(self) -> dict[str, Any]:
        return {"type": "string"} | ({"minLength": self.least} if self.least else {})

    def plain(self, node: Any) -> Any:
        return node


@dataclass(frozen=True)
class Yes:
    """`true` alone."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value != "true":
            report(at, f"{name}: can only be true")

    def describe(self) -> str:
        return "`true`"

    def schema(self) -> dict[str, Any]:
        return {"const": True}

    def plain(self, node: Any) -> bool:
        return bool(node)


@dataclass(frozen=True)
class Number:
    """A whole number from 1 on."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str or not re.fullmatch("[1-9][0-9]{0,5}", value):
            report(at, f"{name}: must be a whole number from 1 to 999999")

    def describe(self) -> str:
        return "a whole number from 1 to 999999"

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 1, "maximum": 999999}

    def plain(self, node: Any) -> int:
        return int(node)


@dataclass(frozen=True)
class Pattern:
    """A pattern that means the same in Python and JavaScript; it matches the whole text."""

    def examine(self, value: Any, at: Position, name: str, report: Report) -> None:
        if value.__class__ is not str:
            report(at, f"{name}: must be text")
        elif fault := pattern_fault(value):
            report(at, f"{name}: {quoted(value)}: {fault}")

    def describe(self) -> str:
        return "a pattern"

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}

    def plain(self, node: Any) -> Any:
        return node


PATH = Path()
PART = Path(modified=True)
CONTEXT_PATH = Path(("context",), facts=False)
"""For a predicate that asks for the value by the name after `context.` when it cannot use it."""
SOURCE = Path(facts=False)
RECIPE = Text(
    f"(?:(?:{'|'.join(STEPS)})/)+(?:{'|'.join(ENCODINGS)})",
    f"a recipe: steps from {', '.join(STEPS)}, joined with /, the last one of "
    f"{', '.join(ENCODINGS)}",
)
HINT = Record(
    {
        "match": Key(Pattern(), "what the whole value looks like", required=True),
        "say": Key(Text(), "what that means for the reader", required=True),
    }
)
MISTAKE = Record(
    {
        "as": Key(ListOf(RECIPE, single=True), "the recipes, if not the accepted ones"),
        "of": Key(ListOf(PART), "the parts, if not the right ones"),
        "join": Key(Literal(), "what is put between the parts"),
        "say": Key(Text(), "what that means for the reader", required=True),
        "ask": Key(Text(), "what to ask for, if the sources leave open whether it is right"),
    }
)
ONE_TEMPLATE = Record(
    {
        "of": Key(PATH, "the names of the templates", required=True),
        "ask": Key(Text(), "what to ask for if they differ", required=True),
    }
)
PREDICATES: Mapping[str, Key] = {
    "present": Key(Yes(), "it is there: not absent, null, empty text or an empty list"),
    "absent": Key(Yes(), "it is not there"),
    "equal": Key(Text(), "it is exactly this text"),
    "one_of": Key(ListOf(Text()), "it is exactly one of these texts"),
    "match": Key(Pattern(), "the whole text matches"),
    "not_match": Key(Pattern(), "the whole text does not match"),
    "type": Key(Choice(KINDS), "its JSON kind"),
    "json": Key(Choice(KINDS), "it is text that contains JSON of this kind"),
    "min_length": Key(Number(), "it has at least this many characters"),
    "max_length": Key(Number(), "it has at most this many characters"),
    "max_items": Key(Number(), "it has at most this many items"),
    "unique": Key(Yes(), "no item appears in it twice"),
    "utc_time": Key(Yes(), "it is a time of the form YYYY-MM-DDThh:mm:ssZ"),
    "compact_utc_time": Key(Yes(), "it is a time of the form YYYYMMDDThhmmssZ"),
    "within": Key(
        Record(
            {
                "of": Key(CONTEXT_PATH, "the other time", required=True),
                "hours": Key(Number(), "how far apart they may be"),
                "minutes": Key(Number(), "the same in minutes; give one of the two"),
            }
        ),
        "it is a time near another",
    ),
    "digest": Key(
        Record(
            {
                "of": Key(ListOf(PART), "the parts, in order", required=True),
                "accept": Key(ListOf(RECIPE), "the recipes that are right", required=True),
                "expected": Key(Text(), "the recipe in words", required=True),
                "shape": Key(Pattern(), "what every right digest looks like", required=True),
                "recognise": Key(ListOf(MISTAKE), "wrong recipes that occur"),
                "shapes": Key(ListOf(HINT), "what a wrong digest looks like"),
            }
        ),
        "it is a digest of other values",
    ),
    "plain_fields": Key(
        ListOf(Text()),
        "it is form text in which each of these names appears at most once, and never as name[0]",
    ),
    "in_networks": Key(CONTEXT_PATH, "it is an IP address in one of these networks"),
    "same_as": Key(PATH, "it is the same text as this value"),
    "fits_template": Key(
        Record(
            {
                "of": Key(PATH, "the text of the template", required=True),
                "one": Key(ONE_TEMPLATE, "for a request that may name several templates"),
                "ask": Key(
                    Text(), "what to ask for if the sources leave a value open", required=True
                ),
            }
        ),
        "the list fits the variables of a template",
    ),
}
CHECK_ID = Text("[a-z][a-z0-9-]{0,59}", "an id of lower-case letters, digits and -")
GUARD = Record({"path": Key(PATH, "what the guard looks at", required=True), **PREDICATES})
CHECK = Record(
    {
        "id": Key(CHECK_ID, "a name that steps can refer to", required=True),
        "codes": Key(
            ListOf(REFERENCE),
            "the codes that the fault can lead to, the most specific first",
            required=True,
        ),
        "says": Key(Text(), "what is required: `x` must be ...", required=True),
        "when": Key(ListOf(Text(), single=True), "the guards that must hold"),
        "look_at": Key(PATH, "the path to the value to judge", required=True),
        "must": Key(Record(PREDICATES), "what must hold, in order", required=True),
        "expected": Key(Text(), "what is right, if the predicate does not say it well"),
        "hints": Key(ListOf(HINT), "known wrong values; the first that matches is shown"),
        "redact": Key(Choice(MODES), "how the value is shown"),
        "fix": Key(Text(), "what to do where it fails: the first step of the answer"),
        "ask": Key(
            Text(),
            "what to ask for, if the sources leave open whether this is required; such a check "
            "stays open where it would fail",
        ),
    }
)
SECTIONS: Mapping[str, Key] = {
    "context": Key(
        Names(
            Record(
                {
                    "title": Key(Text(), "what it is, in words", required=True),
                    "form": Key(Choice(FORMS), "how it is read", required=True),
                    "secret": Key(Truth(), "true when it must never be shown"),
                    "from": Key(Choice(FILLED_BY), "what fills it in if it is not given"),
                }
            ),
        ),
        "what checks need and neither request nor response contains",
    ),
    "methods": Key(ListOf(Text()), "the methods of HTTP that requests to the service have"),
    "reports": Key(
        Record(
            {
                "marks": Key(
                    ListOf(Text()), "names of form fields, any of which marks a report", True
                ),
                "segment": Key(Text(), "the name of the number of the segment that it is about"),
                "segments": Key(Text(), "the name of how many segments its message has"),
                "note": Key(Text(), "what to know as long as no field is read from a report"),
            }
        ),
        "forms that the service itself posts, which are not requests to it",
    ),
    "secrets": Key(ListOf(PATH), "the paths of values that are never shown"),
    "facts": Key(
        Names(
            ListOf(
                Record(
                    {
                        "from": Key(SOURCE, "the path to it", required=True),
                        "parse": Key(Choice(READERS), "how it is read"),
                        "by": Key(Literal(1), "what separates the items, for split"),
                    }
                ),
            )
        ),
        "values that many checks look at; the first alternative that finds one is used",
    ),
    "guards": Key(Names(ListOf(GUARD)), "conditions that checks share"),
    "variables": Key(
        ListOf(
            Record(
                {
                    "name": Key(Pattern(), "the names it is for; a group is the length", True),
                    "match": Key(Pattern(), "what the whole value looks like"),
                    "max": Key(Number(), "how long the value may be, in characters"),
                    "wide": Key(Number(), "how much a character beyond ASCII may count"),
                    "expected": Key(Text(), "what is right, in words", required=True),
                    "doubt": Key(
                        ListOf(
                            Record(
                                {
                                    "match": Key(Pattern(), "the values that are certainly right"),
                                    "say": Key(Text(), "what the sources leave open", True),
                                }
                            ),
                            single=True,
                        ),
                        "for values that may be right or not: the sources leave it open; the "
                        "first whose values these are not is told",
                    ),
                }
            )
        ),
        "what a template's variables may contain; the first rule that matches is used",
    ),
    "checks": Key(ListOf(CHECK), "tests on evidence that decide steps"),
    "decision_path": Key(
        Record(
            {
                "title": Key(entry_parts.LINE, "the question it answers", required=True),
                "description": Key(Text(), "what to know before you begin"),
                "field": Key(Text(), "the field whose codes it is about", required=True),
                "checks": Key(ListOf(CHECK_ID), "the ids of the checks, in order", required=True),
            }
        ),
        "the order in which to look; the site draws it as a picture",
    ),
}
CATALOGUE = Record({**sections.CATALOGUE.keys, **SECTIONS})
"""The whole format of a catalogue."""
