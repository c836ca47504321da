"""Reports: what readers see, whatever stands in the evidence."""

from __future__ import annotations

import json
from typing import Any

import pytest

from errdex.diagnosis.diagnosing import diagnose_text
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.reports import report_diagnosis, visible
from errdex.diagnosis.results import Diagnosis, RetryDecision
from errdex.diagnosis.retries import retry_words
from errdex.engine.sentences import say
from tests.support.runtimes import own_knowledge

NO_RETRY: RetryDecision = {
    "rule": None,
    "numbers": {"now": 0, "after": {}, "after-fix": 0, "never": 0},
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return what the shipped catalogue knows."""
    return own_knowledge()


def result(*checks: Any, notes: Any = (), recognised: Any = ("request",)) -> Diagnosis:
    """Return a diagnosis without codes."""
    return {
        "version": 2,
        "complete": True,
        "recognised": list(recognised),
        "answer": None,
        "notes": list(notes),
        "codes": [],
        "checks": list(checks),
        "retry": NO_RETRY,
    }


def check(outcome: str, found: str = "", needs: Any = ()) -> dict[str, Any]:
    """Return a check that says nothing but what it found."""
    evidence = [{"at": "request.path", "found": found, "expected": "", "hint": ""}] if found else []
    return {
        "id": "it",
        "codes": ["404"],
        "outcome": outcome,
        "says": "It holds.",
        "evidence": evidence,
        "needs": [{"name": None, "title": need} for need in needs],
    }


def test_nothing_recognised_says_what_to_give(knowledge: Knowledge) -> None:
    """Open checks are no help where nothing was given."""
    nothing = result(check("unknown", needs=["the request"]), recognised=())
    said = f"{say('heading_recognised')}\n  {say('nothing_recognised')}"
    assert report_diagnosis(nothing, "text", knowledge) == said


def test_evidence_cannot_break_out_of_its_line(knowledge: Knowledge) -> None:
    """Line ends, terminal controls and invisible signs show as escapes; blanks show in quotes."""
    text = report_diagnosis(result(check("fail", "\x1b[2J\n\u202e\u200b ")), "text", knowledge)
    assert r'    found: "\u001b[2J\u000a\u202e\u200b "' in text.splitlines()


@pytest.mark.parametrize("found", ["`", "``` ` ``", "a`b", "`a", "</code><b>", "[a](b) @x *y*"])
def test_evidence_is_inert_in_markdown(found: str, knowledge: Knowledge) -> None:
    """A value stands in a code span whose fence is longer than any run of backticks in it."""
    text = report_diagnosis(result(check("fail", found)), "markdown", knowledge)
    line = next(line for line in text.splitlines() if "found: " in line)
    span = line.split("found: ", 1)[1]
    fence = span[: len(span) - len(span.lstrip("`"))] if found[0] != "`" else span.split(" ")[0]
    assert span.startswith(fence)
    assert span.endswith(fence)
    assert fence not in span[len(fence) : -len(fence)]
    assert found in span


def test_notes_are_inert_in_markdown(knowledge: Knowledge) -> None:
    """Mark-up in a note is escaped."""
    text = report_diagnosis(result(notes=["<b> [x](y) `z`"]), "markdown", knowledge)
    assert r"- \<b\> \[x\](y) \`z\`" in text


def test_steps_keep_their_code_spans(knowledge: Knowledge) -> None:
    """What the catalogue sets in backticks stays code in Markdown."""
    row = knowledge.describe("code", "E000004", 1)
    given = result()
    given["codes"] = [row]
    text = report_diagnosis(given, "markdown", knowledge)
    assert "  1. " in text
    assert "`SDP`" in text


def test_json_is_the_result(knowledge: Knowledge) -> None:
    """The JSON is the result itself, not a view of it."""
    given = result(check("fail", "\u00e9"))
    text = report_diagnosis(given, "json", knowledge)
    assert json.loads(text) == given
    assert "\u00e9" in text


@pytest.mark.parametrize(
    ("rule", "seconds", "words"),
    [
        ("after", 600, "retry after 10 minutes"),
        ("after", 3600, "retry after 1 hour"),
        ("after", 61, "retry after 61 seconds"),
        ("after", 172800, "retry after 2 days"),
        ("now", 0, "retry now"),
        ("never", None, "do not retry"),
        (None, None, ""),
    ],
)
def test_retry_in_words(rule: str | None, seconds: int | None, words: str) -> None:
    """Waits are told in the largest unit that divides them."""
    assert retry_words({"rule": rule, "after_seconds": seconds}) == words


def test_visible_leaves_other_text_alone() -> None:
    """Only what nobody could see is escaped."""
    assert visible("a\u00e9\u4e2d\U0001f600 \\n") == "a\u00e9\u4e2d\U0001f600 \\n"


def test_addresses_are_links_in_markdown(knowledge: Knowledge) -> None:
    """The address of an entry can be followed where the report is pasted."""
    given = diagnose_text('{"code":"E000102"}', {}, knowledge)
    lines = report_diagnosis(given, "markdown", knowledge).splitlines()
    assert f"  - <{given['codes'][0]['url']}>" in lines
