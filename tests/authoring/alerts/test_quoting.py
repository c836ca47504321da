"""Texts in double quotes mean the same to YAML, Go's templates and PromQL."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from errdex.authoring.alerts.quoting import pattern_of, quoted
from tests.support.catalogues import moderate
from tests.support.monitoring import INSTALLED, run

TEXT = 'a"b\\c\n\t{{ .X }} ${Y} `z` %s \U0001f600 \u4f60 \u2028 \u00a0 \x7f \U000e0001 \ufeff'


@moderate
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_yaml_reads_every_text_back(text: str) -> None:
    """Whatever a text holds, YAML reads it back, as a text, and on one line."""
    assert yaml.safe_load(quoted(text)) == text
    assert "\n" not in quoted(text)


def check_query(folder: Path, label: str, query: str, count: int) -> None:
    """Fail unless a query finds so many of the one series that has this label."""
    samples = [{"value": count, "labels": "{}"}] if count else []
    test = {
        "input_series": [{"series": f"m{{l={quoted(label)}}}", "values": "1"}],
        "promql_expr_test": [{"expr": f"count(m{{l{query}}})", "exp_samples": samples}],
    }
    text = json.dumps({"tests": [test]}, ensure_ascii=False)
    (folder / "t.yml").write_text(text, encoding="utf-8")
    run(INSTALLED.program("promtool"), ["test", "rules", "t.yml"], folder)


def test_go_and_promql_read_a_text_back(tmp_path: Path) -> None:
    """Go's templates print it as it was; PromQL matches a label with it."""
    text = f"--template.text={{{{ {quoted(TEXT)} }}}}"
    arguments = ["template", "render", "--template.glob=none", text]
    assert run(INSTALLED.program("amtool"), arguments, tmp_path) == TEXT
    check_query(tmp_path, TEXT, f"={quoted(TEXT)}", 1)


@pytest.mark.parametrize("code", ["a.b", "x*", "(a|b)", "[c]", "^$", "a\\d", "{1}", "+?"])
def test_patterns_match_codes_alone(code: str, tmp_path: Path) -> None:
    """Signs that mean something to RE2 are escaped; a neighbour does not match."""
    query = f"=~{quoted(pattern_of([code, 'other']))}"
    check_query(tmp_path, code, query, 1)
    check_query(tmp_path, f"{code}x", query, 0)
    check_query(tmp_path, "axb", query, 0)
