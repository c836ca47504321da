"""Addresses and networks, compared with what the standard library makes of them."""

from __future__ import annotations

import ipaddress
import random

import pytest

from errdex.diagnosis.predicates.networks import Networks, read_address, read_network

SPELLINGS = [
    "203.0.113.7",
    "0.0.0.0",
    "255.255.255.255",
    "2001:db8::7",
    "2001:DB8:0:0:0:0:0:7",
    "::",
    "::1",
    "1::",
    "1:2:3:4:5:6:7::",
    "::2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8",
    "64:ff9b::192.0.2.1",
    "1:2:3:4:5:6:192.0.2.1",
    "203.0.113.07",
    "203.0.113",
    "203.0.113.7.",
    "203.0.113.256",
    "203.0.113.-1",
    "203.0.113.\u0661",
    " 203.0.113.7",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4::5:6:7:8",
    "1::2::3",
    ":::",
    ":1",
    "1:",
    "12345::",
    "::g",
    "192.0.2.1::",
    "::192.0.2.1:1",
    "[::1]",
    "",
    "localhost",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_addresses_are_those_of_the_standard_library(text: str) -> None:
    """What is an address, and which number it stands for, is not our own invention."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        assert read_address(text) is None
    else:
        assert read_address(text) == (address.max_prefixlen, int(address))


def test_version_4_within_version_6_is_version_4() -> None:
    """::ffff:0:0/96 stands for the addresses of version 4."""
    assert read_address("::ffff:203.0.113.7") == read_address("203.0.113.7")
    assert read_address("::ffff:cb00:7107") == read_address("203.0.113.7")


def test_membership_is_that_of_the_standard_library() -> None:
    """Random addresses lie in random networks exactly when the standard library says so."""
    random_numbers = random.Random(6)
    for kind, bits in ((ipaddress.IPv4Address, 32), (ipaddress.IPv6Address, 128)):
        for _ in range(2000):
            number = random_numbers.getrandbits(bits)
            other = number ^ random_numbers.getrandbits(bits) >> random_numbers.randrange(bits)
            length = random_numbers.randrange(bits + 1)
            wide = ipaddress.ip_network((kind(number), length), strict=False)
            network = read_network(f"{kind(number)}/{length}")
            address = read_address(str(kind(other)))
            assert network is not None
            assert address is not None
            if address.size == bits == network.address.size:
                held = Networks([f"{kind(number)}/{length}"]).hold(address)
                assert held == (kind(other) in wide)


@pytest.mark.parametrize("text", ["1.2.3.4/33", "::/129", "1.2.3.4/", "1.2.3.4/024", "1.2.3.4/8/8"])
def test_what_is_no_network(text: str) -> None:
    """Too many bits, none, or a second slash make no network."""
    assert read_network(text) is None


def test_very_many_networks_are_asked_once() -> None:
    """Ten thousand addresses are not compared with each of forty thousand networks."""
    networks = Networks([f"10.{n >> 8}.{n & 255}.0/24" for n in range(40_000)])
    assert networks.shown.endswith("10.0.19.0/24, and 39980 more")
    addresses = [read_address(f"11.0.{n >> 8}.{n & 255}") for n in range(10_000)]
    assert not any(address and networks.hold(address) for address in addresses)
