"""IP addresses and networks, of version 4 and 6, as numbers of 32 or 128 bits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from errdex.engine.sentences import say
from errdex.engine.tables import limit

MOST_SHOWN = limit("networks_shown")
"""How many networks of a list are named to a reader."""

_BYTE = re.compile("0|[1-9][0-9]{0,2}")
_GROUP = re.compile("[0-9A-Fa-f]{1,4}")


class Address(NamedTuple):
    """An address: its size in bits, 32 or 128, and the number that it is."""

    size: int
    number: int


class Network(NamedTuple):
    """The addresses that share their first `bits` with one."""

    address: Address
    bits: int


def read_address(text: str) -> Address | None:
    """Return an address, or None where the text is none.

    An address of version 6 that stands for one of version 4 (RFC 4291, section 2.5.5.2) is one
    of version 4.
    """
    if ":" not in text:
        return _read_version_4(text)
    number = _read_version_6(text)
    if number is None:
        return None
    return Address(32, number & 0xFFFFFFFF) if number >> 32 == 0xFFFF else Address(128, number)


def read_network(text: str) -> Network | None:
    """Return a network such as `203.0.113.0/24`; without `/`, that of the one address."""
    base, slash, bits = text.partition("/")
    address = read_address(base)
    if address is None:
        return None
    bits = bits if slash else str(address.size)
    if not _BYTE.fullmatch(bits) or int(bits) > address.size:
        return None
    return Network(address, int(bits))


class Networks:
    """A list of networks; asking it takes the same time however many they are.

    Attributes:
        shown: The first of them, for a reader.
        are_read: Whether there is any, and each is a network.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Read the texts of networks."""
        more = [say("more", count=len(texts) - MOST_SHOWN)] if len(texts) > MOST_SHOWN else []
        self.shown = ", ".join([*texts[:MOST_SHOWN], *more])
        read = list(map(read_network, texts))
        self.are_read = bool(read) and None not in read
        self._beginnings: dict[tuple[int, int], set[int]] = {}
        for (size, number), bits in filter(None, read):
            rest = size - bits
            self._beginnings.setdefault((size, rest), set()).add(number >> rest)

    def hold(self, address: Address) -> bool:
        """Tell whether an address is one of theirs."""
        return any(
            size == address.size and address.number >> rest in numbers
            for (size, rest), numbers in self._beginnings.items()
        )


def _read_version_4(text: str) -> Address | None:
    parts = text.split(".")
    if len(parts) != 4 or not all(_BYTE.fullmatch(part) and int(part) < 256 for part in parts):
        return None
    return Address(32, int.from_bytes(map(int, parts), "big"))


def _read_version_6(text: str) -> int | None:
    last = text[text.rfind(":") + 1 :]
    if four := _read_version_4(last):
        text = text[: -len(last)] + f"{four.number >> 16:x}:{four.number & 0xFFFF:x}"
    halves = text.split("::")
    head, *tails = (half.split(":") if half else [] for half in halves)
    tail = tails[0] if tails else []
    gap = 8 - len(head) - len(tail)
    if len(halves) > 2 or (gap < 1 if tails else gap != 0):
        return None
    groups = [*head, *["0"] * gap, *tail]
    if not all(map(_GROUP.fullmatch, groups)):
        return None
    return int("".join(group.rjust(4, "0") for group in groups), 16)
