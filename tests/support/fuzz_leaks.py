"""Puts numbers, secrets and tokens, in every spelling, into every place, and looks for them in
what a diagnosis and a redacted paste say.

The same count and seed give the same inputs; `python -m benchmarks.leaks` runs many of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.pastes import redact_text, told
from errdex.errors import ErrdexError
from errdex.redaction.readings import Packed, Reading
from tests.support.leak_shapes import HOLE, Private, made, places_of, spellings_of
from tests.support.runtimes import Answer, Node, own_knowledge, python_answer

FORMS = ("text", "json", "markdown", "redacted")
_NOT_IN_NUMBERS = re.compile("[^0-9A-Za-z*]")
_HALF = 8
"""Characters of half a secret that stand in no other text by chance."""


class Input(NamedTuple):
    """A paste, the context, and what must not leak, as it is and as it is spelled."""

    text: str
    context: dict[str, str]
    private: Private
    spelled: str


@dataclass
class Tally:
    """What a run found: inputs, those answered otherwise by node, and leaks with their form."""

    inputs: int = 0
    compared: int = 0
    differing: list[Input] = field(default_factory=list)
    leaking: list[tuple[str, Input]] = field(default_factory=list)


def inputs(count: int, seed: int) -> Iterator[Input]:
    """Yield so many inputs."""
    chance = random.Random(seed)
    for _ in range(count):
        private = made(chance)
        spelled = chance.choice(spellings_of(private))(private.text)
        text = chance.choice(places_of(private)).replace(HOLE, spelled)
        context = {"app_secret": private.text} if private.kind == "secret" else {}
        yield Input(text, context, private, spelled)


def run(count: int, seed: int, node: Node | None = None, sample: int = 100) -> Tally:
    """Return what so many inputs found; every so many go to node, too."""
    tally = Tally()
    knowledge = own_knowledge()
    for number, given in enumerate(inputs(count, seed)):
        answer = answer_of(given, knowledge)
        tally.inputs += 1
        tally.leaking += [(form, given) for form in FORMS if shows(answer[form], given)]
        if node and number % sample == 0:
            tally.compared += 1
            if _in_node(given, node) != answer:
                tally.differing.append(given)
    return tally


def answer_of(given: Input, knowledge: Knowledge) -> Answer:
    """Return what CPython says of an input, in all forms."""
    answer = python_answer(given.text, given.context, knowledge)
    try:
        redacted = redact_text(given.text, given.context, knowledge)
    except ErrdexError as error:
        return {**dict.fromkeys(FORMS, str(error)), **answer}
    return {**answer, "redacted": redacted.text, "told": told(redacted.counts)}


def _in_node(given: Input, node: Node) -> Answer:
    (answer,) = node.ask("all", [[given.text, given.context]])
    (redacted,) = node.ask("redact", [[given.text, given.context]])
    return {**answer, "redacted": redacted["text"], "told": redacted["told"]}


def shows(output: str, given: Input) -> bool:
    """Tell whether an output holds what must not leak, or half of it, however it is spelled."""
    kind, text = given.private
    if given.spelled in output:
        return True
    reading = Reading(output)
    if kind == "number":
        return text.lstrip("+") in _NOT_IN_NUMBERS.sub("", reading.text)
    packed = Packed(reading).text.lower()
    sought = "".join(text.split()).lower()
    half = len(sought) // 2
    parts = [sought] if half < _HALF or kind == "named" else [sought, sought[:half], sought[half:]]
    return any(part in packed for part in parts)
