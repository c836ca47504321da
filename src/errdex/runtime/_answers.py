"""The answer of an entry or a symptom: the few facts that everything else explains.

The same file in every module; `errdex build` copies it from `errdex/runtime/`; edit it there.
"""

from ._prose.blocks import first_paragraph
from ._prose.spans import marks_in
from ._records import _Record
from ._tables import _OWNERS, _POINTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from ._records import Step

    class Subject(Protocol):
        """What an entry and a symptom have in common."""

        description: str
        owner: str
        remediation: tuple[Step, ...]
        tell_customer: str


NOT_WRITTEN = "Not written yet"
_NOBODY = "Nobody: nothing has to be done"
_ARTICLES = ("The ", "A ", "An ", "Our ", "Your ")  # of a title, small inside a sentence
_FULL_STOPS = "\u3002\uff01\uff1f"  # of Chinese, without a space behind them


class Answer(_Record):
    """What to know first. Read-only texts, in the order in which they are shown.

    Attributes:
        means: What it means: the first paragraph of the description; empty for a draft that does
            not say it yet.
        who_acts: Whose move it is; where the first step is another's, theirs comes first.
        first_step: The first sentence of the first step; empty where nothing is to be done, and
            for a draft without steps.
        send_again: Whether and when to send the request again; empty for a symptom that does not
            say it, and where that means nothing for any code.
        tell_customer: One sentence for the end customer; empty for a draft without it.
    """

    __module__ = __package__
    __slots__ = __match_args__ = (
        "means",
        "who_acts",
        "first_step",
        "send_again",
        "tell_customer",
    )
    means: str
    who_acts: str
    first_step: str
    send_again: str
    tell_customer: str


def answer_of(subject: "Subject", send_again: str = "", is_done: bool = False) -> Answer:
    """Return the answer of an entry, or of a symptom.

    Args:
        subject: The entry or the symptom.
        send_again: Whether and when to send again.
        is_done: Whether nothing has to be done where it has no steps; else they are not written.
    """
    steps = subject.remediation
    nobody = is_done and not steps
    return Answer(
        first_paragraph(subject.description),
        _NOBODY if nobody else _who_acts(subject.owner, steps[0].owner if steps else subject.owner),
        _first_sentence(first_paragraph(steps[0].do)) if steps else "",
        send_again,
        subject.tell_customer,
    )


def _who_acts(owner: str, first: str) -> str:
    """Return who acts: whoever does the first step, then the owner; either may be empty."""
    if not owner:
        others = f"{_OWNERS[first]} first; who acts then is not written yet" if first else ""
        return others or NOT_WRITTEN
    if first == owner:
        return _OWNERS[owner]
    then = _OWNERS[owner]
    if then.startswith(_ARTICLES):
        then = then[0].lower() + then[1:]
    return f"{_OWNERS[first]} first, then {then}"


def _first_sentence(text: str) -> str:
    """Return a text up to the end of its first sentence; no code and no link ends one."""
    done = 0
    for mark in [*marks_in(text), None]:
        end = mark.start if mark else len(text)
        for place in range(done, end):
            if _ends(text[place : place + 3]):
                return text[: place + 1]
        done = mark.end if mark else end
    return f"{text.rstrip(':')}."


def _ends(signs: str) -> bool:
    """Tell whether the first of three characters ends a sentence; in `e.g. this` none does."""
    if signs[0] in _FULL_STOPS:
        return True
    return signs[0] in ".!?" and (not signs[1:2].strip() and not signs[2:].islower())


def send_again_words(rule: str, wait: int | None, points_to: str) -> str:
    """Return whether and when to send again.

    Args:
        rule: The retry rule; empty where it is not written yet.
        wait: Seconds to wait, after the fix where one is needed.
        points_to: The field that says it instead of the rule, or empty.
    """
    if points_to:
        words = _POINTED[points_to]
        return words[:1].upper() + words[1:]
    waiting = duration(wait) if wait else ""
    words_of = {
        "": NOT_WRITTEN,
        "now": "Yes, now",
        "after": f"Yes, after {waiting}",
        "after-fix": f"After the fix, then wait {waiting}" if waiting else "After the fix",
        "never": "No",
        "none": "Nothing to send again",
    }
    return words_of[rule]


def duration(seconds: int) -> str:
    """Return a time in the largest unit that divides it, such as `10 minutes`."""
    for size, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds % size == 0:
            return _counted(seconds // size, unit)
    return _counted(seconds, "second")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
