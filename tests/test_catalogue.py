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
BEYOND_THE_PAGE = {
    "code": ("E000041", "E000042", "E000044", "E000045", "E000630"),
    "http": ("400", "401", "403", "405", "413", "429", "500", "502", "503", "504"),
    "report": (
        *("ACCEPTD", "DELETED", "DELIVRD", "EXPIRED", "REJECTD", "RTE_ERR", "UNDELIV", "UNKNOWN"),
        *("E000503", "E000628", "E000629", "E000632", "E200018", "E200019", "E200020", "E200021"),
        *("E200023", "E200024", "E200025", "E200026", "E200027", "E200032", "E200034", "E200035"),
        *("E200036", "E200038", "E200051", "BEYONDN", "CTLIMIT", "LIMIT", "MILIMIT", "KEYWORD"),
        *("BLACK", "MBBLACK", "TDBLACK", "TSBLACK", "2:12", "2:24", "2:70", "SUBFAIL", "TIMEOUT"),
        *("M2:0040", "M2:0046", "M2:0047", "MK:0208", "MK:0209", "MK:1004", "MK:1006", "MK:1007"),
        *("AP:2", "AP:3", "SGIP:56", "SMGPERR:52", "SMGPERR:53"),
        *(f"SC:{number:04}" for number in range(1, 19) if number != 2),
    ),
    "error_code": (
        *(f"MSGSMS.{number:04}" for number in (*range(1, 14), 50, 51, 76, 130)),
        *(f"APIGW.{number:04}" for number in (101, 201, *range(301, 309), 310, 401, 402)),
        *(f"APIGW.{number:04}" for number in (501, 502, 601, 602, 605, 606, 607, 608, 610, 611)),
        *("APIGW.0613", "APIGW.0801", "APIGW.0802"),
    ),
}
"""What is read on other pages than the vendor's list, at least."""
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
    """The 34 values of `code`, the 7 of `status` with 000000, and 404."""
    expected = [("code", c) for c in CODE_ROWS] + [("status", "000000")]
    expected += [("status", c) for c in STATUS_ROWS] + [("http", "404")]
    assert len(expected) == 43
    assert [(field, code) for field, code in expected if not _is_entry(field, code)] == []


def test_other_pages_add_codes_with_a_source() -> None:
    """115 codes and more that the page does not have, each with the pages that it rests on."""
    beyond = [(field, code) for field, codes in BEYOND_THE_PAGE.items() for code in codes]
    assert len(beyond) >= 115
    assert [(field, code) for field, code in beyond if not _is_entry(field, code)] == []
    assert all(smscodes.lookup(code, field).source for field, code in beyond)  # type: ignore[arg-type]


def _is_entry(field: str, code: str) -> bool:
    entry = smscodes.get(code, field=field)  # type: ignore[call-overload] # one of FIELDS
    return bool(entry) and entry.code == code


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
    assert smscodes.lookup("E200033").retry_after == 600
    assert smscodes.retry_after("E200033") is None
    assert not smscodes.should_retry("E200033")
    steps = [step.do for step in smscodes.lookup("E200033").remediation]
    assert next(n for n, do in enumerate(steps) if "10 minutes" in do) > len(steps) // 2
    assert smscodes.lookup("E200041").retry == "never"
    assert not smscodes.should_retry("E000102")


LOOKED_AT = {
    ("E000000", "body-is-encoded"): "no bare Chinese characters",
    ("E000000", "template-braces"): "with parentheses",
    ("E000001", "username-present"): "is there and not empty",
    ("E000008", "authorization-scheme"): "SDK-HMAC-SHA256",
    ("E000045", "sdk-signature-present"): "has `Access`, `SignedHeaders` and `Signature`",
    ("E000101", "nonce-characters"): "digits and letters only",
    ("E000102", "app-address"): "compare the host in the URL",
    ("E000105", "nonce-characters"): "digits and letters only",
    ("E000503", "from-present"): "`from` is there",
    ("E200029", "signature-present"): "`signature` is there",
}
"""What the step of a check that looks at a part may ask for, as it is told to hold as a whole."""


@pytest.mark.parametrize(("code", "check"), LOOKED_AT)
def test_a_check_decides_its_whole_step(code: str, check: str) -> None:
    """A step with a check asks for no more than the check looks at."""
    steps = [step for step in smscodes.lookup(code).remediation if check in step.check.split()]
    assert [LOOKED_AT[code, check] in step.do for step in steps] == [True]


def test_what_may_have_been_sent_is_not_told_as_unsent() -> None:
    """The customer's sentence leaves open what a step has the caller look up."""
    for entry in map(smscodes.lookup, ("500", "502", "504")):
        assert "accepted all the same" in entry.remediation[entry.code == "502"].do
        assert "may or may not have been sent" in entry.tell_customer


def test_a_sender_is_not_sent_to_the_management_api() -> None:
    """The first step of APIGW.0101 keeps whoever wants to send a message at the sending API."""
    steps = [step.do for step in smscodes.lookup("APIGW.0101").remediation]
    assert steps[0].startswith("If you want to send a message")
    assert [step for step in steps if "msgsms." in step and "management API" not in step] == []


def test_steps_of_another_owner_are_no_orders_to_the_reader() -> None:
    """Where a caller and others act, a step of the entry's owner, which has no label, names it."""
    names = {"administrator", "carrier", "operation manager", "recipient", "SMS platform"}
    unnamed = [
        step.do
        for field in smscodes.FIELDS
        for entry in (smscodes.get(code, field=field) for code in smscodes.CODES)
        if entry and entry.owner != "caller"
        for step in entry.remediation
        if step.owner == entry.owner and not step.do.startswith(tuple(f"The {n} " for n in names))
    ]
    assert unnamed == []


def test_pointers_lead_on() -> None:
    """E000510 leads to `status`, and E200033 to E200029."""
    assert smscodes.lookup("E000510").points_to == "status"
    assert smscodes.lookup("E000510").retry is None
    assert "status" in smscodes.lookup("E000510").remediation[0].do
    assert "E200029" in [related.code for related in smscodes.lookup("E200033").see_also]


def test_former_names_lead_to_the_code() -> None:
    """E200037 is E000510, and the gateway's codes are also written APIG.nnnn."""
    assert smscodes.lookup("E200037").code == "E000510"
    gateway = [code for code in smscodes.CODES if code.startswith("APIGW.")]
    assert [smscodes.lookup(code.replace("APIGW", "APIG")).code for code in gateway] == gateway


SYMPTOMS = {
    *("nothing-arrived", "arrives-late", "arrives-twice", "not-for-all", "send-again"),
    *("no-callback", "garbled-text", "template-not-approved", "works-here-not-there"),
    *("cannot-connect", "no-answer", "sending-stopped", "blocked-recipient"),
}


def test_people_without_a_code_find_help() -> None:
    """Each kind of symptom has words in English and Chinese, cases to tell apart, and steps."""
    symptoms = {symptom.id: symptom for symptom in smscodes.symptoms()}
    assert symptoms.keys() >= SYMPTOMS
    for symptom in symptoms.values():
        assert any(word.isascii() for word in symptom.words)
        assert any(not word.isascii() for word in symptom.words)
        assert symptom.tell_apart
        assert symptom.codes
        assert symptom.remediation


def test_codes_that_nobody_documents_get_no_guess() -> None:
    """What is known to exist only says so, and suggests nothing."""
    for code in ("E000043", "E200022", "SC:0002", "MB:0101", "MSGSMS.0187", "GB:0014", "SVC6001"):
        with pytest.raises(smscodes.UnknownCodeError) as caught:
            smscodes.lookup(code)
        assert caught.value.suggestions == ()
        assert "nobody documents" in str(caught.value)


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
