"""What commands read: a file or standard input, and context without its secrets."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping, Sequence
from getpass import getpass
from pathlib import Path
from typing import IO

from errdex.diagnosis.compiled import ContextAbout
from errdex.errors import ErrdexError

LARGEST_VALUE = 1_000_000
"""Bytes of a file with a context value. A larger one is refused."""

_OPENING = 1000  # bytes in which a file tells what it is


def read_text(name: str) -> str:
    """Return the text of a file, or of standard input for `-`, as far as diagnosis reads it.

    Bytes are UTF-8, or UTF-16 with a byte order mark, as Windows consoles write it; what is
    neither shows as U+FFFD. Of a file that is no HAR, no more is read than makes a text too long.

    Raises:
        ErrdexError: The file cannot be read.
    """
    if name != "-":
        with _opened(name) as file:
            return _text_in(file, name)
    if sys.stdin is None:
        raise ErrdexError("standard input is closed; name a file")
    if sys.stdin.isatty():
        print("paste here, then press Ctrl-D (on Windows: Ctrl-Z, Enter)", file=sys.stderr)
    return _text_in(sys.stdin.buffer, "standard input")


def _text_in(file: IO[bytes], name: str) -> str:
    """Return the text of an open file; what the diagnosis cannot read is left in it."""
    from errdex.evidence.pasting import bytes_to_read  # here, so that other commands start sooner

    try:
        opening = file.read(_OPENING)
        data = opening + file.read(bytes_to_read(_decoded(opening)))
    except OSError as error:
        raise _unreadable(name, error) from None
    return _decoded(data)


def read_contexts(
    options: Sequence[str], declared: Mapping[str, ContextAbout], flag: str = "--context"
) -> dict[str, str]:
    """Return context values by name from options and, for secrets, from the environment.

    Args:
        options: What was given, each as NAME=VALUE, NAME=@FILE or NAME.
        declared: The names that there are.
        flag: The option, for messages.

    Raises:
        ErrdexError: A secret stands on the command line, where others can read it; a name is
            not declared; a file cannot be read. The message never holds a value.
    """
    from errdex.diagnosis.contexts import unknown_context  # other commands start without it

    context = {
        name: os.environ[f"ERRDEX_{name.upper()}"]
        for name, about in declared.items()
        if about["secret"] and f"ERRDEX_{name.upper()}" in os.environ
    }
    for option in options:
        name, equals, value = option.partition("=")
        if name not in declared:
            raise unknown_context(name, declared)
        if not equals:
            context[name] = _asked(name, secret=declared[name]["secret"])
        elif value.startswith("@"):
            context[name] = _value_in(value[1:]).removesuffix("\n").removesuffix("\r")
        elif declared[name]["secret"]:
            raise ErrdexError(
                f"context {name} is secret: give {name}=@FILE or ERRDEX_{name.upper()}, or "
                f"`{flag} {name}` to be asked for it"
            )
        else:
            context[name] = value
    return context


def _asked(name: str, secret: bool) -> str:
    try:
        return getpass(f"{name}: ") if secret else input(f"{name}: ")
    except EOFError:
        raise ErrdexError(f"context {name}: nothing was typed in") from None


def _value_in(name: str) -> str:
    with _opened(name) as file:
        try:
            data = file.read(LARGEST_VALUE + 1)
        except OSError as error:
            raise _unreadable(name, error) from None
    if len(data) > LARGEST_VALUE:
        raise ErrdexError(f"{name}: cannot be read: has more than {LARGEST_VALUE} bytes")
    return _decoded(data)


def _opened(name: str) -> IO[bytes]:
    if not name:
        raise ErrdexError("the name of the file is empty")
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: Exception) -> ErrdexError:
    reason = getattr(error, "strerror", None) or "no such file"
    return ErrdexError(f"{name}: cannot be read: {reason}")


def _decoded(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return data.decode("utf-8", "replace")
