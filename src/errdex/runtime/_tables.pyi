"""What is generated beside the run time, for the types."""

_STAMP: str
_OWNERS: dict[str, str]
_WORDS: dict[str, str]
_SOURCES: dict[str, str]
_LONGEST: int
_ALPHABET: str
_NUMBERED: tuple[tuple[str, tuple[int, ...]], ...]
_NAMES: tuple[str, ...]
_FACTS: tuple[tuple[str, str], ...]
_TEXTS: tuple[tuple[str, str], ...]
_WHERE: dict[str, tuple[str, ...]]
_MESSAGES: tuple[tuple[str, str], ...]
_POINTED: dict[str, str]
_ALIASES: dict[str, tuple[str, str]]
_UNWRITTEN: tuple[tuple[str, str, tuple[str, ...]], ...]
_UNDOCUMENTED: dict[str, dict[str, str]]
_RESENDS: bool
_STATUSES: dict[str, tuple[tuple[str, ...], str]]
_SYMPTOMS: dict[str, str]
_SYMPTOM_PARTS: tuple[tuple[str, str], ...]
