"""What a reader must know of a code before trusting its title: a remark for each such code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from errdex.diagnosis.knowledge import Knowledge, Value
from errdex.diagnosis.lists import first_of_many
from errdex.diagnosis.paths import Document, EvidenceReader
from errdex.diagnosis.results import CodeRow
from errdex.diagnosis.retries import stricter
from errdex.engine.sentences import say
from errdex.engine.tables import limit
from errdex.matching.codes import is_distinctive
from errdex.matching.mentions import Mention

_CODE_NAME = re.compile("[A-Za-z_]{1,30}[cC]ode")
MOST_BESIDE = limit("items_in_a_report")
"""How many of the codes beside another one are named; more are counted."""

Beside = Mapping[str, Sequence[Sequence[Value]]]
"""Codes, each with what is beside it in each item that has it."""


def programs_of(mentions: Sequence[Mention], placed: Iterable[Value]) -> dict[str, str]:
    """Return the codes that are in lines of other programs alone, each with its program."""
    claimed = {(m.field, m.code) for m in mentions if not m.program} | set(placed)
    programs = {m.code: m.program for m in reversed(mentions) if (m.field, m.code) not in claimed}
    return dict(sorted(programs.items()))


def on_programs(programs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield codes that other programs may have as well, each with a remark."""
    for code, program in programs.items():
        yield code, say("code_of_program", code=code, program=program)


def on_strays(strays: Mapping[Value, str], knowledge: Knowledge) -> Iterator[str]:
    """Yield notes on the codes that were read at the place of another field."""
    for (field, code), place in strays.items():
        title, other = (knowledge.fields[name]["title"] for name in (field, place))
        yield say("code_of_field", code=code, field=title, place=other)


def on_companions(
    beside: Beside, companions: Mapping[str, Value], knowledge: Knowledge
) -> Iterator[tuple[str, str]]:
    """Yield the codes that have another code beside them, each with a remark."""
    for code, items in beside.items():
        others = list(dict.fromkeys(other for item in items for _, other in item))
        if companion := companions.get(code):
            title = knowledge.describe(*companion, 1)["title"]
            yield code, say("code_beside", code=companion[1], title=title)
        elif others:
            yield code, say("codes_beside", codes=first_of_many(others, MOST_BESIDE))


def companions_of(beside: Beside) -> dict[str, Value]:
    """Return the codes that have the same single code beside them in every item, each with it."""
    alone = {code: items[0] for code, items in beside.items() if all(i == items[0] for i in items)}
    return {code: first[0] for code, first in alone.items() if len(first) == 1}


def explain(row: CodeRow, beside: CodeRow) -> None:
    """Take who acts, and on what, from the code beside one, since that tells its reason."""
    row["owner"], row["steps"] = beside["owner"], beside["steps"]
    row["retry"] = stricter(row["retry"], beside["retry"])


def beside_in(evidence: Document, knowledge: Knowledge) -> Beside:
    """Return failures with the other codes of their field beside them, for each of their items.

    Beside means in the same JSON object, or the same form, under another name.
    """
    beside: dict[str, list[list[Value]]] = {}
    reader = EvidenceReader(evidence, knowledge.compiled)
    for field, about in knowledge.fields.items():
        for path in about["where"]:
            around, _, name = path.rpartition(".")
            for item in (hit.value for hit in reader.find_all(around)):
                code = item.get(name) if isinstance(item, dict) else None
                if isinstance(code, str) and _is_failure(field, code, knowledge):
                    others = [(field, o) for o in _others(field, item, code, knowledge)]
                    beside.setdefault(code, []).append(others)
    return beside


def on_unknown_beside(evidence: Document, knowledge: Knowledge) -> Iterator[str]:
    """Yield a note on what is named as a code beside one, and is none of the catalogue's."""
    names: dict[str, None] = {}
    reader = EvidenceReader(evidence, knowledge.compiled)
    for path in (path for about in knowledge.fields.values() for path in about["where"]):
        around, _, name = path.rpartition(".")
        for item in (hit.value for hit in reader.find_all(around)):
            if isinstance(item, dict) and isinstance(item.get(name), str):
                others = ((other, said) for other, said in item.items() if other != name)
                names |= {o: None for o, said in others if _is_unknown(o, said, knowledge)}
    if names:
        yield say("code_beside_unknown", names=first_of_many([*names], MOST_BESIDE))


def _is_unknown(name: str, said: object, knowledge: Knowledge) -> bool:
    is_code = isinstance(said, str) and _CODE_NAME.fullmatch(name) is not None
    return is_code and is_distinctive(str(said)) and str(said) not in knowledge.known_codes


def _others(
    field: str, item: Mapping[str, object], code: str, knowledge: Knowledge
) -> Iterator[str]:
    for other in dict.fromkeys(value for value in item.values() if isinstance(value, str)):
        if other != code and is_distinctive(other) and _is_failure(field, other, knowledge):
            yield other


def _is_failure(field: str, code: str, knowledge: Knowledge) -> bool:
    return knowledge.knows(field, code) and not knowledge.is_success(field, code)
