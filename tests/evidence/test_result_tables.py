"""A table of numbers and their codes is an answer."""

from __future__ import annotations

import pytest

from errdex.evidence.known_api import KnownApi, Results
from errdex.evidence.result_tables import name_reports, show_results

RESULTS = Results("result", "originTo", frozenset(["0", "E1"]), frozenset(["DONE"]))
NUMBER_AND_CODE = '"originTo":"+4915100000001","status":"0"}'
ITEM = "{" + NUMBER_AND_CODE


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        ("recipient;status\n+4915100000001;0", f'{{"result":[{ITEM}]}}'),
        (
            "id,phone,error,7,status\n7,+4915100000001,E2,8,0\nend",
            f'{{"result":[{{"id":"7","error":"E2",{NUMBER_AND_CODE}]}}\nend',
        ),
        (f"to,status,{'x' * 61}\n+4915100000001,0,a", f'{{"result":[{ITEM}]}}'),
        ("to,status\n+4915100000001,0\n+4915100000002,", ""),
        ("to,status\n+4915100000001,0\nto,status\n", f'{{"result":[{ITEM}]}}\nto,status\n'),
        (" to | status\n----+----\n +4915100000001 | 0", f'{{"result":[{ITEM}]}}'),
        ("Status\tMobile\n0\t+4915100000001", f'{{"result":[{ITEM}]}}'),
        ("to,status\n+4915100000001,0\n+4915100000002,DONE", ""),
        ("to,status\n+4915100000001,R7", ""),
        ("to,status\nan old friend,0", ""),
        ("to,state\n+4915100000001,0", ""),
        ("day,status\n+4915100000001,0", ""),
        ("to,status\n+4915100000001,0,1", ""),
    ],
)
def test_rows_are_items(table: str, shown: str) -> None:
    """A column of numbers and one of codes make an answer, unless a row is none or of a report."""
    assert show_results(table, KnownApi(results={"status": RESULTS})) == (shown or table)


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        ("to;status\n+4915100000001;DONE", "to;status\n+4915100000001;status=DONE"),
        (
            "|to|Report|\n|--|--|\n|+4915100000001|DONE|",
            "|to|Report|\n|--|--|\n+4915100000001|status=DONE",
        ),
        ("to,status\n+4915100000001,done", ""),
        ("to,status\nan old friend,DONE", ""),
        ("day,status\n+4915100000001,DONE", ""),
        ("to,status\n+4915100000001,DONE,1", ""),
        ("to,status\n\n+4915100000001,DONE", ""),
    ],
)
def test_the_words_of_reports_have_a_name(table: str, shown: str) -> None:
    """A code that is a plain word has its name before it where a column tells."""
    assert name_reports(table, KnownApi(results={"status": RESULTS})) == (shown or table)
