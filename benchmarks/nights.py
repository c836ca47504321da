"""A night of responses, invented and always the same, with its truth.

In it, a code comes up in an outage of two hours, another starts slowly in the middle, and two
change their shares towards the end.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

SUCCESS, POINTER = "000000", "E000510"
OUTAGE, OUTAGE_HOURS = "E000503", (5, 6)
SLOW, SLOW_FROM = "E200027", 10
RISING, FALLING, SHIFT_FROM = "E200015", "E200028", 14
OTHERS = ("E200021", "E200029", "E200030")
HOURS = 24
BAD_LINES = 0.001
_BAD = ('{"code":"000000","resu', "Traceback (most recent call last):", "null", "[]", '{"a":1}')


@dataclass
class Truth:
    """What is in a night.

    Attributes:
        records, bad: How many lines there are, and how many of them are no response.
        events: How often each code is in each field.
        people: Who is affected by each status.
    """

    records: int = 0
    bad: int = 0
    events: Counter[tuple[str, str]] = field(default_factory=Counter)
    people: dict[str, set[str]] = field(default_factory=dict)


def night(responses: int, truth: Truth, planted: bool = True, seed: int = 1) -> Iterator[str]:
    """Yield a night's lines of JSON, and fill in the truth.

    Args:
        responses: How many lines.
        truth: What is counted while the lines are made.
        planted: Whether something happens in the night.
        seed: Of the random numbers.
    """
    random = Random(seed)
    for number in range(responses):
        truth.records += 1
        if random.random() < BAD_LINES:
            truth.bad += 1
            yield random.choice(_BAD)
            continue
        at = number / responses * HOURS
        record = _response(at, random, planted)
        _count(record, truth)
        yield json.dumps(record, separators=(",", ":"))


def _response(at: float, random: Random, planted: bool) -> dict[str, object]:
    hour = int(at)
    time = f"2025-03-03T{hour:02}:{int(at % 1 * 60):02}:{random.randrange(60):02}Z"
    if planted and hour in OUTAGE_HOURS and random.random() < 0.6:
        return {"time": time, "code": OUTAGE, "description": "Send SMS Failed."}
    many = 1 if random.random() < 0.7 else random.randint(2, 10)
    items = [_item(at, time, random, planted) for _ in range(many)]
    failed = any(item["status"] != SUCCESS for item in items)
    code = POINTER if failed else SUCCESS
    return {"time": time, "code": code, "description": "text", "result": items}


def _item(at: float, time: str, random: Random, planted: bool) -> dict[str, str]:
    return {
        "total": "1",
        "originTo": f"+861{random.randrange(3_000_000_000, 3_000_500_000)}",
        "createTime": time,
        "from": f"10690{random.randrange(40):04}",
        "smsMsgId": f"{random.getrandbits(64):016x}_{random.getrandbits(32):08x}",
        "countryId": "CN",
        "status": _status(at, random, planted),
    }


def _status(at: float, random: Random, planted: bool) -> str:
    drawn = random.random()
    if planted and at >= SLOW_FROM and drawn > 1 - 0.02 * (at - SLOW_FROM) / (HOURS - SLOW_FROM):
        return SLOW
    if drawn >= 0.06:
        return SUCCESS
    rising = 0.7 if planted and at >= SHIFT_FROM else 0.38
    if drawn < 0.04:
        return RISING if drawn < 0.04 * rising else FALLING
    return OTHERS[int((drawn - 0.04) / 0.02 * len(OTHERS))]


def _count(record: dict[str, object], truth: Truth) -> None:
    truth.events["code", str(record["code"])] += 1
    items = record.get("result", [])
    assert isinstance(items, list)
    for item in items:
        truth.events["status", item["status"]] += 1
        truth.people.setdefault(item["status"], set()).add(item["originTo"])
