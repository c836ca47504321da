"""Time stays in step with length, whatever the text looks like."""

from __future__ import annotations

import json
import os
import random
import subprocess
import time

from errdex.evidence.http.parameters import read_parameters
from errdex.evidence.pasting import read_evidence
from errdex.evidence.text.characters import LONGEST
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, entry
from tests.support.reading_cases import RUNNER, canonical, in_node
from tests.support.text_shapes import ONCE_SLOW, Shape, shapes, singles
from tests.support.timing import MANY_CODES, Clock, NodeClocks, diagnosis_clock, redaction_clock

SHAPES = [*ONCE_SLOW, *random.Random(1).sample(list(singles()), 120)]
SHORT, LONG = 8_000, 64_000
MOST_GROWTH = 24.0  # in step with the text is 8, with its square 64
LEAST = 0.15  # seconds; what takes less is as quick as can be told on a busy machine

LENGTH = 300_000
SECONDS = 2.0  # a reader that goes over a text again and again takes a minute


def test_no_shape_takes_long_in_python() -> None:
    """Texts of 300,000 characters take a fraction of the time that repeated reading takes."""
    for text in shapes(LENGTH):
        begun = time.process_time()
        read_evidence(text)
        read_parameters(text)
        assert time.process_time() - begun < SECONDS, text[:60]


def test_no_shape_takes_long_in_javascript() -> None:
    """The same texts, timed by the runner."""
    texts = shapes(LENGTH)
    given = [*texts, *(["readParameters", text] for text in texts)]
    run = subprocess.run(
        [tool("node"), str(RUNNER)],
        input="".join(json.dumps(item) + "\n" for item in given).encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "TIMES": "1"},
    )
    times = [float(line) for line in run.stdout.split()]
    assert len(times) == len(given)
    assert max(times) < SECONDS * 1000


def check_growth(clock: Clock) -> None:
    """Fail with the shapes that take much longer in an eightfold length."""
    once, more = clock(SHAPES, SHORT), clock(SHAPES, LONG)
    suspects = [
        shape
        for shape, short, long in zip(SHAPES, once, more, strict=True)
        if long > MOST_GROWTH * short + LEAST
    ]
    again = zip(suspects, clock(suspects, SHORT), clock(suspects, LONG), strict=True)
    assert [s for s, short, long in again if long > MOST_GROWTH * short + LEAST] == []


def test_time_grows_with_the_text_in_python() -> None:
    """A diagnosis of a text of eight times the length takes about eight times as long."""
    check_growth(diagnosis_clock())


def test_redaction_grows_with_the_text_in_python() -> None:
    """So does what `errdex redact` does with it."""
    check_growth(redaction_clock())


def test_time_grows_with_the_text_in_javascript() -> None:
    """The same for the site's diagnosis, its redaction and its finder."""
    with NodeClocks(tool("node")) as node:
        for clock in node.add_catalogue("shipped"):
            check_growth(clock)


def test_many_codes_with_one_beginning_cost_no_more() -> None:
    """A log full of that beginning is read as fast as with a catalogue of a few codes."""
    shape = Shape("", ("SB ",), "")
    with NodeClocks(tool("node")) as node:
        large = node.add_catalogue("large", MANY_CODES)
        clocks = [diagnosis_clock(MANY_CODES), large.diagnosis, large.finder]
        assert max(min(clock([shape, shape], LONG)) for clock in clocks) < SECONDS


def test_many_messages_with_one_beginning_cost_no_more() -> None:
    """Neither those that are alike to the end, nor those that differ behind a parameter."""
    shape = Shape("", ("Request ",), "")
    with NodeClocks(tool("node")) as node:
        for kind in ("", "{id} "):
            messages = [f"Request {kind}failed in step {n}" for n in range(5_000)]
            text = catalogue_text(entry(f"E{n}", message=[m]) for n, m in enumerate(messages))
            clocks = [diagnosis_clock(text), *node.add_catalogue(f"messages {kind}", text)]
            assert max(min(clock([shape, shape], LONG)) for clock in clocks) < SECONDS


def test_long_shapes_are_read_alike() -> None:
    """Limits on parts, words and unclosed brackets are the same in both runtimes."""
    texts = shapes(30_000)
    for text, answer in zip(texts, in_node(texts), strict=True):
        assert answer == canonical(read_evidence(text)), text[:60]


def test_a_text_beyond_the_limit_is_cut() -> None:
    """A million characters are read, a pair of surrogates being one; a note says so."""
    texts = ["\U0001f600" * (LONGEST - 2) + "E1E2", "x" * (LONGEST - 1) + "1\n2"]
    for text, answer in zip(texts, in_node(texts), strict=True):
        evidence = read_evidence(text)
        assert evidence["notes"] == [
            "the text is longer than 1,000,000 characters; the rest was not read"
        ]
        assert len(evidence["log"]) == LONGEST
        assert evidence["log"].endswith("1")
        assert answer == canonical(evidence)


def test_halves_of_surrogate_pairs_are_replaced() -> None:
    """Half a pair becomes U+FFFD, two halves in a row one character."""
    texts = ["1\ud83d", "\ude001", "1\ud83d\ude00", "\ude00\ud83d1", "1\ud83dx\ude00"]
    logs = ["1\ufffd", "\ufffd1", "1\U0001f600", "\ufffd\ufffd1", "1\ufffdx\ufffd"]
    assert [read_evidence(text)["log"] for text in texts] == logs
    for text, answer in zip(texts, in_node(texts), strict=True):
        assert answer == canonical(read_evidence(text))
