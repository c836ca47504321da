"""Which files are meant, and what each of them holds, by its first bytes."""

from __future__ import annotations

import contextlib
import csv
import glob
import gzip
import io
import json
import re
import shutil
import sys
import tempfile
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, Protocol

from errdex.errors import UsageError, escaped, reason_of

OPENING = 65_536
"""Bytes in which a file tells what it is."""

_MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_PACKED = (".gz", ".zst", ".zstd")
_ONE_AFTER_ANOTHER = re.compile(rb"\s*\{[ \t]*\r?\n\s*[\"}]")
_ARRAY = re.compile(rb"\s*\[\s*\{")


class Readable(Protocol):
    """A file that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end."""
        ...


@dataclass(frozen=True)
class Source:
    """A file and how it is read.

    Attributes:
        path: The file.
        kind: `lines` of JSON, `array`, `objects` one after another, `table` or `parquet`.
        compression: `none`, `gzip` or `zstd`.
        delimiter: Between the cells of a table.
        columns: The names in the first line of a table, where it could be read.
    """

    path: Path
    kind: str
    compression: str = "none"
    delimiter: str = ""
    columns: tuple[str, ...] = ()


@contextlib.contextmanager
def pipes_as_files(names: Sequence[str]) -> Iterator[list[str]]:
    """Yield the names with a file in place of each pipe, which holds what is in it until the end.

    A pipe, such as `-` or a shell's `<(...)`, can be read only once.

    Raises:
        UsageError: Standard input is closed, or is a terminal; or a pipe cannot be read.
    """
    if not any(map(_is_pipe, names)):
        yield list(names)
        return
    with tempfile.TemporaryDirectory(prefix="errdex-") as folder:
        paths = [Path(folder) / f"pipe{number}" for number in range(len(names))]
        yield [
            _kept(name, path) if _is_pipe(name) else name
            for name, path in zip(names, paths, strict=True)
        ]


def find_files(names: Sequence[str]) -> list[Path]:
    """Return the files that names and patterns mean, each once.

    Raises:
        UsageError: One of them means none, or a folder.
    """
    found = [path for name in names for path in _meant(name)]
    return list(dict.fromkeys(found))


def source_of(path: Path, columns: Iterable[str]) -> Source:
    """Return how a file is read.

    Args:
        path: The file.
        columns: Names by one of which a table is recognised.

    Raises:
        UsageError: The file cannot be read, or its characters are UTF-16.
    """
    data, compression = _opening(path)
    if data.startswith(b"PAR1"):
        return Source(path, "parquet")
    if data.startswith(_UTF16) or b"\0" in data[:1000]:
        raise UsageError(
            f"{escaped(str(path))}: is UTF-16 or binary, not UTF-8; "
            "convert it by `iconv -f UTF-16 -t UTF-8`"
        )
    if compression == "zstd":  # which Python cannot unpack: its name tells what it holds
        delimiter = _delimiter_by_name(path)
        return Source(path, "table" if delimiter else "lines", compression, delimiter)
    body = data.removeprefix(BOM_UTF8)
    delimiter = _delimiter(path, body, set(columns))
    if delimiter:
        return Source(path, "table", compression, delimiter, _header(body, delimiter))
    return Source(path, _kind_of_json(body), compression)


def opening_of(path: Path) -> bytes:
    """Return the first bytes of a file, unpacked; nothing where only the engine can unpack it."""
    return _opening(path)[0]


def opened(names: Sequence[str]) -> Iterator[Readable]:
    """Yield files as they are read, unpacked where they are packed by gzip.

    Raises:
        UsageError: A file is missing, cannot be read, or is packed in another way.
    """
    for name in names:
        if name == "-":
            yield _plain(_standard_input())
            continue
        for path in find_files([name]):
            yield from _opened(path)


class _Whole:
    """A file of which an error says its name: one that is cut off is not read as a shorter one."""

    def __init__(self, path: Path, file: Readable) -> None:
        self._path = path
        self._file = file

    def read(self, size: int, /) -> bytes:
        """See `Readable`."""
        try:
            return self._file.read(size)
        except (OSError, EOFError, zlib.error):
            raise UsageError(f"{escaped(str(self._path))}: cannot be read to its end") from None


def _opened(path: Path) -> Iterator[Readable]:
    if path.is_fifo():
        with path.open("rb") as file:
            yield _Whole(path, _plain(file))
        return
    data, compression = _opening(path)
    if compression == "zstd" or data.startswith(_UTF16):
        raise UsageError(f"{escaped(str(path))}: is packed by zstd, or UTF-16; convert it first")
    with path.open("rb") as file:
        yield _Whole(path, gzip.open(file) if compression == "gzip" else file)  # noqa: SIM115 - as `file` is


def _plain(pipe: BinaryIO) -> Readable:
    """Return what is in a pipe, unpacked if it is packed by gzip."""
    begins = pipe.peek(2) if isinstance(pipe, io.BufferedReader) else b""
    return gzip.open(pipe) if begins.startswith(b"\x1f\x8b") else pipe


def _is_pipe(name: str) -> bool:
    return name == "-" or Path(name).is_fifo()


def _kept(name: str, path: Path) -> str:
    """Return the name of a file with all that is in a pipe."""
    try:
        with path.open("wb") as file, _piped(name) as pipe:
            shutil.copyfileobj(pipe, file)
    except OSError as error:
        raise UsageError(f"{escaped(name)}: cannot be read: {reason_of(error)}") from None
    return str(path)


def _piped(name: str) -> contextlib.AbstractContextManager[IO[bytes]]:
    return contextlib.nullcontext(_standard_input()) if name == "-" else Path(name).open("rb")


def _standard_input() -> BinaryIO:
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("errdex: nothing is piped in; name a file, or pipe one")
    return sys.stdin.buffer


def _meant(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        raise UsageError(f"{escaped(name)}: is a folder; name its files, such as {escaped(name)}/*")
    if path.exists():
        return [path]
    if "://" in name:
        raise UsageError("errdex: only files of this machine are read; fetch the others first")
    every = glob.glob(name, recursive=True)  # noqa: PTH207 - the pattern may be absolute
    found = [Path(one) for one in sorted(every) if Path(one).is_file()]
    if not found:
        raise UsageError(f"{escaped(name)}: there is no such file")
    return found


def _opening(path: Path) -> tuple[bytes, str]:
    """Return the first bytes of a file, unpacked but for zstd, and how it is packed."""
    try:
        with path.open("rb") as file:
            data = file.read(OPENING)
    except OSError as error:
        raise UsageError(f"{escaped(str(path))}: cannot be read: {reason_of(error)}") from None
    compression = next((how for magic, how in _MAGIC.items() if data.startswith(magic)), "none")
    if compression == "none":
        return data, compression
    return _unpacked(path) if compression == "gzip" else b"", compression


def _unpacked(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            return file.read(OPENING)
    except (OSError, EOFError, zlib.error):
        return b""  # the engine says what is wrong


def _header(body: bytes, delimiter: str) -> tuple[str, ...]:
    """Return the names of a table's columns; of those that are there twice the first has it."""
    text = body.decode(errors="replace")
    cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    names: list[str] = []
    folded: set[str] = set()
    for number, cell in enumerate(cells):
        name = cell.strip()
        names.append(name if name and name.lower() not in folded else f"errdex_{number}")
        folded.add(name.lower())
    return tuple(names)


def _delimiter(path: Path, body: bytes, columns: set[str]) -> str:
    """Return what is between the cells of a table, nothing where the file is none."""
    if body.lstrip().startswith((b"{", b"[")):
        return ""
    head = body.partition(b"\n")[0].decode(errors="replace").strip()
    for delimiter in (",", "\t", ";", "|"):
        if columns & {cell.strip().strip('"') for cell in head.split(delimiter)}:
            return delimiter
    return _delimiter_by_name(path)


def _delimiter_by_name(path: Path) -> str:
    suffixes = [suffix for suffix in path.suffixes if suffix not in _PACKED]
    return _DELIMITERS.get(suffixes[-1], "") if suffixes else ""


def _kind_of_json(body: bytes) -> str:
    if _ARRAY.match(body) and not _is_json(body.lstrip().partition(b"\n")[0], list):
        return "array"
    if _ARRAY.match(body) and not body.lstrip().partition(b"\n")[2].strip():
        return "array"
    return "objects" if _ONE_AFTER_ANOTHER.match(body) else "lines"


def _is_json(line: bytes, kind: type) -> bool:
    try:
        return isinstance(json.loads(line), kind)
    except (ValueError, RecursionError):
        return False
