"""The table of `tests/cases/queries.json`: what people search for, and what comes first.

That is a code, or the id of a symptom. `texts` are the 58 sentences of the service and of its error
tables, `words` what people call a failure, and `chinese` the same in Chinese; `reports`,
`management` and `symptoms` are about status reports, the management API and what is seen without
a code.
"""

from __future__ import annotations

import json
from pathlib import Path

TABLE: dict[str, list[list[str]]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "queries.json").read_text(encoding="utf-8")
)
QUERIES = [(text, code) for rows in TABLE.values() for text, code in rows]


def name_of(hit: dict[str, str]) -> str:
    """Return the code of a hit, the id of a symptom, or the address of a page."""
    return hit.get("code") or hit.get("symptom") or hit.get("path") or hit["id"]


def check_first(found: list[list[str]]) -> None:
    """Compare the codes that a search lists for each query with the table."""
    missed = {
        text: (codes[:1], code)
        for (text, code), codes in zip(QUERIES, found, strict=True)
        if codes[:1] != [code]
    }
    assert missed == {}
