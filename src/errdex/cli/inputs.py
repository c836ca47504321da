"""What commands read: a file or standard input, and context without its secrets."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Mapping, Sequence
from getpass import getpass
from pathlib import Path
from typing import IO

from errdex.diagnosis.compiled import ContextAbout
from errdex.errors import ErrdexError, escaped

_NAME = re.compile("[A-Za-z0-9_-]*")
_NAME_AND_VALUE = re.compile("[A-Za-z_-]+=[^=]")

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
    return _decoded(read_bytes(name))


def read_bytes(name: str) -> bytes:
    """Return a file, or standard input for `-`, as far as diagnosis reads it.

    Raises:
        ErrdexError: The file cannot be read.
    """
    if name == "-":
        return _bytes_in(_standard_input(), "standard input")
    with _opened(name) as file:
        return _bytes_in(file, name)


def _standard_input() -> IO[bytes]:
    if sys.stdin is None:
        raise ErrdexError("standard input is closed; name a file")
    if sys.stdin.isatty():
        print("paste here, then press Ctrl-D (on Windows: Ctrl-Z, Enter)", file=sys.stderr)
    return sys.stdin.buffer


def _bytes_in(file: IO[bytes], name: str) -> bytes:
    """Return what an open file holds; what the diagnosis cannot read is left in it."""
    from errdex.evidence.pasting import bytes_to_read  # here, so that other commands start sooner

    try:
        opening = file.read(_OPENING)
        return opening + file.read(bytes_to_read(_decoded(opening)))
    except OSError as error:
        raise _unreadable(name, error) from None


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark at the start of data, which may be empty, and the encoding."""
    found = [(mark, name) for mark, name in _MARKS if data.startswith(mark)]
    return found[0] if found else (b"", "utf-8")


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


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
    context = {
        name: os.environ[f"ERRDEX_{name.upper()}"]
        for name, about in declared.items()
        if about["secret"] and f"ERRDEX_{name.upper()}" in os.environ
    }
    for option in options:
        name, equals, value = option.partition("=")
        if name not in declared:
            raise _undeclared(option, declared, flag)
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


def _undeclared(option: str, declared: Mapping[str, ContextAbout], flag: str) -> ErrdexError:
    """Return the error for a name that is not declared, or whose = is missing.

    It repeats the name only where a value follows: what has no name may be the secret itself.
    """
    from errdex.diagnosis.contexts import unknown_context  # other commands start without it

    name = name_start(option)
    if name not in declared:
        if _NAME_AND_VALUE.match(option):
            return unknown_context(name, declared)
        names = ", ".join(declared)
        return ErrdexError(f"{flag}: unknown name, or no = behind it; expected one of {names}")
    value = "" if declared[name]["secret"] else f" or {name}=VALUE"
    return ErrdexError(f"{flag} {name}: no = behind the name; write {name}=@FILE{value}")


def name_start(text: str) -> str:
    """Return a name up to the first character that is in no name: a value may follow."""
    found = _NAME.match(text)
    return found.group() if found else ""


def _asked(name: str, secret: bool) -> str:
    if not has_terminal(secret):
        raise ErrdexError(f"context {name}: there is no terminal to ask for it; give {name}=@FILE")
    try:
        return getpass(f"{name}: ") if secret else input(f"{name}: ")
    except EOFError:
        raise ErrdexError(f"context {name}: nothing was typed in") from None


def has_terminal(secret: bool) -> bool:
    """Tell whether somebody can be asked: for a secret at the terminal, whatever stdin is."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | getattr(os, "O_NOCTTY", 0)))
    except OSError:
        return False
    return secret


def _value_in(name: str) -> str:
    with _opened(name) as file:
        try:
            data = file.read(LARGEST_VALUE + 1)
        except OSError as error:
            raise _unreadable(name, error) from None
    if len(data) > LARGEST_VALUE:
        raise ErrdexError(f"{escaped(name)}: cannot be read: has more than {LARGEST_VALUE} bytes")
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
    return ErrdexError(f"{escaped(name)}: cannot be read: {reason}")


def _decoded(data: bytes) -> str:
    mark, encoding = encoding_of(data)
    return data[len(mark) :].decode(encoding, "replace")
