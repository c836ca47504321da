"""What is said with the title of a code that may not be what it seems."""

from __future__ import annotations

import pytest

from errdex.diagnosis.diagnosing import diagnose_text
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.results import Answer
from tests.support.runtimes import own_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return what the shipped catalogue says."""
    return own_knowledge()


def answer(text: str, knowledge: Knowledge) -> Answer:
    """Return the answer to a text in which something is recognised."""
    found = diagnose_text(text, {}, knowledge)["answer"]
    assert found
    return found


def test_a_code_of_another_field_is_explained(knowledge: Knowledge) -> None:
    """A code at another field's place keeps its meaning, and a note says where it belongs."""
    diagnosis = diagnose_text('{"error_code":"E000044"}', {}, knowledge)
    found = diagnosis["answer"]
    assert found
    title = knowledge.describe("code", "E000044", 1)["title"]
    assert found["says"].startswith(f"E000044: {title}")
    assert "in the place of" not in found["says"]
    (note,) = diagnosis["notes"]
    assert 'in the place of "Error code of the management API", but' in note
    assert note.endswith('under "Result code"')
    assert (found["owner"], found["send_again"]["rule"]) == ("caller", "after-fix")


@pytest.mark.parametrize("text", ['{"error_code":"404"}', '{"error_code":"000000"}'])
def test_a_plain_code_or_a_success_of_another_field_is_unknown(
    text: str, knowledge: Knowledge
) -> None:
    """A number means something else elsewhere, and no success is guessed."""
    assert "is not in this catalogue" in answer(text, knowledge)["says"]


def test_a_code_at_another_place_is_counted_with_its_items_once(knowledge: Knowledge) -> None:
    """A response that repeats the status of a number in `code` has one such number."""
    text = '{"code":"E200028","result":[{"status":"E200028"},{"status":"000000"}]}'
    assert answer(text, knowledge)["says"].startswith("1 of 2 numbers: E200028: ")


def test_a_second_code_of_a_report_is_told(knowledge: Knowledge) -> None:
    """A report whose other code is known as well shows both, and counts as one report."""
    title = knowledge.describe("report", "E200027", 1)["title"]
    found = answer("smsMsgId=a_1&status=RTE_ERR&orgCode=E200027", knowledge)
    assert found["says"].endswith(f"; E200027 is beside it: {title}")
    assert found["first_step"] == knowledge.first_step(knowledge.describe("report", "E200027", 1))
    told = knowledge.describe("report", "E200027", 1)
    assert found["owner"] == told["owner"]
    assert found["tell_customer"] == knowledge.tell_customer("report", "E200027")
    same = answer("smsMsgId=a_1&status=E200027&orgCode=E200027", knowledge)
    assert "beside" not in same["says"]


def test_different_codes_beside_one_code_decide_nothing(knowledge: Knowledge) -> None:
    """Where not every item of a code has the same one beside it, its own step stays."""
    own = knowledge.describe("report", "218", 1)
    items = [
        f'{{"smsMsgId":"a_1","status":"218"{beside}}}'
        for beside in (',"orgCode":"SC:0003"', ',"orgCode":"SC:0007"', "")
    ]
    alone = answer(f'{{"statusReportList":[{items[0]}]}}', knowledge)
    reason = knowledge.describe("report", "SC:0003", 1)
    assert (alone["owner"], alone["first_step"]) == (reason["owner"], knowledge.first_step(reason))
    for some in (items, items[1:], items[:2]):
        found = answer(f'{{"statusReportList":[{",".join(some)}]}}', knowledge)
        assert (found["owner"], found["first_step"]) == (own["owner"], knowledge.first_step(own))


@pytest.mark.parametrize("line", ["svn: E200033: locked", "[build 12] svn: E200033: locked"])
def test_a_line_of_another_program_is_told_in_the_answer(line: str, knowledge: Knowledge) -> None:
    """Whoever reads the first line alone sees that the code may be another program's.

    What a customer is told would be false then, and the first step is to find out.
    """
    found = answer(line, knowledge)
    assert found["says"].startswith("Perhaps a code of svn, not of this service: E200033: ")
    assert found["first_step"]
    assert "svn" in found["first_step"]
    assert found["tell_customer"] is None
    assert (found["owner"], found["send_again"]["rule"]) == (None, None)
    both = answer(f"{line}\nE200030", knowledge)
    assert both["codes"][0] == "E200030"


def test_what_is_wrong_comes_before_a_step_that_is_done(knowledge: Knowledge) -> None:
    """Where all checks of a code hold, the first step is to fix what does fail."""
    text = (
        'Authorization: WSSE realm="SDP",profile="UsernameToken",type="AppKey"\n\n'
        'HTTP/1.1 401 Unauthorized\n\n{"code":"E000008"}'
    )
    assert answer(text, knowledge)["first_step"] == knowledge.fix_of("type-is-appkey")
