"""Reading headers of parameters."""

from __future__ import annotations

import pytest

from errdex.evidence.http.parameters import read_parameters

COMMA = "a comma is missing between two parameters"


@pytest.mark.parametrize(
    ("text", "scheme", "params", "problems"),
    [
        (
            'WSSE realm="SDP", profile="UsernameToken",type="Appkey"',
            "WSSE",
            {"realm": "SDP", "profile": "UsernameToken", "type": "Appkey"},
            [],
        ),
        ('UsernameToken UserName="k"', "UsernameToken", {"username": "k"}, []),
        ('realm="SDP"', "", {"realm": "SDP"}, []),
        ('realm = "SDP"', "", {"realm": "SDP"}, []),
        ("WSSE", "WSSE", {}, []),
        (" WSSE ", "WSSE", {}, []),
        ("", "", {}, []),
        ("Bearer abc/def+g==", "Bearer", {}, []),
        ("X PasswordDigest=ab+/c=, Nonce=n", "X", {"passworddigest": "ab+/c=", "nonce": "n"}, []),
        ('X a="b\\"c\\\\"', "X", {"a": 'b"c\\'}, []),
        ('X a="1" b="2"', "X", {"a": "1", "b": "2"}, [COMMA]),
        ('X a="1", A="2"', "X", {"a": "1"}, ["a name appears twice; the first value was used"]),
        ('X a="1, b="2"', "X", {"a": "1, b="}, [COMMA, "a name without =", "a part that is not"]),
        ("X a='1'", "X", {"a": "'1'"}, ["single quotes around a value"]),
        (
            "X a=\u201c1, 2\u201d, b=3",
            "X",
            {"a": "\u201c1, 2\u201d", "b": "3"},
            ["typographic quotes around a value"],
        ),
        ("X a, b=1", "X", {"b": "1"}, ["a name without ="]),
        ('X "a"', "X", {}, ["a part that is not name=value"]),
        ('X a=""', "X", {"a": ""}, []),
        ('X __proto__="1"', "X", {"__proto__": "1"}, []),
    ],
)
def test_a_header_is_read(
    text: str, scheme: str, params: dict[str, str], problems: list[str]
) -> None:
    """Scheme, parameters and faults come out."""
    read = read_parameters(text)
    assert (read["scheme"], read["params"]) == (scheme, params)
    assert len(read["problems"]) == len(problems), read["problems"]
    assert all(
        said.startswith(problem) for said, problem in zip(read["problems"], problems, strict=True)
    )
