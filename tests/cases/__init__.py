"""The case tables that every runtime answers, and how they are read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parents[1] / "codes" / "sms.examples.json"


@dataclass(frozen=True)
class Case:
    """A whole diagnosis: what goes in, and the verdict that was written by hand.

    Attributes:
        name: What the case is about.
        input: The text as it is pasted.
        context: Context by name.
        verdict: What must come out; `tests/diagnosis/test_results.py` says how it is compared.
    """

    name: str
    input: str
    context: dict[str, str]
    verdict: dict[str, Any]


def load_cases() -> list[Case]:
    """Return the cases of `results.json`; those without input are the site's worked examples."""
    rows = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))
    shown = {row["name"]: row for row in json.loads(EXAMPLES.read_text(encoding="utf-8"))}
    return [_case({**shown.get(row["name"], {}), **row}) for row in rows]


def _case(row: dict[str, Any]) -> Case:
    return Case(row["name"], "\n".join(row["input"]), row.get("context", {}), row["verdict"])
