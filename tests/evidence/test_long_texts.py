"""Reading ends in time, whatever a long text looks like; `make hunt` measures how soon."""

from __future__ import annotations

import json
from collections.abc import Sequence

from errdex import diagnose
from errdex.evidence.http.parameters import read_parameters
from errdex.evidence.pasting import read_evidence
from errdex.evidence.text.characters import LONGEST, MOST_LINES
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, entry
from tests.support.reading_cases import canonical, in_node
from tests.support.text_shapes import COUNTED, ONCE_SLOW, Shape, common_shapes
from tests.support.timing import (
    MANY_CODES,
    PATIENCE,
    Clock,
    NodeClocks,
    diagnosis_clock,
    module_clock,
    patience,
    redaction_clock,
)

LENGTH = 150_000
"""Characters. What goes over so long a text again and again takes minutes."""
SHORTER = 64_000
"""Characters; enough where each was compared with every code."""


def test_reading_comes_to_an_end() -> None:
    """Whatever a text repeats, its readers come to an end."""
    for shape in common_shapes():
        text = shape.text(LENGTH)
        with patience():
            read_evidence(text)
            read_parameters(text)


def test_diagnosis_comes_to_an_end_in_python() -> None:
    """So does a diagnosis, and what `errdex redact` does, for all that was once slow."""
    for clock in (diagnosis_clock(), redaction_clock()):
        check_ends(clock, LENGTH)


def test_the_module_comes_to_an_end() -> None:
    """So do lookups, searches and mentions, where a text names many codes or nearly."""
    shapes = [Shape("", (piece,), "") for piece in ("404 ", "code=1 ", "E00102 E000120 ")]
    check_ends(module_clock(), LENGTH, shapes)


def test_an_answer_to_many_numbers_comes_to_an_end() -> None:
    """So does the comparison of many numbers with those of the request."""
    numbers = [str(number) for number in range(10_000, 21_000)]
    items = ",".join(f'{{"originTo":"{number}","status":"000000"}}' for number in numbers)
    type_ = "Content-Type: application/x-www-form-urlencoded"
    request = f"POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\n{type_}\n\n"
    sent = f"{request}from=1&to={','.join(numbers)}\n\nHTTP/1.1 200 OK\n\n"
    with patience():
        for _ in range(2):
            diagnose(f'{sent}{{"code":"000000","result":[{items}]}}')


def test_diagnosis_comes_to_an_end_in_javascript() -> None:
    """The same for the site's redaction and its finder, and for its diagnosis of every shape."""
    with NodeClocks(tool("node")) as node:
        clocks = node.add_catalogue("shipped")
        check_ends(clocks.diagnosis, LENGTH, common_shapes())
        check_ends(clocks.redaction, LENGTH)
        check_ends(clocks.finder, LENGTH)


def test_many_codes_with_one_beginning_cost_no_more() -> None:
    """A log full of that beginning is read with ten thousand codes as well, and one long word."""
    shape = Shape("", ("SB ",), "")
    with NodeClocks(tool("node")) as node:
        large = node.add_catalogue("large", MANY_CODES)
        for clock in (diagnosis_clock(MANY_CODES), large.diagnosis, large.finder):
            check_ends(clock, SHORTER, [shape])
        words = [Shape("", (piece,), "") for piece in ("E000102", "000000", "secret")]
        check_ends(large.finder, LENGTH, words)


def test_many_messages_with_one_beginning_cost_no_more() -> None:
    """Neither those that are alike to the end, nor those that differ behind a parameter."""
    shape = Shape("", ("Request ",), "")
    with NodeClocks(tool("node")) as node:
        for kind in ("", "{id} "):
            messages = [f"Request {kind}failed in step {n}" for n in range(5_000)]
            text = catalogue_text(entry(f"E{n}", message=[m]) for n, m in enumerate(messages))
            for clock in (diagnosis_clock(text), *node.add_catalogue(f"messages {kind}", text)):
                check_ends(clock, SHORTER, [shape])


def test_many_messages_with_one_long_template_cost_no_more() -> None:
    """The template is read once, and not again for each message."""
    message = {"to": ["+8615123456789"], "templateId": "a", "templateParas": ["1234567"]}
    body = json.dumps({"from": "1", "smsContent": [message] * 4_000})
    text = f"POST /sms/batchSendDiffSms/v1 HTTP/1.1\nHost: h\n\n{body}"
    with patience():
        result = diagnose(text, context={"template": "x" * 800_000 + "${NUM_6}"})
    assert "values-fit-template" in [row["id"] for row in result["checks"]]


def check_ends(clock: Clock, length: int, texts: Sequence[Shape] = ONCE_SLOW) -> None:
    """Fail where a reader is still at work on one of some shapes when patience ends."""
    for shape, seconds in zip(texts, clock(texts, length), strict=True):
        assert seconds < PATIENCE, shape


def test_long_shapes_are_read_alike() -> None:
    """Limits on parts, words and unclosed brackets are the same in both runtimes."""
    texts = [shape.text(30_000) for shape in (*common_shapes(), *COUNTED)]
    for text, answer in zip(texts, in_node(texts), strict=True):
        assert answer == canonical(read_evidence(text)), text[:60]


def test_as_many_lines_as_a_text_may_have_are_read_alike() -> None:
    """Lines between marked strings, in a dump and in tables of headers come through a layer."""
    lines = "a\n" * (MOST_LINES - 10)
    texts = [
        f'<- "POST /p HTTP/1.1\\r\\n"\n{lines}<- "Host: h\\r\\n"\n',
        f"=> Send header, 9 bytes\n0000: POST / HTTP/1.1\n{lines}0040: a\n",
        f"Request URL\nhttps://h/\nRequest Method\nPOST\nStatus Code\n200\n{lines}",
    ]
    for text, answer in zip(texts, in_node(texts), strict=True):
        assert answer == canonical(read_evidence(text)), text[:60]


def test_a_text_beyond_the_limit_is_cut() -> None:
    """500,000 characters are read, a pair of surrogates being one; a note says so."""
    texts = ["\U0001f600" * (LONGEST - 2) + "E1E2", "x" * (LONGEST - 1) + "1\n2"]
    for text, answer in zip(texts, in_node(texts), strict=True):
        evidence = read_evidence(text)
        assert evidence["notes"] == [
            "the text is longer than 500,000 characters; the rest was not read"
        ]
        assert len(evidence["log"]) == LONGEST
        assert evidence["log"].endswith("1")
        assert answer == canonical(evidence)


def test_lines_beyond_the_limit_are_cut() -> None:
    """However lines end, a note says that not all were read; an archive has as many as it likes."""
    for sign in ("\n", "\r", "\r\n"):
        texts = [
            sign * MOST_LINES + "E1",
            f"E1{sign}" * MOST_LINES,
            f'{{"log":{{"entries":[{sign * MOST_LINES}]}}}}',
        ]
        notes = [["the text has more than 50,000 lines; the rest was not read"], [], []]
        answers = in_node(texts)
        for text, note, answer in zip(texts, notes, answers, strict=True):
            evidence = read_evidence(text)
            assert [one for one in evidence["notes"] if "lines" in one] == note
            assert evidence["log"].count("E1") == (0 if note else text.count("E1"))
            assert answer == canonical(evidence)


def test_a_body_beyond_the_limit_is_not_read() -> None:
    """Percent escapes may make a body longer than its text; the note is on the body."""
    text = "curl https://h/ --data-urlencode 'x=" + "\u4e2d" * (LONGEST // 9 + 1) + "'"
    evidence = read_evidence(text)
    assert evidence["request"]
    assert evidence["request"]["body"] is None
    assert evidence["notes"] == [
        "the body of the request is longer than 500,000 characters; it was not read"
    ]
    assert in_node([text]) == [canonical(evidence)]


def test_halves_of_surrogate_pairs_are_replaced() -> None:
    """Half a pair becomes U+FFFD, two halves in a row one character."""
    texts = ["1\ud83d", "\ude001", "1\ud83d\ude00", "\ude00\ud83d1", "1\ud83dx\ude00"]
    logs = ["1\ufffd", "\ufffd1", "1\U0001f600", "\ufffd\ufffd1", "1\ufffdx\ufffd"]
    assert [read_evidence(text)["log"] for text in texts] == logs
    for text, answer in zip(texts, in_node(texts), strict=True):
        assert answer == canonical(read_evidence(text))
