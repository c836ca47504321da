"""What a project may override, by name."""

from __future__ import annotations

import pytest

from errdex.authoring.starting.ejecting import choose, overridable
from errdex.errors import UsageError
from tests.conftest import ROOT


def test_everything_that_can_be_overridden_is_listed() -> None:
    """The settings of MkDocs and every template are, each with the file that errdex has."""
    found = overridable()
    templates = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert list(found) == ["mkdocs.yml", *sorted(p.relative_to(ROOT).as_posix() for p in templates)]
    assert all(source == ROOT / name for name, source in found.items())


def test_names_are_paths_with_or_without_templates() -> None:
    """A template is named below `templates/` or from the root."""
    assert list(choose(["pages/code.md.j2", "mkdocs.yml"])) == [
        "templates/pages/code.md.j2",
        "mkdocs.yml",
    ]
    assert choose(["templates/pages/code.md.j2"]) == choose(["pages/code.md.j2"])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("pages/cod.md.j2", 'did you mean "templates/pages/code.md.j2"'),
        ("../mkdocs.yml", "is nothing that a project may override"),
        ("x", "`errdex eject --list` shows them all"),
    ],
)
def test_another_name_is_wrong_usage(name: str, told: str) -> None:
    """What is no template is refused with the nearest name, or with how to see them."""
    with pytest.raises(UsageError) as caught:
        choose([name])
    assert told in str(caught.value)
