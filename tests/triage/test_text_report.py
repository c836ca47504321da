"""What a report says in words."""

from __future__ import annotations

from pathlib import Path

from errdex.authoring.rendering.diagnosis_data import code_rows, compiled
from errdex.diagnosis.knowledge import Knowledge
from errdex.triage import duckdb_runner, shape_of
from errdex.triage.counting import count_rows
from errdex.triage.html_report import as_html
from errdex.triage.reporting import triage_of
from errdex.triage.statements import HOURS, TOTALS
from errdex.triage.text_report import as_text
from tests.support.catalogues import catalogue_text, load_text


def test_a_draft_without_owner_and_rule_is_called_unknown(tmp_path: Path) -> None:
    """In text and HTML alike; an empty name would look like a fault of the report."""
    draft = {"code": "E1", "field": "code", "group": "all", "title": "One", "draft": True}
    catalogue = load_text(catalogue_text([draft]))
    knowledge = Knowledge(compiled(catalogue), code_rows(catalogue))
    path = tmp_path / "a.jsonl"
    path.write_text('{"code": "E1"}\n' * 9, encoding="utf-8")
    with duckdb_runner([str(path)], shape_of(knowledge), False) as run_sql:
        counts = count_rows(run_sql(TOTALS), run_sql(HOURS), knowledge)
    result = triage_of(counts, knowledge, catalogue.title)
    assert "  owner unknown; retry unknown\n" in as_text(result)
    assert "  unknown: 9 (100.0 %)\n" in as_text(result)
    assert "<p>owner unknown; retry unknown</p>" in as_html(result)
