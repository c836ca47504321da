"""Named parameters in the messages of a service: `Column {name} is missing`."""

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_VALUE = 80
"""Characters that stand for a parameter of a message. With more, it is not that message."""

_MARK = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}")
_SIGN = "[^\\x00-\\x20\"'`<>()\\[\\]{},;\\\\]"
_BEHIND = re.compile(f"({_SIGN}{{1,{LONGEST_VALUE}}})(?=$|[\"'`\\n\\\\])")
_BEFORE = re.compile(f"(?:^|(?<=[\"'`\\n]))({_SIGN}{{1,{LONGEST_VALUE}}})\\Z")
_QUOTES = " \t\"'`\\"
_ENDING = ".:!?"  # of a sentence, behind a value


def split_message(text: str) -> "tuple[list[str], list[str]]":
    """Return the literal pieces of a message, and between them the names of its parameters.

    A brace that is doubled stands for itself.
    """
    pieces, names, at = [""], [], 0
    for mark in _MARK.finditer(text):
        pieces[-1] += text[at : mark.start()]
        if mark[1]:
            names.append(mark[1])
            pieces.append("")
        else:
            pieces[-1] += mark.group()[0]
        at = mark.end()
    pieces[-1] += text[at:]
    return pieces, names


def stray_brace(text: str) -> bool:
    """Tell whether a message has a brace that is neither doubled nor around a name."""
    rest = _MARK.sub("", text)
    return "{" in rest or "}" in rest


def as_sent(text: str) -> str:
    """Return a message as a service sends it, but for the values of its parameters."""
    return _MARK.sub(lambda mark: mark.group() if mark[1] else mark.group()[0], text)


def filled(text: str, values: "Mapping[str, object]") -> str:
    """Return a message with its parameters filled in, each of which has a value."""
    pieces, names = split_message(text)
    told = [f"{values[name]}{piece}" for name, piece in zip(names, pieces[1:], strict=True)]
    return "".join([pieces[0], *told])


def bare(value: str) -> str:
    """Return a value without the blanks and the quotes around it."""
    return value.strip(_QUOTES) or value


class Wording:
    """What is looked for of a message.

    Attributes:
        pieces: The literal texts between its parameters, without empty ones at its ends.
        names: The parameters between these.
    """

    __slots__ = ("_before", "_behind", "names", "pieces")

    def __init__(self, text: str) -> None:
        pieces, names = split_message(text.strip())
        self._before = self._behind = ("", "")
        if names and not pieces[0].strip():
            first = pieces[1].lstrip()
            self._before = names[0], pieces[1][: len(pieces[1]) - len(first)]
            pieces, names = [first, *pieces[2:]], names[1:]
        if names and not pieces[-1].strip():
            last = pieces[-2].rstrip()
            self._behind = names[-1], pieces[-2][len(last) :]
            pieces, names = [*pieces[:-2], last], names[:-1]
        self.pieces = tuple(pieces)
        self.names = tuple(names)

    def is_told(self) -> bool:
        """Tell whether a text can tell it: by two words or more, some between all parameters."""
        return " " in "".join(self.pieces) and all(self.pieces)

    def values_at_ends(self, text: str, start: int, end: int) -> "dict[str, str]":
        """Return the values in front of the pieces and behind them, where they are clear.

        That is a single word with nothing else up to the end of its line, or to a quote.
        """
        values: dict[str, str] = {}
        name, gap = self._before
        if name and text.endswith(gap, 0, start):
            near = text[max(0, start - len(gap) - LONGEST_VALUE - 1) : start - len(gap)]
            if match := _BEFORE.search(near):
                values[name] = match[1]
        name, gap = self._behind
        if name and text.startswith(gap, end):
            near = text[end + len(gap) : end + len(gap) + LONGEST_VALUE + 1]
            if match := _BEHIND.match(near):
                values[name] = match[1].rstrip(_ENDING) or match[1]
        return values

    def in_order(self, values: "Mapping[str, str]") -> "dict[str, str]":
        """Return values in the order of their parameters in the message."""
        names = (self._before[0], *self.names, self._behind[0])
        return {name: values[name] for name in names if name in values}
