"""Takes back what a diagnosis cannot claim where something was not read to its end."""

from __future__ import annotations

from collections.abc import Iterable

from errdex.diagnosis.results import CheckRow, CodeRow
from errdex.engine.sentences import say


def withhold_success(rows: Iterable[CodeRow], checks: Iterable[CheckRow]) -> None:
    """Leave open what is said to be a success and which checks hold: the rest may say otherwise."""
    for row in rows:
        if row["success"]:
            leave_open(row, say("success_in_part"))
    for check in checks:
        if check["outcome"] == "pass":
            check["outcome"] = "unknown"
            check["needs"] = [{"name": "rest", "title": say("rest_unread")}]


def leave_open(row: CodeRow, title: str) -> None:
    """Take back that a code means success, and what follows from it; say why in its title."""
    row["success"] = None
    row["title"] = title
    row["owner"] = None
    row["retry"] = {"rule": None, "after_seconds": None}
    row["steps"] = []
