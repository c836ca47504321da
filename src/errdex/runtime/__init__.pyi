"""What a generated module has besides its run time, for the types: entries, and two functions."""

from collections.abc import Mapping

from ._runtime import Entry as Entry

CATALOGUE: Mapping[str, str]
FIELDS: tuple[str, ...]
_SHAPES: tuple[tuple[str, str, tuple[str, ...]], ...]
_FOLDED: Mapping[str, str]
_REMOVED: Mapping[str, Mapping[str, str]]
_ROWS: Mapping[str, Mapping[str, str]]
_FOUND: dict[str | int, Entry]
_FOUND_IN: dict[str, dict[str | int, Entry]]

def lookup(code: object, field: object = None) -> Entry: ...
def get(code: object, default: None = None, *, field: object = None) -> Entry | None: ...
