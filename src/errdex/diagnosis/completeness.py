"""Takes back what a diagnosis cannot claim where something was not read to its end."""

from __future__ import annotations

from collections.abc import Iterable

from errdex.diagnosis.results import CheckRow, CodeRow
from errdex.engine.sentences import say


def withhold_success(rows: Iterable[CodeRow], checks: Iterable[CheckRow]) -> None:
    """Leave open what is said to be a success and which checks hold: the rest may say otherwise."""
    for row in rows:
        if row["success"]:
            row["success"] = None
            row["title"] = say("success_in_part")
            row["owner"] = None
            row["retry"] = {"rule": None, "after_seconds": None}
            row["steps"] = []
    for check in checks:
        if check["outcome"] == "pass":
            check["outcome"] = "unknown"
            check["needs"] = [{"name": "rest", "title": say("rest_unread")}]
