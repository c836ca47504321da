"""One paste for several catalogues: which service it is from, as far as the text tells."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from errdex.authoring.catalogue import Catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.rendering.diagnosis_data import code_rows, compiled, site_rows
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.pastes import redact_for_all
from errdex.diagnosis.results import ServicesDiagnosis
from errdex.diagnosis.schema import services_schema
from errdex.diagnosis.service_reports import report_services
from errdex.diagnosis.services import MOST_SERVICES, Service, diagnose_services, is_fine_for_all
from tests.conftest import tool
from tests.support.runtimes import Node
from tests.support.services import acme_as

STATUS = """
  - code: "404"
    field: http
    group: all
    title: There is no such thing
    description: Nothing is at this address.
    cause: The address has a slip.
    remediation: [{do: Compare the address.}]
    severity: error
    retry: never
    owner: caller
    tell_customer: The page is not there.
    source: wiki
"""
CHECKS = """
context:
  token: {title: the token, form: text, secret: true}
secrets: [request.headers.x-shop-key, context.token]
checks:
  - id: basket-is-a-number
    codes: [InvalidBucket]
    says: The basket must be a number.
    look_at: request.json.basket
    must: {match: "[0-9]+"}
    expected: digits
"""


def _shop() -> str:
    text = acme_as("shop", "Shop") + STATUS + CHECKS
    text = text.replace("do: Create the bucket.,", "do: Create it., check: basket-is-a-number,")
    return text.replace(
        "fields:\n", "fields:\n  http: {title: HTTP status, where: response.status}\n"
    )


def _billing() -> str:
    text = acme_as("billing", "Billing", InvalidBucket="CARD_DECLINED") + STATUS
    text = text.replace("where: response.json.error", "where: response.json.fault.id")
    return text.replace(
        "fields:\n", "fields:\n  http: {title: HTTP status, where: response.status}\n"
    )


def _keys() -> str:
    return acme_as("keys", "Keys", InvalidBucket="KeyTooOld", **{"SB:0100": "KY:0200"})


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> list[Catalogue]:
    """Three catalogues: two have `SB:0100`, at different places, and HTTP status 404."""
    folder = tmp_path_factory.mktemp("codes")
    made = []
    for name, text in (("billing", _billing()), ("keys", _keys()), ("shop", _shop())):
        path = folder / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        made.append(load_catalogue(path, path.name))
    return made


@pytest.fixture(scope="module")
def services(catalogues: list[Catalogue]) -> list[Service]:
    """The same, for diagnosis."""
    return [
        Service(one.id, one.title, Knowledge(compiled(one), code_rows(one)), {})
        for one in catalogues
    ]


AT_ITS_PLACE = '{"error": "InvalidBucket"}'
CASES = {
    AT_ITS_PLACE: ("Only Shop fits.", {"shop": ["code"]}),
    'HTTP/1.1 404 Not Found\n\n{"error": "InvalidBucket"}': (
        "Only Shop fits.",
        {"shop": ["code", "status"]},
    ),
    "HTTP/1.1 404 Not Found\n\n": (
        "Nothing in it tells which service it is from.",
        {"billing": ["status"], "shop": ["status"]},
    ),
    '{"error": "SB:0100"}': (
        "2 services fit; Shop fits best.",
        {"shop": ["code"], "billing": ["mention"]},
    ),
    "12:00 the job ended with SB:0100": (
        "2 services fit alike; the text does not tell which of them it is from.",
        {"billing": ["mention"], "shop": ["mention"]},
    ),
    "12:00 CARD_DECLINED and KY:0200": (
        "2 services fit alike; the text does not tell which of them it is from.",
        {"billing": ["mention"], "keys": ["mention"]},
    ),
    """curl -X POST https://h/b -H 'Accept: */*' -d '{"basket": "x1"}'""": (
        "Only Shop fits.",
        {"shop": ["request"]},
    ),
    """curl https://h/b -d '{"basket": "x1"}'\n{"error": "SB:0100"}""": (
        "2 services fit; Shop fits best.",
        {"shop": ["code", "request"], "billing": ["mention"]},
    ),
    """curl -H 'Accept: */*' https://h/b""": (
        "None of the services knows anything in it: Billing, Keys, Shop.",
        {"billing": []},
    ),
    '{"error": "InvalidBuckt"}': (
        "Nothing in it tells which service it is from.",
        {"shop": ["suggestion"]},
    ),
    '{"error": "Zzz"}': (
        "None of the services knows anything in it: Billing, Keys, Shop.",
        {"keys": []},
    ),
    "nothing": (
        "None of the services knows anything in it: Billing, Keys, Shop.",
        {"billing": []},
    ),
}


@pytest.mark.parametrize("text", CASES)
def test_it_says_which_service(text: str, services: list[Service]) -> None:
    """What is at its place comes before a mention; an HTTP status alone tells of no service."""
    says, expected = CASES[text]
    result = diagnose_services(text, services)
    assert result["says"] == says
    found = {
        row["catalogue"]: [ground["kind"] for ground in row["grounds"]]
        for row in result["services"]
    }
    assert found == expected
    assert list(found) == list(expected)
    given = [row["catalogue"] for row in [*result["services"], *result["others"]]]
    assert sorted(given) == ["billing", "keys", "shop"]


def test_what_is_left_out_is_named(services: list[Service]) -> None:
    """A status that others have as well is no diagnosis of theirs, but it is said."""
    result = diagnose_services(f"HTTP/1.1 404 Not Found\n\n{AT_ITS_PLACE}", services)
    assert [(row["catalogue"], row["grounds"]) for row in result["others"]] == [
        ("billing", [{"kind": "status", "codes": ["404"]}]),
        ("keys", []),
    ]
    text = report_services(result, "text", services)
    assert "Billing: no more than HTTP status 404, which" in text
    assert "== Shop ==" in text
    assert "== Billing ==" not in text
    assert "Keys" not in text


def test_many_are_bounded(services: list[Service]) -> None:
    """Beyond the limit a service is named, and its diagnosis left out."""
    many = [services[2]._replace(id=f"shop{number}") for number in range(MOST_SERVICES + 2)]
    result = diagnose_services(AT_ITS_PLACE, many)
    assert len(result["services"]) == MOST_SERVICES
    assert [row["catalogue"] for row in result["others"]] == ["shop5", "shop6"]


def test_a_secret_of_one_is_hidden_by_all(services: list[Service]) -> None:
    """What one catalogue calls secret is in no diagnosis of another, nor in what is redacted."""
    secret = "Ab3-correct-horse"
    text = f"""curl https://h/b -H 'X-Shop-Key: {secret}' -d '{{"basket": "1"}}'
{{"fault": {{"id": "{secret}"}}}}
log: CARD_DECLINED"""
    result = diagnose_services(text, services)
    assert {row["catalogue"] for row in result["services"]} == {"billing", "shop"}
    assert secret not in json.dumps(result)
    redacted = redact_for_all(text, [({}, one.knowledge) for one in services])
    assert secret not in redacted.text
    assert "CARD_DECLINED" in redacted.text


def test_codes_of_all_stay_in_what_is_redacted(services: list[Service]) -> None:
    """A code of one catalogue at the place of another's codes is no secret."""
    text = '{"error": "KY:0200", "state": "1234567890"}'
    redacted = redact_for_all(text, [({}, one.knowledge) for one in services])
    assert "KY:0200" in redacted.text
    assert "1234567890" not in redacted.text


def test_the_json_has_the_shape(services: list[Service]) -> None:
    """Each diagnosis names its catalogue, in the shape that the schema declares."""
    validator = jsonschema.Draft202012Validator(services_schema())
    for text in CASES:
        result: ServicesDiagnosis = diagnose_services(text, services)
        assert [
            fault.message for fault in validator.iter_errors(json.loads(json.dumps(result)))
        ] == []


def test_both_languages_give_the_same_bytes(
    services: list[Service], catalogues: list[Catalogue]
) -> None:
    """Every report, in each form, and what is redacted."""
    given: list[dict[str, Any]] = [
        {
            "id": one.id,
            "title": one.title,
            "context": {},
            "data": {"compiled": compiled(one), "codes": site_rows(one)},
        }
        for one in catalogues
    ]
    with Node(tool("node")) as node:
        answers = node.ask("services", given, list(CASES))
    for text, answer in zip(CASES, answers, strict=True):
        result = diagnose_services(text, services)
        forms = ("json", "text", "markdown")
        expected = {form: report_services(result, form, services) for form in forms}
        redacted = redact_for_all(text, [({}, one.knowledge) for one in services])
        assert answer == {"fine": is_fine_for_all(result), **expected, "redacted": redacted.text}
