"""The answer: what a diagnosis says in one breath, for those who read no further."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from errdex.diagnosis.codes import Codes
from errdex.diagnosis.compiled import Told
from errdex.diagnosis.faults import fault_of
from errdex.diagnosis.knowledge import Knowledge
from errdex.diagnosis.lists import first_of_many
from errdex.diagnosis.notes import codes_elsewhere
from errdex.diagnosis.redaction import Redactor
from errdex.diagnosis.results import Answer, CheckRow, CodeRow, Diagnosis, RetryRow
from errdex.diagnosis.retries import points_to_another, strictness
from errdex.diagnosis.retrying import may_be_accepted
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.evidence.gathering import Evidence
from errdex.evidence.http.bodies import PAGE
from errdex.evidence.http.documents import Response

MOST_ITEMS = limit("items_in_a_report")
"""How many items of one code are named; JSON has them all."""

_SENT = frozenset(["curl command", "request"])

Foreign = tuple[str, str]
"""What is said of an answer of something else than the API, and the key of the first step."""
_OURS: Foreign = ("", "")
_DONE = ("never", "none")
UNKNOWN: RetryRow = {"rule": None, "after_seconds": None}


class _Leading(NamedTuple):
    """The codes that give reasons, the one to act on first, and what fails because of them."""

    reasons: Sequence[CodeRow]
    first: CodeRow
    fault: CheckRow | None


def answer_of(
    result: Diagnosis,
    evidence: Evidence,
    knowledge: Knowledge,
    codes: Codes,
    redactor: Redactor,
    doubt: str = "",
) -> Answer | None:
    """Return the answer; None where nothing was recognised, and words tell no symptom.

    Args:
        result: The diagnosis, redacted, without its answer.
        evidence: What it was made from.
        knowledge: The catalogue.
        codes: What was found, with what is to be said of a code.
        redactor: Masks what else is repeated of the evidence.
        doubt: What speaks against a success.
    """
    failed = [row for row in result["codes"] if row["success"] is False]
    earlier = [row["code"] for row in failed if row["accepted_later"]]
    faults = [row for row in result["checks"] if row["outcome"] == "fail"]
    if not result["recognised"]:
        return _on_symptoms(codes.symptoms)
    if earlier:
        rows = [row for row in result["codes"] if not row["accepted_later"]]
        answer = _on_success(rows, faults, result, knowledge)
        codes_told = first_of_many(list(dict.fromkeys(earlier)), MOST_ITEMS)
        answer["says"] = say("answer_earlier", says=answer["says"], codes=codes_told)
        return answer
    if failed:
        leading = _leading(failed, faults, knowledge, codes)
        answer = _on_failure(leading, faults, result, knowledge)
        if leading.fault:
            return answer
        answer = _with_doubts(answer, leading.first, evidence, knowledge, codes)
        if result["complete"] and may_be_accepted(evidence, codes, knowledge):
            says = say("answer_later_line" if codes.later else "answer_later", says=answer["says"])
            answer = {**_plain(says, "step_later"), "codes": answer["codes"]}
        return _masked(answer, redactor)
    if result["codes"]:
        return _on_success(result["codes"], faults, result, knowledge)
    if faults:
        return _behind_curl(_on_fault(faults, knowledge), evidence["curl_failure"])
    return _masked(_on_nothing(result, evidence, doubt), redactor)


def _behind_curl(answer: Answer, failure: str) -> Answer:
    """Return the answer for a fault, which curl's own failure comes before."""
    if not failure:
        return answer
    says = say("answer_also", says=failure, fault=answer["says"])
    return {**answer, "says": says, "first_step": say("step_curl")}


def _masked(answer: Answer, redactor: Redactor) -> Answer:
    return {**answer, "says": redactor.mask(answer["says"])}


def _with_doubts(
    answer: Answer, first: CodeRow, evidence: Evidence, knowledge: Knowledge, codes: Codes
) -> Answer:
    """Return the answer for a code with what else is there: a program, a code, another API."""
    code, says = first["code"], answer["says"]
    if program := codes.programs.get(code):
        says = say("answer_of_program", says=says, program=program)
        step = say("step_of_program", program=program)
        return {**_plain(says), "codes": answer["codes"], "first_step": step}
    if remark := codes.remarks.get(code):
        answer["says"] = say("answer_remark", says=says, remark=remark)
    if companion := codes.companions.get(code):
        answer["tell_customer"] = knowledge.tell_customer(*companion)
    if knowledge.is_status_line(first["field"]):
        leads_on = bool(knowledge.target(first["field"], code))  # to a code of this service
        says, step = _of_another(evidence) or (_of_elsewhere(evidence) if leads_on else _OURS)
        if says:
            answer["says"] = say("answer_other_status", says=says, status=code)
        if says and leads_on:
            answer["first_step"], answer["tell_customer"] = say(step), None
    return answer


def behind_targets(rows: Sequence[CodeRow], knowledge: Knowledge) -> list[CodeRow]:
    """Return rows in their order, a code that only points to others behind them."""
    return sorted(rows, key=lambda row: points_to_another(row, rows, knowledge))


def _is_unexplained(row: CodeRow, checks: Sequence[CheckRow]) -> bool:
    """Tell whether all checks of a code hold, so that they do not explain it."""
    own = [check for check in checks if row["code"] in check["codes"]]
    return bool(own) and all(check["outcome"] == "pass" for check in own)


def _first_step(row: CodeRow, checks: Sequence[CheckRow], knowledge: Knowledge) -> str | None:
    """Return the first step of a code that is not decided by checks which all hold."""
    passed = {check["id"] for check in checks if check["outcome"] == "pass"}
    steps = knowledge.steps_of(row)
    left = (step for step, checks in steps if not checks or not passed.issuperset(checks))
    step = next(left, None)
    return knowledge.first_step(row) if step is None else knowledge.first_of(step)


def _leading(
    failed: Sequence[CodeRow],
    faults: Sequence[CheckRow],
    knowledge: Knowledge,
    codes: Codes,
) -> _Leading:
    """Return what to tell of several codes: the strictest to act on, or one that a fault explains.

    An HTTP status and a code that points to others give reasons only where nothing else does, and
    codes in quoted lines and in those of other programs come last.
    """
    inside = [row for row in failed if not knowledge.is_status_line(row["field"])] or failed
    told = [row for row in inside if not points_to_another(row, inside, knowledge)] or inside
    reasons = sorted(
        told,
        key=lambda row: (
            row["code"] in codes.programs,
            (row["field"], row["code"]) in codes.quoted,
            strictness(row["retry"]["rule"]),
        ),
    )
    for fault in faults:
        for row in reasons:
            if row["code"] in fault["codes"]:
                return _Leading(reasons, row, fault)
    return _Leading(reasons, reasons[0], None)


def _on_failure(
    leading: _Leading, faults: Sequence[CheckRow], result: Diagnosis, knowledge: Knowledge
) -> Answer:
    reasons, first, fault = leading
    owner = first["owner"]
    step = _first_step(first, result["checks"], knowledge)
    if not first["known"] and not first["title"]:
        step = say("unknown_step")
    codes = [row["code"] for row in reasons]
    if fault:
        says = fault_of(fault)
        step = knowledge.fix_of(fault["id"]) or step
        codes = [code for code in codes if code in fault["codes"]]
    else:
        says = _of_code(first, reasons, result, knowledge)
        if faults:
            says = say("answer_also", says=says, fault=fault_of(faults[0]))
            if first["retry"]["rule"] == "after-fix" or _is_unexplained(first, result["checks"]):
                to_fix = _on_fault(faults, knowledge)
                owner, step = to_fix["owner"], to_fix["first_step"] or step
        elif _is_unexplained(first, result["checks"]):
            says = say("answer_unexplained", says=says)
        else:
            own = [row for row in result["checks"] if first["code"] in row["codes"]]
            says = _perhaps(says, own)
            doubtful = _doubtful(own)
            step = (knowledge.fix_of(doubtful["id"]) if doubtful else None) or step
    return {
        "says": says,
        "codes": codes,
        "owner": owner,
        "first_step": step,
        "send_again": send_again(reasons, result),
        "tell_customer": knowledge.tell_customer(first["field"], first["code"]),
    }


def send_again(reasons: Sequence[CodeRow], result: Diagnosis) -> RetryRow:
    """Return the retry rule of the whole: the strictest of the reasons, with its longest wait."""
    rule = result["retry"]["rule"]
    waits = [row["retry"]["after_seconds"] for row in reasons if row["retry"]["rule"] == rule]
    return {"rule": rule, "after_seconds": max((w for w in waits if w is not None), default=None)}


def _of_code(
    row: CodeRow, reasons: Sequence[CodeRow], result: Diagnosis, knowledge: Knowledge
) -> str:
    """Return what a code says, of how many items, and which other codes there are.

    The rules of items are told by their counts, others only as far as they differ.
    """
    code = row["code"]
    if not row["known"]:
        key = "answer_unknown_form" if code.startswith("(") else "answer_unknown"
        title = f"{code}: {row['title']}" if row["title"] else say(key, code=code)
    elif knowledge.is_status_line(row["field"]) and code >= "500":
        title = say("answer_server", code=code, title=row["title"])
    else:
        title = f"{code}: {row['title']}"
    title = with_items(title, row, result, knowledge)
    if more := [other["code"] for other in reasons if other["code"] != code]:
        codes = first_of_many(list(dict.fromkeys(more)), MOST_ITEMS)
        title = say("answer_more_codes", says=title, codes=codes)
    rules = {other["retry"]["rule"] for other in reasons if not other["of_items"]} - {None}
    if len(rules) > 1 and knowledge.resends:
        title = say("answer_differs", says=title)
    same = (one for one in result["codes"] if one["of_items"] and one["field"] == row["field"])
    done = sum(one["count"] for one in same if one["retry"]["rule"] in _DONE)
    is_failed_item = row["success"] is False and row["of_items"]
    if is_failed_item and done and result["retry"]["rule"] != "never":
        items = knowledge.items_of(row["field"])
        title = say("answer_not_again", says=title, count=done, items=items)
    return title


def with_items(title: str, row: CodeRow, result: Diagnosis, knowledge: Knowledge) -> str:
    """Return the title of a code behind how many items of the response came with it."""
    total = items_in(row, result)
    if total < 2:
        return title
    items = knowledge.items_of(row["field"])
    return say("code_of_items", count=row["count"], total=total, items=items, code=title)


def items_in(row: CodeRow, result: Diagnosis) -> int:
    """Return how many items a response gave a value for, of the field of a row; 0 for no item's."""
    numbers = result["retry"]["numbers"]
    counted = numbers["now"] + numbers["after-fix"] + numbers["never"]
    if not row["of_items"] or not counted + sum(numbers["after"].values()):
        return 0
    same = (other for other in result["codes"] if other["field"] == row["field"])
    return sum(other["count"] for other in same if other["of_items"])


def _on_success(
    rows: Sequence[CodeRow],
    faults: Sequence[CheckRow],
    result: Diagnosis,
    knowledge: Knowledge,
) -> Answer:
    """Return the answer where all codes mean success, of items rather than of the whole.

    Of a request that breaks a rule all the same, the fix is what to do.
    """
    row = next((row for row in rows if knowledge.is_many(row["field"])), rows[0])
    says = _of_code(row, [row], result, knowledge)
    if row["success"] is None:
        says = f"{row['code']}: {row['title']}"
    elif result["retry"]["rule"] is None:
        says = say("answer_silent", says=says)
    elif faults:
        says = say("answer_accepted", says=says, fault=fault_of(faults[0]))
    whole = row["success"] is True and result["retry"]["rule"] is not None
    to_fix = _on_fault(faults, knowledge) if whole and faults else None
    return {
        "says": says,
        "codes": [row["code"]],
        "owner": to_fix["owner"] if to_fix else None if whole else row["owner"],
        "first_step": to_fix["first_step"] if to_fix else knowledge.first_step(row),
        "send_again": row["retry"] if whole else UNKNOWN,
        "tell_customer": knowledge.tell_customer(row["field"], row["code"]) if whole else None,
    }


def _on_fault(faults: Sequence[CheckRow], knowledge: Knowledge) -> Answer:
    """Return the answer for a request without an answer: what its first fault leads to."""
    fault = faults[0]
    code = fault["codes"][0]
    row = knowledge.describe(knowledge.field_of(code), code, 1)
    more = len(faults) - 1
    says = fault_of(fault)
    return {
        "says": say("answer_more_faults", says=says, count=more) if more else says,
        "codes": [code],
        "owner": row["owner"],
        "first_step": knowledge.fix_of(fault["id"]) or knowledge.first_step(row),
        "send_again": row["retry"],
        "tell_customer": knowledge.tell_customer(row["field"], code),
    }


def _on_nothing(result: Diagnosis, evidence: Evidence, doubt: str) -> Answer:
    """Return what can be said without a code and without a fault."""
    response = evidence["response"]
    if evidence["report"] is not None and response is None:
        return _plain(say("answer_report"))
    if response is not None:
        says, step = _of_another(evidence) or _of_elsewhere(evidence)
        return _plain(says, step) if says else _on_response(response, evidence)
    counts = dict.fromkeys(("pass", "unknown"), 0)
    for row in result["checks"]:
        counts[row["outcome"]] += 1
    if not counts["pass"]:
        says, step = _of_elsewhere(evidence)
        return _plain(says or _doubted(say("answer_undecided"), doubt), step)
    says = say("answer_holds", count=counts["pass"])
    if counts["unknown"]:
        says = say("answer_open", says=says, count=counts["unknown"])
    step = "step_curl" if evidence["curl_failure"] else "step_response"
    return _plain(_doubted(_perhaps(says, result["checks"]), doubt), step)


def _on_symptoms(told: Sequence[Told]) -> Answer | None:
    """Return the answer for what people tell in words; of several symptoms none is first."""
    if not told:
        return None
    says = say("answer_symptom", symptoms=symptoms_said(told))
    if len(told) > 1:
        return _plain(says, "step_symptoms")
    return {"says": says, "codes": [], **told[0]["answer"]}


def symptoms_said(told: Sequence[Told]) -> str:
    """Return the titles of symptoms, with their pages."""
    return say("or").join(say("symptom", title=one["title"], url=one["url"]) for one in told)


def _doubted(says: str, doubt: str) -> str:
    """Add what speaks against a success."""
    return say("answer_doubted", says=says, doubt=doubt) if doubt else says


def _perhaps(says: str, checks: Sequence[CheckRow]) -> str:
    """Add the first thing that may be wrong, since the sources leave that open."""
    doubtful = _doubtful(checks)
    return say("answer_perhaps", says=says, fault=fault_of(doubtful)) if doubtful else says


def _doubtful(checks: Sequence[CheckRow]) -> CheckRow | None:
    open_ = (row for row in checks if row["outcome"] == "unknown" and row["evidence"])
    return next(open_, None)


def _on_response(response: Response, evidence: Evidence) -> Answer:
    """Return what a response says that has no code where one is expected."""
    status = response["status"] or 200
    if status < 400:
        is_whole = response["body"] and response["json_error"] is None
        step = "step_server" if is_whole and evidence["request"] is not None else "step_whole"
        is_cut = (response["json_error"] or "").startswith(say("json_text_ends"))
        return _plain(say("answer_cut_off" if is_cut else "answer_no_code"), step)
    says = "answer_server_status" if status >= 500 else "answer_status"
    return _plain(say(says, status=status), "step_server")


def _of_another(evidence: Evidence) -> Foreign | None:
    """Return what an answer with a code of another API says, and the first step, if it is one."""
    response = evidence["response"]
    found = next(codes_elsewhere(response), None) if response else None
    if not found:
        return None
    name, code = found
    if not code:
        return say("answer_other_api_unshown", name=name), "unknown_step"
    return say("answer_other_api", name=name, code=code), "unknown_step"


def _of_elsewhere(evidence: Evidence) -> Foreign:
    """Return what is said without a code, if something else than the API was asked or answered."""
    if evidence["request"] is None and not _SENT.isdisjoint(evidence["recognised"]):
        says = "answer_preflight" if evidence["preflight"] else "answer_other_request"
        return say(says), "step_other_request"
    response = evidence["response"]
    answered = (response["body"] or "") if response else evidence["log"]
    return (say("answer_page"), "step_page") if PAGE.search(answered) else _OURS


def _plain(says: str, step: str = "") -> Answer:
    """Return an answer without a code: a sentence, and the key of the first step, if any."""
    return {
        "says": says,
        "codes": [],
        "owner": None,
        "first_step": say(step) if step else None,
        "send_again": UNKNOWN,
        "tell_customer": None,
    }
