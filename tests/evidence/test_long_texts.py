"""Time stays in step with length, whatever the text looks like."""

from __future__ import annotations

import json
import os
import subprocess
import time

from errdex.evidence.http.parameters import read_parameters
from errdex.evidence.pasting import read_evidence
from errdex.evidence.text.characters import LONGEST
from tests.conftest import tool
from tests.support.reading_cases import RUNNER, canonical, in_node
from tests.support.text_shapes import shapes

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
            "the text is longer than 1000000 characters; the rest was not read"
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
