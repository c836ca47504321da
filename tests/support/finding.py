"""What people have in hand, and what the finder of the shipped site is to answer first."""

from __future__ import annotations

import json
from dataclasses import dataclass

import smscodes


@dataclass(frozen=True)
class Row:
    """Something typed or pasted: the codes that come first, or a symptom's title, and why.

    The reason is `exact`, `respelled` or the kind of a guess.
    """

    text: str
    codes: tuple[str, ...]
    reason: str


def row(text: str, codes: str, reason: str) -> Row:
    """Return a row; codes with spaces between them."""
    return Row(text, tuple(codes.split()), reason)


def symptom(text: str, name: str) -> Row:
    """Return a row whose first hit is a symptom of the catalogue."""
    return Row(text, (smscodes.symptom(name).title,), "words")


RESPONSE = json.dumps(
    {"status": 401, "error": {"code": "E000102", "message": "app_key is invalid"}}
)

LOG = "\n".join(
    f"2018-02-12T15:{n % 60:02}:20.000000Z INFO worker-{n} took {n * 7} ms status=200 10.0.0.{n}"
    if n not in (120, 150)
    else {120: 'reply {"code":"E000510","result":[{"status":"E200028"}]}', 150: "E000102 again"}[n]
    for n in range(200)
)

SPELLED = (
    row("E000102", "E000102", "exact"),
    row("e000102", "E000102", "respelled"),
    row("  E000102 \n", "E000102", "exact"),
    row("102", "E000102", "respelled"),
    row("000102", "E000102", "respelled"),
    row("E000 102", "E000102", "respelled"),
    row("E000-102", "E000102", "respelled"),
    row("E 000102", "E000102", "respelled"),
    row("code=E000102", "E000102", "exact"),
    row("code: 102", "E000102", "respelled"),
    row("E0001", "E000001 E000101 E000102 E000103 E000104", "respelled"),
    row("E2000", "E200015", "start"),
    row("E00102", "E000102", "respelled"),
    row("E0000102", "E000102", "similar"),
    row("E000120", "E000102", "similar"),
    row("EOOO1O2", "E000102", "respelled"),
    row("E000lO2", "E000102", "similar"),
    row("1O2", "E000102", "respelled"),
    row("\uff25\uff10\uff10\uff10\uff11\uff10\uff12", "E000102", "respelled"),
    row("\ufeffE000\u200b1\u00ad02\u00a0", "E000102", "respelled"),
    row(f"since {'this very long ' * 4}morning we have got E00102 again", "E000102", "similar"),
    row("404", "404", "exact"),
    row("000000", "000000", "exact"),
)

PASTED = (
    row("error E000102 from gateway", "E000102", "exact"),
    row('{"code": "E000102"}', "E000102", "exact"),
    row('{\\"code\\":\\"E000102\\"}', "E000102", "exact"),
    row("code%3DE000102%26x", "E000102", "exact"),
    row("<code>E000102</code>", "E000102", "exact"),
    row("https://example.com/sms/codes/E000102/", "E000102", "exact"),
    row(RESPONSE, "E000102 401", "exact"),
    row(RESPONSE.replace("401", "404"), "E000102 404", "exact"),
    row(RESPONSE.replace("E000102", "X"), "401 E000102", "exact"),
    row(RESPONSE.replace("E000102", "X").replace("401", "418"), "E000102", "words"),
    row(json.dumps({"status": 404, "message": "app_key is invalid"}), "404 E000102", "exact"),
    row("HTTP/1.1 404 Not Found\nServer: x", "404", "exact"),
    row("E200028, then E000105 and E000102", "E200028 E000105 E000102", "exact"),
    row("102 105", "E000102 E000105", "number"),
    row("failed with e000102 today", "E000102", "respelled"),
    row("svn: E200033: database is locked", "E200033", "exact"),
    row(LOG, "E200028 E000102 E000510", "exact"),
    row('{"code":"000000","result":[{"status":"E200028"}]}', "E200028 000000", "exact"),
)

WORDED = (
    row("app_key is invalid", "E000102", "words"),
    row('"app_key is invalid"', "E000102", "words"),
    row("\u201capp_key is invalid\u201d", "E000102", "words"),
    row("app_key is invald", "E000102", "words"),
    row("ap_key is invalid", "E000102", "words"),
    row("app key", "E000102", "words"),
    row("appkey", "E000102", "words"),
    row("APP_KEY", "E000102", "words"),
    row("PasswordDigest", "E000024", "words"),
    row("password digest wrong", "E000105", "words"),
    row("templateParas", "E200028", "words"),
    row("TEMPLATEPARAS", "E200028", "words"),
    row("Content-Type", "E000040", "words"),
    row("sent twice", "E200041", "words"),
    symptom("sms not arrived", "nothing-arrived"),
    symptom("customer did not receive the message", "nothing-arrived"),
    symptom("works on my machine but not in production", "works-here-not-there"),
    row("timeout", "TIMEOUT E000110", "respelled"),
    row("timeo", "E000110", "words"),
    row("whitelist", "E000620", "words"),
    row("expired", "EXPIRED", "respelled"),
    row("success", "000000", "words"),
)

ROWS = (*SPELLED, *PASTED, *WORDED)
SEARCHED = tuple(
    found for found in ROWS if "\n" not in found.text and found.text.strip() == found.text
)
"""What a search box of one line can hold."""
