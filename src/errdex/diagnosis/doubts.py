"""Tells what speaks against a success that stands in evidence, and takes it back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import cast

from errdex.diagnosis.codes import Codes, code_text, says_success
from errdex.diagnosis.completeness import leave_open
from errdex.diagnosis.items import named_items
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.paths import EACH
from errdex.diagnosis.results import CodeRow
from errdex.diagnosis.spoken import SOME, is_shortened
from errdex.engine.sentences import say
from errdex.engine.tables import list_of
from errdex.evidence.gathering import Evidence
from errdex.evidence.http.documents import NOT_GIVEN, Request, repeats_name
from errdex.evidence.outcomes import (
    NO_FAILURE,
    failure_in,
    failure_told,
    has_failed_test,
    record_start,
    records_in,
    told_status,
)
from errdex.evidence.result_tables import rows_told
from errdex.evidence.text.characters import line_at, lower, trim
from errdex.evidence.text.flattening import leaves_of, texts_of
from errdex.evidence.text.json_text import Json
from errdex.evidence.text.names import plain_name
from errdex.redaction.judged import Judged

_RECIPIENTS = frozenset(list_of("names_of_recipients"))
_STATUSES = frozenset(name for kind in ("reports", "codes") for name in list_of(f"names_of_{kind}"))
_DELIVERED = frozenset(list_of("words_of_delivery"))
_NUMBER = re.compile("(?:[A-Za-z]{2,9}:)?[+0-9][0-9 ().-]{4,24}")
_CAPITALS = re.compile(f"(?<![0-9A-Za-z_-])[A-Z]{{4,20}}(?![0-9A-Za-z_-]){SOME}")
"""A word in capitals that is not counted as none."""
_WORDS = "[\"'`]?[A-Z_]{3,20}[\"'`]?(?:[ \t]{0,2}(?:=|means|is)[ \t]{1,2}[a-z ]{2,40}|)"
_LEGENDS = "|".join(
    f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in list_of("words_of_legends")
)
_LEGEND = re.compile(
    f"(?:{_LEGENDS})(?:[ \t][A-Za-z]{{1,30}}(?=[ \t]?[{{]))?"
    f"[ \t]{{0,2}}[:\uff1a=(\\[{{]{{0,2}}[ \t]{{0,2}}{_WORDS}"
    f"(?:[ \t]{{0,2}}(?:[,;|/\u3001]|or|and)[ \t]{{0,2}}{_WORDS}){{1,20}}"
    "|(?<![0-9A-Za-z_|:=])(?<![:=][ \t\"'])[A-Z_]{3,20}(?:[|][A-Z_]{3,20}){2,20}(?![0-9A-Za-z_|])"
)
"""What lists the words that a status may be: `one of DELIVRD, UNDELIV`, `A|B|C`."""
_NEGATIONS = frozenset(list_of("words_of_negation"))
_LETTER = re.compile("[a-z]")
_FILING = "|".join(list_of("words_of_filing"))
_FILED = re.compile(f"(?:{_FILING})(?:[-_](?:to|in|into)[-_][a-z0-9]{{1,20}})?")
"""What a program does with a report behind the success of its message."""
_DIGIT = re.compile("[0-9]")
_RECIPIENT = re.compile("[0-9+*Xx-]{4,25}")  # perhaps masked
_SIGNS = re.compile("[(]0[)]|[^0-9]")
_BETWEEN = re.compile("[,;\uff0c\n]")
_COUNT = re.compile("[1-9][0-9]{0,3}")
_SUCCESSES = range(200, 300)  # of the statuses of HTTP (RFC 9110)


def doubt_on(evidence: Evidence, codes: Codes, knowledge: Knowledge) -> str:
    """Return what speaks first against a success, as a part of a sentence; else nothing.

    A code that means a failure says more than a doubt, and a log that says nothing has none.
    """
    has_code = codes.in_log or codes.rows
    is_log = evidence["request"] is None and set(evidence["recognised"]) <= {"log"}
    if any(row["success"] is False for row in codes.rows) or (is_log and not has_code):
        return ""
    return first_doubt(evidence, codes, knowledge)


def first_doubt(evidence: Evidence, codes: Codes, knowledge: Knowledge) -> str:
    """Return what speaks first against a success in the last answer; else nothing."""
    return next(filter(None, _doubts(evidence, codes, knowledge)), "")


def doubt_success(rows: Sequence[CodeRow], doubt: str) -> None:
    """Leave open what is said to be a success."""
    for row in rows:
        if row["success"]:
            leave_open(row, say("success_doubted", doubt=doubt))


def _doubts(evidence: Evidence, codes: Codes, knowledge: Knowledge) -> Iterator[str]:
    yield evidence["curl_failure"]
    yield from evidence["doubts"]
    response, log, succeeds = evidence["response"], evidence["log"], knowledge.succeeds
    front, behind = evidence["front"], evidence["behind"]
    rows: list[dict[str, str]] = []
    if response:
        status = response["status"]
        if status and status not in _SUCCESSES:
            yield say("doubt_status", status=status)
        yield failure_in(response["json"], succeeds)
        yield say("doubt_repeated") if repeats_name(response["body"] or "") else ""
        yield _on_method(evidence["request"], knowledge)
        yield _on_recipients(evidence, knowledge)
        if not codes.placed:
            told = "\n".join(texts_of(response["json"])) or response["body"] or ""
            yield failure_told(told, succeeds, "doubt_front")
    elif codes.log_read:
        end = codes.log_read + len(line_at(log, codes.log_read))
        front, behind = log[record_start(log, codes.log_read) : end], log[end:]
        rows = [*_records_of(log, knowledge), *rows_told(log, knowledge.api)]
    reports = [cast(Json, dict(report)) for report in evidence["report"] or ()]
    yield from (failure_in(report, succeeds) for report in reports)
    shown = [one["json"] for one in (*evidence["earlier"], response) if one]
    segments = knowledge.compiled["reports"].get("segments", "")
    parts = [row for row in rows if segments in row]
    successes = [cast(Json, row) for row in parts if any(map(succeeds, row.values()))]
    yield from _on_segments([*reports, *shown, *successes], knowledge)
    yield from (_on_report(one, knowledge) for one in shown)
    status = told_status(log) if not (response and response["status"]) else None
    if status and status not in _SUCCESSES:
        yield say("doubt_status", status=status)
    if has_failed_test(log):
        yield say("doubt_test")
    if not all(says_success(earlier, knowledge) for earlier in evidence["earlier"]):
        yield say("doubt_earlier")
    yield failure_told(front, succeeds, "doubt_front")
    yield failure_told(behind, succeeds)
    yield _on_rows([*rows, *map(_members_of, shown)], knowledge)
    yield from (_on_rows(items, knowledge) for items in _items_in(shown))
    body = (response["body"] if response else None) or ""
    yield _on_words(f"{log}\n{body}", {row["code"] for row in codes.rows}, knowledge)


def _on_method(request: Request | None, knowledge: Knowledge) -> str:
    """Return that a request to the service has a method with which it brings no success."""
    methods = knowledge.compiled.get("methods", [])
    if request is None or not methods or request["method"] in (*methods, NOT_GIVEN):
        return ""
    is_own = knowledge.api.sent(request)
    return say("doubt_method", methods=say("or").join(methods)) if is_own else ""


def _on_recipients(evidence: Evidence, knowledge: Knowledge) -> str:
    """Return that an answer names other numbers than its request, or not all of them."""
    request = evidence["request"]
    answer = {"request": None, "response": evidence["response"], "report": None}
    sent = [] if request is None or request["cut"] else _sent_to(request)
    items = (named_items(field, answer, knowledge) for field in knowledge.fields)
    named = [name for _, name in chain(*items)]
    if not sent or not named or not all(map(_NUMBER.fullmatch, [*sent, *named])):
        return ""
    asked, answered = (set(map(_digits_of, texts)) for texts in (sent, named))
    if "" in asked | answered:
        return ""
    if _count_among(answered, asked) < len(answered):
        return say("doubt_not_asked")
    count = _count_among(asked, answered)
    return say("doubt_part", count=count, total=len(asked)) if count < len(asked) else ""


def _sent_to(request: Request) -> list[str]:
    """Return the numbers to which a request sends."""
    fields = [*(request["form"] or {}).items(), *leaves_of(request["json"])]
    texts = [text for name, text in fields if plain_name(name.partition("[")[0]) in _RECIPIENTS]
    return [one for text in texts for one in map(trim, _BETWEEN.split(text)) if one]


def _digits_of(number: str) -> str:
    """Return what a number has in every notation: its digits, without zeros of a prefix."""
    return _SIGNS.sub("", number).lstrip("0")


def _count_among(numbers: Set[str], others: Set[str]) -> int:
    """Count the numbers that are among others, one of two perhaps without its country code."""
    sizes, sizes_of_others = ({len(one) for one in ones} for ones in (numbers, others))
    ends = {other[-size:] for other in others for size in sizes}
    return sum(
        number in ends or any(number[-size:] in others for size in sizes_of_others)
        for number in numbers
    )


def _on_report(answer: Json, knowledge: Knowledge) -> str:
    """Return that an answer is a single report without a success."""
    marks = [mark for mark in knowledge.compiled["reports"]["marks"] if EACH not in mark]
    if not marks or not isinstance(answer, dict) or not all(mark in answer for mark in marks):
        return ""
    is_success = any(knowledge.succeeds(code_text(answer[mark])) for mark in marks)
    return "" if is_success else say("doubt_report")


def _on_words(text: str, read: Set[str], knowledge: Knowledge) -> str:
    """Return that a text has a failure without a name, in capitals, that is no word otherwise."""
    for word in dict.fromkeys(_CAPITALS.findall(_without_legends(text, knowledge))):
        if word not in read and is_shortened(word) and knowledge.codes.is_failure(word):
            return say("doubt_word", code=word)
    return ""


def _without_legends(text: str, knowledge: Knowledge) -> str:
    """Return a text without what lists the words that a status may be, a success among them."""

    def rest(found: re.Match[str]) -> str:
        words = _CAPITALS.findall(found[0])
        is_legend = len({*words}) == len(words) and any(map(knowledge.succeeds, words))
        return "" if is_legend else found[0]

    return _LEGEND.sub(rest, text)


def _records_of(log: str, knowledge: Knowledge) -> Iterator[dict[str, str]]:
    """Return what lines of a log say of numbers or messages: who, how it went, which segment."""
    about = knowledge.compiled["reports"]
    told = (about.get("segment", ""), about.get("segments", ""))
    names = {*map(plain_name, told), *_names_of_items(knowledge), *_STATUSES}
    return records_in(log, names.__contains__)


def _names_of_items(knowledge: Knowledge) -> Set[str]:
    """Return the names, in small letters, of what tells the items of an answer from each other."""
    fields = knowledge.fields.values()
    return _RECIPIENTS | {
        plain_name(name) for field in fields for name in field.get("named_by", ())
    }


def _on_rows(rows: Sequence[Mapping[str, str]], knowledge: Knowledge) -> str:
    """Return that some of the numbers, or messages, in rows have no success in their last row.

    Only rows with the same names are compared, and only where one has a success.
    """
    items = _names_of_items(knowledge)
    is_naming = Judged[str, bool](lambda name: plain_name(name) in items)
    is_status = Judged[str, bool](lambda name: plain_name(name) in _STATUSES)

    def ends_well(said: str) -> bool:
        return knowledge.succeeds(said) or _is_fine(lower(said))

    statuses = {said for row in rows for name, said in row.items() if is_status[name]}
    if not any(map(knowledge.succeeds, statuses)) or all(map(ends_well, statuses)):
        return ""
    segment = knowledge.compiled["reports"].get("segment", "")
    numbers: dict[tuple[object, ...], int] = {}  # of what rows name, and of its names
    last: dict[tuple[int, str], dict[int, tuple[str, str]]] = {}  # what is said, and its lead
    good: set[tuple[int, str]] = set()
    for row in rows:
        named = {n: v for n, v in row.items() if is_naming[n] and _names_one(n, v)}
        told = [name for name in row if is_status[name]] if named else ()
        if not told:
            continue
        names = numbers.setdefault((*named,), len(numbers))
        item = numbers.setdefault((*named.items(),), len(numbers))
        lead = row.get("", "")
        is_message = segment not in row and any(plain_name(n) not in _RECIPIENTS for n in named)
        for name in told:
            said, ends = row[name], last.setdefault((names, name), {})
            before, lead_before = ends.get(item, ("", ""))
            is_other = lead not in ("", lead_before)
            is_apart = (is_message and _FILED.fullmatch(said)) or (is_other and _is_word(said))
            if is_apart and knowledge.succeeds(before):
                continue
            ends[item] = said, lead
            if knowledge.succeeds(said):
                good.add((names, name))
    all_ends = (said for kind in last if kind in good for said, _ in last[kind].values())
    return "" if all(map(ends_well, all_ends)) else say("doubt_rows")


def _is_word(said: str) -> bool:
    """Tell whether a status of another thing is a word, and neither a code nor a denial."""
    is_word = said == lower(said) and _LETTER.search(said) is not None
    return is_word and said not in _NEGATIONS and not said.startswith("un")


def _items_in(answers: list[Json]) -> Collection[list[dict[str, str]]]:
    """Return the items of lists in answers, and of objects that name them by numbers.

    Those to which the same names lead, such as the pages of one list, are together.
    """
    found: dict[int, list[dict[str, str]]] = {}
    ways: dict[tuple[int, str], int] = {}
    open_: list[tuple[int, Json]] = [(0, answers)]
    while open_:
        way, one = open_.pop()
        named: list[tuple[str, Json]] = []
        if isinstance(one, list):
            named = [("", item) for item in one]
            open_ += reversed([(way, item) for item in one])
        elif isinstance(one, dict):
            named = [*one.items()] if all(map(_DIGIT.search, one)) else []
            inner = [(ways.setdefault((way, key), len(ways) + 1), one[key]) for key in one]
            open_ += reversed(inner)
        items = ({"to": key, **_members_of(item)} for key, item in named if isinstance(item, dict))
        found.setdefault(way, []).extend(items)
    return found.values()


def _members_of(answer: Json) -> dict[str, str]:
    items = answer.items() if isinstance(answer, dict) else ()
    return {name: code_text(value) for name, value in items}


def _names_one(name: str, value: str) -> bool:
    """Tell whether a value is a number, or an id under another name than one for numbers."""
    is_number = _RECIPIENT.fullmatch(value) is not None
    return (is_number or plain_name(name) not in _RECIPIENTS) and bool(_DIGIT.search(value))


def _is_fine(said: str) -> bool:
    return said in _DELIVERED or NO_FAILURE.fullmatch(said) is not None


def _on_segments(reports: Sequence[Json], knowledge: Knowledge) -> Iterator[str]:
    """Yield that reports are about fewer segments than their message has.

    A message is told from others by all names that items of reports may have.
    """
    about = knowledge.compiled["reports"]
    segment, segments = about.get("segment", ""), about.get("segments", "")
    names = [name for field in knowledge.fields.values() for name in field.get("named_by", ())]
    seen: dict[tuple[str, ...], set[str]] = {}
    for report in reports:
        values = report.values() if isinstance(report, dict) else [report]
        lists = [value for value in values if isinstance(value, list)]
        for item in [report, *chain(*lists)]:
            if isinstance(item, dict) and (total := code_text(item.get(segments))):
                named = (code_text(item.get(name)) for name in names)
                seen.setdefault((total, *named), set()).add(code_text(item.get(segment)))
    for (total, *_), numbers in seen.items():
        count = len(numbers - {""})
        if count and _COUNT.fullmatch(total) and count < int(total):
            yield say("doubt_segments", count=count, total=total)
