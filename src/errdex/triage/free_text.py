"""Codes in logs: a loop over bytes, in which every text of a code's shape counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from errdex.diagnosis.knowledge import Knowledge
from errdex.errors import UsageError
from errdex.matching.codes import is_distinctive
from errdex.triage.counting import Rows
from errdex.triage.files import Readable

CHUNK = 1 << 20
"""Bytes that are read at once; a chunk ends at a line's end."""
LONGEST_LINE = 16_777_216
"""Bytes of a line. A longer one is read in parts, of which a code at the cut may be lost."""
MOST_TEXTS = 100_000
"""Different texts of a code's shape, each in a field and an hour. Others are not counted, and the
report says so."""

_TIME = re.compile(
    rb"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    rb" ?(Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_OPENING = 64
"""Bytes of a line in which its time is looked for."""
_WORD_BEFORE = re.compile(b"[0-9A-Za-z_]").fullmatch

Patterns = Sequence[tuple[Sequence[bytes], re.Pattern[bytes]]]
"""What begins all texts of a pattern, by character, and the pattern. That a character is nowhere is
seen ten times as fast as that a word is."""


def text_rows(files: Iterable[Readable], knowledge: Knowledge) -> tuple[Rows, Rows]:
    """Return the codes in files as rows of the two statements; a record is a line with a code.

    Args:
        files: What is read.
        knowledge: Tells which shapes codes have.

    Raises:
        UsageError: The catalogue has no code that could be told from other words.
    """
    patterns, fields = code_patterns(knowledge)
    counts: Counter[tuple[bytes, bytes]] = Counter()
    for file in files:
        for chunk in _chunks(file):
            _count(chunk, patterns, counts)
    return _rows(counts, fields)


def code_patterns(knowledge: Knowledge) -> tuple[Patterns, Callable[[str], str]]:
    """Return what finds texts of a code's shape, and what tells the field of one.

    Codes of digits alone, and plain words, may be anything in a log, and are not looked for.
    """
    first: dict[str, str] = {}
    for field, codes in knowledge.codes.rows.items():
        for code in codes:
            if is_distinctive(code):
                first.setdefault(_shape(code), field)
    if not first:
        raise UsageError("errdex: the catalogue has no code that stands out in a log")
    by_beginning: dict[str, list[str]] = {}
    for shape in sorted(first, key=lambda shape: (-len(shape), shape)):
        by_beginning.setdefault(shape.partition("[")[0].replace("\\", ""), []).append(shape)
    patterns = [
        (
            [sign.encode() for sign in beginning],
            re.compile(f"(?:{'|'.join(shapes)})(?![0-9A-Za-z_])".encode()),
        )
        for beginning, shapes in by_beginning.items()
    ]

    def field_of(code: str) -> str:
        known = knowledge.codes.fields_of(code)
        return known[0] if known else first.get(_shape(code), next(iter(knowledge.fields)))

    return patterns, field_of


def _shape(code: str) -> str:
    return re.sub("[0-9]+", lambda digits: f"[0-9]{{{len(digits.group())}}}", re.escape(code))


def _chunks(file: Readable) -> Iterator[bytes]:
    """Yield a file in pieces that end at a line's end."""
    rest = b""
    while data := file.read(CHUNK):
        end = data.rfind(b"\n") + 1
        if not end and len(rest) < LONGEST_LINE:
            rest += data
            continue
        yield rest + data[:end] if end else rest
        rest = data[end:] if end else data
    yield rest


def _count(chunk: bytes, patterns: Patterns, counts: Counter[tuple[bytes, bytes]]) -> None:
    end, hour = -1, b""
    for at, text in _hits(chunk, patterns):
        if at > end:
            start = chunk.rfind(b"\n", 0, at) + 1
            end = chunk.find(b"\n", at)
            end = len(chunk) if end < 0 else end
            hour = _hour(chunk[start : start + _OPENING])
            counts[b"", hour] += 1
        key = (text, hour)
        if key in counts or len(counts) < MOST_TEXTS:
            counts[key] += 1


def _hits(chunk: bytes, patterns: Patterns) -> list[tuple[int, bytes]]:
    """Return the texts of a code's shape and where they begin, in their order."""
    found = [
        (hit.start(), hit.group())
        for signs, pattern in patterns
        if all(sign in chunk for sign in signs) and b"".join(signs) in chunk
        for hit in pattern.finditer(chunk)
        if not _WORD_BEFORE(chunk, max(hit.start() - 1, 0), hit.start())
    ]
    return sorted(found)


def _hour(opening: bytes) -> bytes:
    """Return the day, the hour and the offset of a line's time; nothing where it has none."""
    found = _TIME.search(opening)
    return b" ".join([found[1], found[2], found[3] or b""]) if found else b""


def _rows(
    counts: Counter[tuple[bytes, bytes]], field_of: Callable[[str], str]
) -> tuple[Rows, Rows]:
    totals: Counter[tuple[str, str]] = Counter()
    hours: Counter[tuple[str, str, int | None]] = Counter()
    for (text, time), count in counts.items():
        code = text.decode()
        timing, hour = _utc_hour(time.decode())
        field = field_of(code) if code else ""
        totals[field, code or timing] += count
        hours[field, code or timing, hour] += count
    ranked = [(*key, count, 0) for key, count in totals.most_common()]
    return ranked, [(*key, count) for key, count in hours.most_common()]


def _utc_hour(time: str) -> tuple[str, int | None]:
    """Return what a time is like, and its hours from 1970 in UTC."""
    if not time:
        return "missing", None
    day, hour, offset = time.split(" ")
    try:
        at = datetime.fromisoformat(f"{day}T{hour}:00:00{offset or 'Z'}")
        seconds = (at - datetime.fromisoformat("1970-01-01T00:00:00Z")) / timedelta(seconds=1)
    except (ValueError, OverflowError):
        return "unreadable", None
    kind = "local" if not offset else "utc" if offset == "Z" else "offset"
    return kind, int(seconds // 3600)
