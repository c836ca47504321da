"""What is shown of evidence: the modes, what is masked everywhere, and where the text is cut."""

from __future__ import annotations

import pytest

from errdex.diagnosis.redaction import mask_code, mask_leftovers, redact
from errdex.diagnosis.values import ABSENT
from errdex.evidence.text.json_text import JsonNumber

SECRET = "notARealAppSecret"


@pytest.mark.parametrize(
    ("value", "mode", "shown"),
    [
        (ABSENT, "hide", "(absent)"),
        ("", "phone", "(empty)"),
        (None, "", "null"),
        ("KVROaXsYqTlgkdvZ5u669yDhHmI=", "hide", "(hidden, 28 characters)"),
        ("\U0001f600", "hide", "(hidden, 1 character)"),
        ("+8615123456789", "phone", "+86151****6789"),
        ("+86-151-2345-6789", "phone", "+86-151-****-6789"),
        ("12345678", "phone", "****5678"),
        ("123456789", "phone", "1****6789"),
        ("1234567", "phone", "***4567"),
        ("123456", "phone", "123456"),
        ("\uff0b\uff18\uff16\uff11\uff15", "phone", "*****"),
        (["+8615123456789", JsonNumber("15123456789")], "phone", "+86151****6789, 151****6789"),
        (["369751", "R\u00e9"], "shape", '["999999","a*"]'),
        ({"a": [JsonNumber("1.0"), True, None]}, "", '{"a":[1.0,true,null]}'),
        ("sdp", "", "sdp"),
    ],
)
def test_modes(value: object, mode: str, shown: str) -> None:
    """Each mode keeps what the diagnosis needs and no more."""
    assert redact(value, mode, [SECRET]) == shown


@pytest.mark.parametrize("mode", ["", "phone", "shape", "hide"])
def test_a_secret_is_never_shown(mode: str) -> None:
    """Wherever a secret stands, and in whatever mode, it does not come out."""
    for value in (SECRET, f"x {SECRET}, y", [SECRET], {"a": SECRET}, "x" * 190 + SECRET):
        assert SECRET[:6] not in redact(value, mode, [SECRET])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"realm={SECRET}!", "realm=(secret)!"),
        ("r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=", "r1qt...(44)"),
        ("to 8618612345678", "to 86186****5678"),
        ("12345678", "12345678"),
        ("/sms/batchSendDiffSms/v1/", "/sms/batchSendDiffSms/v1/"),
        ("application/x-www-form-urlencoded", "application/x-www-form-urlencoded"),
        ("https://example.com/codes/E000105/", "https://example.com/codes/E000105/"),
        ("-" * 50_000 + "0a", "----...(50002)"),
    ],
)
def test_the_second_net(text: str, shown: str) -> None:
    """Secrets, long tokens and long numbers go; words and versions joined by signs stay."""
    assert mask_leftovers(text, [SECRET]) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+86-151-2345-6789", "+86-151-****-6789"),
        ("151&nbsp;2345 6789", "151&nbsp;**** 6789"),
        (
            "\uff11\uff15\uff11\uff12\uff13\uff14\uff15\uff16",
            "\uff11\uff15\uff11\uff12\uff13\uff14\uff15\uff16",
        ),
        (
            "\uff11\uff15\uff11\uff12\uff13\uff14\uff15\uff16\uff17",
            "\uff11****\uff14\uff15\uff16\uff17",
        ),
        ("\u0661 23456789", "\u0661 ****6789"),
        ("E0001 020", "E0001 020"),
        (f"E1 {SECRET}", "E1 (secret)"),
        ("r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=", "r1qt...(44)"),
    ],
)
def test_numbers_in_the_place_of_a_code(text: str, shown: str) -> None:
    """However a number is spelled, most of it goes; a code stays."""
    assert mask_code(text, [SECRET]) == shown


def test_longer_secrets_go_first() -> None:
    """A secret that is the start of another does not leave the rest of it."""
    assert mask_leftovers("abcdefghij", ["abcdef", "abcdefghij"]) == "(secret)"


def test_short_secrets_are_passed_over() -> None:
    """What has fewer than six characters stands in other text by chance."""
    assert mask_leftovers("a1b2c", ["a1b2c"]) == "a1b2c"


def test_long_values_are_cut() -> None:
    """No more than 200 characters are shown, each counted once."""
    assert redact("\U0001f600" * 200, "", []) == "\U0001f600" * 200
    assert redact("\U0001f600" * 201, "", []) == "\U0001f600" * 197 + "..."
