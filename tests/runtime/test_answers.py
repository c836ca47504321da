"""The answer of an entry or a symptom: who acts, what first, whether to send again."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.support.catalogues import catalogue_text, entry, module_of

PARCELS = (ROOT / "tests" / "data" / "parcels.yaml").read_text(encoding="utf-8")
OTHER = [{"do": "Look.", "owner": "other"}, {"do": "Send again."}]


def check(expected: str, part: str, **more: Any) -> None:
    """Compare a part of the answer of an entry, or one within it."""
    others = ["E2"]  # after which sending again means something
    module = module_of(catalogue_text([entry("E1", **more), *others]))
    assert getattr(module.lookup("E1").answer, part) == expected


@pytest.mark.parametrize(
    ("retry", "words"),
    [
        ("now", "Yes, now"),
        ({"after": "10m"}, "Yes, after 10 minutes"),
        ({"after": "1h"}, "Yes, after 1 hour"),
        ("after-fix", "After the fix"),
        ({"after-fix": "90s"}, "After the fix, then wait 90 seconds"),
        ("never", "No"),
        ("none", "Nothing to send again"),
    ],
)
def test_whether_to_send_again_is_told_in_words(retry: Any, words: str) -> None:
    """Each rule has its words, with the wait in the largest unit that divides it."""
    check(words, "send_again", retry=retry)


def test_after_success_there_is_nothing_to_send_again() -> None:
    """Whatever the rule of a success code is, the words are those of none; nobody has to act."""
    check("Nothing to send again", "send_again", success=True, retry="never")
    done = entry("E1", success=True)
    del done["remediation"]
    answer = module_of(catalogue_text([done])).lookup("E1").answer
    assert (answer.who_acts, answer.first_step) == ("Nobody: nothing has to be done", "")


def test_who_begins_is_named_first() -> None:
    """Where the first step is another's, they come before the owner, who is else alone."""
    check("Somebody else first, then the caller", "who_acts", remediation=OTHER)
    check("The caller", "who_acts", remediation=OTHER[::-1])


@pytest.mark.parametrize(
    ("do", "said"),
    [
        ("Look at it. Then at the rest.", "Look at it."),
        ("Use version 1.2 of `a.b`. Then go on.", "Use version 1.2 of `a.b`."),
        ("Write `a. B` there. Then go on.", "Write `a. B` there."),
        ("Use a tool, e.g. this one. Then go on.", "Use a tool, e.g. this one."),
        ("Is it on? Turn it off.", "Is it on?"),
        ("Send this:", "Send this."),
        ("先修复。再发送。", "先修复。"),
        ("Look at `it", "Look at `it."),
    ],
)
def test_the_first_step_is_one_sentence(do: str, said: str) -> None:
    """Of a longer step its first sentence is told; a point inside a word or code ends none."""
    check(said, "first_step", remediation=[{"do": do}])


def test_an_answer_is_a_value() -> None:
    """It is read-only, equal to one with the same texts, and survives a pickle."""
    module = module_of(catalogue_text([entry("E1")]))
    answer = module.lookup("E1").answer
    assert isinstance(answer, module.Answer)
    assert answer == module.lookup("E1").answer == pickle.loads(pickle.dumps(answer))
    assert (answer.means, answer.tell_customer) == ("What E1 says.", "It did not work.")
    with pytest.raises(AttributeError, match="read-only"):
        answer.means = "else"


def test_reports_begin_with_the_answer() -> None:
    """Text and Markdown tell the facts below the heading, and a dict has them by name."""
    module = module_of(PARCELS)
    for subject in (module.lookup("P-0200"), *module.symptoms()):
        answer, text, marked = subject.answer, subject.text(), subject.markdown()
        named = {
            "What it means:": answer.means,
            "Who acts:": answer.who_acts,
            "Do this first:": answer.first_step,
            "Send again?": answer.send_again,
            "For the customer:": answer.tell_customer,
        }
        facts = "\n".join(f"{name} {said}" for name, said in named.items() if said)
        assert text.split("\n\n")[1] == facts
        assert [line.split("** ")[0] for line in marked.split("\n\n")[2].splitlines()] == [
            f"- **{name}" for name, said in named.items() if said
        ]
        assert subject.to_dict()["answer"] == {
            name: getattr(answer, name) for name in module.Answer.__match_args__
        }


def test_the_order_is_that_of_the_page() -> None:
    """Steps come before causes, then what the service says, examples, related codes and notes."""
    example = {"title": "A response", "text": '{"code": "E1"}'}
    more: dict[str, Any] = {
        "message": "No.",
        "examples": [example],
        "see_also": ["E2"],
        "notes": ["One."],
    }
    found = module_of(catalogue_text([entry("E1", **more), "E2"])).lookup("E1")
    headings = [line for line in found.markdown().splitlines() if line.startswith("**")]
    assert headings == [
        *("**What to do**", "**Cause**", "**The service says**", "**Example**"),
        *("**Related codes**", "**Notes**"),
    ]
    places = [found.text().index(f"\n{heading.strip('*')}\n") for heading in headings[:3]]
    assert places == sorted(places)
    assert "A response" not in found.text()
