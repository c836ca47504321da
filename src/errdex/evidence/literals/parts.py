"""What was found of one request, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from errdex.evidence.literals.fields import Field
from errdex.evidence.literals.tokens import EXPRESSION
from errdex.evidence.literals.trees import Group, Item

_TELLING = re.compile("[A-Za-z][A-Za-z0-9-]* {1,4}[A-Za-z][A-Za-z0-9]*=[^\n]")
_PARAMETERS = re.compile('[A-Za-z][A-Za-z0-9]*="[^"]*", ?[A-Za-z][A-Za-z0-9]*="')
_HIDING = re.compile("[<*\\[({]|[A-Z]{4,}\\Z")
"""What a mask, or the mark of what a program puts there, begins with, or a mask that is a word."""

Span = tuple[int, int]


@dataclass
class Parts:
    """What was found of one request; of what is found twice the first counts.

    Attributes:
        headers: By name, small letters.
        fields: Pairs that were given one by one.
        urls: With how sure each is that of the request.
        body: The text of the body, with how sure it is one.
        group: The object that the body is made of.
        printed: Objects without a name that may be the fields of the body.
        answers: Texts that are answers in JSON, in order.
        is_json: Whether the names of all headers are in double quotes, as JSON has them.
        is_open: Whether headers were given whose names are not in the paste.
        spans: Where something was found.
    """

    headers: dict[str, str] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    method: str = ""
    urls: list[tuple[int, str]] = field(default_factory=list)
    path: str = ""
    host: str = ""
    port: str = ""
    body: str = ""
    body_rank: int = 0
    is_encoded: bool = True
    group: Group | None = None
    printed: Group | None = None
    media_type: str = ""
    answers: dict[str, None] = field(default_factory=dict)
    is_json: bool = True
    is_open: bool = False
    spans: list[Span] = field(default_factory=list)

    def mark(self, item: Item) -> None:
        """Remember where an item is."""
        end = item.parts[-1].end if item.parts else item.named.end if item.named else item.start
        self.spans.append((item.start, end))

    def contradicts(self, headers: list[tuple[str, str]]) -> bool:
        """Tell whether one of the headers that tell who asks is known with another value."""
        told = [one for one in headers if is_telling(*one) and one[1] != EXPRESSION]
        return any(
            self.headers.get(name, EXPRESSION) not in (value, EXPRESSION) for name, value in told
        )

    def tells_who(self) -> bool:
        """Tell whether a header says who asks, with a scheme and parameters, or hides it.

        One with a scheme and a token alone may belong to any service.
        """
        if any(map(_TELLING.match, self.headers.values())):
            return True
        others = [value for name, value in self.headers.items() if name.startswith("x-")]
        is_shown = any(_is_hidden(value) or _PARAMETERS.match(value) for value in others)
        return _is_hidden(self.headers.get("authorization", "")) and is_shown


def _is_hidden(value: str) -> bool:
    return _HIDING.match(value) is not None


def is_telling(name: str, value: str) -> bool:
    """Tell whether a header says who asks: Authorization, or one with a scheme and parameters."""
    return name == "authorization" or _TELLING.match(value) is not None
