"""Tests of codes in logs."""

from __future__ import annotations

import gzip
import io
import json
import re
from pathlib import Path
from random import Random

import pytest

import smscodes
from errdex.cli.program import main
from errdex.diagnosis.module_rows import load_knowledge
from errdex.triage import free_text
from errdex.triage.free_text import text_rows

KNOWN = load_knowledge(smscodes)


def codes_in(data: bytes) -> dict[str, int]:
    """Return how often each code is in a log."""
    totals, _ = text_rows([io.BytesIO(data)], KNOWN)
    return {code: events for field, code, events, _ in totals if field}


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (b"x E000102 y", ["E000102"]),
        (b"code=E999999,", ["E999999"]),
        (b"E0001021 xE000102 _E000102 E000102_", []),
        (b"000000 400 DELIVRD", []),
        (b"MSGSMS.0001 E000102", ["E000102", "MSGSMS.0001"]),
        ("é E000102 日E000101".encode(), ["E000101", "E000102"]),
        (b"\xff\xfeE000102\x00", ["E000102"]),
    ],
)
def test_what_has_a_code_s_shape_counts(line: bytes, codes: list[str]) -> None:
    """Known or not, between boundaries; digits alone and plain words do not."""
    assert sorted(codes_in(line)) == codes


def test_lines_without_end_and_cuts_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks of any size find what one pass of the pattern finds."""
    random = Random(5)
    pieces = [b"E000102", b"E000103", b" ", b"\n", b"x", b"0", b"E", b"\n2025-03-03T02:00:00Z "]
    data = b"".join(random.choice(pieces) for _ in range(5000))
    truth = len(re.findall(rb"(?<![0-9A-Za-z_])E[0-9]{6}(?![0-9A-Za-z_])", data))
    for size in (1, 7, 64, 100_000):
        monkeypatch.setattr(free_text, "CHUNK", size)
        assert sum(codes_in(data).values()) == truth


def test_a_line_s_own_time_counts() -> None:
    """An ISO time near its beginning, in UTC; without one the line has none."""
    data = b"2025-03-03T02:30:00+08:00 E000102\n[2025-03-03 02:30:00,5] E000102\nMar  3 E000102\n"
    totals, hours = text_rows([io.BytesIO(data)], KNOWN)
    assert {code: n for field, code, n, _ in totals if not field} == {
        "offset": 1,
        "local": 1,
        "missing": 1,
    }
    assert sorted(str(hour) for field, _, hour, _ in hours if field) == ["483594", "483602", "None"]


def test_a_packed_log_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By gzip; the report counts lines with a code as records."""
    path = tmp_path / "log.gz"
    path.write_bytes(gzip.compress(b"E000102 E000102\nnothing\n"))
    assert main(["triage", "--text", str(path), "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert (shown["records"], shown["codes"][0]["affected"]) == (1, 2)
    assert shown["codes"][0]["unit"] == "mentions"


@pytest.mark.parametrize("data", [gzip.compress(b"E000102\n" * 99, mtime=0)[:-20], b"\x1f\x8bnone"])
def test_a_damaged_log_is_refused(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not taken for a shorter one, and one line says which it is."""
    path = tmp_path / "log.gz"
    path.write_bytes(data)
    assert main(["triage", "--text", str(path)]) == 2
    assert "log.gz: cannot be read to its end" in capsys.readouterr().err
