"""`errdex.diagnose(...)`, as tests and services call it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

import errdex
import smscodes
from errdex.modules import CodeModule

REQUEST = SimpleNamespace(
    method="POST",
    url="https://smsapi.ap-southeast-1.myhuaweicloud.com:443/sms/batchSendSms/v1",
    headers={
        "Content-Type": "application/x-www-form-urlencoded",
        "Authorization": 'WSSE realm="sdp",profile="UsernameToken",type="Appkey"',
    },
    body="from=1069031221280000001&to=%2B8615123456789&templateId=8ff55eac",
)
RESPONSE = SimpleNamespace(
    status_code=200,
    headers={"Content-Type": "application/json", "Date": "Mon, 02 Mar 2026 08:15:31 GMT"},
    content=b'{"code":"E000004","description":"..."}',
    request=REQUEST,
)


def test_text_is_diagnosed() -> None:
    """A text gives what the command prints as JSON."""
    result = errdex.diagnose('{"code":"E000102"}', module=cast(CodeModule, smscodes))
    assert [row["code"] for row in result["codes"]] == ["E000102"]
    assert result["recognised"] == ["response"]


def test_a_response_object_brings_its_request() -> None:
    """Objects with the attributes of requests or httpx are read as they are."""
    result = errdex.diagnose(RESPONSE, module=cast(CodeModule, smscodes))
    fails = [row["id"] for row in result["checks"] if row["outcome"] == "fail"]
    assert fails == ["realm-is-sdp", "x-wsse-present"]
    assert result["codes"][0]["code"] == "E000004"


def test_objects_and_text_together() -> None:
    """Several pieces of evidence make one diagnosis."""
    result = errdex.diagnose(REQUEST, "ERROR code=E000004", module=cast(CodeModule, smscodes))
    assert [row["code"] for row in result["codes"]] == ["E000004"]
    assert "realm-is-sdp" in [row["id"] for row in result["checks"]]


def test_what_objects_name_as_secret_is_shown_nowhere() -> None:
    """A password in a body and a token in a header are hidden in the path as well."""
    request = SimpleNamespace(
        method="POST",
        url="https://h.example.com/sms/q4Ii87-x/hunter2-x",
        headers={"X-Api-Key": "q4Ii87-x"},
        body='{"password":"hunter2-x"}',
    )
    told = str(errdex.diagnose(request, module=cast(CodeModule, smscodes)))
    assert "/sms/" in told
    assert "q4Ii87" not in told
    assert "hunter2" not in told


def test_wrong_context_is_refused() -> None:
    """A name that the catalogue does not declare is a mistake of the caller."""
    with pytest.raises(errdex.ErrdexError, match='unknown context "colour"'):
        errdex.diagnose("", context={"colour": "blue"}, module=cast(CodeModule, smscodes))


def test_importing_errdex_does_not_load_diagnosis() -> None:
    """The name is there without its modules; other names are not."""
    assert "diagnose" in errdex.__all__
    with pytest.raises(AttributeError):
        _ = errdex.nothing


@pytest.mark.parametrize("code", smscodes.CODES)
def test_answers_among_the_examples_lead_back_to_their_entry(code: str) -> None:
    """An example of an entry that holds its code is recognised as that entry, in its field."""
    for field in (smscodes.lookup(code).field, *smscodes.lookup(code).also):
        entry = smscodes.lookup(code, field)
        answers = [example.text for example in entry.examples if code in example.text]
        assert answers
        for text in answers:
            rows = errdex.diagnose(text, module=cast(CodeModule, smscodes))["codes"]
            assert code in [row["code"] for row in rows if row["field"] == field]
