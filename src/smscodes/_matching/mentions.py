"""A code that was found in a text, and why it counts."""

EXACT, RESPELLED, GUESSED, UNKNOWN = "exact", "respelled", "guessed", "unknown"


class Mention:
    """A code in a text.

    Attributes:
        code: The code as the catalogue spells it; of an unknown one, as it was written.
        field: The field that it is a value of.
        start: Where it begins in the text.
        end: Where it ends.
        text: How it was written; for a message, the message.
        reason: `exact`, `respelled`, `guessed`, or `unknown` for what only has a code's shape.
        program: The other program at the start of the line whose code it may be, or nothing.
        parameters: The values in a message by the names of its parameters; else empty.
    """

    __slots__ = __match_args__ = (
        "code",
        "field",
        "start",
        "end",
        "text",
        "reason",
        "program",
        "parameters",
    )

    def __init__(
        self,
        code: str,
        field: str,
        start: int,
        text: str,
        reason: str,
        program: str = "",
        parameters: "dict[str, str] | None" = None,
    ) -> None:
        self.code = code
        self.field = field
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.reason = reason
        self.program = program
        self.parameters = parameters or {}

    def __repr__(self) -> str:
        parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])
        return f"Mention({parts})"

    def overlaps(self, other: "Mention") -> bool:
        """Tell whether two mentions share a part of the text."""
        return self.start < other.end and other.start < self.end
