"""Symptoms are known by the words that people tell them in."""

from __future__ import annotations

from typing import Any

import pytest

from errdex.diagnosis.symptoms import LONGEST, symptoms_in
from tests.support.runtimes import own_knowledge

TOLD = {
    "cold": [
        "far too cold",
        "SSL",
        "IceError",
        "stone-cold",
        "\u592a\u51b7",
        "\u5929\u6c14\u592a\u51b7",
    ],
    "warm": ["far too warm", "so warm"],
    "wet": ["soaking", "drenched"],
}


class Knowing:
    """A catalogue of three symptoms."""

    def __init__(self) -> None:
        self.told = [{"title": title, "url": "", "words": words} for title, words in TOLD.items()]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("It is far too cold here", ["cold"]),
        ("FAR TOO COLD.", ["cold"]),
        ("net.IceError", ["cold"]),
        ("net.iceerror", []),
        ("SSL, stone-cold", ["cold"]),
        ("ssl, Stone-Cold", []),
        ("SSL", []),
        ("so warm", []),
        ("soaking", []),
        ("Soaking and DRENCHED", ["wet"]),
        ("the SSL3 library, drenched", []),
        ("far too colder, far too cold", ["cold"]),
        ("\u592a\u51b7\u4e86", []),
        ("\u5929\u6c14\u592a\u51b7\u4e86", ["cold"]),
        ("far too warm, far too cold", ["cold", "warm"]),
        ("far too warm, far too cold by SSL", ["cold"]),
        ("far  too cold", []),
        ("", []),
        ("x" * LONGEST + " far too cold", []),
    ],
)
def test_the_most_words_decide(text: str, titles: list[str]) -> None:
    """Whole words count, at the beginning of the text; a tie names both, and one word none."""
    knowing: Any = Knowing()
    assert [one["title"] for one in symptoms_in(text, knowing)] == titles


def test_words_that_are_in_many_a_text_are_left_out() -> None:
    """A short word in small letters says too little."""
    words = [word for symptom in own_knowledge().told for word in symptom["words"]]
    assert words
    assert not [word for word in words if word.isascii() and word.islower() and len(word) < 5]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[Errno -2] Name or service not known", "cannot-connect"),
        ("Error: getaddrinfo ENOTFOUND h", "cannot-connect"),
        ("connect ETIMEDOUT 1.2.3.4:443", "cannot-connect"),
        ("Error: socket hang up", "no-answer"),
        ("dial tcp 1.2.3.4:443: i/o timeout", "cannot-connect"),
        ("read tcp 10.0.0.1:51234->1.2.3.4:443: i/o timeout", "no-answer"),
        ("java.net.SocketTimeoutException: connect timed out", "cannot-connect"),
        ("x509: certificate signed by unknown authority", "cannot-connect"),
        ("Read timed out. (read timeout=10)", "no-answer"),
        ("java.net.SocketTimeoutException: Read timed out", "no-answer"),
        ("[Errno 104] Connection reset by peer", "no-answer"),
        ("The SSL connection could not be established, see inner exception.", "cannot-connect"),
        ("AxiosError: timeout of 10000ms exceeded", "no-answer"),
        ("curl: (28)", "no-answer"),
        ("I did not get the SMS", "nothing-arrived"),
        ("whole shop gets no SMS", "nothing-arrived"),
        ("Users do not get the login code", "nothing-arrived"),
        ("our clients don\u2019t get the text messages any more", "nothing-arrived"),
        ("\u9a8c\u8bc1\u7801\u4e00\u76f4\u6ca1\u5230", "nothing-arrived"),
        ("The OTP arrives 20 minutes later", "arrives-late"),
        ("SMS takes hours to arrive", "arrives-late"),
        ("every customer gets each message more than once", "arrives-twice"),
        ("our webhook is never called", "no-callback"),
        ("customers in Poland get no texts", "nothing-arrived"),
    ],
)
def test_what_programs_and_people_say_leads_to_a_symptom(text: str, place: str) -> None:
    """The usual errors of a connection and complaints are known."""
    (told,) = symptoms_in(text, own_knowledge())
    assert told["url"].endswith(f"/{place}/")


@pytest.mark.parametrize(
    "text",
    [
        "we get the message: not authorised",
        "not only do we get the SMS",
        "users receive an SMS without a login code in it",
        "Users receive a code valid for 5 minutes",
        "How do I send an SMS without a template?",
        "it does not accept callbacks",
        "The SMS does not arrive twice any more",
        "Since yesterday no OTP arrives too late",
        "Cannot get message of undefined",
        "Kafka consumer did not receive any message",
        "the SMS gateway cannot be reached",
        "nothing of this is so for the many customers in the south who get an SMS",
    ],
)
def test_the_words_of_a_complaint_may_say_something_else(text: str) -> None:
    """A negation counts near what does not happen, in the same clause; how it happens is denied."""
    assert symptoms_in(text, own_knowledge()) == []
