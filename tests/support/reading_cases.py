"""The table of texts and what is read of them, and both runtimes' answers as they compare."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from errdex.evidence.text.json_text import JsonNumber
from tests.conftest import ROOT, tool

RUNNER = ROOT / "tests" / "javascript" / "reading.mjs"
REPORT_MARKS = ["smsMsgId"]
"""What marks a report in the table's texts."""
TABLE = ROOT / "tests" / "cases" / "reading.json"

CASES: list[dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8"))


def id_of(case: dict[str, Any]) -> str:
    """Return a case's room and name: `pytest -k shells/curl` runs the cases of a room."""
    return f"{case['room']}: {case['name']}"


def text_of(case: dict[str, Any]) -> str:
    """Return the text of a case, which is a list of lines if it has several."""
    given = case["input"]
    return given if isinstance(given, str) else "\n".join(given)


def shown(value: Any) -> Any:
    """Return a value with its numbers marked, so that a number is no text."""
    if isinstance(value, JsonNumber):
        return {"$number": str(value)}
    if isinstance(value, list):
        return [shown(item) for item in value]
    if isinstance(value, dict):
        return {name: shown(item) for name, item in value.items()}
    return value


def canonical(value: Any) -> str:
    """Return a value as the runner writes it, objects as pairs in their order."""
    return json.dumps(_encoded(value), ensure_ascii=False, separators=(",", ":"))


def _encoded(value: Any) -> Any:
    if isinstance(value, JsonNumber):
        return {"$number": str(value)}
    if isinstance(value, (list, tuple)):
        return [_encoded(item) for item in value]
    if isinstance(value, dict):
        return {"$object": [[name, _encoded(item)] for name, item in value.items()]}
    return value


def in_node(given: list[Any]) -> list[str]:
    """Return what JavaScript answers to texts, or to pairs of a function and its argument."""
    lines = "".join(json.dumps(item) + "\n" for item in given)
    run = subprocess.run(
        [tool("node"), str(RUNNER)],
        input=lines.encode(),
        capture_output=True,
        check=True,
        timeout=600,
    )
    answers = run.stdout.decode("utf-8").split("\n")[:-1]
    return [json.dumps(json.loads(a), ensure_ascii=False, separators=(",", ":")) for a in answers]


def differences(found: Any, expected: Any, place: str = "") -> list[str]:
    """Return where a value lacks what is expected of it; of an object only what is named."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            line
            for name, item in expected.items()
            for line in differences(found.get(name, "(absent)"), item, f"{place}.{name}")
        ]
    return [] if found == expected else [f"{place}: {found!r}, not {expected!r}"]


def stands_at(found: Any, path: str) -> bool:
    """Return whether there is anything at a path of names joined with dots."""
    for name in path.split("."):
        if not isinstance(found, dict) or name not in found:
            return False
        found = found[name]
    return True
