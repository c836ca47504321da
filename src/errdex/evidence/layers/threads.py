"""Puts the messages of a mail thread in the order in which they were written: the newest last.

Programs for mail put what is answered below the answer, behind a line such as `On 24 Nov 2026
somebody wrote:`, or behind `From:` and `Sent:`.
"""

from __future__ import annotations

import re

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower, trim

_VERBS = list_of("words_of_replies")
_SENDERS, _TIMES = list_of("names_of_senders"), list_of("names_of_sending")
_LONGEST = 300
"""Characters of a line that says who wrote what is below. A longer one does not say it."""
_MARK = re.compile("[ \t>*]{0,20}")
_DATED = re.compile("20[0-9]{2}|@")


def put_in_order(text: str) -> str:
    """Return text with the messages of a thread, the newest last, without those lines."""
    if ":\n" not in text and "\uff1a\n" not in text and not any(map(text.__contains__, _SENDERS)):
        return text
    lines = text.split("\n")
    messages: list[list[str]] = [[]]
    for number, line in enumerate(lines):
        if _begins_message(lines, number):
            messages.append([])
        else:
            messages[-1].append(line)
    written = [message for message in messages if any(map(trim, message))]
    if len(written) < 2:
        return text
    return "\n\n".join("\n".join(message) for message in reversed(written))


def _begins_message(lines: list[str], number: int) -> bool:
    line = lines[number]
    if len(line) > _LONGEST:
        return False
    end = trim(line)[-1:]
    if end in (":", "\uff1a") and any(map(lower(line).__contains__, _VERBS)):
        above = lines[number - 1] if number else ""
        return _DATED.search(line) is not None or _DATED.search(above[-_LONGEST:]) is not None
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return _names(line, _SENDERS) and _names(below, _TIMES)


def _names(line: str, names: tuple[str, ...]) -> bool:
    """Tell whether a line is one of a mail's header with such a name."""
    field = _MARK.sub("", line, count=1)
    return any(
        field.startswith(name) and field[len(name) :].lstrip("* ")[:1] in (":", "\uff1a")
        for name in names
    )
