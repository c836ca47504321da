"""Says in sections, items and lines what a diagnosis has found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from errdex.diagnosis.answers import MOST_ITEMS, items_in, send_again, with_items
from errdex.diagnosis.faults import fault_of
from errdex.diagnosis.knowledge import Knowledge, ProseLine
from errdex.diagnosis.lists import first_of_many
from errdex.diagnosis.results import CheckRow, CodeRow, Diagnosis, Need, RetryRow, Rule
from errdex.diagnosis.retries import pointer_words, points_to_another, retry_words
from errdex.engine.sentences import say
from errdex.engine.tables import limit, list_of

MOST_PLACES = limit("places_in_a_report")
"""How many places of one check are shown; JSON has them all."""

_ENDS = ("?", ":", "\uff1f", "\uff1a")
"""End a label that needs no colon; the last two are full-width."""
_REQUESTS = list_of("recognised_requests")
_CHECK_SENTENCES = {"fail": "check_fails", "unknown": "check_open", "pass": "check_holds"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line below an item: a label (a number for steps, else a word or nothing) and its text.

    Attributes:
        verbatim: Whether the text is evidence or an address, shown character by character.
        marked: Whether what is between backticks is code.
        part: Whether it goes on with the step before it.
    """

    text: str
    label: str = ""
    verbatim: bool = False
    marked: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is said, and the lines below it.

    Attributes:
        marked: Whether what is between backticks in the title is code.
    """

    title: str
    lines: list[Line]
    marked: bool = False


class Section(NamedTuple):
    """A part of a report; what it is about has the same name in every language."""

    about: str
    heading: str
    items: list[Item]


def sections(result: Diagnosis, knowledge: Knowledge) -> list[Section]:
    """Return the parts of a report that have something to say."""
    failing = [_check(row, result, knowledge) for row in _checks_of(result, "fail")]
    codes = [_code(row, result, knowledge) for row in result["codes"]]
    every = [
        Section("answer", say("heading_answer"), _answer(result, knowledge)),
        Section("recognised", say("heading_recognised"), _recognised(result)),
        Section("wrong", say("heading_wrong"), failing),
        Section("codes", say("heading_codes"), codes),
        Section("open", say("heading_open"), _open(result, knowledge)),
        Section("fine", say("heading_fine"), _fine(result, knowledge)),
        Section("retry", knowledge.word("again"), _retry(result, knowledge)),
        Section("notes", say("heading_notes"), _notes(result)),
    ]
    return [section for section in every if section.items]


def _answer(result: Diagnosis, knowledge: Knowledge) -> list[Item]:
    answer = result["answer"]
    if answer is None:
        return []
    title, codes = answer["says"], answer["codes"]
    if codes and not any(code in title for code in codes):
        title = f"{title} ({', '.join(codes)})"
    lines = []
    parts = [_retry_words(answer["send_again"], knowledge)]
    if answer["owner"] is not None:
        parts.insert(0, _who(answer["owner"], answer["first_step"], knowledge))
    if any(parts):
        lines.append(Line(" · ".join(filter(None, parts))))
    if answer["first_step"]:
        lines.append(Line(answer["first_step"], knowledge.word("first"), marked=True))
    if answer["tell_customer"]:
        lines.append(Line(answer["tell_customer"], knowledge.word("customer")))
    return [Item(title, lines, marked=True)]


def _notes(result: Diagnosis) -> list[Item]:
    """Return the notes that the answer does not say already."""
    said = result["answer"]["says"] if result["answer"] else ""
    return [Item(note, []) for note in result["notes"] if note not in said]


def _who(owner: str, first_step: str | None, knowledge: Knowledge) -> str:
    return behind_label(knowledge.word("who"), knowledge.who_acts(owner, first_step))


def behind_label(label: str, text: str) -> str:
    """Return text behind a label, which may be a question."""
    return f"{label}{'' if label.endswith(_ENDS) else ':'} {text}"


def _recognised(result: Diagnosis) -> list[Item]:
    return [Item(", ".join(result["recognised"]) or say("nothing_recognised"), [])]


def _checks_of(result: Diagnosis, outcome: str) -> list[CheckRow]:
    return [row for row in result["checks"] if row["outcome"] == outcome]


def _code(row: CodeRow, result: Diagnosis, knowledge: Knowledge) -> Item:
    title = f"{row['code']}: {row['title'] or say('not_in_catalogue')}"
    if items_in(row, result):
        title = with_items(title, row, result, knowledge)
    elif row["count"] > 1:
        title = say("code_times", count=row["count"], code=title)
    return Item(title, list(_code_lines(row, result, knowledge)))


def _code_lines(row: CodeRow, result: Diagnosis, knowledge: Knowledge) -> Iterator[Line]:
    is_guess = not row["known"] and result["recognised"] == ["log"]  # no place tells its field
    parts = [] if is_guess else [knowledge.fields[row["field"]]["title"]]
    target = knowledge.target(row["field"], row["code"])
    words = _retry_words(row["retry"], knowledge)
    if target and row["owner"] is not None and row["retry"]["rule"] is None:
        about = knowledge.fields[target]
        words = pointer_words(about["title"], about["items"])
    parts.append(words)
    if row["owner"] is not None and row["success"] is not True:
        parts.append(_who(row["owner"], knowledge.first_step(row), knowledge))
    if any(parts):
        yield Line(" · ".join(filter(None, parts)))
    if row["asked"] is not None:
        yield Line(row["asked"], say("label_written_as"), verbatim=True)
    if lacking := _unwritten(row, target):
        yield Line(", ".join(lacking), say("label_unwritten"))
    if row["parameters"]:
        told = ", ".join(f"{name} = {value}" for name, value in row["parameters"].items())
        yield Line(told, say("label_parameters"), verbatim=True)
    if row["items"]:
        yield Line(first_of_many(row["items"], MOST_ITEMS), say("label_items"))
    if not (points_to_another(row, result["codes"], knowledge) or _is_told(row, result)):
        for number, (step, rest) in enumerate(_steps(row, result, knowledge), 1):
            yield Line(step, str(number), marked=True)
            for text, is_code in rest:
                yield Line(text, verbatim=is_code, marked=not is_code, part=True)
    for code in row["suggestions"]:
        meant = knowledge.describe(knowledge.field_of(code), code, 1)
        yield Line(f"{code}: {meant['title']}", say("label_suggestion"))
        yield Line(meant["url"] or "", verbatim=True)
    if row["url"] is not None:
        yield Line(row["url"], verbatim=True)


def _is_told(row: CodeRow, result: Diagnosis) -> bool:
    """Tell whether a success has no step that none above it has."""
    above = result["codes"][: result["codes"].index(row)]
    told = {step for other in above for step in other["steps"]}
    return row["success"] is True and told.issuperset(row["steps"])


def _unwritten(row: CodeRow, target: str | None) -> list[str]:
    """Return in words what a draft does not say yet of what a report shows."""
    if not row["known"] or row["success"] is not False:
        return []
    lacking = {
        "unwritten_owner": row["owner"] is None,
        "unwritten_retry": row["retry"]["rule"] is None and target is None,
        "unwritten_steps": not row["steps"],
    }
    return [say(what) for what, lacks in lacking.items() if lacks]


def _steps(
    row: CodeRow, result: Diagnosis, knowledge: Knowledge
) -> Iterator[tuple[str, Sequence[ProseLine]]]:
    """Yield the steps of a code with their further lines, and whether the checks of them hold."""
    outcomes = {check["id"]: check["outcome"] for check in result["checks"]}
    for step, checks in knowledge.steps_of(row):
        found = {outcomes.get(check) for check in checks}
        said = first = knowledge.first_of(step)
        if "fail" in found:
            said = say("step_fails", step=first)
        elif found == {"pass"}:
            said = say("step_holds", step=first)
        yield said, knowledge.rest_of(step)


def _came_back(result: Diagnosis) -> set[str]:
    return {row["code"] for row in result["codes"] if row["success"] is False}


def _check(row: CheckRow, result: Diagnosis, knowledge: Knowledge) -> Item:
    """Return a check with what it found; of its codes those that came back, if any did."""
    key = _CHECK_SENTENCES[row["outcome"]]
    says = fault_of(row) if row["outcome"] == "fail" else row["says"]
    title = say(key, says=says, codes=", ".join(_codes_of(row, result)))
    lines = [] if row["outcome"] == "pass" else list(_check_lines(row, knowledge))
    if len(row["evidence"]) == 1:  # what the title says, no line says again
        lines = [line for line in lines if line.label != say("label_hint") or line.text not in says]
    return Item(title, lines, marked=True)


def _codes_of(row: CheckRow, result: Diagnosis) -> list[str]:
    came_back = _came_back(result)
    return [code for code in row["codes"] if code in came_back] or row["codes"]


def _split(result: Diagnosis, outcome: str) -> tuple[list[CheckRow], list[CheckRow]]:
    """Return the checks of one outcome: those of the codes that came back, and the others."""
    came_back = _came_back(result)
    rows = _checks_of(result, outcome)
    related = [row for row in rows if not came_back.isdisjoint(row["codes"])]
    return related, [row for row in rows if came_back.isdisjoint(row["codes"])]


def _fine(result: Diagnosis, knowledge: Knowledge) -> list[Item]:
    """Return the checks that hold: by name those of the codes that came back."""
    related, others = _split(result, "pass")
    items = [_check(row, result, knowledge) for row in related]
    return items + ([Item(say("other_checks_hold", count=len(others)), [])] if others else [])


def _open(result: Diagnosis, knowledge: Knowledge) -> list[Item]:
    """Return the open checks of the codes that came back, and the others, by what they need.

    The others are of use only to those who check a request.
    """
    related, rest = _split(result, "unknown")
    items = []
    for what, rows in _by_needs(related, knowledge).items():
        if len(rows) == 1 or any(row["evidence"] for row in rows):
            items += [_check(row, result, knowledge) for row in rows]
        else:
            codes = dict.fromkeys(code for row in rows for code in _codes_of(row, result))
            title = say("checks_open", count=len(rows), codes=", ".join(codes))
            items.append(Item(title, [Line(what, say("label_needs"))]))
    is_request = any(kind in _REQUESTS for kind in result["recognised"])
    items += [_check(row, result, knowledge) for row in rest if is_request and row["evidence"]]
    rest = [row for row in rest if is_request and not row["evidence"]]
    if rest:
        needed = [(len(rows), what) for what, rows in _by_needs(rest, knowledge).items()]
        lines = [Line(say("checks_need", count=count, what=what)) for count, what in needed]
        items.append(Item(say("other_checks_open", count=len(rest)), lines))
    return items


def _by_needs(rows: list[CheckRow], knowledge: Knowledge) -> dict[str, list[CheckRow]]:
    found: dict[str, list[CheckRow]] = {}
    for row in rows:
        found.setdefault(_needed(row["needs"], knowledge), []).append(row)
    return found


def _needed(needs: list[Need], knowledge: Knowledge) -> str:
    """Return in words what to give; a context value with the name by which it is given."""
    context = knowledge.compiled["context"]
    return "; ".join(
        f"{need['title']} ({need['name']})" if need["name"] in context else need["title"]
        for need in needs
    )


def _check_lines(row: CheckRow, knowledge: Knowledge) -> Iterator[Line]:
    says = row["says"].replace("`", "")
    for evidence in row["evidence"][:MOST_PLACES]:
        yield Line(evidence["at"], say("label_at"))
        if evidence["found"]:
            yield Line(evidence["found"], say("label_found"), verbatim=True)
        if evidence["expected"] and evidence["expected"] not in says:
            yield Line(evidence["expected"], say("label_expected"))
        if evidence["hint"]:
            yield Line(evidence["hint"], say("label_hint"))
    if (more := len(row["evidence"]) - MOST_PLACES) > 0:
        yield Line(say("more", count=more))
    if row["needs"]:
        yield Line(_needed(row["needs"], knowledge), say("label_needs"))


def _retry(result: Diagnosis, knowledge: Knowledge) -> list[Item]:
    """Return the rules of the items, where they differ; else the answer has said it."""
    decision = result["retry"]
    numbers = decision["numbers"]
    counts: list[tuple[Rule, int | None, int]] = [("now", 0, numbers["now"])]
    counts += [("after", int(wait), count) for wait, count in numbers["after"].items()]
    counts += [("after-fix", None, numbers["after-fix"]), ("never", None, numbers["never"])]
    many = [row for row in result["codes"] if row["of_items"]]
    if any(items_in(row, result) for row in many):
        unknown = sum(row["count"] for row in many if row["retry"]["rule"] is None)
        counts.append((None, None, unknown))
    lines = []
    for rule, wait, count in counts:
        if count:
            retry: RetryRow = {"rule": rule, "after_seconds": wait}
            rows = [row for row in many if _falls_under(row["retry"], retry)]
            codes = ", ".join(row["code"] for row in rows)
            what = retry_words(retry) or say("retry_unknown")
            items = knowledge.items_of(rows[0]["field"])
            lines.append(
                Line(say("retry_of_items", count=count, items=items, rule=what, codes=codes))
            )
    if not knowledge.resends or decision["rule"] is None or len(lines) < 2:
        return []
    whole = send_again(result["codes"], result)
    return [Item(say("retry_of_all", rule=retry_words(whole)), lines)]


def _retry_words(retry: RetryRow, knowledge: Knowledge) -> str:
    """Return a retry rule in words; nothing where sending again means nothing for any code."""
    return retry_words(retry) if knowledge.resends else ""


def _falls_under(rule: RetryRow, counted: RetryRow) -> bool:
    """Tell whether the items of a code are counted under a rule; only waits before it differ."""
    if counted["rule"] == "after":
        return rule == counted
    return ("never" if rule["rule"] == "none" else rule["rule"]) == counted["rule"]
