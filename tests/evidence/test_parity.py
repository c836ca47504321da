"""Python and JavaScript read the same: the parts, and whole mutated texts."""

from __future__ import annotations

import sys

import pytest

from errdex.evidence.http.parameters import read_parameters
from errdex.evidence.pasting import read_evidence
from errdex.evidence.text.dates import read_http_date, read_iso_date
from errdex.evidence.text.forms import decode_form, encode_percent
from errdex.evidence.text.json_text import read_json
from tests.support.paste_mutants import PIECES, mutants
from tests.support.reading_cases import CASES, REPORT_MARKS, canonical, in_node, text_of

FUNCTIONS = {
    "readJson": read_json,
    "readParameters": read_parameters,
    "readHttpDate": read_http_date,
    "readIsoDate": read_iso_date,
    "decodeForm": decode_form,
    "encodePercent": encode_percent,
}
PARTS = {
    "readJson": ['{"a": [1, -0.5e3, "\\u00e9\\ud83d\\ude00", true, null, {"b": {}}]}', "[[1],[ ]]"],
    "readParameters": [
        'UsernameToken Username="a\\"b", PasswordDigest="x=", Nonce=abc==, Created="2018"',
        "WSSE realm=\u201cSDP\u201d profile='x' type",
    ],
    "readHttpDate": ["Mon, 06 Aug 2018 11:59:50 GMT"],
    "readIsoDate": ["2018-08-06T19:59:50.123+08:00", "2000-02-29T23:59:59Z"],
    "decodeForm": ["to=%2B86+15&p=%5B%22%E4%BD%A0%22%5D&__proto__=1&&a&=b"],
    "encodePercent": ["+86 \u4f60\U0001f600'()*!~"],
}


def differing(count: int, seed: int) -> list[str]:
    """Return the mutants that the two runtimes read differently."""
    texts = list(mutants([text_of(case) for case in CASES], count, seed))
    answers = in_node([["readEvidence", text, REPORT_MARKS] for text in texts])
    pairs = zip(texts, answers, strict=True)
    return [text for text, found in pairs if canonical(read_evidence(text, REPORT_MARKS)) != found]


def test_mutated_texts_are_read_alike() -> None:
    """No seeded mutant of the table's texts is read differently, and none stops a reader."""
    assert differing(1500, seed=3) == []


@pytest.mark.parametrize("name", PARTS)
def test_mutated_parts_are_read_alike(name: str) -> None:
    """The smaller readers give the same results for mutants of what they read."""
    texts = [*PARTS[name], *PIECES, *mutants(PARTS[name], 600, seed=4)]
    answers = in_node([[name, text] for text in texts])
    for text, answer in zip(texts, answers, strict=True):
        assert canonical(FUNCTIONS[name](text)) == answer, text


if __name__ == "__main__":
    found = differing(int(sys.argv[1]), int(sys.argv[2]))
    print(*map(repr, found[:20]), f"{len(found)} texts are read differently", sep="\n")
