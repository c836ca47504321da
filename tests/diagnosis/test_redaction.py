"""What is shown of evidence: the modes, what is masked in them, and where the text is cut."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.diagnosis.redaction import LONGEST, Private, Redactor
from errdex.diagnosis.values import ABSENT
from errdex.evidence.text.json_text import JsonNumber
from errdex.redaction.code_forms import forms_of

SECRET = "notARealAppSecret"
COMPILED: Any = {
    "checks": [
        {"must": [["equal", "SDP"], ["utc_time", True]]},
        {"must": [["one_of", ["UsernameToken", "WSSE"]]]},
    ],
    "guards": {"app-key": [["a.b", "equal", "Appkey"]]},
}
REDACTOR = Redactor([SECRET], COMPILED, {"E000102"}, forms_of(["E000102", "404", "SB.Q"]))


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
        ("ghp_Z1x2C3v4B5n6M7a8S9d0F1g2H3j4K5l6", "phone", "ghp_...(36)"),
        (["369751", "R\u00e9"], "shape", '(of the form ["999999","a*"])'),
        ({"a": [JsonNumber("1.0"), True, None]}, "", '{"a":[1.0,true,null]}'),
        ("sdp", "", "sdp"),
        ("https://admin:pa/ssw0rd@h/x", "", "https://(secret)@h/x"),
    ],
)
def test_modes(value: object, mode: str, shown: str) -> None:
    """Each mode keeps what the diagnosis needs and no more."""
    assert REDACTOR.show(value, mode) == shown


def test_private_texts_are_sought_once_something_is_shown() -> None:
    """Of a value that is hidden nothing is shown; of any other text, nothing private."""
    sought: list[None] = []

    def find_private() -> Private:
        sought.append(None)
        return Private(passwords=["tr0ub4dor"])

    redactor = Redactor([SECRET], COMPILED, find_private=find_private)
    redactor.show("tr0ub4dor", "hide")
    redactor.show(["369751"], "shape")
    assert not sought
    assert redactor.mask(f"tr0ub4dor and {SECRET}") == "(secret) and (secret)"
    assert redactor.show("tr0ub4dor", "") == "(secret)"
    assert len(sought) == 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("sdp", "sdp"),
        ("App_Key", "App_Key"),
        ("UserToken", "UserToken"),
        ("Basic", "Basic"),
        ("SPD", "SPD"),
        ("2018-02-12 15:30:20", "2018-02-12 15:30:20"),
        ("1518449420", "15****9420"),
        ("hunter2Hunter22x", "(of the form aaaaaa9aaaaaa99a)"),
        ("AKIAIOSFODNN7EXAMPLE", "(of the form aaaaaaaaaaaa9aaaaaaa)"),
        (SECRET, "(secret)"),
    ],
)
def test_words_of_headers_that_authenticate(value: str, shown: str) -> None:
    """A word that checks look for, a slip in one, and a time stay; others show their shape."""
    assert REDACTOR.show(value, "word") == shown


@pytest.mark.parametrize("mode", ["", "phone", "shape", "hide", "word"])
def test_a_secret_is_never_shown(mode: str) -> None:
    """Wherever a secret stands, and in whatever mode, it does not come out."""
    for value in (SECRET, f"x {SECRET}, y", [SECRET], {"a": SECRET}, "x" * 190 + SECRET):
        assert SECRET[:6] not in REDACTOR.show(value, mode)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("E000999", "E000999"),
        ("e00O103", "e00O103"),
        ("E0001020", "(of the form a9999999)"),
        ("E00102", "E00102"),
        ("405", "405"),
        ("paid", "paid"),
        ("369751", "(of the form 999999)"),
        ("+86-151-2345-6789", "(of the form +99-999-9999-9999)"),
        ("\uff11\uff15\uff11", "(of the form ***)"),
        ("4/0AX4XfWh1234567890", "4/0A...(20)"),
        (f"E1 {SECRET}", "E1 (secret)"),
        (f'token={SECRET} "Kx9Q2wE4"', '(of the form aaaaa=aaaaaaaaaaaaaaaaa "aa9a9aa9")'),
        (f"{SECRET} E000102 hunterblue", "(secret) E000102 hunterblue"),
        ("r1qt+hXKdtsbShEm19mspRlbkUzreDdNpmpxdehdvxI=", "r1qt...(44)"),
        (f"E1 {SECRET} " + "e1 " * 100, "E1 (secret) " + ("e1 " * 100)[: LONGEST - 15] + "..."),
    ],
)
def test_what_is_in_the_place_of_a_code(text: str, shown: str) -> None:
    """What has the form of a failure's code, and a word, stay; others show their shape."""
    assert REDACTOR.show_code(text) == shown


def test_long_values_are_cut() -> None:
    """No more than 200 characters are shown, each counted once."""
    assert REDACTOR.show("\U0001f600" * 200, "") == "\U0001f600" * 200
    assert REDACTOR.show("\U0001f600" * 201, "") == "\U0001f600" * 197 + "..."
