"""The answer: the strictest thing to act on, in the words of the codes and of the checks."""

from __future__ import annotations

from typing import Any

import pytest

import smscodes
from errdex import diagnose
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.reports import report_diagnosis
from errdex.diagnosis.sections import sections
from tests.support.runtimes import own_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Return what the shipped catalogue knows."""
    return own_knowledge()


def answer(text: str, **context: str) -> Any:
    """Return the answer to a paste."""
    return diagnose(text, context=context)["answer"]


def response(code: str, *statuses: str) -> str:
    """Return a response with a code and the status of some numbers."""
    items = ",".join(
        f'{{"originTo":"+86138001380{n:02}","status":"{s}"}}' for n, s in enumerate(statuses)
    )
    return f'{{"code":"{code}","result":[{items}]}}'


def test_an_answer_is_the_entry_in_short() -> None:
    """Owner, retry rule and the sentence for the customer are those of the entry."""
    entry = smscodes.lookup("E000102")
    found = answer('{"code":"E000102"}')
    assert found["says"] == f"E000102: {entry.title}"
    assert found["codes"] == ["E000102"]
    assert found["owner"] == entry.owner
    assert found["send_again"] == {"rule": entry.retry, "after_seconds": entry.retry_after}
    assert found["tell_customer"] == entry.tell_customer
    assert found["first_step"].startswith(entry.remediation[0].do)


def test_a_code_that_only_points_is_behind_what_it_points_to() -> None:
    """The reason comes first, in the answer and in the list."""
    text = response("E000510", "E200028", "000000")
    assert answer(text)["codes"] == ["E200028"]
    assert [row["code"] for row in diagnose(text)["codes"]] == ["E200028", "000000", "E000510"]
    alone = diagnose('{"code":"E000510"}')["answer"]
    assert alone is not None
    assert alone["codes"] == ["E000510"]


def test_what_needs_a_fix_comes_before_what_needs_a_wait() -> None:
    """Of several codes the strictest is told, however often the others came."""
    found = answer(response("E000510", "E200015", "E200015", "E200028"))
    assert found["says"].startswith("1 of 3 numbers: E200028: ")
    assert found["send_again"] == {"rule": "after-fix", "after_seconds": None}
    assert set(found["codes"]) == {"E200028", "E200015"}


def test_numbers_that_are_done_are_not_sent_to_again() -> None:
    """Where a part succeeded, the answer says for how many nothing is left to do."""
    found = answer(response("E000510", "E200015", "000000", "000000"))
    assert found["says"].endswith("do not send again for 2 of the numbers")
    assert found["send_again"] == {"rule": "after", "after_seconds": 600}


def test_a_fault_is_told_with_its_fix() -> None:
    """The first step of a failing check is what the catalogue says to do there."""
    text = 'POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\nAuthorization: WSSE realm="sdp"\n\n'
    found = answer(text + 'HTTP/1.1 401 Unauthorized\n\n{"code":"E000004"}')
    assert found["says"] == "`realm` must be `SDP`; found `sdp`"
    assert found["codes"] == ["E000004"]
    assert found["first_step"] == 'Write `realm="SDP"` in `Authorization`.'


def test_what_breaks_a_rule_and_was_accepted_is_fixed_not_sent_again() -> None:
    """The fix is the first step, and success stays success."""
    text = "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\n"
    text += 'Authorization: WSSE realm="sdp",profile="UsernameToken",type="Appkey"\n\n'
    found = answer(text + 'HTTP/1.1 200 OK\n\n{"code":"000000"}')
    assert found["says"].startswith("000000: ")
    assert found["owner"] == "caller"
    assert found["first_step"] == 'Write `realm="SDP"` in `Authorization`.'
    assert found["send_again"]["rule"] == "never"


def test_steps_that_hold_are_passed_over() -> None:
    """The first step is the first that no check of the paste has settled."""
    entry = smscodes.lookup("E000110")
    decided = {step.do for step in entry.remediation if step.check}
    text = "POST /sms/batchSendSms/v1 HTTP/1.1\nHost: h\n"
    text += 'Authorization: WSSE realm="SDP",profile="UsernameToken",type="Appkey"\n'
    text += 'X-WSSE: UsernameToken Username="a",PasswordDigest="***",Nonce="b",'
    text += 'Created="2024-08-18T03:32:19Z"\n'
    text += "Content-Type: application/x-www-form-urlencoded\n\nfrom=1&to=1&templateId=1\n\n"
    text += 'HTTP/1.1 401 Unauthorized\nDate: Sun, 18 Aug 2024 03:32:20 GMT\n\n{"code":"E000110"}'
    found = answer(text)
    assert "every check of this code holds" in found["says"]
    assert not any(found["first_step"].startswith(step) for step in decided)


def test_no_answer_where_nothing_was_recognised() -> None:
    """Prose has no answer."""
    assert answer("Good morning.") is None


def test_nothing_is_promised_of_what_was_not_read() -> None:
    """A success that was cut off is none: no rule, no sentence for the customer."""
    found = answer('{"code":"000000","result":[')
    assert found["send_again"] == {"rule": None, "after_seconds": None}
    assert found["tell_customer"] is None


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_every_report_begins_with_the_answer(form: str, knowledge: Knowledge) -> None:
    """The sentence is the same in JSON, in the terminal and in Markdown."""
    result = diagnose('{"code":"E000102"}')
    assert result["answer"] is not None
    assert sections(result, knowledge)[0].about == "answer"
    first = "\n".join(report_diagnosis(result, form, knowledge).splitlines()[:3])
    assert result["answer"]["says"] in first


def test_a_value_cannot_leave_its_code_in_markdown(knowledge: Knowledge) -> None:
    """Backticks in a value or a code never make mark-up of what follows."""
    for value in ("``<b>", "`<b>`", "`", "a`<b>"):
        text = f'POST / HTTP/1.1\nHost: h\nAuthorization: WSSE realm="{value}"\n\n'
        shown = report_diagnosis(diagnose(text), "markdown", knowledge)
        answered = report_diagnosis(diagnose(f'{{"code":"{value}"}}'), "markdown", knowledge)
        for line in (*shown.splitlines(), *answered.splitlines()):
            bare = [part for n, part in enumerate(line.split("`")) if n % 2 == 0]
            assert "found" in line or "\\`" in line or all("<b>" not in part for part in bare)


def test_a_number_alone_is_told_the_names_under_which_it_is_a_code() -> None:
    """Under each name that the advice gives, the number is known."""
    numbers = [code for code in smscodes.CODES if code.isdecimal() and len(code) < 6]
    assert numbers
    for number in numbers:
        [note] = diagnose(number)["notes"]
        for name in note.partition("write ")[2].partition(":")[0].split(" or "):
            codes = diagnose(f"{name}: {number}")["codes"]
            assert [row["code"] for row in codes if row["known"]] == [number]
