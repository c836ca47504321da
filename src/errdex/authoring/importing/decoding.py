"""The bytes of a file that is imported, and the text that they are, with its encoding said."""

from __future__ import annotations

import codecs
from pathlib import Path

from errdex.authoring.importing.tables import LARGEST_FILE
from errdex.errors import ErrdexError, UsageError, escaped, reason_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


def read_bytes(path: Path) -> bytes:
    """Return what is in a file.

    Raises:
        ErrdexError: It cannot be read, is empty or is too large.
    """
    name = escaped(str(path))
    try:
        if path.exists() and not path.is_file():
            raise ErrdexError(f"{name}: is not a file")
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ErrdexError(f"{name}: cannot be read: {reason_of(error)}") from None
    if len(raw) > LARGEST_FILE:
        raise ErrdexError(f"{name}: is larger than {LARGEST_FILE // 1_000_000} MB; split it")
    if not raw.strip():
        raise ErrdexError(f"{name}: is empty")
    return raw


def read_text(path: Path, encoding: str = "") -> tuple[str, str]:
    """Return a file's text, with `\\n` at the end of lines, and its encoding in words.

    Args:
        path: The file.
        encoding: Its encoding, if its user named it.

    Raises:
        ErrdexError: It cannot be read, or is not in that encoding.
        UsageError: There is no such encoding.
    """
    raw = read_bytes(path)
    if encoding:
        text, said = _in_encoding(raw, encoding, path), encoding
    else:
        text, said = _guessed(raw, path)
    return text.replace("\r\n", "\n").replace("\r", "\n"), said


def _in_encoding(raw: bytes, encoding: str, path: Path) -> str:
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            raise LookupError
        return raw.decode(encoding).removeprefix("\ufeff")
    except (LookupError, UnicodeEncodeError):
        raise UsageError(f"--encoding: there is no encoding {encoding!r}; try utf-8") from None
    except UnicodeError as error:
        at = f", at byte {error.start + 1}" if isinstance(error, UnicodeDecodeError) else ""
        what = f"is not {escaped(encoding)}{at}"
        raise ErrdexError(f"{escaped(str(path))}: {what}; name another by --encoding") from None


def _guessed(raw: bytes, path: Path) -> tuple[str, str]:
    for mark, encoding, said in _MARKS:
        if raw.startswith(mark):
            return _in_encoding(raw, encoding, path), said
    if raw[1:2] == b"\0" != raw[:1]:
        return _in_encoding(raw, "utf-16-le", path), "UTF-16 without its mark, a guess"
    try:
        return raw.decode(), "UTF-8"
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    said = f"not UTF-8, see line {line}: read as Windows-1252, a guess"
    try:
        return raw.decode("cp1252"), said
    except UnicodeDecodeError:
        return raw.decode("latin-1"), said.replace("Windows-1252", "Latin-1")
