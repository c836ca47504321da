"""`errdex redact`: the paste itself without its secrets, byte for byte otherwise."""

from __future__ import annotations

import bz2
import codecs
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from errdex.cli.inputs import read_bytes
from errdex.cli.output import FINE, USAGE
from errdex.cli.program import main

SECRET = "q4Ii87BhTfcw3xO!"


def redact(folder: Path, data: bytes, capfd: pytest.CaptureFixture[bytes]) -> tuple[bytes, bytes]:
    """Return what the command prints and says about a file."""
    paste, secret = folder / "paste.txt", folder / "secret.txt"
    paste.write_bytes(data)
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    assert main(["redact", str(paste), "--context", f"app_secret=@{secret}"]) == FINE
    printed = capfd.readouterr()
    return printed.out, printed.err


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (b"a\r\nb\rc\n\n\0", b"a\r\nb\rc\n\n\0"),
        (
            b"\xff\xfe8\x006\x001\x005\x001\x002\x003\x00",
            b"\xff\xfe*\x00*\x00*\x005\x001\x002\x003\x00",
        ),
        (codecs.BOM_UTF8 + b"to=8615123456789", codecs.BOM_UTF8 + b"to=86151****6789"),
        (b"\xe9\x80 8615123456789", b"\xe9\x80 86151****6789"),
        (f"x {SECRET} y".encode(), b"x (secret) y"),
        (b"no line end", b"no line end"),
        (b"", b""),
    ],
)
def test_bytes(
    data: bytes, shown: bytes, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Line ends, encoding, marks and what is no text stay as they are."""
    assert redact(tmp_path, data, capfdbinary)[0] == shown


def test_the_count_is_told(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """What was taken out is counted on standard error, by kind."""
    out, err = redact(tmp_path, b"password=x to=8615123456789", capfdbinary)
    assert out == b"password=(secret) to=86151****6789"
    assert err == b"taken out: 1 secret, 1 number\n"


@pytest.mark.parametrize("options", [["missing.txt"], ["--context", "colour=blue", "-"]])
def test_wrong_usage(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is printed then."""
    assert main(["redact", *options]) == USAGE
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_is_packed(
    pack: Callable[[bytes], bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is refused: what is secret in it cannot be seen, and would be sent on."""
    paste = tmp_path / "paste.har.gz"
    paste.write_bytes(pack(b"password=x"))
    assert main(["redact", str(paste)]) == USAGE
    assert capsys.readouterr() == ("", "errdex: the data is compressed; decompress it first\n")


def test_a_file_that_is_too_long(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused, and no more of it is read than tells that."""
    paste = tmp_path / "paste.txt"
    paste.write_text("password=x\n" * 100_000, encoding="utf-8")
    assert main(["redact", str(paste)]) == USAGE
    said = "errdex: the text is longer than 500,000 characters; redact it in parts\n"
    assert capsys.readouterr() == ("", said)
    assert len(read_bytes("/dev/zero")) < 5_000_000
