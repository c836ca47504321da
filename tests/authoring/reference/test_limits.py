"""The page of limits has them all, with their values and what happens there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from errdex.authoring.reference.limits import browser_limits, engine_limits, python_limits
from errdex.authoring.reference.rendering import render_reference
from errdex.engine.tables import limit
from tests.conftest import ROOT

LIMITS = [*engine_limits(), *python_limits(), *browser_limits()]
PAGE = render_reference()["limits.md"]
DECLARED = re.compile(
    r"^[ \t]*(?:export )?(?:const )?(_?(?:MOST|MAX|LARGEST|LONGEST|DEEPEST)[A-Z_]*)"
    r"(?:: [^=\n]*)? = ([0-9][0-9_]*)\b",
    re.MULTILINE,
)


def _declared() -> list[tuple[Path, str, int]]:
    """Return each constant that is called like a limit and has a number, in both languages."""
    folders = (ROOT / "src" / "errdex", ROOT / "templates")
    paths = [p for f in folders for p in sorted(f.rglob("*")) if p.suffix in (".py", ".mjs", ".js")]
    return [
        (path, name, int(value))
        for path in paths
        for name, value in DECLARED.findall(path.read_text(encoding="utf-8"))
    ]


def test_there_are_constants_to_look_for() -> None:
    """The search for constants finds them."""
    assert len(_declared()) > 20


@pytest.mark.parametrize(("path", "name", "value"), _declared())
def test_every_constant_that_is_a_limit_has_a_row(path: Path, name: str, value: int) -> None:
    """No numeric limit is declared in the code that the page does not have; twins have one row."""
    stem = path.stem
    assert f"| `{stem}.{name.lstrip('_').lower()}` |" in PAGE
    assert f" | {value:,} | " in PAGE
    [row] = [one for one in LIMITS if one.name == f"{stem}.{name.lstrip('_').lower()}"]
    assert row.value == value


def test_every_limit_of_the_engines_has_a_row() -> None:
    """Each key of `tables.json` has words in `limits.en.json`, and is on the page."""
    for one in engine_limits():
        assert limit(one.name) == one.value
        assert f"| `{one.name}` | {one.counts} | {one.value:,} | {one.beyond} |" in PAGE


@pytest.mark.parametrize("one", LIMITS, ids=[one.name for one in LIMITS])
def test_every_limit_says_what_it_counts_and_what_happens(one: object) -> None:
    """No row has an empty cell."""
    assert isinstance(one, tuple)
    assert all(one)


def test_names_are_unique() -> None:
    """A row is about one limit."""
    names = [one.name for one in LIMITS]
    assert len(names) == len(set(names))
