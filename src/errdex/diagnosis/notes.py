"""What a reader should know about the codes in evidence, and about those that are missing there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from errdex.diagnosis.compiled import Told
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.lists import first_of_many
from errdex.diagnosis.paths import EACH
from errdex.diagnosis.results import CodeRow
from errdex.diagnosis.retries import points_to_another
from errdex.diagnosis.symptoms import LONGEST, symptoms_in
from errdex.engine.sentences import say
from errdex.engine.tables import limit, list_of
from errdex.evidence.gathering import Evidence, Report
from errdex.evidence.http.documents import Response
from errdex.evidence.outcomes import NO_FAILURE
from errdex.evidence.text.characters import lower, trim
from errdex.evidence.text.json_text import Json
from errdex.evidence.text.names import plain_name

MOST_MARKS = limit("items_in_a_report")
"""How many values of reports are told that no field is read from; more are counted."""

_ERROR_CODE = re.compile("[Ee]rr(?:or)?_?[Cc]ode|Code")
_ERROR_WORD = re.compile("[a-z]{1,20}(?:_[a-z]{1,20}){1,3}")
"""What an `error` says that is a code, where that is known of it, and no sentence."""
_MESSAGES = frozenset(list_of("names_of_messages"))
_OAUTH = frozenset(list_of("errors_of_oauth"))
_ERRORS = ("error", "Error", "errors")
_GATEWAY = (502, 504)
# Words and a few digits, and no phone number, one-time code or token.
_CODE = re.compile("[A-Za-z]{1,20}(?:[._-][A-Za-z]{1,20}){0,3}[._-]?[0-9]{0,6}|[0-9]{1,3}")
_CELLS = re.compile("[,;|\t]|[0-9]{5} ")
_BETWEEN = re.compile('[ \t\r,;|"]+')
_WORD = re.compile("(?<![A-Za-z0-9_])[A-Z]{4,20}(?![A-Za-z0-9_])")
_WORDS = re.compile("[a-z]{2,20}")
_WITHOUT_CAPITALS = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_OTHERS = frozenset(list_of("words_for_other_things"))
_NUMBER = re.compile("[0-9]{1,6}")
_SIGN = "[\\x00-\\x08\\x0e-\\x1a\\x1c-\\x1f\ufffd]"
_UNREADABLE = re.compile(f"{_SIGN}(?:{_SIGN.replace('[', '[^')}{{0,8}}{_SIGN}){{7}}")


def notes_on(evidence: Evidence, rows: list[CodeRow], knowledge: Knowledge) -> Iterator[str]:
    """Yield what the rows of a piece of evidence do not say by themselves."""
    response = evidence["response"]
    if not rows and _UNREADABLE.search(evidence["log"]):
        yield say("note_unreadable")
    if not rows and _NUMBER.fullmatch(trim(evidence["log"])):
        yield _on_number(trim(evidence["log"]), knowledge)
    if not rows and _is_text_alone(evidence):
        yield from _words_in(evidence["log"][:LONGEST], knowledge)
    if not (evidence["request"] or response):
        read = {row["code"] for row in rows}
        yield from _unnamed_in(evidence["log"], [c for c in knowledge.successes if c not in read])
    if response and response["json_error"]:
        yield say("note_response_body", fault=response["json_error"])
    if response and all(knowledge.is_status_line(row["field"]) for row in rows):
        yield from _on_response(response, bool(rows), knowledge)
    if response:
        yield from _on_messages(response["json"], rows, knowledge)
    if evidence["report"] is not None:
        yield from _on_reports(evidence["report"], knowledge)
    is_others = response is not None and any(codes_elsewhere(response))
    for row in rows:
        target = knowledge.target(row["field"], row["code"])
        if is_others and knowledge.is_status_line(row["field"]):
            continue
        if target and not points_to_another(row, rows, knowledge):
            about = knowledge.fields[target]
            where = about["where"][0]
            yield say("note_points_to", code=row["code"], title=about["title"], where=where)
    if all(row["success"] for row in rows):
        seen = [
            symptom for row in rows for symptom in knowledge.symptoms(row["field"], row["code"])
        ]
        told = [say("symptom", title=symptom["title"], url=symptom["url"]) for symptom in seen]
        if told:
            yield say("note_symptom", symptoms="; ".join(dict.fromkeys(told)))


def _unnamed_in(text: str, codes: Sequence[str]) -> Iterator[str]:
    """Yield how many lines have a success as in a table, where nothing tells that it is a code."""
    for code in codes:
        lines = [line for line in text.split("\n") if code in line] if code in text else []
        rows = (_BETWEEN.split(line) for line in lines if _CELLS.search(line))
        if count := sum(code in cells for cells in rows):
            yield say("note_unnamed", count=count, code=code)


def symptoms_told(evidence: Evidence, rows: list[CodeRow], knowledge: Knowledge) -> list[Told]:
    """Return the symptoms that evidence may be about in which nothing else is told."""
    text = evidence["log"]
    if rows or evidence["response"]:
        return []
    is_told = _is_text_alone(evidence) and not any(_words_in(text[:LONGEST], knowledge))
    return symptoms_in(text, knowledge) if is_told or evidence["curl_failure"] else []


def _is_text_alone(evidence: Evidence) -> bool:
    """Tell whether nothing but text was read."""
    return not (evidence["request"] or evidence["response"] or evidence["report"])


def _words_in(text: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield what words in capitals may be that are codes: behind their field's name in a sentence.

    In a line of a script without capitals such a word is one of a program anyhow.
    """
    for word in dict.fromkeys(found[0] for found in _WORD.finditer(text)):
        field = next((name for name in knowledge.fields if knowledge.knows(name, word)), "")
        if field and knowledge.codes.is_failure(word) and _is_told(word, field, text, knowledge):
            about, row = knowledge.fields[field], knowledge.describe(field, word, 1)
            yield say(
                "note_word", code=word, title=row["title"], field=about["title"], url=row["url"]
            )


def _is_told(word: str, field: str, text: str, knowledge: Knowledge) -> bool:
    line = next(line for line in text.split("\n") if word in line)
    words = set(_WORDS.findall(lower(line.partition(word)[0])))
    last = {path.rpartition(".")[2] for path in knowledge.fields[field]["where"]}
    is_named = not words.isdisjoint({field, *last}) or _WITHOUT_CAPITALS.search(line) is not None
    return is_named and words.isdisjoint(_OTHERS)


def _on_number(number: str, knowledge: Knowledge) -> str:
    """Return how to give a number that is all of a text: under a name that has such a code."""
    knowing = (
        about["where"]
        for field, about in knowledge.fields.items()
        if knowledge.knows(field, number)
    )
    names = [where[0].rpartition(".")[2].removesuffix(EACH) for where in knowing]
    if not names:
        return say("note_number_alone")
    return say("note_number_of", names=say("or").join(dict.fromkeys(names)))


def _on_response(response: Response, is_known: bool, knowledge: Knowledge) -> Iterator[str]:
    """Yield what a response without a code says by its body, and by its status if that is new."""
    status = response["status"]
    if not is_known and status in _GATEWAY:
        yield say("note_gateway", status=status)
    elif not is_known and status is not None and status >= 400:
        yield say("note_status", status=status)
    others = [_elsewhere(name, code) for name, code in codes_elsewhere(response)]
    if others or (response["body"] and not is_known):
        yield "; ".join([say("note_no_code", places=_places(knowledge)), *others])


def _on_messages(json: Json, rows: Sequence[CodeRow], knowledge: Knowledge) -> Iterator[str]:
    """Yield that the text beside a failure is what the service sends with another code."""
    read = {row["code"] for row in rows if row["success"] is False and row["known"]}
    for name, value in json.items() if isinstance(json, dict) and read else ():
        said = trim(value) if isinstance(value, str) and plain_name(name) in _MESSAGES else ""
        meant = knowledge.sent_with.get(said, [])
        if meant and read.isdisjoint(meant):
            field = knowledge.field_of(meant[0])
            title = knowledge.describe(field, meant[0], 1)["title"]
            yield say("note_message", name=name, code=meant[0], title=title)


def _elsewhere(name: str, code: str) -> str:
    if not code:
        return say("note_code_elsewhere_unshown", name=name)
    return say("note_code_elsewhere", name=name, code=code)


def _on_reports(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[str]:
    """Yield that nothing is read of reports, and what the catalogue says about that."""
    if any(path.startswith("report.") for path in _paths(knowledge)):
        return
    marks = knowledge.compiled["reports"]["marks"]
    told = [(mark, report.get(mark)) for report in reports for mark in marks]
    found = {f"{m}: {v}": None for m, v in told if isinstance(v, str) and _CODE.fullmatch(v)}
    yield say("note_report") + (f" ({first_of_many([*found], MOST_MARKS)})" if found else "")
    if note := knowledge.compiled["reports"]["note"]:
        yield note


def codes_elsewhere(response: Response) -> Iterator[tuple[str, str]]:
    """Yield what an answer of another API names as its code.

    Yields:
        The name, and the code; empty where the code may be something private.
    """
    for name, value in _errors_in(response["json"], (response["status"] or 0) >= 400):
        if value and isinstance(value, str) and not NO_FAILURE.fullmatch(lower(value)):
            yield name, value if _CODE.fullmatch(value) else ""


def _errors_in(json: Json, is_failure: bool) -> Iterator[tuple[str, Json]]:
    """Yield the values of the names that other APIs have for a code, also in their `error`.

    A word in `error` is a code of OAuth, or one that a failure or a description shows to be one.
    """
    members = json if isinstance(json, dict) else {}
    is_shown = is_failure or "error_description" in members
    for name, value in members.items():
        is_word = name == "error" and isinstance(value, str) and _ERROR_WORD.fullmatch(value)
        if (is_word and (is_shown or value in _OAUTH)) or _ERROR_CODE.fullmatch(name):
            yield name, value
        inner = value[0] if isinstance(value, list) and value else value
        if name in _ERRORS and isinstance(inner, dict):
            yield from ((f"{name}.{own}", inner[own]) for own in ("code", "Code") if own in inner)


def _places(knowledge: Knowledge) -> str:
    return ", ".join(path for path in _paths(knowledge) if path.startswith("response.json"))


def _paths(knowledge: Knowledge) -> list[str]:
    """Return the paths of all fields."""
    return [path for about in knowledge.fields.values() for path in about["where"]]
