"""Puts the messages of a mail thread in the order in which they were written: the newest last.

Programs for mail put what is answered below the answer, behind a line such as `On 24 Nov 2026
somebody wrote:`, or behind `From:` and `Sent:`.
"""

from __future__ import annotations

import re

from errdex.engine.tables import list_of
from errdex.evidence.text.characters import lower, trim

_VERBS = list_of("words_of_replies")
_LONGEST = 300
"""Characters of a line that says who wrote what is below. A longer one does not say it."""


def _field(names: str) -> str:
    """Return a pattern for the beginning of a line of a mail's header with such a name."""
    return f"[ \t>*]{{0,20}}(?:{'|'.join(map(re.escape, list_of(names)))})[* ]*[:\uff1a]"


_SENDER, _TIME = re.compile(_field("names_of_senders")), re.compile(_field("names_of_sending"))
_HEADED = re.compile(f"\n{_SENDER.pattern}[^\n]*\n{_TIME.pattern}")
_DATED = re.compile("20[0-9]{2}|@")


def put_in_order(text: str) -> str:
    """Return text with the messages of a thread, the newest last, without those lines."""
    if not any(map(lower(text).__contains__, _VERBS)) and not _HEADED.search(f"\n{text}"):
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
    return _SENDER.match(line) is not None and _TIME.match(below) is not None
