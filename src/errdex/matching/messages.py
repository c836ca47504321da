"""Messages that the service sends, as they are worded, with parameters in them."""

import re

from .codes import is_word_at
from .parameters import LONGEST_VALUE, Wording, bare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from .codes import Codes

_MOST_ALIKE = 100
"""Messages that are the same up to their first parameter. Of more, texts hold none."""
_HEAD = 8  # characters of a message by which it is looked for
_START = 4  # of them by which a place is told to be none


class Messages:
    """The messages of a catalogue that tell exactly one code: two words or more."""

    def __init__(self, codes: "Codes") -> None:
        meant: dict[tuple[str, ...], set[str]] = {}
        said: dict[tuple[str, ...], Wording] = {}
        for text, code in codes.messages:
            wording = Wording(text)
            if wording.is_told():
                meant.setdefault(wording.pieces, set()).add(code)
                said.setdefault(wording.pieces, wording)
        alike: dict[str, list[tuple[Wording, str]]] = {}
        for pieces, told in sorted(meant.items(), key=lambda item: (-len("".join(item[0])), item)):
            if len(told) == 1:
                alike.setdefault(pieces[0], []).append((said[pieces], min(told)))
        self._beginning = {first: some for first, some in alike.items() if len(some) <= _MOST_ALIKE}
        self._lengths: dict[str, list[int]] = {}
        for first in sorted(self._beginning, key=len, reverse=True):
            lengths = self._lengths.setdefault(first[:_HEAD], [])
            if len(first) not in lengths:
                lengths.append(len(first))
        self._heads = sorted({len(head) for head in self._lengths}, reverse=True)
        self._start = _start_of(self._lengths) if self._lengths else None

    def find(self, text: str) -> "Iterator[tuple[int, str, str, dict[str, str]]]":
        """Yield place, code, text and values of each message that a text holds whole, in order.

        The text is without the values at its ends.
        """
        at = 0
        while self._start and (match := self._start.search(text, at)):
            start = match.start()
            end, code, values = self._message_at(text, start)
            if end:
                yield start, code, text[start:end], values
            at = end or start + 1

    def _message_at(self, text: str, start: int) -> "tuple[int, str, dict[str, str]]":
        """Return where the message ends that begins most alike, its code and its values."""
        for head in self._heads:
            for length in self._lengths.get(text[start : start + head], ()):
                for wording, code in self._beginning.get(text[start : start + length], ()):
                    end, values = _end_of(text, start, wording)
                    if end and not (is_word_at(text, end) and is_word_at(text, end - 1)):
                        values |= wording.values_at_ends(text, start, end)
                        return end, code, wording.in_order(values)
        return 0, "", {}


def _start_of(heads: "Collection[str]") -> "re.Pattern[str]":
    """Return a pattern for what a message may begin with; no word goes on there.

    It has one set of characters for each place behind each first character.
    """
    behind: dict[str, list[str]] = {}
    for head in sorted(heads):
        behind.setdefault(head[0], []).append(head[1:_START])
    ways = [
        f"(?<={re.escape(first)})"
        + "".join([_one_of(signs) for signs in zip(*others, strict=False)])
        for first, others in behind.items()
    ]
    return re.compile(f"{_one_of(behind)}(?<![0-9A-Za-z_]{{2}})(?:{'|'.join(ways)})")


def _one_of(signs: "Iterable[str]") -> str:
    return f"[{re.escape(''.join(sorted(set(signs))))}]"


def _end_of(text: str, start: int, wording: Wording) -> "tuple[int, dict[str, str]]":
    """Return where a message ends that begins here, or nothing; each value is the shortest."""
    first, *others = wording.pieces
    end = start + len(first)
    values: dict[str, str] = {}
    for name, piece in zip(wording.names, others, strict=True):
        place = text.find(piece, end + 1, end + LONGEST_VALUE + len(piece))
        value = text[end:place]
        if place < 0 or "\n" in value:
            return 0, {}
        values.setdefault(name, bare(value))
        end = place + len(piece)
    return end, values


def messages_of(codes: "Codes") -> Messages:
    """Return what finds a catalogue's messages; made once for each catalogue."""
    made = codes.made.get("messages")
    if not isinstance(made, Messages):
        made = codes.made["messages"] = Messages(codes)
    return made
