"""What goes into the room of a channel: whole steps, and a line that counts the others."""

from __future__ import annotations

from collections.abc import Iterator

from errdex.payloads.contexts import Context
from errdex.payloads.subjects import Subject
from errdex.payloads.texts import Size, cut, one_line

_LABELS = ("service", "environment", "count", "instance")


def facts_of(subject: Subject, context: Context) -> Iterator[tuple[str, str]]:
    """Yield what is short, as labels and inert texts of one line: the severity first."""
    if subject.severity:
        yield "Severity", subject.severity
    if subject.owner:
        yield "Owner", subject.owner
    if subject.retry:
        yield "Retry", subject.retry
    if subject.unwritten:
        yield "Not written yet", subject.unwritten
    for name in _LABELS:
        if name in context:
            yield name.capitalize(), one_line(context[name])


def fit_steps(subject: Subject, room: int, size: Size) -> list[str]:
    """Return the first steps that fit as a whole, then how many more there are, and the link.

    The first step is always there; it is cut where it does not fit.

    Args:
        subject: What has the steps.
        room: What all lines may take together.
        size: What a line takes, with whatever goes around it.
    """
    lines: list[str] = []
    taken = 0
    for line in subject.steps():
        lines.append(line)
        taken += size(line)
        if taken > room:
            break
    else:
        return lines
    left = room - size(_others(subject, 0))
    while len(lines) > 1 and taken > left:
        taken -= size(lines.pop())
    lines[0] = cut(lines[0], left, size)
    if len(lines) < subject.step_count:
        lines.append(_others(subject, len(lines)))
    return lines


def _others(subject: Subject, shown: int) -> str:
    number = subject.step_count - shown
    return f"{number} more {'step' if number == 1 else 'steps'}: {subject.url}"
