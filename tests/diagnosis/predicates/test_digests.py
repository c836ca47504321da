"""Digests; the expected ones were made with openssl."""

from __future__ import annotations

import pytest

from errdex.diagnosis.predicates.digests import MODIFIERS, is_made, make_digest, unbase64

MESSAGE = b"7f3b9c2d41e84a062018-02-12T15:30:20ZnotARealAppSecret"


@pytest.mark.parametrize(
    ("recipe", "digest"),
    [
        ("sha256/base64", "r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI="),
        ("sha256/hex", "af5aadfa15ca76db1b4a1126d7d9aca5195b914ceb78374da66a7175e85dbf12"),
        ("sha1/base64", "KVROaXsYqTlgkdvZ5u669yDhHmI="),
        ("sha1/HEX", "29544E697B18A9396091DBD9E6EEBAF720E11E62"),
    ],
)
def test_recipes(recipe: str, digest: str) -> None:
    """The steps of a recipe are applied in turn."""
    assert make_digest(MESSAGE, recipe) == digest
    assert is_made(digest, MESSAGE, ["sha256/hex/base64", recipe])


@pytest.mark.parametrize("recipe", ["base64", "hex", "sha1/hex/base64", "sha256/base64/HEX"])
def test_what_a_recipe_makes_is_known_by_its_length(recipe: str) -> None:
    """It is known whatever the length of a message, and another text of that length is not."""
    for length in range(1, 8):
        digest = make_digest(MESSAGE[:length], recipe)
        assert is_made(digest, MESSAGE[:length], [recipe])
        assert not is_made(digest[::-1], MESSAGE[:length], [recipe])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", b""),
        ("YQ==", b"a"),
        ("YQ", b"a"),
        ("YWI=", b"ab"),
        ("YWJj", b"abc"),
        ("+/+/", b"\xfb\xff\xbf"),
        ("Y", None),
        ("YQ===", None),
        ("Y=Q=", None),
        ("YQ\n", None),
        ("Y-_Q", None),
        ("\u0661QQQ", None),
    ],
)
def test_base64_is_read_strictly(text: str, expected: bytes | None) -> None:
    """Only the standard alphabet is Base64, with or without its padding."""
    assert unbase64(text) == expected


def test_modifiers() -> None:
    """A part can be changed before it is joined."""
    made = {name: modify(" YQ== ") for name, modify in MODIFIERS.items()}
    assert made == {
        "trim": b"YQ==",
        "newline": b" YQ== \n",
        "crlf": b" YQ== \r\n",
        "unbase64": None,
    }
