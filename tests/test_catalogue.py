"""The shipped catalogue: every row of the vendor's page, every fact, every released code."""

from __future__ import annotations

import pytest

import smscodes
from tests.conftest import ROOT

CODE_ROWS = [
    *("000000", "E000000", "E000001", "E000002", "E000003", "E000004", "E000005", "E000006"),
    *("E000007", "E000008", "E000020", "E000021", "E000022", "E000023", "E000024", "E000025"),
    *("E000026", "E000027", "E000040", "E000101", "E000102", "E000103", "E000104", "E000105"),
    *("E000106", "E000109", "E000110", "E000111", "E000112", "E000503", "E000510", "E000620"),
    *("E000623", "E000628"),
]
BEYOND_THE_PAGE = [
    *(("code", code) for code in ("E000041", "E000042", "E000044", "E000045", "E000630")),
    *(("http", code) for code in ("400", "401", "403", "405", "413", "429", "500", "502", "503")),
    ("http", "504"),
]
STATUS_ROWS = ["E200015", "E200028", "E200029", "E200030", "E200031", "E200033", "E200041"]

FACTS = {
    "E000000": ["${", "{}", "templateParas", "People's Park", "400"],
    "E000001": ["24 hours", "8 hours", "2018-02-12T15:30:20Z", "Base64", "SHA256", "UTC"],
    "E000002": ["realm"],
    "E000003": ["profile"],
    "E000004": ["SDP"],
    "E000005": ["UsernameToken"],
    "E000006": ["Appkey"],
    "E000007": ["type"],
    "E000008": ["WSSE"],
    "E000020": ["X-WSSE"],
    "E000021": ["UserName", "Username"],
    "E000022": ["Nonce"],
    "E000023": ["Created"],
    "E000024": ["PasswordDigest"],
    "E000025": ["Created"],
    "E000026": ["UsernameToken"],
    "E000040": ["application/x-www-form-urlencoded", "application/json", "Batch SMS Sending API"],
    "E000101": ["Authorization", "X-WSSE"],
    "E000102": ["application access address", "Application Management"],
    "E000105": ["Base64", "SHA256", "Nonce", "Created"],
    "E000110": ["8 hours", "24 hours", "Beijing", "YYYY", "yyyy", "Java", "Created"],
    "E000112": ["arrears", "violation", "operation"],
    "E000510": ["status", "E200037"],
    "E000620": ["Application Management", "Modify", "whitelist", "403", "10 to 15 minutes"],
    "E000628": ["whitelist", "region"],
    "E200015": ["10 minutes"],
    "E200028": ["${NUM_6}", '["12345"]', '["345678"]', '["123","456"]', '["1234567"]', "1a2b3c"],
    "E200029": [
        "templateId",
        "Chinese Mainland SMS > Template Management",
        "Chinese Mainland SMS > Signature Management",
        "Template Type",
        "Signature Type",
        "Signature Name",
        "common signature",
    ],
    "E200030": ["templateId"],
    "E200031": ["Application Key", "Application Secret"],
    "E200033": ["E200029", "10 minutes"],
    "E200041": ["one"],
    "404": ["https://smsapi.ap-southeast-1.myhuaweicloud.com:443/sms/batchSendSms/v1"],
}


def test_every_row_of_the_vendor_page_is_an_entry() -> None:
    """The 34 values of `code`, the 7 of `status` with 000000, 404, and what other pages add."""
    expected = [("code", c) for c in CODE_ROWS] + [("status", "000000")]
    expected += [("status", c) for c in STATUS_ROWS] + [("http", "404")]
    found = [
        (field, code)
        for field in smscodes.FIELDS
        for code in smscodes.CODES
        if (entry := smscodes.get(code, field=field)) and entry.code == code
    ]
    assert len(expected) == 43
    assert sorted(found) == sorted(expected + BEYOND_THE_PAGE)


def test_released_codes_stay() -> None:
    """A code that was released once is still an entry, or says where it went."""
    for line in (ROOT / "tests/data/released.txt").read_text(encoding="utf-8").splitlines():
        field, code = line.split()
        assert _entry_or_removed(code, field) in ("entry", "removed"), line


def _entry_or_removed(code: str, field: str) -> str:
    try:
        entry = smscodes.lookup(code, field)  # type: ignore[arg-type] # a field of its time
    except smscodes.RemovedCodeError:
        return "removed"
    except smscodes.UnknownCodeError as error:
        return str(error)
    return "entry" if entry.code == code else f"folded to {entry.code}"


@pytest.mark.parametrize("code", FACTS)
def test_the_vendors_facts_are_kept(code: str) -> None:
    """Every figure and name that the vendor's page gives for a code is in its entry."""
    entry = smscodes.lookup(code)
    text = f"{entry.text()} {entry.http_status} {' '.join(e.text for e in entry.examples)}"
    assert [fact for fact in FACTS[code] if fact not in text] == []


@pytest.mark.parametrize("field", smscodes.FIELDS)
def test_entries_are_complete(field: str) -> None:
    """Every entry has a cause, an owner, a sentence for customers, an example, and a way out."""
    for code in smscodes.CODES:
        entry = smscodes.get(code)
        if entry is None or entry.field != field:
            continue
        assert entry.cause
        assert entry.examples
        assert entry.source
        assert entry.tell_customer.endswith(".")
        assert entry.success or entry.remediation


def test_retry_rules_that_the_page_gives() -> None:
    """Flow control waits ten minutes; a wrong template type needs a fix before that wait."""
    assert smscodes.retry_after("E200015") == 600
    assert smscodes.lookup("E200033").retry == "after-fix"
    assert not smscodes.should_retry("E200033")
    steps = [step.do for step in smscodes.lookup("E200033").remediation]
    assert next(n for n, do in enumerate(steps) if "10 minutes" in do) > len(steps) // 2
    assert smscodes.lookup("E200041").retry == "never"
    assert not smscodes.should_retry("E000102")


def test_pointers_lead_on() -> None:
    """E000510 leads to `status`, and E200033 to E200029."""
    assert "status" in smscodes.lookup("E000510").remediation[0].do
    assert "E200029" in [related.code for related in smscodes.lookup("E200033").see_also]


def test_examples_show_the_code() -> None:
    """What an entry shows on the wire contains the code, so that it leads back to the entry."""
    for code in smscodes.CODES:
        assert any(code in smscodes.find_codes(e.text) for e in smscodes.lookup(code).examples)


def test_the_engine_knows_no_service() -> None:
    """No module of errdex names a code, a field or a header of the shipped catalogue.

    `E000102` may stand in help and docstrings, as an example of what a code looks like.
    """
    words = ("E000", "E200", "WSSE", "templateParas", "originTo", "Huawei")
    for path in sorted((ROOT / "src" / "errdex").rglob("*.py")):
        text = path.read_text(encoding="utf-8").replace("E000102", "").replace("E000-102", "")
        assert [word for word in words if word in text] == [], path.name
