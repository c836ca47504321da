"""Each code has one address, which every host and file system can keep."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

import pytest

from errdex.matching.addresses import LONGEST_ADDRESS, RESERVED, address_of, code_at, is_cut
from tests.conftest import tool
from tests.support.catalogues import codes_of
from tests.support.runtimes import Node

ADDRESSES = {
    "E000102": "E000102",
    "kms/key-not-found": "kms~2Fkey-not-found",
    "NSURLErrorDomain -1009": "NSURLErrorDomain~20-1009",
    "SQLSTATE[42S02]": "SQLSTATE~5B42S02~5D",
    "C++": "C~2B~2B",
    "a~2F": "a~7E2F",
    "\u041e\u0448": "~D0~9E~D1~88",
    "\U0001f600": "~F0~9F~98~80",
    "index": "~69ndex",
    "Readme.x": "~52eadme.x",
    "con": "~63on",
    "LPT9.txt": "~4CPT9.txt",
    "com10": "com10",
    ".hidden": "~2Ehidden",
    "end.": "end~2E",
    "..": "~2E~2E",
    ".": "~2E",
    "x.html": "x~2Ehtml",
    "x.HTM": "x~2EHTM",
    ".html": "~2Ehtml",
    "nul.html": "~6Eul~2Ehtml",
    "html": "html",
}
LONG = ["\u9519" * 128, "\u9519" * 23, "/" * 67, "a" + "/" * 67]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """A node process."""
    with Node(tool("node")) as running:
        yield running


@pytest.mark.parametrize(("code", "address"), ADDRESSES.items())
def test_an_address_tells_its_code(code: str, address: str, node: Node) -> None:
    """Both languages write the same address, and read the code out of it."""
    assert address_of(code) == address
    assert node.ask("matching/addresses.addressOf", code, {}) == address
    assert code_at(codes_of([code]), address) == code


@pytest.mark.parametrize("code", LONG)
def test_a_long_address_is_cut(code: str) -> None:
    """It has at most 200 characters, ends in a digest, and is read back by its catalogue alone."""
    address = address_of(code)
    assert len(address) <= LONGEST_ADDRESS
    assert re.fullmatch(r"(?:[a-z]|~[0-9A-F]{2})+~~[0-9a-f]{12}", address)
    assert is_cut(address)
    assert code_at(codes_of([code, "x"]), address) == code
    assert not code_at(codes_of(["x"]), address)


def test_addresses_are_safe() -> None:
    """Whatever the code, its address is of safe characters, and no reserved name."""
    names = [*RESERVED, *string.printable, *(a + b for a in "./~ aA" for b in "./~ zZ")]
    for code in [*names, *(f"{name}.x" for name in names), *(f"x.{name}" for name in names)]:
        address = address_of(code)
        assert re.fullmatch("[A-Za-z0-9._~-]+", address), code
        assert address.split(".")[0].lower() not in RESERVED, code
        assert address.strip(".") == address, code
        assert not address.lower().endswith((".html", ".htm")), code


@pytest.mark.parametrize("address", ["", "~", "~2", "~zz", "a~2f", "~41", "E1~", "~C3", "nul"])
def test_what_is_no_address(address: str) -> None:
    """What no code is written as leads to none."""
    assert code_at(codes_of(["A", "a/", "E1", "\xc3", "nul"]), address) == ""
