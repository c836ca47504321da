"""What is generated beside the run time, for the types."""

_OWNERS: dict[str, str]
_SOURCES: dict[str, str]
_LONGEST: int
_ALPHABET: str
_NUMBERED: tuple[tuple[str, tuple[int, ...]], ...]
