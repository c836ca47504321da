"""Messages of the service in a text, of catalogues in which many begin alike."""

from __future__ import annotations

from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.diagnosis.knowledge import Knowledge
from errdex.matching.finding import mentions_in
from tests.conftest import tool
from tests.support.catalogues import catalogue_text, entry, load_text
from tests.support.matching_cases import shown
from tests.support.runtimes import Node


def check(messages: list[str], expected: dict[str, list[str]]) -> None:
    """Compare what texts hold with what they should, in both languages.

    Args:
        messages: That of the code E1, of E2 and so on.
        expected: The codes that each text holds.
    """
    every = [entry(f"E{n}", message=[text]) for n, text in enumerate(messages, 1)]
    catalogue = load_text(catalogue_text(every))
    codes = Knowledge(compiled(catalogue), code_rows(catalogue)).codes
    with Node(tool("node")) as node:
        node.ask("load", {"compiled": compiled(catalogue), "codes": site_rows(catalogue)})
        answers = node.ask("matched", list(expected))
    for (text, held), (answer, _) in zip(expected.items(), answers, strict=True):
        assert [mention.code for mention in mentions_in(codes, text)] == held, text
        assert [shown(m) for m in mentions_in(codes, text)] == [shown(m) for m in answer], text


def test_the_message_that_is_most_alike_counts() -> None:
    """The longer text up to a parameter counts, then the longer message."""
    check(
        ["Request failed", "Request failed: {why} it is", "Request failed: no", "a {x} b"],
        {
            "Request failed: no": ["E3"],
            "Request failed: so it is": ["E2"],
            "Request failed: nothing": ["E1"],
            "a 1 b, aa 1 b": ["E4"],
        },
    )


def test_no_text_tells_more_than_a_hundred_messages_that_begin_alike() -> None:
    """A hundred are told apart behind their first parameter; of more, texts hold none."""
    steps = [f"Request {{id}} failed in step <{n}>" for n in range(101)]
    text = "Request 1 failed in step <7>; Nothing was done"
    check([*steps[:100], "Nothing was done"], {text: ["E8", "E101"]})
    check([*steps, "Nothing was done"], {text: ["E102"]})
