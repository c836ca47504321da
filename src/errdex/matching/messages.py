"""Messages that the service sends, as they are worded, with parameters in them."""

import re

from .codes import is_word_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .codes import Codes

_PARAMETER = re.compile(r"\{\w+\}")
_LONGEST_VALUE = 80
"""Characters that stand for a parameter of a message. With more, it is not that message."""
_MOST_ALIKE = 100
"""Messages that are the same up to their first parameter. Of more, texts hold none."""
_HEAD = 8  # characters of a message by which it is looked for


class Messages:
    """The messages of a catalogue that tell exactly one code: two words or more."""

    def __init__(self, codes: "Codes") -> None:
        meant: dict[tuple[str, ...], set[str]] = {}
        for text, code in codes.messages:
            pieces = _pieces_of(text)
            if " " in "".join(pieces) and all(pieces):
                meant.setdefault(pieces, set()).add(code)
        alike: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for pieces, told in sorted(meant.items(), key=lambda item: (-len("".join(item[0])), item)):
            if len(told) == 1:
                alike.setdefault(pieces[0], []).append((pieces, min(told)))
        self._beginning = {first: some for first, some in alike.items() if len(some) <= _MOST_ALIKE}
        self._lengths: dict[str, list[int]] = {}
        for first in sorted(self._beginning, key=len, reverse=True):
            lengths = self._lengths.setdefault(first[:_HEAD], [])
            if len(first) not in lengths:
                lengths.append(len(first))
        self._heads = sorted({len(head) for head in self._lengths}, reverse=True)
        self._start = _start_of(self._lengths) if self._lengths else None

    def find(self, text: str) -> "Iterator[tuple[int, str, str]]":
        """Yield place, code and text of each message that a text holds whole, in order."""
        at = 0
        while self._start and (match := self._start.search(text, at)):
            start = match.start()
            end, code = self._message_at(text, start)
            if end:
                yield start, code, text[start:end]
            at = end or start + 1

    def _message_at(self, text: str, start: int) -> tuple[int, str]:
        """Return where the message ends that begins most alike, and its code."""
        for head in self._heads:
            for length in self._lengths.get(text[start : start + head], ()):
                for pieces, code in self._beginning.get(text[start : start + length], ()):
                    end = _end_of(text, start, pieces)
                    if end and not (is_word_at(text, end) and is_word_at(text, end - 1)):
                        return end, code
        return 0, ""


def _start_of(heads: "Collection[str]") -> "re.Pattern[str]":
    """Return a pattern for two characters with which a message may begin; no word goes on there."""
    first = re.escape("".join(sorted({head[0] for head in heads})))
    second = re.escape("".join(sorted({head[1:2] for head in heads})))
    alone = any(len(head) == 1 for head in heads)
    return re.compile(
        f"(?:(?<![0-9A-Za-z_])|(?![0-9A-Za-z_]))[{first}]" + ("" if alone else f"[{second}]")
    )


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
