"""What a reader should know about the codes in evidence, and about those that are missing there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.results import CodeRow

_ERROR_CODE = re.compile("[Ee]rr(?:or)?_?[Cc]ode")
# Words and a few digits, and no phone number, one-time code or token.
_CODE = re.compile("[A-Za-z]{1,20}(?:[._-][A-Za-z]{1,20}){0,3}[._-]?[0-9]{0,6}|[0-9]{1,3}")
_SIGN = "[\\x00-\\x08\\x0e-\\x1a\\x1c-\\x1f\ufffd]"
_UNREADABLE = re.compile(f"(?:{_SIGN}{_SIGN.replace('[', '[^')}{{0,8}}){{8}}")


def notes_on(
    evidence: Mapping[str, Any], rows: list[CodeRow], knowledge: Knowledge
) -> Iterator[str]:
    """Yield what the rows of a piece of evidence do not say by themselves."""
    response = evidence["response"]
    if not rows and _UNREADABLE.search(evidence["log"]):
        yield (
            "many of the characters cannot be read; "
            "what is compressed has to be unpacked first (curl --compressed)"
        )
    if response and response["json_error"]:
        yield f"the body of the response is not whole: {response['json_error']}"
    if response and not rows:
        yield from _on_response(response, knowledge)
    if evidence["report"] is not None:
        yield from _on_report(knowledge)
    for row in rows:
        target = knowledge.see_field.get(row["field"], {}).get(row["code"])
        if target and not any(other["field"] == target for other in rows):
            where = knowledge.fields[target]["where"]
            yield f"{row['code']} only points to {where}, which was not given"


def _on_response(response: Mapping[str, Any], knowledge: Knowledge) -> Iterator[str]:
    if response["status"] is not None and response["status"] >= 400:
        aside = "; a gateway answered, and the service may not have seen the request"
        aside = aside if response["status"] in (502, 504) else ""
        yield f"HTTP status {response['status']} has no entry in the catalogue{aside}"
    if response["body"]:
        instead = "".join(_other_codes(response["json"]))
        where = f"the response holds no code where one is expected: {_places(knowledge)}"
        yield where + instead


def _on_report(knowledge: Knowledge) -> Iterator[str]:
    """Yield that nothing is read of a report, and what the catalogue says about that."""
    if not any(map(_reads_report, knowledge.fields.values())):
        yield (
            "this is a report that the service posts, not a request to it; "
            "the catalogue has no entries for what is in it"
        )
        if note := knowledge.compiled["reports"]["note"]:
            yield note


def _other_codes(json: Any) -> Iterator[str]:
    """Yield what an answer of another API names as its code."""
    for name, value in json.items() if isinstance(json, dict) else ():
        if _ERROR_CODE.fullmatch(name) and isinstance(value, str) and _CODE.fullmatch(value):
            yield f"; its {name} is {value}"


def _places(knowledge: Knowledge) -> str:
    places = [about["where"] for about in knowledge.fields.values()]
    return ", ".join(place for place in places if place.startswith("response.json"))


def _reads_report(about: Mapping[str, str]) -> bool:
    return about["where"].split(".")[0] == "report"
