"""Which codes an item of the changelog is about, and when each was changed last."""

from __future__ import annotations

import pytest

from errdex.authoring.building import load_project
from errdex.authoring.catalogue import Catalogue
from errdex.authoring.changes import naming
from errdex.authoring.changes.changelog import read_changelog
from errdex.authoring.changes.naming import last_changes, named_in
from errdex.authoring.rendering.diagnosis_data import code_rows, compiled
from errdex.diagnosis.knowledge import Knowledge
from errdex.matching.codes import Codes
from tests.conftest import MakeProject

HEAD = """\
catalogue: {id: bank, title: Bank, module: bankcodes, url: "https://example.com/bank/"}
owners: {caller: {title: Caller}}
fields:
  code: {title: Code, where: response.json.code}
  state: {title: State, where: response.json.state}
groups: {all: {title: All}}
codes:
"""
ENTRY = """\
  - code: "%s"
    field: %s
    group: all
    title: %s of %s
    description: It is %s.
    cause: Something led to it.
    remediation: [{do: Look.}]
    severity: error
    retry: after-fix
    owner: caller
    tell_customer: Please wait.
    examples: [{title: Response, text: "x"}]
%s"""
ENTRIES = [("B001", "code"), ("B002", "code"), ("B003", "code"), ("B009", "code"),
           ("17", "state"), ("18", "state"), ("PAID", "state")]  # fmt: skip


@pytest.fixture
def bank(make_project: MakeProject) -> Catalogue:
    """A catalogue with codes that are plain words and numbers, and an alias."""
    entries = [
        ENTRY % (code, field, code, field, code, '    aliases: ["B000"]\n' * (code == "B009"))
        for code, field in ENTRIES
    ]
    return load_project(make_project(HEAD + "".join(entries)))


def codes_of(catalogue: Catalogue) -> Codes:
    return Knowledge(compiled(catalogue), code_rows(catalogue)).codes


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("B001 and `B003` are new, 17 is not meant", ["B001", "B003"]),
        ("`17` and `PAID`, but nobody PAID 18", ["17", "PAID"]),
        ("B000 is a former name", ["B009"]),
        ("`B000`", ["B009"]),
        ("B0011, XB001 and `B001 or so` are none", []),
        ("`unbalanced B002", ["B002"]),
    ],
)
def test_codes_are_named(bank: Catalogue, item: str, expected: list[str]) -> None:
    """In backticks any code or alias counts, elsewhere those that can be nothing else."""
    assert [named.code for named in named_in(item, bank, codes_of(bank))] == expected


@pytest.mark.parametrize(
    ("section", "item", "expected"),
    [
        ("New codes", "B001 to B003", ["B001", "B002", "B003"]),
        ("Changed advice", "`B001` \u2013 `B009`", ["B001", "B002", "B003", "B009"]),
        ("New codes", "`17` to B003", ["17", "B003"]),
        ("New codes", "B001 or B009", ["B001", "B009"]),
        ("New codes", "The codes of `state`", ["17", "18", "PAID"]),
        ("New codes", "B002 of `code`", ["B002"]),
        ("Changed advice", "The `state` says more", []),
        ("New codes", "Two more", []),
    ],
)
def test_ranges_and_fields_count(
    bank: Catalogue, section: str, item: str, expected: list[str]
) -> None:
    """Ranges within a field count whole; a field does where an item on new codes names no code."""
    text = f"## [1.0] - 2026-01-01\n### {section}\n- {item}\n"
    found = last_changes(bank, read_changelog(text, ""), codes_of(bank))
    assert sorted(found) == sorted(expected)


def test_the_newest_dated_release_counts(bank: Catalogue) -> None:
    """By its day, not by its place; a code that was added then was not changed."""
    text = """\
## [Unreleased]
### Changed advice
- B001, B002, B003
## [1.0] - 2025-01-01
### New codes
- B001 to B009
## [1.1] - 2026-01-01
### Changed advice
- B001
### Removed codes
- B002
### New codes
- B003 is new, and B009
## [1.2]
### Changed advice
- B009
"""
    found = last_changes(bank, read_changelog(text, ""), codes_of(bank))
    assert {code: tuple(change) for code, change in found.items()} == {
        "B001": ("1.1", "2026-01-01", False),
        "B002": ("1.1", "2026-01-01", False),
        "B003": ("1.1", "2026-01-01", True),
        "B009": ("1.1", "2026-01-01", True),
    }


def test_ranges_are_spread_up_to_a_limit(bank: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit, the ends of a range count alone."""
    monkeypatch.setattr(naming, "MOST_RANGES", 1)
    text = "## 1.0 - 2026-01-01\n### New codes\n- The codes of `state`\n- B001 to B003\n"
    found = last_changes(bank, read_changelog(text, "CHANGELOG.md"), codes_of(bank))
    assert sorted(found) == ["17", "18", "B001", "B003", "PAID"]
