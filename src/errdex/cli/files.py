"""Files that users name for the output of a command: written whole or not at all."""

from __future__ import annotations

import os
import shutil
from codecs import BOM_UTF8
from pathlib import Path

from errdex.errors import ErrdexError, escaped, reason_of
from errdex.project import beside, make_folders


def write_file(name: str, text: str) -> None:
    """Write a file as UTF-8, and the folders on the way to it; a link in its place is replaced.

    A file that was there keeps its rights.

    Raises:
        ErrdexError: There is something else than a file in its place, or it cannot be written.
            What was there before is as it was.
    """
    try:
        _write(_file_at(name), text)
    except OSError as error:
        raise ErrdexError(f"{escaped(name)}: cannot be written: {reason_of(error)}") from None


def rewrite_catalogue(path: Path, text: str) -> None:
    """Write a catalogue anew, also behind a link, with the byte order mark that it may have.

    Raises:
        ErrdexError: It cannot be written, and is as it was.
    """
    with path.open("rb") as file:
        mark = "\ufeff" if file.read(len(BOM_UTF8)) == BOM_UTF8 else ""
    write_file(str(path.resolve()), mark + text)


def is_current(name: str, text: str) -> bool:
    """Tell whether a file holds a text; a missing file does not.

    Raises:
        ErrdexError: It is there and cannot be read.
    """
    try:
        return _file_at(name).read_bytes() == text.encode()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise ErrdexError(f"{escaped(name)}: cannot be read: {reason_of(error)}") from None


def _write(path: Path, text: str) -> None:
    new = beside(path)
    make_folders(path.parent)
    new.unlink(missing_ok=True)  # a link there would be followed
    try:
        with new.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.is_file():
            shutil.copymode(path, new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _file_at(name: str) -> Path:
    if "\0" in name:
        raise ErrdexError(f"{escaped(name)}: is no name of a file")
    path = Path(name)
    if not name or path.is_dir():
        raise ErrdexError(f"{escaped(name) or 'the output'}: is a folder; give the name of a file")
    if path.exists() and not path.is_file():
        raise ErrdexError(f"{escaped(name)}: is not a regular file; leave out -o to print")
    return path
