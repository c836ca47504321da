"""A new entry: its place, what is in it, and when it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from errdex.authoring.editing.adding import add_entry
from errdex.authoring.editing.formatting import format_catalogue
from errdex.authoring.loading.loader import load_catalogue
from errdex.authoring.source.findings import CatalogueError
from errdex.errors import ErrdexError, UsageError
from tests.conftest import ACME

UNDOCUMENTED = 'undocumented:\n  - {code: "Frozen", field: state, seen: A log has it.}\n'


@pytest.mark.parametrize(
    ("code", "field", "before"),
    [
        ("AAA", "error", '  - code: "InvalidBucket"\n'),
        ("Quota", "error", '  - code: "SB:0100"\n'),
        ("zzz", "error", '  - code: "OK"\n'),
        ("zzz", "state", ""),
        ("404", "state", '  - code: "OK"\n'),
    ],
)
def test_an_entry_is_added_in_its_place(code: str, field: str, before: str) -> None:
    """It comes where lint wants it, all other lines stay, and the line that is named is its own."""
    added, line = add_entry(ACME, "F", code, field)
    lines = added.splitlines(keepends=True)
    body = len(lines) - ACME.count("\n")
    assert lines[line - 1] == f'  - code: "{code}"\n'
    assert lines[line] == f"    field: {field}\n"
    assert "".join(lines[: line - 1] + lines[line - 1 + body :]) == ACME
    assert "".join(lines[line - 1 + body :]).startswith(before)
    assert format_catalogue(added, "F") == added


def test_nothing_in_it_passes_for_written(tmp_path: Path) -> None:
    """Loading refuses every text that is still to be written, and only the new entry's."""
    path = tmp_path / "acme.yaml"
    path.write_text(add_entry(ACME, "F", "Quota", "error")[0], encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(path, "F")
    assert {finding.which for finding in caught.value.findings} == {"Quota"}
    missed = [finding.what.partition(":")[0] for finding in caught.value.findings]
    assert missed == [
        "title", "description", "cause", "do", "severity", "retry", "owner", "tell_customer",
        "title", "text", "source",
    ]  # fmt: skip


def test_the_only_group_is_no_question() -> None:
    """Where one group is declared it is filled in; owners and sources are named in a comment."""
    added, _ = add_entry(ACME, "F", "Quota", "error")
    entry = added[added.index('"Quota"') :].partition("  - code")[0]
    assert "    group: all\n" in entry
    assert "    owner: TODO # who has to act: caller, storage\n" in entry
    assert "    source: TODO # " in entry


def test_a_quoted_todo_is_a_text(tmp_path: Path) -> None:
    """`TODO` in quotes is what its author wants to say."""
    path = tmp_path / "acme.yaml"
    path.write_text(ACME.replace("title: Done", 'title: "TODO"'), encoding="utf-8")
    assert load_catalogue(path, "F").entries[-1].title == "TODO"


def test_entries_are_set_off_as_the_others_are() -> None:
    """Blank lines, comments, line ends and indentation are those of the file."""
    text = "fields: {a: }\ncodes:\n# of B\n- code: B\n  field: a\n\n- code: D\n  field: a\n"
    added, line = add_entry(text.replace("\n", "\r\n"), "F", "C")
    assert line == 7
    assert added.count("\n") == added.count("\r\n")
    assert '  field: a\r\n\r\n- code: "C"\r\n  field: a\r\n  group: TODO' in added
    added, line = add_entry(text, "F", "A")
    assert added.startswith('fields: {a: }\ncodes:\n- code: "A"\n')
    assert "\n\n# of B\n- code: B\n" in added


@pytest.mark.parametrize(
    ("code", "field", "told"),
    [
        ("OK", "state", 'F:48:5: OK: is an entry of field "state" already'),
        ("Frozen", "state", 'F:64:5: Frozen: is listed as undocumented of field "state" already'),
        ("ok", "error", 'F: ok: "ok" and "OK" differ only in case; one page cannot show both'),
        ("Old", "error", 'F: Old: aliases: "Old" is a code of this catalogue; remove it here'),
    ],
)
def test_a_code_that_clashes_is_refused(code: str, field: str, told: str) -> None:
    """What is there already, or could have no page, is refused with the reason."""
    text = ACME.replace("    success: true\n", "    success: true\n    aliases: Old\n", 1)
    with pytest.raises(ErrdexError) as caught:
        add_entry(text + UNDOCUMENTED, "F", code, field)
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    ("code", "field", "told"),
    [
        ("a ", "error", '^code: "a " begins or ends with white space; remove it$'),
        ("A", "eror", '^--field: unknown field "eror"; did you mean "error"[?]$'),
        ("A", None, "^--field: give the code's field, one of error, state$"),
    ],
)
def test_wrong_usage(code: str, field: str | None, told: str) -> None:
    """What cannot be a code, and a field that is not declared or not given, are wrong usage."""
    with pytest.raises(UsageError, match=told):
        add_entry(ACME, "F", code, field)
