"""Reads a file with the reader that its name, or its user, calls for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from errdex.authoring.importing.decoding import read_text
from errdex.authoring.importing.delimited import read_delimited
from errdex.authoring.importing.headers import read_header
from errdex.authoring.importing.headings import cut_columns
from errdex.authoring.importing.mapping import Mapping
from errdex.authoring.importing.markdown_pages import read_pages
from errdex.authoring.importing.markup import read_html, read_markdown
from errdex.authoring.importing.openapi_responses import read_responses
from errdex.authoring.importing.plain_text import read_plain_text
from errdex.authoring.importing.spreadsheets import read_spreadsheet
from errdex.authoring.importing.tables import MOST_ROWS, Table
from errdex.authoring.importing.trees import read_json, read_toml, read_yaml
from errdex.errors import ErrdexError, UsageError, escaped

_OF_TEXT: dict[str, Callable[[str, str, str, Mapping], list[Table]]] = {
    "csv": read_delimited,
    "tsv": read_delimited,
    "json": read_json,
    "yaml": read_yaml,
    "toml": read_toml,
    "markdown": read_markdown,
    "html": read_html,
    "text": read_plain_text,
    "header": read_header,
}
_OF_PATHS: dict[str, Callable[[Path, Mapping], list[Table]]] = {
    "xlsx": read_spreadsheet,
    "openapi": read_responses,
    "markdown-pages": read_pages,
}
KINDS = (*_OF_TEXT, *_OF_PATHS)
"""What a file can be read as."""
_ENDINGS = {
    **{kind: kind for kind in ("csv", "tsv", "json", "yaml", "toml", "html", "xlsx")},
    "xlsm": "xlsx",
    "yml": "yaml",
    "htm": "html",
    "md": "markdown",
    "txt": "text",
    **dict.fromkeys(
        ("h", "hh", "hpp", "c", "cc", "cpp", "go", "java", "cs", "rs", "proto", "py", "kt", "ts"),
        "header",
    ),
}
_TOP = 100_000
"""Bytes in which an OpenAPI document says what it is."""
_OPENAPI = re.compile(
    rb"""(?:^|\A(?:\xef\xbb\xbf)?\s*\{\s*)["']?(?:openapi|swagger)["']?[ \t]*:[ \t]*["']?[23]\.""",
    re.MULTILINE,
)


def read_tables(path: Path, mapping: Mapping, encoding: str = "") -> list[Table]:
    """Return the tables of a file or a folder.

    Raises:
        ErrdexError: It cannot be read as what it is.
        UsageError: There is no such file, or it is not clear what it is.
    """
    if not path.exists():
        raise UsageError(f"{escaped(str(path))}: there is no such file")
    kind = mapping.kind or _kind_of(path)
    if kind not in KINDS:
        raise UsageError(f"from: must be one of {', '.join(KINDS)}")
    if kind in _OF_PATHS:
        tables = _OF_PATHS[kind](path, mapping)
    else:
        text, said = read_text(path, encoding)
        tables = _OF_TEXT[kind](text, escaped(path.as_posix()), said, mapping)
    for table in tables:
        if len(table.rows) > MOST_ROWS:
            raise ErrdexError(f"{table.place}: has more than {MOST_ROWS:,} rows; split it")
        cut_columns(table, mapping)
    return tables


def _kind_of(path: Path) -> str:
    if path.is_dir():
        return "markdown-pages"
    kind = _ENDINGS.get(path.suffix.lower().removeprefix("."), "")
    if kind in ("json", "yaml") and _is_openapi(path):
        return "openapi"
    if not kind:
        what = f"say by --from what it is, one of {', '.join(KINDS)}"
        raise UsageError(f"{escaped(str(path))}: {what}")
    return kind


def _is_openapi(path: Path) -> bool:
    """Tell whether a JSON or YAML file says at its top that it is an OpenAPI document."""
    try:
        with path.open("rb") as file:
            return _OPENAPI.search(file.read(_TOP)) is not None
    except OSError:
        return False  # the reader says why
