"""Messages that the service sends, as they are worded, with parameters in them."""

import re

from .codes import is_word_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .codes import Codes

_PARAMETER = re.compile(r"\{\w+\}")
_LONGEST_VALUE = 80
"""Characters that stand for a parameter of a message. With more, it is not that message."""
_FIRSTS = 8  # characters of a message by which it is looked for


class Messages:
    """The messages of a catalogue that tell exactly one code: two words or more."""

    def __init__(self, codes: "Codes") -> None:
        meant: dict[tuple[str, ...], set[str]] = {}
        for text, code in codes.messages:
            pieces = _pieces_of(text)
            if " " in "".join(pieces) and all(pieces):
                meant.setdefault(pieces, set()).add(code)
        self._starting: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for pieces, told in sorted(meant.items(), key=lambda item: (-len("".join(item[0])), item)):
            if len(told) == 1:
                first = pieces[0][:_FIRSTS]
                self._starting.setdefault(first, []).append((pieces, min(told)))
        firsts = sorted(self._starting, key=lambda first: (-len(first), first))
        self._pattern = re.compile("|".join(map(re.escape, firsts))) if firsts else None

    def find(self, text: str) -> "Iterator[tuple[int, str, str]]":
        """Yield place, code and text of each message that a text holds whole, in order."""
        at = 0
        while self._pattern and (match := self._pattern.search(text, at)):
            start, end, code = self._message_at(text, match.start(), match.group())
            if end:
                yield start, code, text[start:end]
            at = end or start + 1

    def _message_at(self, text: str, start: int, first: str) -> tuple[int, int, str]:
        if not (is_word_at(text, start) and is_word_at(text, start - 1)):
            for head in [first[:length] for length in range(len(first), 0, -1)]:
                for pieces, code in self._starting.get(head, ()):
                    end = _end_of(text, start, pieces)
                    if end and not (is_word_at(text, end) and is_word_at(text, end - 1)):
                        return start, end, code
        return start, 0, ""


def _pieces_of(text: str) -> tuple[str, ...]:
    """Return the texts between a message's parameters, without those at its ends."""
    pieces = _PARAMETER.split(text.strip())
    if not pieces[0].strip():
        pieces = [pieces[1].lstrip(), *pieces[2:]] if len(pieces) > 1 else []
    if pieces and not pieces[-1].strip():
        pieces = [*pieces[:-2], pieces[-2].rstrip()] if len(pieces) > 1 else []
    return tuple(pieces)


def _end_of(text: str, start: int, pieces: tuple[str, ...]) -> int:
    """Return where a message ends that begins here, or nothing; each value is the shortest."""
    if not text.startswith(pieces[0], start):
        return 0
    end = start + len(pieces[0])
    for piece in pieces[1:]:
        place = text.find(piece, end + 1, end + _LONGEST_VALUE + len(piece))
        if place < 0 or "\n" in text[end:place]:
            return 0
        end = place + len(piece)
    return end


def messages_of(codes: "Codes") -> Messages:
    """Return what finds a catalogue's messages; made once for each catalogue."""
    made = codes.made.get("messages")
    if not isinstance(made, Messages):
        made = codes.made["messages"] = Messages(codes)
    return made
